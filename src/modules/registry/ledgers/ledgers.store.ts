/** SQL of the ledgers: which children stand on one, page by page, as a file, and how many. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { keptPlan } from "../../../platform/db/frugal-pool.ts";
import { paidSql } from "./allowance.store.ts";
import { conditionSql } from "./condition.store.ts";
import type { Condition } from "./condition.ts";
import type { ReadFields, ReadRow } from "./present-row.ts";
import { afterSql, keysOf, type Ordering, orderSql, type Search } from "./row-order.store.ts";
import { type SealedNumbers, sealedColumns } from "./sealed-numbers.store.ts";
import { columnsSql } from "./standing-columns.store.ts";

type Sql = RawBuilder<unknown>;

export interface Selection {
  readonly asOf: string;
  /** Narrowed to the place asked for. */
  readonly scope: Scope;
  readonly where: Condition;
  readonly seesHiv: boolean;
  readonly search?: Search;
  /** Only those whose category ends by age after `asOf` and not after this day. */
  readonly leavingUntil?: string;
  /** Only those whose living allowance runs in the month of this day. */
  readonly paidOn?: string;
}

/** A row of a list: what stood, as far as it was asked for, its place in the order, and the numbers beside it. */
export interface ListedRecord extends ReadRow, SealedNumbers {
  /** What the row is ordered by, for the cursor: a JSON array; of the last row of a full page only. */
  readonly position: string | null;
}

/** The rows of a page, in order, after the given position. */
export async function listRows(
  tx: Tx,
  reads: ReadFields,
  selection: Selection,
  ordering: Ordering,
  after: readonly unknown[] | null,
  limit: number,
): Promise<ListedRecord[]> {
  const { rows } = await keptPlan(
    rowsSql(reads, selection, ordering, tx, afterSql(selection, ordering, after), limit),
  ).execute(tx.sql);
  return rows;
}

/** All rows in order, a batch at a time from one cursor, so that a file shows one moment and holds no list in memory. */
export async function* streamRows(
  tx: Tx,
  reads: ReadFields,
  selection: Selection,
  ordering: Ordering,
  batch: number,
): AsyncGenerator<ListedRecord[]> {
  await sql`declare ledger_rows no scroll cursor for ${rowsSql(reads, selection, ordering, tx)}`.execute(
    tx.sql,
  );
  for (;;) {
    const { rows } = await sql<ListedRecord>`fetch ${sql.lit(batch)} from ledger_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close ledger_rows`.execute(tx.sql);
}

/** Everybody who is meant, village by village. */
export async function listSelected(
  tx: Tx,
  selection: Selection,
): Promise<{ readonly id: string; readonly villageCode: string }[]> {
  const { rows } = await sql<{ id: string; villageCode: string }>`
    select s.child_id as id, s.scope_code as "villageCode" ${fromSql(selection, tx)}
    order by s.scope_code, s.child_id limit 100000`.execute(tx.sql);
  return rows;
}

export interface RowCount {
  readonly total: number;
  /** Of these: on the list because still at school after 18, but in nobody's count. */
  readonly overAge: number;
}

export async function countRows(tx: Tx, selection: Selection): Promise<RowCount> {
  const { rows } = await sql<RowCount>`
    select count(*) as total, count(*) filter (where s.over_age_in_school) as "overAge" ${fromSql(selection, tx)}`.execute(
    tx.sql,
  );
  return rows[0] ?? { total: 0, overAge: 0 };
}

/** Counts by the places whose codes have so many digits. */
export async function countByPlace(
  tx: Tx,
  selection: Selection,
  digits: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select left(s.scope_code, ${sql.lit(digits)}) as code, count(*) as count ${fromSql(selection, tx)} group by 1`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.code, row.count]));
}

function rowsSql(
  reads: ReadFields,
  selection: Selection,
  ordering: Ordering,
  tx: Tx,
  after: Sql = sql``,
  limit?: number,
): RawBuilder<ListedRecord> {
  const order = orderSql(selection, ordering);
  const position = sql.join(keysOf(selection, ordering).map(({ expression }) => sql`(${expression})::text`));
  // Of a page only the last row but one is ever gone on from.
  const isLast = limit === undefined ? sql`false` : sql`row_number() over (${order}) = ${sql.lit(limit - 1)}`;
  const leaving = selection.leavingUntil === undefined ? leavingOfRow : leavingOfEnding;
  return sql<ListedRecord>`
    select ${columnsSql(reads.fields)}, ${leaving}, ${sealedColumns(reads.guardianNumber)},
      case when ${isLast} then json_build_array(${position})::text end as position
    ${fromSql(selection, tx)} ${after} ${order} ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`}`;
}

const leavingOfRow = sql`case when s.ends_why is not null then s.valid_to end as "leavingOn", s.ends_why as "leavingWhy"`;
const leavingOfEnding = sql`e.valid_to as "leavingOn", e.ends_why as "leavingWhy"`;

/** From and where: shared by the page, its count and its file. */
function fromSql(selection: Selection, tx: Tx): Sql {
  const { asOf, scope, where, seesHiv, search, leavingUntil, paidOn } = selection;
  const parts: Sql[] = [
    sql`s.valid_from <= ${asOf}::date and s.valid_to > ${asOf}::date`,
    sql`s.scope_code >= ${scope.lo} and s.scope_code < ${scope.hi}`,
    conditionSql(where, { asOf, seesHiv }),
  ];
  let from = sql`from registry.standing s`;
  if (leavingUntil !== undefined) {
    // A later row may end by age although today's row ends earlier for another reason.
    from = sql`${from} join registry.standing e on e.child_id = s.child_id and e.ends_why is not null
      and e.valid_to > ${asOf}::date and e.valid_to <= ${leavingUntil}::date`;
  }
  if (paidOn !== undefined) parts.push(sql`exists (${paidSql(paidOn)})`);
  if (search?.kind === "ids") parts.push(sql`s.child_id = any (${search.ids}::uuid[])`);
  if (search?.kind === "key") {
    const upTo = `${search.key}\u{10FFFF}`;
    // Keys stand under the file's present place, rows under the place of that day: only the row is held to the place asked for.
    from = sql`${from} join registry.name_key k on k.child_id = s.child_id`;
    parts.push(
      sql`k.key >= ${search.key} and k.key < ${upTo} and k.scope_code >= ${tx.scope.lo} and k.scope_code < ${tx.scope.hi}`,
      // 王王 has two keys that begin with 王: the child is listed under the first.
      sql`not exists (select from registry.name_key o where o.child_id = k.child_id and o.key >= ${search.key} and o.key < k.key)`,
    );
  }
  return sql`${from} where ${sql.join(parts, sql` and `)}`;
}
