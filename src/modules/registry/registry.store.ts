/** SQL of the single file: read it, its timeline; acts, attachments. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";
import type { Recorder } from "./drafts.store.ts";
import type { AbsenceRow } from "./people.store.ts";

export interface FileRow {
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

/** The file if the asker may see it; `forUpdate` makes writers of one child take turns. */
export async function findFile(tx: Tx, id: string, forUpdate = false): Promise<FileRow | undefined> {
  const lock = forUpdate ? sql`for update` : sql``;
  const { rows } = await keptPlan(sql<FileRow>`
    select id, scope_code, file_no, opened_on, ended_on, ended_why, absences, merged_into, withdrawn_at, version
    from registry.child
    where id = ${id} and withdrawn_at is null and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi} ${lock}`).execute(
    tx.sql,
  );
  return rows[0];
}

/** Moves the version on; a writer that saw an older one has been turned away before. */
export async function touchFile(tx: Tx, id: string): Promise<number> {
  const { rows } = await keptPlan(sql<{ version: number }>`
    update registry.child set version = version + 1 where id = ${id} returning version`).execute(tx.sql);
  return rows[0]?.version ?? 0;
}

export interface FactHistoryRow {
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly slot: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly value: Record<string, unknown>;
  readonly evidence: string | null;
  readonly source: string;
  readonly recorded_at: Date;
  readonly recorded_by_name: string | null;
  readonly superseded_at: Date | null;
  readonly superseded_by_name: string | null;
  readonly reason: string | null;
  readonly batch_id: string | null;
}

/** All facts of these persons, superseded ones too when asked. */
export async function listFactHistory(
  tx: Tx,
  personIds: readonly string[],
  withSuperseded: boolean,
): Promise<FactHistoryRow[]> {
  if (personIds.length === 0) return [];
  const live = withSuperseded ? sql`` : sql`and f.superseded_at is null`;
  const { rows } = await sql<FactHistoryRow>`
    select f.id, f.person_id, f.kind, f.slot, f.valid_from, f.valid_to, f.value, f.evidence, f.source, f.recorded_at,
      a.display_name as recorded_by_name, f.superseded_at, b.display_name as superseded_by_name, f.reason, f.batch_id
    from registry.fact f
    left join platform.post p on p.id = f.recorded_by left join platform.account a on a.id = p.account_id
    left join platform.post q on q.id = f.superseded_by left join platform.account b on b.id = q.account_id
    where f.person_id = any (${personIds}::uuid[]) ${live}
    order by f.valid_from desc, f.recorded_at desc limit 2000`.execute(tx.sql);
  return rows;
}

export interface ActRow {
  readonly id: string;
  readonly kind: string;
  readonly on_date: string;
  readonly reason: string;
  readonly detail: Record<string, unknown>;
  readonly recorded_at: Date;
  readonly recorded_by_name: string | null;
  readonly undone_at: Date | null;
}

export async function listActs(tx: Tx, childId: string): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select t.id, t.kind, t.on_date, t.reason, t.detail, t.recorded_at, a.display_name as recorded_by_name, t.undone_at
    from registry.act t left join platform.post p on p.id = t.recorded_by left join platform.account a on a.id = p.account_id
    where t.child_id = ${childId} order by t.on_date desc, t.recorded_at desc limit 1000`.execute(tx.sql);
  return rows;
}

export interface SiblingRow {
  readonly person_id: string;
  readonly id: string;
  readonly name: string;
}

/** Other children of the same people, as far as the asker may see them. */
export async function listOtherChildren(
  tx: Tx,
  childId: string,
  personIds: readonly string[],
): Promise<SiblingRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<SiblingRow>`
    select distinct k.person_id, p.id, p.name
    from registry.kin k join registry.child c on c.id = k.child_id join registry.person p on p.id = c.id
    where k.person_id = any (${personIds}::uuid[]) and k.superseded_at is null and k.child_id <> ${childId}
      and c.withdrawn_at is null and c.merged_into is null`.execute(tx.sql);
  return rows;
}

export interface SummaryRow {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birth_date: string | null;
  readonly scope_code: string;
  readonly categories: string[] | null;
}

export const summaryColumns = sql`p.id, p.name, p.sex, p.birth_date, c.scope_code, s.categories`;

/** Children found by a key (a suffix of the name or of its pinyin initials), exact hits first. */
export async function listByNameKey(tx: Tx, key: string, on: string, limit: number): Promise<SummaryRow[]> {
  const { lo, hi } = tx.scope;
  const { rows } = await sql<SummaryRow>`
    select distinct on (n.key, n.child_id) ${summaryColumns}
    from registry.name_key n
    join registry.person p on p.id = n.child_id
    join registry.child c on c.id = n.child_id and c.withdrawn_at is null
    left join registry.standing s on s.child_id = n.child_id and s.valid_from <= ${on} and s.valid_to > ${on}
    where n.key >= ${key} and n.key < ${`${key}\u{10FFFF}`} and n.scope_code >= ${lo} and n.scope_code < ${hi}
    order by n.key, n.child_id limit ${limit}`.execute(tx.sql);
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

export async function listByNumber(tx: Tx, indexes: readonly Buffer[], on: string): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns}
    from registry.person p join registry.child c on c.id = p.id and c.withdrawn_at is null and c.merged_into is null
    left join registry.standing s on s.child_id = p.id and s.valid_from <= ${on} and s.valid_to > ${on}
    where p.citizen_no_index = any (${indexes}::bytea[])`.execute(tx.sql);
  return rows;
}

