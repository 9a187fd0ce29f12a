/** SQL behind recording drafts: what is known of the persons of a chunk, and the bulk writes. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { type ColumnValue, insertRows } from "../../platform/db/insert-rows.ts";
import type { NumberIndexes } from "./person-identity.service.ts";
import type { StandingRow } from "./standing.ts";

export interface KnownNumber {
  readonly citizen_no_index: Buffer;
  readonly person_id: string;
  readonly scope_code: string;
  /** Place of the file if the person is a child of the register. */
  readonly child_scope: string | null;
}

/** Makes two people who enter the same number at once take turns, so that the second finds what the first has written. */
export async function lockNumbers(tx: Tx, numbers: readonly NumberIndexes[]): Promise<void> {
  const keys = [...new Set(allIndexes(numbers).map((index) => index.toString("hex")))].sort();
  for (const key of keys)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`number/${key}`}, 0))`.execute(tx.sql);
}

/** Who has these numbers, wherever in the register; the answer names them by their present index, whichever they lie under. */
export async function findByNumbers(tx: Tx, numbers: readonly NumberIndexes[]): Promise<KnownNumber[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<KnownNumber>`
    select * from registry.person_by_number(${allIndexes(numbers)})`.execute(tx.sql);
  const present = new Map(
    numbers.flatMap(({ index, formerIndexes }) =>
      formerIndexes.map((former) => [former.toString("latin1"), index] as const),
    ),
  );
  return rows.map((row) => ({
    ...row,
    citizen_no_index: present.get(row.citizen_no_index.toString("latin1")) ?? row.citizen_no_index,
  }));
}

function allIndexes(numbers: readonly NumberIndexes[]): Buffer[] {
  return numbers.flatMap(({ index, formerIndexes }) => [index, ...formerIndexes]);
}

export interface PersonRow {
  readonly id: string;
  readonly scope_code: string;
  readonly name: string;
  readonly former_names: string[];
  readonly sex: string;
  readonly birth_date: string | null;
  readonly ethnicity: string | null;
  readonly document_kind: string;
  readonly citizen_no_sealed: Buffer | null;
  readonly citizen_no_index: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly version: number;
}

export async function listPersons(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PersonRow>`
    select id, scope_code, name, former_names, sex, birth_date, ethnicity, document_kind, citizen_no_sealed, citizen_no_index,
      phone_sealed, version
    from registry.person where id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows;
}

/** Between an end and a return. */
export interface AbsenceRow {
  readonly from: string;
  readonly to: string;
  readonly why: string | null;
}

export interface ChildRow {
  readonly id: string;
  readonly scope_code: string;
  readonly file_no: string;
  readonly opened_on: string;
  readonly ended_on: string | null;
  readonly ended_why: string | null;
  readonly absences: readonly AbsenceRow[];
  readonly merged_into: string | null;
  readonly withdrawn_at: Date | null;
  readonly version: number;
}

export async function listChildren(tx: Tx, ids: readonly string[]): Promise<ChildRow[]> {
  return childRows(tx, ids, sql``);
}

/** Locks the files in id order, so that two writers of one child take turns and never deadlock. */
export async function lockChildren(tx: Tx, ids: readonly string[]): Promise<ChildRow[]> {
  return childRows(tx, ids, sql`order by id for update`);
}

async function childRows(tx: Tx, ids: readonly string[], rest: RawBuilder<unknown>): Promise<ChildRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ChildRow>`
    select id, scope_code, file_no, opened_on, ended_on, ended_why, absences, merged_into, withdrawn_at, version
    from registry.child where id = any (${ids}::uuid[]) ${rest}`.execute(tx.sql);
  return rows;
}

export interface KinRow {
  readonly id: string;
  readonly child_id: string;
  readonly person_id: string;
  readonly relation: string;
  readonly cares_for_child: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly name: string;
  readonly birth_date: string | null;
}

export async function listKin(tx: Tx, childIds: readonly string[]): Promise<KinRow[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<KinRow>`
    select k.id, k.child_id, k.person_id, k.relation, k.cares_for_child, k.valid_from, k.valid_to, p.name, p.birth_date
    from registry.kin k join registry.person p on p.id = k.person_id
    where k.child_id = any (${childIds}::uuid[]) and k.superseded_at is null
    order by k.relation, k.id`.execute(tx.sql);
  return rows;
}

export interface FactRow {
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly slot: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly value: Record<string, unknown>;
  readonly evidence: string | null;
}

