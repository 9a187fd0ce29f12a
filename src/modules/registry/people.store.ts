/** SQL of what is known now: persons, files, kin, facts; by whom a number is held, and whose standing depends on whom. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";
import type { NumberIndexes } from "./person-identity.service.ts";

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
  const { rows } = await keptPlan(sql<PersonRow>`
    select id, scope_code, name, former_names, sex, birth_date, ethnicity, document_kind, citizen_no_sealed, citizen_no_index,
      phone_sealed, version
    from registry.person where id = any (${ids}::uuid[])`).execute(tx.sql);
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

/** Files by their ids, after the one named; those withdrawn or merged away stand nowhere. */
export async function listFilesAfter(
  tx: Pick<Tx, "sql">,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.child
    where (${after}::uuid is null or id > ${after}::uuid) and withdrawn_at is null and merged_into is null
    order by id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
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
  readonly citizen_no_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
}

/** What is believed now, or what was at a moment. */
const believed = (alias: string, knownAt: Date | undefined) => {
  const [recorded, superseded] = [sql.ref(`${alias}.recorded_at`), sql.ref(`${alias}.superseded_at`)];
  return knownAt === undefined
    ? sql`${superseded} is null`
    : sql`${recorded} <= ${knownAt} and (${superseded} is null or ${superseded} > ${knownAt})`;
};

export async function listKin(tx: Tx, childIds: readonly string[], knownAt?: Date): Promise<KinRow[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<KinRow>`
    select k.id, k.child_id, k.person_id, k.relation, k.cares_for_child, k.valid_from, k.valid_to, p.name, p.birth_date,
      p.citizen_no_sealed, p.phone_sealed
    from registry.kin k join registry.person p on p.id = k.person_id
    where k.child_id = any (${childIds}::uuid[]) and ${believed("k", knownAt)}
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

/** What is believed of these persons. */
export async function listFacts(tx: Tx, personIds: readonly string[], knownAt?: Date): Promise<FactRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await keptPlan(sql<FactRow>`
    select id, person_id, kind, slot, valid_from, valid_to, value, evidence
    from registry.fact f where person_id = any (${personIds}::uuid[]) and ${believed("f", knownAt)}`).execute(
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