export async function listSummaries(tx: Tx, ids: readonly string[], on: string): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns}
    from registry.person p join registry.child c on c.id = p.id
    left join registry.standing s on s.child_id = p.id and s.valid_from <= ${on} and s.valid_to > ${on}
    where p.id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows;
}

/** Who is answerable in this village: the child director in office. */
export async function findDirector(
  tx: Tx,
  villageCode: string,
  on: string,
): Promise<{ name: string; title: string } | undefined> {
  const { rows } = await sql<{ name: string; title: string }>`
    select a.display_name as name, p.title from platform.post p join platform.account a on a.id = p.account_id
    where p.place_code = ${villageCode} and p.role = 'villageDirector' and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})
    limit 1`.execute(tx.sql);
  return rows[0];
}

/** Sets where the file belongs; the scope of everything that hangs on it moves along. */
export async function moveFile(tx: Tx, childId: string, villageCode: string): Promise<void> {
  await sql`update registry.kin set scope_code = ${villageCode} where child_id = ${childId}`.execute(tx.sql);
  await sql`update registry.act set scope_code = ${villageCode} where child_id = ${childId}`.execute(tx.sql);
  await sql`update registry.fact set scope_code = ${villageCode} where person_id = ${childId}`.execute(
    tx.sql,
  );
  await sql`update registry.person set scope_code = ${villageCode} where id = ${childId}`.execute(tx.sql);
  await sql`update registry.merge set scope_code = ${villageCode} where kept_id = ${childId}`.execute(tx.sql);
  await sql`
    update platform.stored_file set scope_code = ${villageCode} where owner_kind = 'child' and owner_id = ${childId}`.execute(
    tx.sql,
  );
  await sql`update registry.child set scope_code = ${villageCode} where id = ${childId}`.execute(tx.sql);
}

export async function endFile(tx: Tx, childId: string, on: string, why: string): Promise<void> {
  await sql`update registry.child set ended_on = ${on}, ended_why = ${why} where id = ${childId}`.execute(
    tx.sql,
  );
}

/** The time in which the file was ended stays known. */
export async function reopenFile(tx: Tx, childId: string, absences: readonly AbsenceRow[]): Promise<void> {
  await sql`
    update registry.child set ended_on = null, ended_why = null, absences = ${JSON.stringify(absences)}::jsonb
    where id = ${childId}`.execute(tx.sql);
}

export async function endKin(tx: Tx, childId: string, kinId: string, on: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update registry.kin set valid_to = ${on}
    where id = ${kinId} and child_id = ${childId} and superseded_at is null and valid_to is null and valid_from < ${on}`.execute(
    tx.sql,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly location: string;
  readonly created_at: Date;
}

export async function listAttachments(tx: Tx, childId: string): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select id, name, media_type, size, location, created_at from platform.stored_file
    where owner_kind = 'child' and owner_id = ${childId} and removed_at is null order by created_at desc limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function insertAttachment(
  tx: Tx,
  file: {
    id: string;
    scopeCode: string;
    name: string;
    mediaType: string;
    size: number;
    digest: Buffer;
    location: string;
    childId: string;
  },
  recorder: Recorder,
): Promise<void> {
  await sql`
    insert into platform.stored_file (id, scope_code, name, media_type, size, digest, location, owner_kind, owner_id, created_at, created_by)
    values (${file.id}, ${file.scopeCode}, ${file.name}, ${file.mediaType}, ${file.size}, ${file.digest}, ${file.location}, 'child',
      ${file.childId}, ${recorder.at}, ${recorder.by})`.execute(tx.sql);
}

/** Files that are open below any of these places, within the asker's. */
export async function listOpenFiles(
  tx: Tx,
  places: readonly string[],
): Promise<{ id: string; villageCode: string }[]> {
  const { rows } = await sql<{ id: string; villageCode: string }>`
    select id, scope_code as "villageCode" from registry.child
    where ended_on is null and merged_into is null and withdrawn_at is null
      and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
      and exists (select from unnest(${[...places]}::text[]) as place where starts_with(scope_code, place))
    order by scope_code, id`.execute(tx.sql);
  return rows;
}
