/** Entries that were written down after their period was over: permitted, and marked. */
import { addDays } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import { dutiesOf } from "./duty.ts";
import type { EntryRow } from "./entries.store.ts";
import { periodAt } from "./periods.ts";
import type { RecordKind } from "./record.ts";
import { autumnMonth, springMonth } from "./records.parameters.ts";

const spring = readerOf(springMonth);
const autumn = readerOf(autumnMonth);
const BEIJING_MS = 8 * 3_600_000;

export type LateMarker = (row: Pick<EntryRow, "on" | "createdAt">) => boolean;

/** Of a kind that nothing recurring is owed of, nothing is late; of several duties the longest period counts. */
export async function lateMarkerOf(tx: Pick<Tx, "sql">, kind: RecordKind): Promise<LateMarker> {
  const recurring = dutiesOf(kind).flatMap(({ when }) => (when.kind === "every" ? [when] : []));
  const [first] = recurring;
  if (first === undefined) return () => false;
  const parameters = await listParameters(tx, today());
  const terms = { spring: spring.get(parameters), autumn: autumn.get(parameters) };
  return ({ on, createdAt }) => {
    const written = new Date(createdAt.getTime() + BEIJING_MS).toISOString().slice(0, 10);
    return recurring.every(
      ({ period, graceDays }) =>
        written > addDays(periodAt(period, terms, on).to, graceDays?.find(parameters) ?? 0),
    );
  };
}
