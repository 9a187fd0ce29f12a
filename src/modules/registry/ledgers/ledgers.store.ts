/** SQL of the ledgers: which children stand on one, in which order, page by page, and what is sealed about them. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { keptPlan } from "../../../platform/db/frugal-pool.ts";
import { conditionSql } from "./condition.store.ts";
import type { Condition, StandingFacts } from "./condition.ts";
import type { SortKey } from "./ledger-views.ts";
import type { ReadRow } from "./present-row.ts";

/** How a search finds its children: by a prefix of their name keys, or because their ids are known. */
export type Search =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "ids"; readonly ids: readonly string[] };

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

export interface Ordering {
  readonly by: SortKey;
  readonly descending: boolean;
  /** Category whose first day counts as `since`; every held one where absent. */
  readonly sinceOf: string | null;
}

/** A row of the projection, mapped. */
export interface StandingRecord extends StandingFacts {
  readonly childId: string;
  readonly villageCode: string;
  readonly name: string;
  readonly ethnicity: string | null;
  /** First day of each category that holds. */
  readonly since: Readonly<Record<string, string>>;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly cells: Readonly<Record<string, string>>;
  /** The birthday that ends something, and what. */
  readonly leavingOn: string | null;
  readonly leavingWhy: string | null;
}

type Sql = RawBuilder<unknown>;

/** Every field but the one that a list computes, as SQL. */
const fieldSql: Readonly<Record<Exclude<keyof StandingRecord, LeavingField>, Sql>> = {
  childId: sql`s.child_id`,
  villageCode: sql`s.scope_code`,
  name: sql`s.name`,
  sex: sql`s.sex`,
  birthDate: sql`s.birth_date`,
  ethnicity: sql`s.ethnicity`,
  documentKind: sql`s.document_kind`,
  orphan: sql`s.orphan`,
  defactoUnattended: sql`s.defacto_unattended`,
  leftBehind: sql`s.left_behind`,
  inDifficulty: sql`s.in_difficulty`,
  overAgeInSchool: sql`s.over_age_in_school`,
  categories: sql`s.categories`,
  orphanType: sql`s.orphan_type`,
  careMode: sql`s.care_mode`,
  hukou: sql`s.hukou`,
  stage: sql`s.stage`,
  boarding: sql`s.boarding`,
  health: sql`s.health`,
  disabilityClass: sql`s.disability_class`,
  disabilityLevel: sql`s.disability_level`,
  entrustReason: sql`s.entrust_reason`,
  entrustSigned: sql`s.entrust_signed`,
  actualCare: sql`s.actual_care`,
  careQuality: sql`s.care_quality`,
  relief: sql`s.relief`,
  difficulty: sql`s.difficulty`,
  risk: sql`s.risk`,
  fatherCondition: sql`s.father_condition`,
  motherCondition: sql`s.mother_condition`,
  insured: sql`s.insured`,
  standardFen: sql`s.standard_fen`,
  lastVisit: sql`s.last_visit`,
  since: sql`s.since`,
  cells: sql`s.cells`,
};
type LeavingField = "leavingOn" | "leavingWhy";
type Field = keyof typeof fieldSql;

function columnsSql(fields: readonly Field[]): Sql {
  return sql.join(fields.map((field) => sql`${fieldSql[field]} as ${sql.ref(field)}`));
}

/** All fields, as StandingRecord names them. */
export const standingColumns = columnsSql(Object.keys(fieldSql) as Field[]);

/**
 * A sealed box as the database spells bytes, `\x…`: most boxes of a page have been opened before and are only looked up by their
 * text, so that making bytes of each would be in vain.
 */
export type SealedText = string;

/** Numbers of a child and of whoever cares for it, sealed; null where the asker may not see the person. */
export interface SealedNumbers {
  readonly citizenNo: SealedText | null;
  readonly guardianCitizenNo: SealedText | null;
  readonly guardianPhone: SealedText | null;
}

export const sealedColumns = sql`p.citizen_no_sealed::text as "citizenNo", g.citizen_no_sealed::text as "guardianCitizenNo",
  g.phone_sealed::text as "guardianPhone"`;
/**
 * Of rows that a query below has chosen, never of standing itself: a cast is not leakproof, so under row security a join by it
 * would read every person (measured); a column of a query below is a plain value.
 */
export function sealedJoins(childId: Sql, guardianId: Sql): Sql {
  return sql`left join registry.person p on p.id = ${childId}
    left join registry.person g on g.id = ${guardianId}`;
}
export const guardianId = sql`(s.cells ->> 'guardianId')::uuid`;

/** A row of a list: what stood, as far as it was asked for, its place in the order, and the numbers beside it. */
export interface ListedRecord extends ReadRow, SealedNumbers {
  /** What the row is ordered by, for the cursor: a JSON array; of the last row of a full page only. */
  readonly position: string | null;
}

