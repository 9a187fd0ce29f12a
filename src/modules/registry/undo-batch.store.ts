/** SQL that takes a batch back: its facts, kin, persons' changes and files. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import type { Recorder } from "./drafts.store.ts";
import type { PersonRow } from "./people.store.ts";

/** Puts away what the batch wrote and is still believed; returns whose facts they were. */
export async function supersedeBatchFacts(
  tx: Tx,
  batchId: string,
  reason: string,
  recorder: Recorder,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    update registry.fact set superseded_at = ${recorder.at}, superseded_by = ${recorder.by}, reason = ${reason}
    where batch_id = ${batchId} and superseded_at is null returning person_id`.execute(tx.sql);
  return [...new Set(rows.map((row) => row.person_id))];
}

/**
 * What the batch had put away holds again, unless something recorded since says otherwise. `returning` names the persons.
 */
export async function reviveBatchFacts(tx: Tx, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    update registry.fact f set superseded_at = null, superseded_by = null, superseded_batch = null, reason = null
    where superseded_batch = ${batchId} and batch_id is distinct from ${batchId}
      and not exists (
        select from registry.fact o
        where o.person_id = f.person_id and o.kind = f.kind and o.slot = f.slot and o.superseded_at is null
          and daterange(o.valid_from, o.valid_to) && daterange(f.valid_from, f.valid_to))
    returning person_id`.execute(tx.sql);
  return [...new Set(rows.map((row) => row.person_id))];
}

export async function supersedeBatchKin(tx: Tx, batchId: string, recorder: Recorder): Promise<string[]> {
  const { rows } = await sql<{ child_id: string }>`
    update registry.kin set superseded_at = ${recorder.at} where batch_id = ${batchId} and superseded_at is null
    returning child_id`.execute(tx.sql);
  return [...new Set(rows.map((row) => row.child_id))];
}

/** Files that the batch opened and that nobody has touched since. */
export async function withdrawBatchFiles(tx: Tx, batchId: string, recorder: Recorder): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update registry.child c set withdrawn_at = ${recorder.at}, version = version + 1
    where c.batch_id = ${batchId} and c.withdrawn_at is null
      and not exists (select from registry.fact f where f.person_id = c.id and f.batch_id is distinct from ${batchId})
      and not exists (select from registry.act t where t.child_id = c.id and t.batch_id is distinct from ${batchId})
      and not exists (select from registry.merge m where (m.kept_id = c.id or m.merged_id = c.id) and m.undone_at is null)
    returning id`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** Files that the batch opened but that must stay, because something else was recorded on them. */
export async function listKeptFiles(tx: Tx, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where batch_id = ${batchId} and withdrawn_at is null`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export async function markActsUndone(tx: Tx, batchId: string, recorder: Recorder): Promise<void> {
  await sql`update registry.act set undone_at = ${recorder.at} where batch_id = ${batchId} and undone_at is null`.execute(
    tx.sql,
  );
}

export interface BelievedRow {
  readonly person_id: string;
  readonly version: number;
  readonly believed: {
    readonly name: string;
    readonly formerNames: string[];
    readonly sex: string;
    readonly birthDate: string | null;
    readonly ethnicity: string | null;
    readonly documentKind: string;
  };
  readonly sealed: Buffer;
  readonly form: number | null;
}

/** What the batch changed of persons who have not been changed again since. */
export async function listBelievedBefore(tx: Tx, batchId: string): Promise<BelievedRow[]> {
  const { rows } = await sql<BelievedRow>`
    select b.person_id, b.version, b.believed, b.sealed, b.form
    from registry.person_before b join registry.person p on p.id = b.person_id and p.version = b.version + 1
    where b.batch_id = ${batchId}`.execute(tx.sql);
  return rows;
}

export async function restorePerson(
  tx: Tx,
  row: BelievedRow,
  sealed: Pick<PersonRow, "citizen_no_sealed" | "citizen_no_index" | "phone_sealed">,
): Promise<void> {
  const { believed } = row;
  await sql`
    update registry.person set name = ${believed.name}, former_names = ${believed.formerNames}::text[], sex = ${believed.sex},
      birth_date = ${believed.birthDate}, ethnicity = ${believed.ethnicity}, document_kind = ${believed.documentKind},
      citizen_no_sealed = ${sealed.citizen_no_sealed}, citizen_no_index = ${sealed.citizen_no_index}, phone_sealed = ${sealed.phone_sealed}, version = version + 1
    where id = ${row.person_id} and version = ${row.version + 1}`.execute(tx.sql);
}
