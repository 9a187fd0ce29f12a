/** SQL of comparisons with the national system. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { DifferenceKind, Payment } from "./compare-national.ts";
import type { NationalCode } from "./national-codes.ts";

export interface Tallies {
  readonly rows: number;
  readonly same: number;
  readonly strangers: number;
  readonly faulty: number;
  readonly kinds: Readonly<Record<DifferenceKind, number>>;
}

export interface CheckRow {
  readonly id: string;
  readonly month: string;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly tallies: Tallies;
  readonly codes: readonly NationalCode[];
}

export async function insertCheck(tx: Tx, row: CheckRow): Promise<void> {
  await sql`
    insert into matching.national_check (id, month, made_at, made_by, made_by_name, tallies, codes, scope_code)
    values (${row.id}, ${row.month}, ${row.madeAt}, ${tx.actor.accountId}, ${row.madeByName}, ${JSON.stringify(row.tallies)},
      ${row.codes}, ${tx.actor.placeCode})`.execute(tx.sql);
}

export async function listChecks(tx: Tx): Promise<(CheckRow & { readonly open: number })[]> {
  const { rows } = await sql<CheckRow & { open: number }>`
    select c.id, c.month, c.made_at as "madeAt", c.made_by_name as "madeByName", c.tallies, c.codes,
      (select count(*) from matching.national_difference d where d.check_id = c.id and d.state = 'open') as open
    from matching.national_check c order by c.made_at desc limit 20`.execute(tx.sql);
  return rows;
}

export interface DifferenceRow {
  readonly id: string;
  readonly checkId: string;
  readonly childId: string;
  readonly kind: DifferenceKind;
  readonly ours: Payment | null;
  readonly theirs: Payment | null;
  readonly scopeCode: string;
}

export async function insertDifferences(tx: Tx, rows: readonly DifferenceRow[]): Promise<void> {
  await insertRows(
    tx,
    "matching.national_difference",
    {
      id: ["uuid", (row: DifferenceRow) => row.id],
      check_id: ["uuid", (row: DifferenceRow) => row.checkId],
      child_id: ["uuid", (row: DifferenceRow) => row.childId],
      kind: ["text", (row: DifferenceRow) => row.kind],
      ours: ["jsonb", (row: DifferenceRow) => row.ours],
      theirs: ["jsonb", (row: DifferenceRow) => row.theirs],
      scope_code: ["text", (row: DifferenceRow) => row.scopeCode],
    },
    rows,
  );
}

/** Of these categories, on either side: what a newer comparison does not find again is no difference any more. */
export async function supersedeOpen(tx: Tx, codes: readonly NationalCode[]): Promise<void> {
  await sql`
    update matching.national_difference set state = 'superseded', version = version + 1
    where state = 'open' and (ours ->> 'code' = any (${codes}::text[]) or theirs ->> 'code' = any (${codes}::text[]))`.execute(
    tx.sql,
  );
}

export interface ToldDifference extends DifferenceRow {
  readonly state: "open" | "settled";
  readonly settledBy: string | null;
  readonly settledWhy: string | null;
  readonly version: number;
}

const columns = sql`id, check_id as "checkId", child_id as "childId", kind, ours, theirs, scope_code as "scopeCode", state,
  settled_by_name as "settledBy", settled_why as "settledWhy", version`;

export async function listDifferences(
  tx: Tx,
  state: "open" | "settled",
  kind: DifferenceKind | null,
): Promise<ToldDifference[]> {
  const { rows } = await sql<ToldDifference>`
    select ${columns} from matching.national_difference
    where state = ${state} and (${kind}::text is null or kind = ${kind}) order by kind, scope_code, id limit 2000`.execute(
    tx.sql,
  );
  return rows;
}

export async function countDifferences(
  tx: Tx,
  state: string,
): Promise<{ kind: DifferenceKind; count: number }[]> {
  const { rows } = await sql<{ kind: DifferenceKind; count: number }>`
    select kind, count(*) as count from matching.national_difference where state = ${state} group by kind`.execute(
    tx.sql,
  );
  return rows;
}

export async function findDifference(tx: Tx, id: string): Promise<ToldDifference | undefined> {
  const { rows } = await sql<ToldDifference>`
    select ${columns} from matching.national_difference where id = ${id} and state <> 'superseded'`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Whether it was still open, as the asker saw it. */
export async function settleDifference(
  tx: Tx,
  { id, version, why, at }: { id: string; version: number; why: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update matching.national_difference set state = 'settled', settled_by = ${tx.actor.accountId},
      settled_by_name = ${tx.actor.displayName}, settled_at = ${at}, settled_why = ${why}, version = version + 1
    where id = ${id} and state = 'open' and version = ${version} returning id`.execute(tx.sql);
  return rows.length === 1;
}
