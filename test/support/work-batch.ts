/** A process of its own that goes on with a batch as the server's job does; to be killed wherever it is. */
import { openApp } from "../../src/compose.ts";
import "../../src/modules/matching/matching.module.ts";
import { runBatch } from "../../src/platform/exchange/run-batch.job.ts";
import { createLog } from "../../src/platform/log.ts";
import { readSettings } from "../../src/platform/settings.ts";

const [id = ""] = process.argv.slice(2);
const { app, close } = await openApp({ settings: readSettings(), log: createLog("error") });
await runBatch(app, id);
await close();
