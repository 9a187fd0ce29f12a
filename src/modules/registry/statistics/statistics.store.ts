/** One scan for a whole table: `count(*) filter (where …)` a column, grouped by place. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { paidSql } from "../ledgers/allowance.store.ts";
import { conditionSql } from "../ledgers/condition.store.ts";
import type { TableDeclaration } from "./table-declaration.ts";

type Sql = RawBuilder<unknown>;

/** Where the rows of a day come from: the living projection, or what a quarter froze. */
export type RowSource =
  | { readonly kind: "live" }
  | { readonly kind: "frozen"; readonly quarter: string; readonly opened: readonly OpenedRow[] };

/** What a frozen row keeps sealed, opened for the one post that may know. */
export interface OpenedRow {
  readonly childId: string;
  readonly orphanType: string | null;
  readonly difficulty: readonly string[];
}

export interface CountRequest {
  readonly asOf: string;
  readonly scope: Scope;
  /** Length of the codes to group by. */
  readonly digits: number;
  readonly seesHiv: boolean;
}

export type PlaceCells = Map<string, Readonly<Record<string, number>>>;

/** Counts and sums of the table's columns, by place and column key. */
export async function countTable(
  tx: Tx,
  source: RowSource,
  table: TableDeclaration,
  request: CountRequest,
): Promise<PlaceCells> {
  const columns = table.columns.filter((column) => column.kind === "count" || column.kind === "money");
  const context = { asOf: request.asOf, seesHiv: request.seesHiv };
  const figures = columns.map((column, index) => {
    const where = conditionSql(column.where, context);
    const figure = column.kind === "money" ? sql`coalesce(sum(s.amount_fen)` : sql`(count(*)`;
    const close = column.kind === "money" ? sql`, 0)` : sql`)`;
    return sql`${figure} filter (where ${where})${close}::bigint as ${sql.ref(`c${index}`)}`;
  });
  const { rows } = await sql<Record<string, number> & { code: string }>`
    select left(s.scope_code, ${sql.lit(request.digits)}) as code, ${sql.join(figures)}
    from ${rowsOf(source, table, request)} where ${conditionSql(table.base, context)} group by 1`.execute(
    tx.sql,
  );
  return new Map(
    rows.map((row) => [
      row.code,
      Object.fromEntries(columns.map((column, index) => [column.key, row[`c${index}`] ?? 0])),
    ]),
  );
}

/** A row set named `s`, with amount_fen where the table sums money. */
function rowsOf(source: RowSource, table: TableDeclaration, { asOf, scope }: CountRequest): Sql {
  const inScope = sql`s.scope_code >= ${scope.lo} and s.scope_code < ${scope.hi}`;
  if (source.kind === "frozen") {
    const paid = table.source === "allowance" ? sql`and s.amount_fen is not null` : sql``;
    return sql`(
      select ${frozenColumns}, coalesce(o.orphan_type, s.orphan_type) as orphan_type, coalesce(o.difficulty, s.difficulty) as difficulty
      from registry.quarter_row s left join unnest(${source.opened.map((row) => row.childId)}::uuid[],
        ${source.opened.map((row) => row.orphanType)}::text[], ${source.opened.map((row) => `{${row.difficulty.join(",")}}`)}::text[])
        as opened(child_id, orphan_type, difficulty_text) on opened.child_id = s.child_id
      left join lateral (select opened.orphan_type, opened.difficulty_text::text[] as difficulty) o on true
      where s.quarter = ${source.quarter} and ${inScope} ${paid}) s`;
  }
  const standing = sql`registry.standing s where s.valid_from <= ${asOf}::date and s.valid_to > ${asOf}::date and ${inScope}`;
  if (table.source !== "allowance") return sql`(select s.* from ${standing}) s`;
  return sql`(
    select s.*, a.amount_fen from (select s.* from ${standing} and (s.orphan or s.defacto_unattended)) s
    cross join lateral (${paidSql(asOf)}) a) s`;
}

const frozenColumns = sql`s.scope_code, s.sex, s.birth_date, s.document_kind, s.orphan, s.defacto_unattended, s.left_behind,
  s.in_difficulty, s.over_age_in_school, s.categories, s.care_mode, s.hukou, s.stage, s.boarding, s.health, s.disability_class,
  s.disability_level, s.entrust_reason, s.entrust_signed, s.actual_care, s.care_quality, s.relief, s.risk, s.father_condition,
  s.mother_condition, s.last_visit, s.amount_fen`;

export interface PostCounts {
  readonly supervisors: number;
  readonly directors: number;
  readonly villages: number;
  readonly villagesStaffed: number;
}

/** Posts held that day and villages that have somebody, by place; `null` groups all, so that one person counts once. */
export async function countPosts(
  tx: Tx,
  asOf: string,
  scope: Scope,
  digits: number | null,
): Promise<Map<string, PostCounts>> {
  const place = (column: Sql) => (digits === null ? sql`''` : sql`left(${column}, ${sql.lit(digits)})`);
  const held = sql`p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to > ${asOf}::date)
    and p.place_code >= ${scope.lo} and p.place_code < ${scope.hi}`;
  const { rows } = await sql<PostCounts & { code: string }>`
    select coalesce(v.code, h.code) as code, coalesce(v.villages, 0) as villages, coalesce(h.supervisors, 0) as supervisors,
      coalesce(h.directors, 0) as directors, coalesce(h.staffed, 0) as "villagesStaffed"
    from (select ${place(sql`l.code`)} as code, count(*) as villages from platform.place l
      where l.level = 'village' and (l.closed_on is null or l.closed_on > ${asOf}::date) and l.code >= ${scope.lo} and l.code < ${scope.hi}
      group by 1) v
    full join (select ${place(sql`p.place_code`)} as code,
        count(distinct p.account_id) filter (where p.role = 'townshipSupervisor') as supervisors,
        count(distinct p.account_id) filter (where p.role = 'villageDirector') as directors,
        count(distinct p.place_code) filter (where p.role = 'villageDirector') as staffed
      from platform.post p where ${held} and p.role in ('townshipSupervisor', 'villageDirector') group by 1) h on h.code = v.code`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ code, ...counts }) => [code, counts]));
}
