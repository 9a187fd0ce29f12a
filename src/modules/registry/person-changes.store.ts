/** Writes changes of persons; what was believed before stays readable and can be put back exactly. */
import { sql } from "kysely";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../../platform/db/database.ts";
import { httpProblems } from "../../platform/http/http-problems.ts";
import type { Recorder } from "./drafts.store.ts";
import type { PersonRow } from "./people.store.ts";
import type { Change } from "./plan-facts.ts";

export interface PersonChange {
  readonly personId: string;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly set: {
    readonly name?: string;
    readonly formerNames?: readonly string[];
    readonly sex?: string;
    readonly birthDate?: string;
    readonly ethnicity?: string;
    readonly documentKind?: string;
    readonly citizenNoSealed?: Buffer;
    readonly citizenNoIndex?: Buffer;
    readonly phoneSealed?: Buffer;
  };
  /** The sealed values that are replaced, for an exact way back. */
  readonly sealedBefore: Buffer;
  readonly changes: readonly Change[];
}

type Before = Pick<PersonChange, "personId" | "version" | "before" | "sealedBefore">;

/** Writes the changes, each with what was believed before. */
export async function applyPersonChanges(
  tx: Tx,
  changes: readonly PersonChange[],
  reason: string,
  recorder: Recorder,
): Promise<void> {
  for (const change of changes) {
    await updatePerson(tx, change);
    await keepBefore(tx, change, reason, recorder);
  }
}

/** Writes a person whole, emptied fields too. @throws http.busy */
export async function rewritePerson(
  tx: Tx,
  person: PersonRow,
  before: Before,
  reason: string,
  recorder: Recorder,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update registry.person set name = ${person.name}, former_names = ${person.former_names}::text[], sex = ${person.sex},
      birth_date = ${person.birth_date}::date, ethnicity = ${person.ethnicity}, document_kind = ${person.document_kind},
      citizen_no_sealed = ${person.citizen_no_sealed}::bytea, citizen_no_index = ${person.citizen_no_index}::bytea,
      phone_sealed = ${person.phone_sealed}::bytea, version = version + 1
    where id = ${person.id} and version = ${before.version}`.execute(tx.sql);
  if ((numAffectedRows ?? 0n) === 0n) throw new Problem(httpProblems.busy);
  await keepBefore(tx, before, reason, recorder);
}

async function keepBefore(tx: Tx, before: Before, reason: string, recorder: Recorder): Promise<void> {
  await sql`
    insert into registry.person_before (person_id, version, believed, sealed, form, replaced_at, replaced_by, reason, batch_id)
    values (${before.personId}, ${before.version}, ${JSON.stringify(before.before)}::jsonb, ${before.sealedBefore}, 2, ${recorder.at},
      ${recorder.by}, ${reason}, ${recorder.batchId})`.execute(tx.sql);
}

export interface BelievedRow {
  readonly believed: {
    readonly sex: string;
    readonly birthDate: string | null;
    readonly ethnicity: string | null;
    readonly documentKind: string;
  };
  readonly sealed: Buffer;
  readonly form: number | null;
}

/** What was believed of a person in that version. */
export async function findBelieved(
  tx: Tx,
  personId: string,
  version: number,
): Promise<BelievedRow | undefined> {
  const { rows } = await sql<BelievedRow>`
    select believed, sealed, form from registry.person_before where person_id = ${personId} and version = ${version}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** @throws http.busy when somebody changed this person through another child's file at the same moment */
async function updatePerson(tx: Tx, { personId, version, set }: PersonChange): Promise<void> {
  const { numAffectedRows } = await sql`
    update registry.person set
      name = coalesce(${set.name ?? null}, name),
      former_names = coalesce(${set.formerNames ?? null}::text[], former_names),
      sex = coalesce(${set.sex ?? null}, sex),
      birth_date = coalesce(${set.birthDate ?? null}::date, birth_date),
      ethnicity = coalesce(${set.ethnicity ?? null}, ethnicity),
      document_kind = coalesce(${set.documentKind ?? null}, document_kind),
      citizen_no_sealed = coalesce(${set.citizenNoSealed ?? null}::bytea, citizen_no_sealed),
      citizen_no_index = coalesce(${set.citizenNoIndex ?? null}::bytea, citizen_no_index),
      phone_sealed = coalesce(${set.phoneSealed ?? null}::bytea, phone_sealed),
      version = version + 1
    where id = ${personId} and version = ${version}`.execute(tx.sql);
  if ((numAffectedRows ?? 0n) === 0n) throw new Problem(httpProblems.busy);
}
