/** SQL behind recording drafts: the bulk writes of persons, files, kin, facts and acts. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { insertRows } from "../../platform/db/insert-rows.ts";

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
