/** Where a report came from holds off floods for a day; then it is nobody's business any more. */
import { now } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import * as store from "./open-reports.store.ts";

const DAY_MS = 86_400_000;

export async function forgetSenders({ database }: Pick<App, "database">): Promise<void> {
  await unitOfWork(
    database,
    systemActor("reports"),
    { operation: "protection.senders.forget", effect: "write", audited: false },
    (tx) => store.forgetSenders(tx, new Date(now().getTime() - DAY_MS)),
  );
}
