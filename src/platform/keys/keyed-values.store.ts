/** SQL over the declared columns: how many values lie under which key, and the next ones to be made anew. */
import { type RawBuilder, sql } from "kysely";
import type { PoolClient } from "pg";
import type { Tx } from "../db/database.ts";
import type { KeyedColumn } from "./keyed-column.ts";

type Fragment = RawBuilder<unknown>;

/** The id of the key that a value was made with; 0 for what is no such value. */
function keyIdOf({ column, holds }: KeyedColumn): Fragment {
  const value = sql.ref(`t.${column}`);
  switch (holds.kind) {
    case "box":
      return boxKeyId(value);
    case "boxInJson":
      // The first eight letters of Base64 are the first six bytes.
      return boxKeyId(sql`decode(left(${value} ->> ${sql.lit(holds.member)}, 8), 'base64')`);
    case "index":
    case "roomIndex":
    case "passingIndex":
      return sql`case octet_length(${value}) when 16 then 1 when 18 then get_byte(${value}, 0) * 256 + get_byte(${value}, 1) else 0 end`;
  }
}

/** By a slice, so that of a box that lies outside its row only the beginning is read. */
function boxKeyId(box: Fragment): Fragment {
  const id = sql`substring(${box} from 3 for 2)`;
  return sql`case when octet_length(${box}) >= 4 then get_byte(${id}, 0) * 256 + get_byte(${id}, 1) else 0 end`;
}

function isThere({ column, holds }: KeyedColumn): Fragment {
  const value = sql.ref(`t.${column}`);
  return holds.kind === "boxInJson" ? sql`${value} ? ${sql.lit(holds.member)}` : sql`${value} is not null`;
}

export interface KeyCount {
  readonly id: number;
  readonly values: number;
}

/** So much of a table is read at a glance; smaller ones are read whole. */
const GLANCE_BYTES = 4 * 1024 * 1024;

/** `glance`: of a large table a sample of its pages, enough to see under which keys most of it lies. */
export async function countByKey(tx: Tx, column: KeyedColumn, glance = false): Promise<KeyCount[]> {
  const share = sql`least(100, 100.0 * ${sql.lit(GLANCE_BYTES)} / greatest(1, pg_relation_size(${sql.lit(column.table)}::regclass)))`;
  const sample = glance ? sql`tablesample system (${share})` : sql``;
  const { rows } = await sql<KeyCount>`
    select ${keyIdOf(column)} as id, count(*) as values from ${sql.table(column.table)} t ${sample} where ${isThere(column)}
    group by 1 order by 1`.execute(tx.sql);
  return rows;
}

/** Values under other keys than this one, and those that cannot be made anew yet. */
export async function countOutdated(tx: Tx, column: KeyedColumn, activeId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(column.table)} t
    where ${isThere(column)} and (${keyIdOf(column)} <> ${activeId} or not (${isPrepared(column)}))`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

function isPrepared({ preparedIn }: KeyedColumn): Fragment {
  return preparedIn === undefined ? sql`true` : sql`${sql.ref(`t.${preparedIn}`)} is not null`;
}

/** A row's primary key as text, in the order of its columns. */
export type RowKey = readonly string[];

export interface OutdatedValue {
  readonly key: RowKey;
  readonly keyId: number;
  /** The box, or the box that an index is of; missing when an index has none beside it. */
  readonly box: Buffer | null;
}

/**
 * The next rows whose value lies under another key, locked. Rows that somebody is writing are passed over and not waited for:
 * a later round finds them, and nobody ever waits for us while we wait for another.
 */
export async function lockOutdated(
  tx: Tx,
  column: KeyedColumn,
  activeId: number,
  after: RowKey | undefined,
  limit: number,
): Promise<OutdatedValue[]> {
  const { holds } = column;
  const names = Object.keys(column.key);
  const refs = sql.join(names.map((name) => sql.ref(`t.${name}`)));
  const box =
    holds.kind === "index" || holds.kind === "roomIndex"
      ? sql.ref(`t.${holds.of.column}`)
      : holds.kind === "boxInJson"
        ? sql`decode(${sql.ref(`t.${column.column}`)} ->> ${sql.lit(holds.member)}, 'base64')`
        : sql.ref(`t.${column.column}`);
  const beyond =
    after === undefined
      ? sql``
      : sql`and (${refs}) > (${sql.join(
          Object.values(column.key).map((type, at) => sql`${after[at]}::${sql.raw(type)}`),
        )})`;
  const { rows } = await sql<OutdatedValue>`
    select array[${sql.join(names.map((name) => sql`${sql.ref(`t.${name}`)}::text`))}] as key,
      ${keyIdOf(column)} as "keyId", ${box} as box
    from ${sql.table(column.table)} t
    where ${isThere(column)} and ${keyIdOf(column)} <> ${activeId} and ${isPrepared(column)} ${beyond}
    order by ${refs} limit ${limit} for no key update skip locked`.execute(tx.sql);
  return rows;
}

export interface NewValue {
  readonly key: RowKey;
  readonly value: Buffer | null;
}

export async function writeValues(tx: Tx, column: KeyedColumn, values: readonly NewValue[]): Promise<void> {
  if (values.length === 0) return;
  const { holds } = column;
  const names = Object.keys(column.key);
  const types = Object.values(column.key);
  const target = sql.ref(column.column);
  const set =
    holds.kind === "boxInJson"
      ? sql`${target} = jsonb_set(t.${target}, array[${sql.lit(holds.member)}], to_jsonb(translate(encode(v.value, 'base64'), chr(10), '')))`
      : sql`${target} = v.value`;
  const keys = names.map((_, at) => sql`${values.map((one) => one.key[at])}::text[]`);
  const same = names.map(
    (name, at) => sql`t.${sql.ref(name)} = v.${sql.ref(`k${at}`)}::${sql.raw(types[at] ?? "text")}`,
  );
  await sql`
    update ${sql.table(column.table)} t set ${set}
    from unnest(${sql.join(keys)}, ${values.map((one) => one.value)}::bytea[]) as v(${sql.join(
      names.map((_, at) => sql.ref(`k${at}`)),
    )}, value)
    where ${sql.join(same, sql` and `)}`.execute(tx.sql);
}

/** Goes with the connection too, so that nobody's death blocks the next. */
export async function takeLock(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_lock(hashtext('tongan.keys')) as got",
  );
  return rows[0]?.got === true;
}

export async function leaveLock(client: PoolClient): Promise<void> {
  await client.query("select pg_advisory_unlock(hashtext('tongan.keys'))");
}

export async function databaseTime(tx: Tx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx.sql);
  return rows[0]?.at ?? "";
}

/** Transactions that began before: they may still write what they made with the key before. */
export async function countOlderTransactions(tx: Tx, at: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and xact_start < ${at}::timestamptz`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}
