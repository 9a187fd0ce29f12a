/** A process of its own that decides a matter of the sample procedure and stops just before the commit, to be killed there. */
import { openApp } from "../../src/compose.ts";
import type { Actor } from "../../src/kernel/actor.ts";
import { unitOfWork } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { performAct } from "../../src/platform/procedures/perform-act.service.ts";
import { readSettings } from "../../src/platform/settings.ts";
import { bindSampleProcedure, broken } from "./sample-procedure.ts";

const [id = "", version = "", on = "", actor = ""] = process.argv.slice(2);
bindSampleProcedure();
broken.meanwhile = () =>
  new Promise(() => {
    process.stdout.write("before the commit\n");
    setInterval(() => undefined, 1000);
  });
const { app } = await openApp({ settings: readSettings(), log: createLog("error") });
await unitOfWork(
  app.database,
  JSON.parse(actor) as Actor,
  { operation: "procedures.step.decide", effect: "write" },
  (tx) =>
    performAct(tx, app, id, Number(version), {
      kind: "decide",
      step: 2,
      outcome: "confirm",
      opinion: "同意",
      on,
    }),
);
