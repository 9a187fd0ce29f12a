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
      id: ["uuid", (person) => person.id],
      scope_code: ["text", (person) => person.scopeCode],
      name: ["text", (person) => person.name],
      former_names: ["text[]", (person) => person.formerNames],
      sex: ["text", (person) => person.sex],
      birth_date: ["date", (person) => person.birthDate],
      ethnicity: ["text", (person) => person.ethnicity],
      document_kind: ["text", (person) => person.documentKind],
      citizen_no_sealed: ["bytea", (person) => person.citizenNoSealed],
      citizen_no_index: ["bytea", (person) => person.citizenNoIndex],
      phone_sealed: ["bytea", (person) => person.phoneSealed],
      recorded_at: ["timestamptz", recorder.at],
      recorded_by: ["uuid", recorder.by],
      batch_id: ["uuid", recorder.batchId],
    },
    persons,
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
      id: ["uuid", (child) => child.id],
      scope_code: ["text", (child) => child.scopeCode],
      file_no: ["text", (child) => child.fileNo],
      opened_on: ["date", (child) => child.openedOn],
      recorded_at: ["timestamptz", recorder.at],
      recorded_by: ["uuid", recorder.by],
      batch_id: ["uuid", recorder.batchId],
    },
    children,
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
      id: ["uuid", (row) => row.id],
      child_id: ["uuid", (row) => row.childId],
      person_id: ["uuid", (row) => row.personId],
      scope_code: ["text", (row) => row.scopeCode],
      relation: ["text", (row) => row.relation],
      cares_for_child: ["bool", (row) => row.caresForChild],
      valid_from: ["date", (row) => row.from],
      recorded_at: ["timestamptz", recorder.at],
      recorded_by: ["uuid", recorder.by],
      batch_id: ["uuid", recorder.batchId],
    },
    kin,
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
      id: ["uuid", (fact) => fact.id],
      person_id: ["uuid", (fact) => fact.personId],
      scope_code: ["text", (fact) => fact.scopeCode],
      kind: ["text", (fact) => fact.kind],
      slot: ["text", (fact) => fact.slot],
      valid_from: ["date", (fact) => fact.from],
      valid_to: ["date", (fact) => fact.to],
      value: ["jsonb", (fact) => fact.value],
      evidence: ["text", (fact) => fact.evidence],
      source: ["text", source],
      batch_id: ["uuid", recorder.batchId],
      recorded_at: ["timestamptz", recorder.at],
      recorded_by: ["uuid", recorder.by],
    },
    facts,
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
      id: ["uuid", (act) => act.id],
      child_id: ["uuid", (act) => act.childId],
      scope_code: ["text", (act) => act.scopeCode],
      kind: ["text", (act) => act.kind],
      on_date: ["date", (act) => act.on],
      reason: ["text", (act) => act.reason],
      detail: ["jsonb", (act) => act.detail],
      recorded_at: ["timestamptz", recorder.at],
      recorded_by: ["uuid", recorder.by],
      batch_id: ["uuid", recorder.batchId],
    },
    acts,
  );
}
