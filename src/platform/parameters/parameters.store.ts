import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import type { ParameterRow } from "./read-parameter.ts";

export type { ParameterRow } from "./read-parameter.ts";

const columns = sql`id, key, value, document, certainty, valid_from as "validFrom", valid_to as "validTo"`;

/** Rows that came with the programme have been known all along: they carry no time of recording. */
const believed = (knownAt: Date | undefined) =>
  knownAt === undefined
    ? sql`superseded_at is null`
    : sql`(recorded_at is null or recorded_at <= ${knownAt}) and (superseded_at is null or superseded_at > ${knownAt})`;

/** The parameters as they hold on a day, by key; with `knownAt`, as they were believed at that moment. */
export async function listParameters(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  knownAt?: Date,
): Promise<Map<string, ParameterRow>> {
  const { rows } = await sql<ParameterRow>`
    select ${columns} from platform.parameter
    where valid_from <= ${on} and (valid_to is null or valid_to > ${on}) and ${believed(knownAt)}`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Every period that is believed of these keys (of all, if none are named), by key and day: for sums over many months. */
export async function listParameterPeriods(
  tx: Pick<Tx, "sql">,
  keys?: readonly string[],
  knownAt?: Date,
): Promise<ParameterRow[]> {
  const chosen = keys === undefined ? sql`true` : sql`key = any (${keys}::text[])`;
  const { rows } = await sql<ParameterRow>`
    select ${columns} from platform.parameter where ${chosen} and ${believed(knownAt)}
    order by key, valid_from`.execute(tx.sql);
  return rows;
}
