/** SQL of merging files and parting them again: the merge itself, and what hangs on a child or a person going over and back. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import type { Recorder } from "./drafts.store.ts";
import type { FactRow } from "./people.store.ts";
import type { FileRow } from "./registry.store.ts";

/** A person who turned out to be another one, with all that this changed of the other. */
export interface JoinedPerson {
  readonly keptId: string;
  readonly otherId: string;
  /** Facts that the kept one got, and those that gave way to them. */
  readonly written: readonly string[];
  readonly putAway: readonly string[];
  /** Kinship with other children, of the other person before. */
  readonly kin: readonly string[];
  readonly gained: Gained | null;
}

/** What the kept person got of the other one; numbers are compared with the other's own, which stay with it. */
export interface Gained {
  /** Of the kept person before: the key of what was believed then. */
  readonly version: number;
  readonly citizenNo: boolean;
  readonly phone: boolean;
  readonly sex?: string;
  readonly birthDate?: string;
  readonly ethnicity?: string;
  readonly formerNames: readonly string[];
}

/** A relative known to both: what their kinship with the kept child said before, and what it says since. */
export interface FullerKin {
  readonly id: string;
  readonly before: { readonly from: string; readonly cares: boolean };
  readonly since: { readonly from: string; readonly cares: boolean };
}

/** What a merge moved, so that it can be moved back. */
export interface MergeMoved {
  /** In the order in which they were joined; the child first. */
  readonly joined: readonly JoinedPerson[];
  readonly kin: readonly string[];
  readonly fullerKin: readonly FullerKin[];
  readonly files: readonly string[];
  /** Facts of the merged file that the kept one contradicts: read there, as not taken over. */
  readonly stays: readonly string[];
}

export async function insertMerge(
  tx: Tx,
  merge: {
    id: string;
    keptId: string;
    mergedId: string;
    scopeCode: string;
    reason: string;
    moved: MergeMoved;
  },
  recorder: Recorder,
): Promise<void> {
  await sql`
    insert into registry.merge (id, kept_id, merged_id, scope_code, reason, moved, recorded_at, recorded_by)
    values (${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${merge.scopeCode}, ${merge.reason}, ${JSON.stringify(merge.moved)}::jsonb,
      ${recorder.at}, ${recorder.by})`.execute(tx.sql);
}

export interface MergeRow {
  readonly id: string;
  readonly kept_id: string;
  readonly merged_id: string;
  readonly moved: MergeMoved;
  readonly undone_at: Date | null;
}

/** Locked: two who undo the same merge take turns. */
export async function findMerge(tx: Tx, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select id, kept_id, merged_id, moved, undone_at from registry.merge where id = ${id} for update`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Merges into this file that still stand, oldest first. */
export async function listLiveMerges(tx: Tx, childId: string): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select id, kept_id, merged_id, moved, undone_at from registry.merge
    where kept_id = ${childId} and undone_at is null order by recorded_at, id`.execute(tx.sql);
  return rows;
}

export async function markMergeUndone(tx: Tx, id: string, recorder: Recorder): Promise<void> {
  await sql`update registry.merge set undone_at = ${recorder.at}, undone_by = ${recorder.by} where id = ${id}`.execute(
    tx.sql,
  );
}

export async function setMergedInto(tx: Tx, childId: string, keptId: string | null): Promise<void> {
  await sql`update registry.child set merged_into = ${keptId}, version = version + 1 where id = ${childId}`.execute(
    tx.sql,
  );
}

/** A replaced person keeps the number, but no longer occupies it. */
export async function setReplacedBy(tx: Tx, personId: string, keptId: string | null): Promise<void> {
  await sql`update registry.person set replaced_by = ${keptId} where id = ${personId}`.execute(tx.sql);
}

export async function listReplaced(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.person where id = any (${personIds}::uuid[]) and replaced_by is not null`.execute(
    tx.sql,
  );
  return rows.map((row) => row.id);
}

/** Who of these has a file of their own, be it one merged away. */
export async function listWithFile(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where id = any (${personIds}::uuid[])`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** Kinship of a person with other children becomes that of another person, unless that one is their kin already. */
export async function repointKin(
  tx: Tx,
  fromPersonId: string,
  toPersonId: string,
  exceptChildren: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update registry.kin k set person_id = ${toPersonId}
    where k.person_id = ${fromPersonId} and k.child_id <> all (${exceptChildren}::uuid[]) and k.superseded_at is null
      and not exists (
        select from registry.kin o where o.child_id = k.child_id and o.person_id = ${toPersonId} and o.superseded_at is null)
    returning id`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export async function returnKin(tx: Tx, kinIds: readonly string[], personId: string): Promise<void> {
  if (kinIds.length === 0) return;
  await sql`update registry.kin set person_id = ${personId} where id = any (${kinIds}::uuid[])`.execute(
    tx.sql,
  );
}

/** Kinship rows of one child change to another child. */
export async function reassignKin(
  tx: Tx,
  kinIds: readonly string[],
  childId: string,
  scopeCode: string,
): Promise<void> {
  if (kinIds.length === 0) return;
  await sql`update registry.kin set child_id = ${childId}, scope_code = ${scopeCode} where id = any (${kinIds}::uuid[])`.execute(
    tx.sql,
  );
}

/** Only where it still says what was last known here. */
export async function changeKin(
  tx: Tx,
  id: string,
  was: FullerKin["before"],
  becomes: FullerKin["before"],
): Promise<void> {
  await sql`
    update registry.kin set valid_from = ${becomes.from}, cares_for_child = ${becomes.cares}
    where id = ${id} and valid_from = ${was.from} and cares_for_child = ${was.cares}`.execute(tx.sql);
}

export async function listFactsById(tx: Tx, ids: readonly string[]): Promise<FactRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FactRow>`
    select id, person_id, kind, slot, valid_from, valid_to, value, evidence
    from registry.fact where id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows;
}

export async function reviveFacts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update registry.fact set superseded_at = null, superseded_by = null, superseded_batch = null, reason = null
    where id = any (${ids}::uuid[])`.execute(tx.sql);
}

/** Papers go to another file, and with it to its place. */
export async function reassignAttachments(
  tx: Tx,
  fromId: string,
  to: Pick<FileRow, "id" | "scope_code">,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update platform.stored_file set owner_id = ${to.id}, scope_code = ${to.scope_code}
    where owner_kind = 'child' and owner_id = ${fromId} returning id`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export async function returnAttachments(
  tx: Tx,
  ids: readonly string[],
  to: Pick<FileRow, "id" | "scope_code">,
): Promise<void> {
  await sql`
    update platform.stored_file set owner_id = ${to.id}, scope_code = ${to.scope_code}
    where id = any (${ids}::uuid[])`.execute(tx.sql);
}

/** One file merged into another, and where each lies. */
export interface Joined {
  readonly from: string;
  readonly into: string;
  readonly fromScope: string;
  readonly intoScope: string;
}

/** Those of these files that are merged into another one now. */
export async function listJoined(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<Joined[]> {
  const { rows } = await sql<Joined>`
    select c.id as from, k.id as into, c.scope_code as "fromScope", k.scope_code as "intoScope"
    from registry.child c join registry.child k on k.id = c.merged_into
    where c.id = any (${childIds}::uuid[]) order by c.id limit 1000`.execute(tx.sql);
  return rows;
}
