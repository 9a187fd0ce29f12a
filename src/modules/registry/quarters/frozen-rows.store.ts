/** SQL of what a quarter freezes: rows as they stood, their digests' order, and what differs from the round before. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type Column, insertRows } from "../../../platform/db/insert-rows.ts";
import {
  guardianId,
  paidSql,
  type SealedNumbers,
  type StandingRecord,
  sealedColumns,
  sealedJoins,
  standingColumns,
} from "../ledgers/ledgers.store.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

type Sql = RawBuilder<unknown>;

/** What a ledger shows of a row, without ids, ages, visits and the secret of an infection. */
const fingerprint = sql`md5(jsonb_build_array(s.scope_code, s.name, s.sex, s.birth_date, s.ethnicity, s.document_kind, s.categories,
  case when s.orphan_type = 'hiv' then case when s.care_mode in ('institution', 'agency') then 'institution' else 'community' end
    else s.orphan_type end,
  s.care_mode, s.hukou, s.stage, s.boarding, s.health, s.disability_class, s.disability_level, s.entrust_reason, s.entrust_signed,
  s.actual_care, s.care_quality, s.relief, array_remove(s.difficulty, 'H5'), s.risk, s.father_condition, s.mother_condition,
  s.insured, s.standard_fen, s.over_age_in_school,
  s.cells - array['childId', 'guardianId', 'fatherId', 'motherId', 'guardian.birthDate'])::text)`;

export interface LiveRow extends StandingRecord, SealedNumbers {
  readonly fingerprint: string;
  readonly amountFen: number | null;
}