/** The rows of a page, in order, after the given position. Numbers are looked up for these rows alone, whatever the order. */
export async function listRows(
  tx: Tx,
  fields: readonly (keyof StandingRecord)[],
  selection: Selection,
  ordering: Ordering,
  after: readonly unknown[] | null,
  limit: number,
): Promise<ListedRecord[]> {
  const { rows } = await keptPlan(
    rowsSql(fields, selection, ordering, tx, afterSql(selection, ordering, after), limit),
  ).execute(tx.sql);
  return rows;
}

/** All rows in order, a batch at a time from one cursor, so that a file shows one moment and holds no list in memory. */
export async function* streamRows(
  tx: Tx,
  fields: readonly (keyof StandingRecord)[],
  selection: Selection,
  ordering: Ordering,
  batch: number,
): AsyncGenerator<ListedRecord[]> {
  await sql`declare ledger_rows no scroll cursor for ${rowsSql(fields, selection, ordering, tx)}`.execute(
    tx.sql,
  );
  for (;;) {
    const { rows } = await sql<ListedRecord>`fetch ${sql.lit(batch)} from ledger_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close ledger_rows`.execute(tx.sql);
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

/** Numbers are looked up for the rows chosen, whatever the order is that chose them. */
function rowsSql(
  fields: readonly (keyof StandingRecord)[],
  selection: Selection,
  ordering: Ordering,
  tx: Tx,
  after: Sql = sql``,
  limit?: number,
): RawBuilder<ListedRecord> {
  const keys = keysOf(selection, ordering);
  const keyColumns = sql.join(keys.map((key, at) => sql`${key.expression} as ${sql.ref(`key${at}`)}`));
  const position = sql.join(keys.map((_, at) => sql`${sql.ref(`page.key${at}`)}::text`));
  // Of a page only the last row but one is ever gone on from.
  const isLast = limit === undefined ? sql`false` : sql`page.place = ${sql.lit(limit - 1)}`;
  const leaving = selection.leavingUntil === undefined ? leavingOfRow : leavingOfEnding;
  const plain = fields.filter((field): field is Field => field in fieldSql);
  const order = orderSql(selection, ordering);
  return sql<ListedRecord>`
    select ${sql.join(fields.map((field) => sql.ref(`page.${field}`)))}, ${sealedColumns},
      case when ${isLast} then json_build_array(${position})::text end as position
    from (
      select ${columnsSql(plain)}, ${leaving}, ${guardianId} as guardian, ${keyColumns}, row_number() over (${order}) as place
      ${fromSql(selection, tx)} ${after} ${order} ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`}
    ) page ${sealedJoins(sql`page."childId"`, sql`page.guardian`)} order by page.place`;
}

function orderSql(selection: Selection, ordering: Ordering): Sql {
  const direction = isBackwards(selection, ordering) ? sql` desc` : sql``;
  return sql`order by ${sql.join(keysOf(selection, ordering).map((key) => sql`${key.expression}${direction}`))}`;
}

function isBackwards({ search }: Selection, { descending }: Ordering): boolean {
  return descending && search?.kind !== "key";
}

function keysOf(selection: Pick<Selection, "search">, ordering: Ordering): readonly OrderKey[] {
  return selection.search?.kind === "key" ? matchOrder : orderKeys(ordering);
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

/** The allowance that runs in the month of a day: the amount noted, else the standard. */
export function paidSql(day: string): Sql {
  const month = day.slice(0, 7);
  return sql`select coalesce((f.value ->> 'amountFen')::int, (f.value ->> 'standardFen')::int, 0) as amount_fen
    from registry.fact f
    where f.person_id = s.child_id and f.kind = 'allowance' and f.superseded_at is null
      and f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to > ${day}::date)
      and coalesce(f.value ->> 'startMonth', '') <= ${month} and coalesce(f.value ->> 'endMonth', '9999') >= ${month}
    limit 1`;
}

/** The first day of the category that holds, or of the oldest of several. */
function sinceSql(slot: string | null): Sql {
  if (slot !== null) return sql`(s.since ->> ${sql.lit(slot)})::date`;
  return sql`(select min(first.day) from jsonb_each_text(s.since) as first(slot, day))::date`;
}

interface OrderKey {
  readonly expression: Sql;
  readonly type: Sql;
}

const name: OrderKey = { expression: sql`s.name collate "zh-x-icu"`, type: sql`text` };
const village: OrderKey = { expression: sql`s.scope_code`, type: sql`text` };
const child: OrderKey = { expression: sql`s.child_id`, type: sql`uuid` };
const far = (expression: Sql, instead: string): OrderKey => ({
  expression: sql`coalesce(${expression}, ${sql.lit(instead)}::date)`,
  type: sql`date`,
});

/** What a search orders by: the very columns of name_key's index, so that a page ends the scan early. */
const matchOrder: readonly OrderKey[] = [
  { expression: sql`k.key`, type: sql`text` },
  { expression: sql`k.scope_code`, type: sql`text` },
  { expression: sql`k.child_id`, type: sql`uuid` },
];

function orderKeys({ by, descending, sinceOf }: Ordering): readonly OrderKey[] {
  switch (by) {
    case "village":
      return [village, name, child];
    case "name":
      return [name, child];
    case "birthDate":
    case "age":
      // Whoever has no birth date comes last, either way round.
      return [far(sql`s.birth_date`, descending ? "0001-01-01" : "9999-12-31"), child];
    case "since":
      return [far(sinceSql(sinceOf), descending ? "0001-01-01" : "9999-12-31"), child];
    case "visitDate":
      // Never visited comes first: that is what one looks for.
      return [far(sql`s.last_visit`, "0001-01-01"), child];
  }
}

function afterSql(selection: Selection, ordering: Ordering, after: readonly unknown[] | null): Sql {
  if (after === null) return sql``;
  const keys = keysOf(selection, ordering);
  const left = sql.join(keys.map((key) => key.expression));
  const right = sql.join(keys.map((key, index) => sql`${after[index]}::${key.type}`));
  return isBackwards(selection, ordering) ? sql`and (${left}) < (${right})` : sql`and (${left}) > (${right})`;
}

/** How many values a position has. */
export function positionLength(selection: Pick<Selection, "search">, ordering: Ordering): number {
  return keysOf(selection, ordering).length;
}

/** What only some columns need. */
export interface ExtraRecord {
  readonly childId: string;
  readonly fileNo: string | null;
  readonly fatherCitizenNo: SealedText | null;
  readonly fatherPhone: SealedText | null;
  readonly motherCitizenNo: SealedText | null;
  readonly motherPhone: SealedText | null;
  readonly allowance: Readonly<Record<string, unknown>> | null;
  readonly fatherPeriod: string | null;
  readonly motherPeriod: string | null;
}

/** File number, parents' numbers, allowance and periods of these rows. */
export async function listExtras(tx: Tx, rows: readonly ReadRow[], asOf: string): Promise<ExtraRecord[]> {
  if (rows.length === 0) return [];
  const answer = await sql<ExtraRecord>`
    select i.id as "childId", c.file_no as "fileNo", fa.citizen_no_sealed::text as "fatherCitizenNo",
      fa.phone_sealed::text as "fatherPhone", mo.citizen_no_sealed::text as "motherCitizenNo", mo.phone_sealed::text as "motherPhone", (${allowanceSql(asOf)}) as allowance,
      (${periodSql(sql`i.father`, sql`i.father_condition`, asOf)}) as "fatherPeriod",
      (${periodSql(sql`i.mother`, sql`i.mother_condition`, asOf)}) as "motherPeriod"
    from unnest(${rows.map((row) => row.childId)}::uuid[], ${personIds(rows, "fatherId")}::uuid[],
      ${personIds(rows, "motherId")}::uuid[], ${rows.map((row) => row.fatherCondition ?? null)}::text[],
      ${rows.map((row) => row.motherCondition ?? null)}::text[])
      as i(id, father, mother, father_condition, mother_condition)
    left join registry.child c on c.id = i.id
    left join registry.person fa on fa.id = i.father
    left join registry.person mo on mo.id = i.mother`.execute(tx.sql);
  return answer.rows;
}

function personIds(rows: readonly ReadRow[], key: "fatherId" | "motherId"): (string | null)[] {
  return rows.map((row) => row.cells[key] ?? null);
}

function allowanceSql(asOf: string): Sql {
  return sql`select f.value from registry.fact f where f.person_id = i.id and f.kind = 'allowance' and f.superseded_at is null
    and f.valid_from <= ${asOf}::date and (f.valid_to is null or f.valid_to > ${asOf}::date) limit 1`;
}

function periodSql(person: Sql, condition: Sql, asOf: string): Sql {
  return sql`select f.valid_from || coalesce(' 至 ' || (f.valid_to - 1), ' 起') from registry.fact f
    where f.person_id = ${person} and f.kind = 'condition' and f.slot = ${condition} and f.superseded_at is null
      and f.valid_from <= ${asOf}::date and (f.valid_to is null or f.valid_to > ${asOf}::date) limit 1`;
}

/** Ids of the children with this number, wherever the asker may see them. */
export async function listIdsByNumber(tx: Tx, indexes: readonly Buffer[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from registry.person p join registry.child c on c.id = p.id
    where p.citizen_no_index = any (${indexes}::bytea[]) and p.replaced_by is null limit 10`.execute(tx.sql);
  return rows.map((row) => row.id);
}
