/** Visits of the demonstration as the register's facts, thousands at once: nothing stands on them but the day of the last one. */
import { v7 as uuid } from "uuid";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertDemoVisits } from "./demo.store.ts";

export { createRandom } from "./demo-random.ts";

export interface DemoVisitFact {
  readonly childId: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly note: string;
  /** The post of whoever visited. */
  readonly byPost: string;
}

export async function layDemoVisits(tx: Tx, visits: readonly DemoVisitFact[]): Promise<void> {
  await insertDemoVisits(
    tx,
    visits.map((visit) => ({ ...visit, id: uuid() })),
    now(),
  );
}