/** What is believed now of these persons. */
export async function listFacts(tx: Tx, personIds: readonly string[]): Promise<FactRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<FactRow>`
    select id, person_id, kind, slot, valid_from, valid_to, value, evidence
    from registry.fact where person_id = any (${personIds}::uuid[]) and superseded_at is null`.execute(
    tx.sql,
  );
  return rows;
}

/** Files whose standing depends on these persons (their own, and those whose parent or carer they are). */
export async function listChildrenAround(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where id = any (${personIds}::uuid[])
    union select child_id from registry.kin where person_id = any (${personIds}::uuid[]) and superseded_at is null`.execute(
    tx.sql,
  );
  return rows.map((row) => row.id);
}

export async function nextFileNumbers(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{
    no: number;
  }>`select nextval('registry.file_no_seq') as no from generate_series(1, ${count}::int)`.execute(tx.sql);
  return rows.map((row) => row.no);
}

export interface Recorder {
  readonly at: Date;
  readonly by: string;
  readonly batchId: string | null;
}

export interface NewPerson {
  readonly id: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly sex: string;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly documentKind: string;
  readonly citizenNoSealed: Buffer | null;
  readonly citizenNoIndex: Buffer | null;
  readonly phoneSealed: Buffer | null;
}

export function insertPersons(tx: Tx, persons: readonly NewPerson[], recorder: Recorder): Promise<void> {
  return insertRows(
    tx,
    "registry.person",
    {
      id: "uuid",
      scope_code: "text",
      name: "text",
      former_names: "text[]",
      sex: "text",
      birth_date: "date",
      ethnicity: "text",
      document_kind: "text",
      citizen_no_sealed: "bytea",
      citizen_no_index: "bytea",
      phone_sealed: "bytea",
      recorded_at: "timestamptz",
      recorded_by: "uuid",
      batch_id: "uuid",
    },
    persons.map((person) => [
      person.id,
      person.scopeCode,
      person.name,
      person.formerNames,
      person.sex,
      person.birthDate,
      person.ethnicity,
      person.documentKind,
      person.citizenNoSealed,
      person.citizenNoIndex,
      person.phoneSealed,
      recorder.at,
      recorder.by,
      recorder.batchId,
    ]),
  );
}

export interface NewChild {
  readonly id: string;
  readonly scopeCode: string;
  readonly fileNo: string;
  readonly openedOn: string;
}

export function insertChildren(tx: Tx, children: readonly NewChild[], recorder: Recorder): Promise<void> {
  return insertRows(
    tx,
    "registry.child",
    {
      id: "uuid",
      scope_code: "text",
      file_no: "text",
      opened_on: "date",
      recorded_at: "timestamptz",
      recorded_by: "uuid",
      batch_id: "uuid",
    },
    children.map((child) => [
      child.id,
      child.scopeCode,
      child.fileNo,
      child.openedOn,
      recorder.at,
      recorder.by,
      recorder.batchId,
    ]),
  );
}

/** Files that an undone import had opened and that come again: the same file, as if newly opened. */
export async function reopenWithdrawn(tx: Tx, ids: readonly string[], recorder: Recorder): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update registry.child set withdrawn_at = null, batch_id = ${recorder.batchId}, version = version + 1
    where id = any (${ids}::uuid[]) and withdrawn_at is not null`.execute(tx.sql);
}

export interface NewKin {
  readonly id: string;
  readonly childId: string;
  readonly personId: string;
  readonly scopeCode: string;
  readonly relation: string;
  readonly caresForChild: boolean;
  readonly from: string;
}

export function insertKin(tx: Tx, kin: readonly NewKin[], recorder: Recorder): Promise<void> {
  return insertRows(
    tx,
    "registry.kin",
    {
      id: "uuid",
      child_id: "uuid",
      person_id: "uuid",
      scope_code: "text",
      relation: "text",
      cares_for_child: "bool",
      valid_from: "date",
      recorded_at: "timestamptz",
      recorded_by: "uuid",
      batch_id: "uuid",
    },
    kin.map((row) => [
      row.id,
      row.childId,
      row.personId,
      row.scopeCode,
      row.relation,
      row.caresForChild,
      row.from,
      recorder.at,
      recorder.by,
      recorder.batchId,
    ]),
  );
}

export interface NewFactRow {
  readonly id: string;
  readonly personId: string;
  readonly scopeCode: string;
  readonly kind: string;
  readonly slot: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: string | null;
}