/** Every child of the day, batch by batch, in the order of ids. */
export async function* streamLiveRows(tx: Tx, asOf: string, batch: number): AsyncGenerator<LiveRow[]> {
  await sql`declare live_rows no scroll cursor for ${liveSql(tx, asOf, sql`true`)}`.execute(tx.sql);
  for (;;) {
    const { rows } = await sql<LiveRow>`fetch ${sql.lit(batch)} from live_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close live_rows`.execute(tx.sql);
}

/** The same rows of certain children, to say what changed about them. */
export async function listLiveRows(tx: Tx, asOf: string, ids: readonly string[]): Promise<LiveRow[]> {
  const { rows } = await liveSql(tx, asOf, sql`s.child_id = any (${ids}::uuid[])`).execute(tx.sql);
  return rows;
}

/** `offset 0` keeps the query below by itself, as sealedJoins demands. */
function liveSql(tx: Tx, asOf: string, which: Sql): RawBuilder<LiveRow> {
  return sql<LiveRow>`
    select live.*, ${sealedColumns} from (
      select ${standingColumns}, case when s.ends_why is not null then s.valid_to end as "leavingOn", s.ends_why as "leavingWhy",
        ${fingerprint} as fingerprint, ${guardianId} as guardian,
        case when s.orphan or s.defacto_unattended then (${paidSql(asOf)}) end as "amountFen"
      from registry.standing s
      where ${which} and s.valid_from <= ${asOf}::date and s.valid_to > ${asOf}::date
        and s.scope_code >= ${tx.scope.lo} and s.scope_code < ${tx.scope.hi}
      order by s.child_id offset 0
    ) live ${sealedJoins(sql`live."childId"`, sql`live.guardian`)} order by live."childId"`;
}

export interface FrozenRow {
  readonly childId: string;
  readonly villageCode: string;
  readonly fileNo: string | null;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly documentKind: string;
  readonly citizenNoMasked: string | null;
  readonly phoneMasked: string | null;
  readonly orphan: boolean;
  readonly defactoUnattended: boolean;
  readonly leftBehind: boolean;
  readonly inDifficulty: boolean;
  readonly overAgeInSchool: boolean;
  readonly categories: readonly string[];
  readonly since: Readonly<Record<string, string>>;
  readonly orphanType: string | null;
  readonly careMode: string | null;
  readonly hukou: string | null;
  readonly stage: string | null;
  readonly boarding: string | null;
  readonly health: string | null;
  readonly disabilityClass: string | null;
  readonly disabilityLevel: string | null;
  readonly entrustReason: string | null;
  readonly entrustSigned: boolean | null;
  readonly actualCare: string | null;
  readonly careQuality: string | null;
  readonly relief: readonly string[];
  readonly difficulty: readonly string[];
  readonly risk: string | null;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly amountFen: number | null;
  readonly lastVisit: string | null;
  readonly leavingOn: string | null;
  readonly leavingWhy: string | null;
  readonly cells: Readonly<Record<string, string>>;
  readonly sealed: Buffer | null;
  /** Digest of what is in the box, by which the row's digest outlives a change of keys; rows of earlier releases have none. */
  readonly commitment: string | null;
  readonly fingerprint: string;
}

/** Column, its PostgreSQL type, and the row's member: insert, read and digest go by this one list. */
const frozenColumns: readonly (readonly [column: string, type: string, member: keyof FrozenRow])[] = [
  ["child_id", "uuid", "childId"],
  ["scope_code", "text", "villageCode"],
  ["file_no", "text", "fileNo"],
  ["name", "text", "name"],
  ["sex", "text", "sex"],
  ["birth_date", "date", "birthDate"],
  ["ethnicity", "text", "ethnicity"],
  ["document_kind", "text", "documentKind"],
  ["citizen_no_masked", "text", "citizenNoMasked"],
  ["phone_masked", "text", "phoneMasked"],
  ["orphan", "bool", "orphan"],
  ["defacto_unattended", "bool", "defactoUnattended"],
  ["left_behind", "bool", "leftBehind"],
  ["in_difficulty", "bool", "inDifficulty"],
  ["over_age_in_school", "bool", "overAgeInSchool"],
  ["categories", "text[]", "categories"],
  ["since", "jsonb", "since"],
  ["orphan_type", "text", "orphanType"],
  ["care_mode", "text", "careMode"],
  ["hukou", "text", "hukou"],
  ["stage", "text", "stage"],
  ["boarding", "text", "boarding"],
  ["health", "text", "health"],
  ["disability_class", "text", "disabilityClass"],
  ["disability_level", "text", "disabilityLevel"],
  ["entrust_reason", "text", "entrustReason"],
  ["entrust_signed", "bool", "entrustSigned"],
  ["actual_care", "text", "actualCare"],
  ["care_quality", "text", "careQuality"],
  ["relief", "text[]", "relief"],
  ["difficulty", "text[]", "difficulty"],
  ["risk", "text", "risk"],
  ["father_condition", "text", "fatherCondition"],
  ["mother_condition", "text", "motherCondition"],
  ["insured", "bool", "insured"],
  ["standard_fen", "int", "standardFen"],
  ["amount_fen", "int", "amountFen"],
  ["last_visit", "date", "lastVisit"],
  ["leaving_on", "date", "leavingOn"],
  ["leaving_why", "text", "leavingWhy"],
  ["cells", "jsonb", "cells"],
  ["sealed", "bytea", "sealed"],
  ["commitment", "text", "commitment"],
  ["fingerprint", "text", "fingerprint"],
];

export function insertFrozenRows(tx: Tx, quarter: string, rows: readonly FrozenRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.quarter_row",
    {
      quarter: ["text", quarter],
      ...Object.fromEntries(
        frozenColumns.map(([column, type, member]): [string, Column<FrozenRow>] => [
          column,
          [type, (row) => row[member]],
        ]),
      ),
    },
    rows,
  );
}

const selectFrozen = sql.join(
  frozenColumns.map(([column, , member]) => sql`r.${sql.ref(column)} as ${sql.ref(member)}`),
);

const ledgerFlags: Readonly<Record<FrozenLedgerKey, Sql>> = {
  orphan: sql`r.orphan`,
  defactoUnattended: sql`r.defacto_unattended`,
  leftBehind: sql`r.left_behind`,
  inDifficulty: sql`r.in_difficulty`,
  all: sql`true`,
};

