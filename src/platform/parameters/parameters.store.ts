import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import { keptPlan } from "../db/frugal-pool.ts";
import type { LaidPeriod } from "./plan-change.ts";
import type { ParameterRow } from "./read-parameter.ts";

export type { ParameterRow } from "./read-parameter.ts";

const columns = sql`id, key, value, document, certainty, valid_from as "validFrom", valid_to as "validTo"`;

/** Rows that came with the programme have been known all along: they carry no time of recording. */
const believed = (knownAt: Date | string | undefined) =>
  knownAt === undefined
    ? sql`superseded_at is null`
    : sql`(recorded_at is null or recorded_at <= ${knownAt}) and (superseded_at is null or superseded_at > ${knownAt})`;

/** The parameters as they hold on a day, by key; with `knownAt`, as they were believed at that moment. */
export async function listParameters(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  knownAt?: Date | string,
): Promise<Map<string, ParameterRow>> {
  const { rows } = await sql<ParameterRow>`
    select ${columns} from platform.parameter
    where valid_from <= ${on} and (valid_to is null or valid_to > ${on}) and ${believed(knownAt)}`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Of these keys alone: for what is asked all day. */
export async function findParameters(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  keys: readonly string[],
): Promise<Map<string, ParameterRow>> {
  const { rows } = await keptPlan(sql<ParameterRow>`
    select ${columns} from platform.parameter
    where key = any (${keys}::text[]) and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
      and superseded_at is null`).execute(tx.sql);
  return new Map(rows.map((row) => [row.key, row]));
}

/** What holds on a day and on any day after it, read in one go: for whoever looks ahead. */
export async function parametersFrom(
  tx: Pick<Tx, "sql">,
  first: IsoDate,
): Promise<(on: IsoDate) => Map<string, ParameterRow>> {
  const { rows } = await sql<ParameterRow>`
    select ${columns} from platform.parameter
    where (valid_to is null or valid_to > ${first}) and ${believed(undefined)}`.execute(tx.sql);
  return (on) =>
    new Map(
      rows
        .filter((row) => row.validFrom <= on && (row.validTo === null || row.validTo > on))
        .map((row) => [row.key, row]),
    );
}

/** Every period that is believed of these keys (of all, if none are named), by key and day: for sums over many months. */
export async function listParameterPeriods(
  tx: Pick<Tx, "sql">,
  keys?: readonly string[],
  knownAt?: Date | string,
): Promise<ParameterRow[]> {
  const chosen = keys === undefined ? sql`true` : sql`key = any (${keys}::text[])`;
  const { rows } = await sql<ParameterRow>`
    select ${columns} from platform.parameter where ${chosen} and ${believed(knownAt)}
    order by key, valid_from`.execute(tx.sql);
  return rows;
}

export interface RecordedPeriod extends ParameterRow {
  readonly note: string | null;
  readonly recordedAt: Date | null;
  readonly recordedBy: string | null;
  readonly supersededAt: Date | null;
  readonly changeId: string | null;
}

/** Everything ever recorded of a key, newest period first and within it the newest belief. */
export async function listHistory(tx: Pick<Tx, "sql">, key: string): Promise<RecordedPeriod[]> {
  const { rows } = await sql<RecordedPeriod>`
    select p.id, p.key, p.value, p.document, p.certainty, p.valid_from as "validFrom", p.valid_to as "validTo", p.note,
      p.recorded_at as "recordedAt", a.display_name as "recordedBy", p.superseded_at as "supersededAt",
      p.change_id as "changeId"
    from platform.parameter p left join platform.account a on a.id = p.recorded_by
    where p.key = ${key}
    order by p.valid_from desc, p.superseded_at desc nulls first limit 500`.execute(tx.sql);
  return rows;
}

/** Whoever confirms a change does so alone: what they have compared stays as it is until they are done. */
export async function lockParameters(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tongan.parameters'))`.execute(tx.sql);
}

/** Ends the belief in these rows. */
export async function supersedeParameters(
  tx: Pick<Tx, "sql" | "actor">,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    update platform.parameter set superseded_at = ${at}, superseded_by = ${tx.actor.accountId}
    where id = any (${ids}::uuid[]) and superseded_at is null`.execute(tx.sql);
}

/** Believes a row again for a shorter time: the same value, document and words. */
export async function insertShortened(
  tx: Pick<Tx, "sql" | "actor">,
  { keeps, from, to }: LaidPeriod,
  recorded: { readonly at: Date; readonly changeId: string },
): Promise<void> {
  await sql`
    insert into platform.parameter (key, valid_from, valid_to, value, document, certainty, note, recorded_at, recorded_by, change_id)
    select key, ${from}, ${to}, value, document, certainty, note, ${recorded.at}, ${tx.actor.accountId}, ${recorded.changeId}
    from platform.parameter where id = ${keeps}`.execute(tx.sql);
}

export interface NewParameter {
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly value: unknown;
  readonly document: string;
  readonly certainty: ParameterRow["certainty"];
}

export async function insertParameter(
  tx: Pick<Tx, "sql" | "actor">,
  row: NewParameter,
  recorded: { readonly at: Date; readonly changeId: string; readonly note: string },
): Promise<void> {
  await sql`
    insert into platform.parameter (key, valid_from, valid_to, value, document, certainty, note, recorded_at, recorded_by, change_id)
    values (${row.key}, ${row.from}, ${row.to}, ${JSON.stringify(row.value)}::jsonb, ${row.document}, ${row.certainty},
      ${recorded.note}, ${recorded.at}, ${tx.actor.accountId}, ${recorded.changeId})`.execute(tx.sql);
}