export function insertFacts(
  tx: Tx,
  facts: readonly NewFactRow[],
  source: string,
  recorder: Recorder,
): Promise<void> {
  return insertRows(
    tx,
    "registry.fact",
    {
      id: "uuid",
      person_id: "uuid",
      scope_code: "text",
      kind: "text",
      slot: "text",
      valid_from: "date",
      valid_to: "date",
      value: "jsonb",
      evidence: "text",
      source: "text",
      batch_id: "uuid",
      recorded_at: "timestamptz",
      recorded_by: "uuid",
    },
    facts.map((fact) => [
      fact.id,
      fact.personId,
      fact.scopeCode,
      fact.kind,
      fact.slot,
      fact.from,
      fact.to,
      fact.value,
      fact.evidence,
      source,
      recorder.batchId,
      recorder.at,
      recorder.by,
    ]),
  );
}

/** Marks facts as believed no longer; they stay readable as what was believed before. */
export async function supersedeFacts(
  tx: Tx,
  ids: readonly string[],
  reason: string,
  recorder: Recorder,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update registry.fact set superseded_at = ${recorder.at}, superseded_by = ${recorder.by}, superseded_batch = ${recorder.batchId},
      reason = ${reason}
    where id = any (${ids}::uuid[]) and superseded_at is null`.execute(tx.sql);
}

export interface NewAct {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: string;
  readonly on: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export function insertActs(tx: Tx, acts: readonly NewAct[], recorder: Recorder): Promise<void> {
  return insertRows(
    tx,
    "registry.act",
    {
      id: "uuid",
      child_id: "uuid",
      scope_code: "text",
      kind: "text",
      on_date: "date",
      reason: "text",
      detail: "jsonb",
      recorded_at: "timestamptz",
      recorded_by: "uuid",
      batch_id: "uuid",
    },
    acts.map((act) => [
      act.id,
      act.childId,
      act.scopeCode,
      act.kind,
      act.on,
      act.reason,
      act.detail,
      recorder.at,
      recorder.by,
      recorder.batchId,
    ]),
  );
}

export async function deleteStanding(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.standing where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}

export function insertStanding(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.standing",
    {
      child_id: "uuid",
      valid_from: "date",
      valid_to: "date",
      scope_code: "text",
      name: "text",
      sex: "text",
      birth_date: "date",
      ethnicity: "text",
      document_kind: "text",
      orphan: "bool",
      defacto_unattended: "bool",
      left_behind: "bool",
      in_difficulty: "bool",
      over_age_in_school: "bool",
      categories: "text[]",
      since: "jsonb",
      orphan_type: "text",
      care_mode: "text",
      hukou: "text",
      stage: "text",
      boarding: "text",
      health: "text",
      disability_class: "text",
      disability_level: "text",
      entrust_reason: "text",
      entrust_signed: "bool",
      actual_care: "text",
      care_quality: "text",
      relief: "text[]",
      difficulty: "text[]",
      risk: "text",
      father_condition: "text",
      mother_condition: "text",
      insured: "bool",
      standard_fen: "int",
      last_visit: "date",
      ends_why: "text",
      cells: "jsonb",
    },
    rows.map(standingValues),
  );
}

function standingValues(row: StandingRow): ColumnValue[] {
  return [
    row.childId,
    row.from,
    row.to,
    row.scopeCode,
    row.name,
    row.sex,
    row.birthDate,
    row.ethnicity,
    row.documentKind,
    row.orphan,
    row.defactoUnattended,
    row.leftBehind,
    row.inDifficulty,
    row.overAgeInSchool,
    row.categories,
    row.since,
    row.orphanType,
    row.careMode,
    row.hukou,
    row.stage,
    row.boarding,
    row.health,
    row.disabilityClass,
    row.disabilityLevel,
    row.entrustReason,
    row.entrustSigned,
    row.actualCare,
    row.careQuality,
    row.relief,
    row.difficulty,
    row.risk,
    row.fatherCondition,
    row.motherCondition,
    row.insured,
    row.standardFen,
    row.lastVisit,
    row.endsWhy,
    row.cells,
  ];
}

export interface NameKeyRow {
  readonly key: string;
  readonly scopeCode: string;
  readonly childId: string;
}

export function insertNameKeys(tx: Tx, keys: readonly NameKeyRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.name_key",
    { key: "text", scope_code: "text", child_id: "uuid" },
    keys.map((row) => [row.key, row.scopeCode, row.childId]),
  );
}

export async function deleteNameKeys(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.name_key where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}