export interface FrozenSelection {
  readonly quarter: string;
  readonly ledger: FrozenLedgerKey;
  readonly scope: Scope;
}

function fromFrozen({ quarter, ledger, scope }: FrozenSelection): Sql {
  return sql`from registry.quarter_row r where r.quarter = ${quarter} and ${ledgerFlags[ledger]}
    and r.scope_code >= ${scope.lo} and r.scope_code < ${scope.hi}`;
}

const frozenOrder = sql`r.scope_code, r.name collate "zh-x-icu", r.child_id`;

/** A page in the order of the list: village, name. */
export async function listFrozenRows(
  tx: Tx,
  selection: FrozenSelection,
  after: readonly unknown[] | null,
  limit: number,
): Promise<FrozenRow[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (${frozenOrder}) > (${after[0]}::text, ${after[1]}::text, ${after[2]}::uuid)`;
  const { rows } = await sql<FrozenRow>`
    select ${selectFrozen} ${fromFrozen(selection)} ${beyond} order by ${frozenOrder} limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function countFrozenRows(tx: Tx, selection: FrozenSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${fromFrozen(selection)}`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

/** All frozen rows, batch by batch: in the order of ids for the digest, in that of the list for a file. */
export async function* streamFrozenRows(
  tx: Tx,
  selection: FrozenSelection,
  order: "ids" | "list",
  batch: number,
): AsyncGenerator<FrozenRow[]> {
  await sql`declare frozen_rows no scroll cursor for
    select ${selectFrozen} ${fromFrozen(selection)} order by ${order === "ids" ? sql`r.child_id` : frozenOrder}`.execute(
    tx.sql,
  );
  for (;;) {
    const { rows } = await sql<FrozenRow>`fetch ${sql.lit(batch)} from frozen_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close frozen_rows`.execute(tx.sql);
}

export async function listFrozenByIds(tx: Tx, quarter: string, ids: readonly string[]): Promise<FrozenRow[]> {
  const { rows } = await sql<FrozenRow>`
    select ${selectFrozen} from registry.quarter_row r
    where r.quarter = ${quarter} and r.child_id = any (${ids}::uuid[])
      and r.scope_code >= ${tx.scope.lo} and r.scope_code < ${tx.scope.hi}`.execute(tx.sql);
  return rows;
}

export interface SealedSecret {
  readonly sealed: Buffer;
  readonly commitment: string | null;
}

/** Rows with something sealed: a handful in a district. */
export async function listSealedRows(
  tx: Tx,
  quarter: string,
): Promise<(SealedSecret & { readonly childId: string })[]> {
  const { rows } = await sql<SealedSecret & { childId: string }>`
    select r.child_id as "childId", r.sealed, r.commitment from registry.quarter_row r
    where r.quarter = ${quarter} and r.sealed is not null
      and r.scope_code >= ${tx.scope.lo} and r.scope_code < ${tx.scope.hi}`.execute(tx.sql);
  return rows;
}

export async function listQuartersWithoutCommitments(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ quarter: string }>`
    select distinct quarter from registry.quarter_row where sealed is not null and commitment is null order by 1`.execute(
    tx.sql,
  );
  return rows.map((row) => row.quarter);
}

/** Only the owner of the tables may: to everybody else a frozen row is closed. */
export async function replaceSecret(
  tx: Tx,
  quarter: string,
  childId: string,
  { sealed, commitment }: SealedSecret,
): Promise<void> {
  await sql`
    update registry.quarter_row set sealed = ${sealed}, commitment = ${commitment}
    where quarter = ${quarter} and child_id = ${childId}`.execute(tx.sql);
}

/** Where the rows of one side of a comparison come from. */
export type Side = { readonly quarter: string } | { readonly liveOn: string };

function sideSql(side: Side, scope: Scope): Sql {
  const columns = sql`s.child_id, s.scope_code, s.name, s.orphan, s.defacto_unattended, s.left_behind, s.in_difficulty`;
  const inScope = sql`s.scope_code >= ${scope.lo} and s.scope_code < ${scope.hi}`;
  if ("quarter" in side) {
    return sql`(select ${columns}, s.fingerprint from registry.quarter_row s where s.quarter = ${side.quarter} and ${inScope})`;
  }
  return sql`(select ${columns}, ${fingerprint} as fingerprint from registry.standing s
    where s.valid_from <= ${side.liveOn}::date and s.valid_to > ${side.liveOn}::date and ${inScope})`;
}

export type LedgerFlags = readonly [
  orphan: boolean,
  defacto: boolean,
  leftBehind: boolean,
  inDifficulty: boolean,
];

export interface DifferenceRecord {
  readonly childId: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly flagsBefore: LedgerFlags | null;
  readonly flagsAfter: LedgerFlags | null;
}

/** Children that are on one side only, or stand differently on the two; in the order of ids. */
export async function listDifferences(
  tx: Tx,
  before: Side,
  after: Side,
  scope: Scope,
): Promise<DifferenceRecord[]> {
  const flags = (side: Sql) =>
    sql`case when ${side}.child_id is not null then array[${side}.orphan, ${side}.defacto_unattended, ${side}.left_behind, ${side}.in_difficulty] end`;
  const { rows } = await sql<DifferenceRecord>`
    select coalesce(b.child_id, a.child_id) as "childId", coalesce(b.name, a.name) as name,
      a.scope_code as before, b.scope_code as after, ${flags(sql`a`)} as "flagsBefore", ${flags(sql`b`)} as "flagsAfter"
    from ${sideSql(before, scope)} a full join ${sideSql(after, scope)} b on b.child_id = a.child_id
    where a.fingerprint is distinct from b.fingerprint order by 1`.execute(tx.sql);
  return rows;
}

/** How many stand on each ledger, village by village. */
export async function countByVillage(
  tx: Tx,
  side: Side,
  scope: Scope,
): Promise<Map<string, Record<FrozenLedgerKey, number>>> {
  const from =
    "quarter" in side
      ? sql`registry.quarter_row r where r.quarter = ${side.quarter}`
      : sql`registry.standing r where r.valid_from <= ${side.liveOn}::date and r.valid_to > ${side.liveOn}::date`;
  const { rows } = await sql<Record<FrozenLedgerKey, number> & { code: string }>`
    select r.scope_code as code, count(*) as "all", count(*) filter (where r.orphan) as orphan,
      count(*) filter (where r.defacto_unattended) as "defactoUnattended", count(*) filter (where r.left_behind) as "leftBehind",
      count(*) filter (where r.in_difficulty) as "inDifficulty"
    from ${from} and r.scope_code >= ${scope.lo} and r.scope_code < ${scope.hi} group by 1`.execute(tx.sql);
  return new Map(rows.map(({ code, ...counts }) => [code, counts]));
}

export interface ActRecord {
  readonly childId: string;
  readonly kind: string;
  readonly on: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done with these files since the round before: dated within the quarter, or recorded after the last closing. */
export async function listActsBetween(
  tx: Tx,
  ids: readonly string[],
  span: { readonly after: string; readonly until: string; readonly recordedAfter: Date | null },
): Promise<ActRecord[]> {
  const { rows } = await sql<ActRecord>`
    select t.child_id as "childId", t.kind, t.on_date as on, t.reason, t.detail from registry.act t
    where t.child_id = any (${ids}::uuid[]) and t.undone_at is null and t.on_date <= ${span.until}
      and (t.on_date > ${span.after} or t.recorded_at > ${span.recordedAfter}::timestamptz)
    order by t.on_date, t.recorded_at`.execute(tx.sql);
  return rows;
}

/** Birthdays within the quarter that ended something. */
export async function listAgedBetween(
  tx: Tx,
  ids: readonly string[],
  span: { readonly after: string; readonly until: string },
): Promise<{ childId: string; on: string; why: string }[]> {
  const { rows } = await sql<{ childId: string; on: string; why: string }>`
    select s.child_id as "childId", s.valid_to as on, s.ends_why as why from registry.standing s
    where s.child_id = any (${ids}::uuid[]) and s.ends_why is not null and s.valid_to > ${span.after} and s.valid_to <= ${span.until}`.execute(
    tx.sql,
  );
  return rows;
}

export interface ChangeRecord {
  readonly ledger: FrozenLedgerKey;
  readonly childId: string;
  readonly kind: "came" | "left" | "changed";
  readonly villageCode: string;
  readonly previousVillageCode: string | null;
  readonly name: string;
  readonly why: string | null;
  readonly fields: readonly { key: string; label: string; before: string | null; after: string | null }[];
}

export function insertChanges(tx: Tx, quarter: string, changes: readonly ChangeRecord[]): Promise<void> {
  return insertRows(
    tx,
    "registry.quarter_change",
    {
      quarter: ["text", quarter],
      ledger: ["text", (change) => change.ledger],
      child_id: ["uuid", (change) => change.childId],
      kind: ["text", (change) => change.kind],
      scope_code: ["text", (change) => change.villageCode],
      previous_scope_code: ["text", (change) => change.previousVillageCode],
      name: ["text", (change) => change.name],
      why: ["text", (change) => change.why],
      fields: ["jsonb", (change) => JSON.stringify(change.fields)],
    },
    changes,
  );
}

export interface ChangeFilter {
  readonly quarter: string;
  readonly scope: Scope;
  readonly ledger?: FrozenLedgerKey | undefined;
  readonly kind?: "came" | "left" | "changed" | undefined;
}

/** Seen from a place, a child that moved into it came and one that moved away left. */
function kindFrom(scope: Scope): Sql {
  const inside = (column: Sql) => sql`(${column} >= ${scope.lo} and ${column} < ${scope.hi})`;
  return sql`case when c.previous_scope_code is null then c.kind
    when not ${inside(sql`c.previous_scope_code`)} then 'came' when not ${inside(sql`c.scope_code`)} then 'left' else c.kind end`;
}

function fromChanges({ quarter, scope, ledger, kind }: ChangeFilter): Sql {
  const inside = (column: Sql) => sql`(${column} >= ${scope.lo} and ${column} < ${scope.hi})`;
  return sql`from registry.quarter_change c where c.quarter = ${quarter}
    and (${inside(sql`c.scope_code`)} or ${inside(sql`c.previous_scope_code`)})
    ${ledger === undefined ? sql`` : sql`and c.ledger = ${ledger}`}
    ${kind === undefined ? sql`` : sql`and ${kindFrom(scope)} = ${kind}`}`;
}

export async function listChanges(
  tx: Tx,
  filter: ChangeFilter,
  after: readonly unknown[] | null,
  limit: number,
): Promise<ChangeRecord[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (c.scope_code, c.ledger, c.child_id) > (${after[0]}::text, ${after[1]}::text, ${after[2]}::uuid)`;
  const { rows } = await sql<ChangeRecord>`
    select c.ledger, c.child_id as "childId", ${kindFrom(filter.scope)} as kind, c.scope_code as "villageCode",
      c.previous_scope_code as "previousVillageCode", c.name, c.why, c.fields
    ${fromChanges(filter)} ${beyond} order by c.scope_code, c.ledger, c.child_id limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export interface ChangeCount {
  readonly ledger: FrozenLedgerKey;
  readonly kind: "came" | "left" | "changed";
  readonly villageCode: string;
  readonly previousVillageCode: string | null;
  readonly count: number;
}

export async function countChanges(tx: Tx, filter: ChangeFilter): Promise<ChangeCount[]> {
  const { rows } = await sql<ChangeCount>`
    select c.ledger, c.kind, c.scope_code as "villageCode", c.previous_scope_code as "previousVillageCode", count(*)::int as count
    ${fromChanges(filter)} group by 1, 2, 3, 4`.execute(tx.sql);
  return rows;
}

/** Have rows of this round been written already (it is being closed in this very transaction)? */
export async function hasRows(tx: Tx, quarter: string): Promise<boolean> {
  const { rows } = await sql`select from registry.quarter_row r where r.quarter = ${quarter} limit 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
}
