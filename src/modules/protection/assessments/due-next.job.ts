/** Each night: what is due to be assessed again soon lies on the township's desk. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { findHomes } from "../../registry/home-facts.service.ts";
import { askNext } from "./assessment-tasks.service.ts";
import { dueAheadDays } from "./assessments.parameters.ts";
import { listDueNext } from "./assessments.store.ts";

const STEP = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

const ahead = readerOf(dueAheadDays);

/** A task that lies there already stays as it is. */
export async function remindOfNext(app: App): Promise<void> {
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const from: string = after;
    after = await unitOfWork(
      app.database,
      systemActor("assessments"),
      { operation: "protection.assessments.remind", effect: "write", audited: false },
      async (tx) => {
        const by = addDays(today(), ahead.get(await listParameters(tx, today())));
        const rows = await listDueNext(tx, by, from, STEP);
        const open = new Set(
          (
            await findHomes(
              tx,
              today(),
              rows.map(({ childId }) => childId),
            )
          ).map(({ childId }) => childId),
        );
        for (const row of rows) if (open.has(row.childId)) await askNext(tx, row);
        return rows.length < STEP ? undefined : rows.at(-1)?.id;
      },
    );
  }
}

export async function startReminding(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("protection.assessments.night", "45 2 * * *", () => remindOfNext(app));
}
