/** SQL of looking for a file's children in the register, and for the register's children that the file does not name. */
import { sql } from "kysely";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";

export interface Namesake {
  readonly name: string;
  readonly birth_date: string;
  readonly child_id: string;
  readonly scope_code: string;
  readonly has_number: boolean;
  readonly ended_on: string | null;
  /** `51:周大`, `52:李氏`. */
  readonly parents: string[];
}

/** Files within the actor's places of children of these names and birth dates, oldest file first. */
export async function listNamesakes(
  tx: Tx,
  children: readonly { readonly name: string; readonly birthDate: string }[],
  exceptBatch: string | null,
): Promise<Namesake[]> {
  if (children.length === 0) return [];
  const { rows } = await sql<Namesake>`
    select p.name, p.birth_date, c.id as child_id, c.scope_code, p.citizen_no_index is not null as has_number, c.ended_on,
      array(select k.relation || ':' || q.name from registry.kin k join registry.person q on q.id = k.person_id
        where k.child_id = c.id and k.superseded_at is null and k.relation in ('51', '52')) as parents
    from unnest(${children.map(({ name }) => name)}::text[], ${children.map(({ birthDate }) => birthDate)}::date[]) as w(name, birth_date)
    join registry.person p on p.birth_date = w.birth_date and p.name = w.name and p.replaced_by is null
    join registry.child c on c.id = p.id
    where c.scope_code >= ${tx.scope.lo} and c.scope_code < ${tx.scope.hi} and c.withdrawn_at is null and c.merged_into is null
      and (${exceptBatch}::uuid is null or c.batch_id is distinct from ${exceptBatch}::uuid)
    order by c.file_no`.execute(tx.sql);
  return rows;
}

/** Of these files those that have ended. */
export async function listEnded(tx: Tx, childIds: readonly string[]): Promise<Set<string>> {
  if (childIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from registry.child
    where id = any (${childIds}::uuid[]) and ended_on is not null and withdrawn_at is null`.execute(tx.sql);
  return new Set(rows.map(({ id }) => id));
}

/** Which of these files still stand by themselves: not withdrawn, not merged into another. */
export async function listLiving(tx: Tx, childIds: readonly string[]): Promise<Set<string>> {
  if (childIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where id = any (${childIds}::uuid[]) and withdrawn_at is null and merged_into is null`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What stands for a file to which nobody but the batch has written; such a file may be missing in `listOthersWriting`. */
export const NOBODY_WROTE = "0/0/0/0";

/**
 * How much others than the batch have written to each of these files, as far as it is committed. Counts, not times: whoever began
 * before somebody looked and committed afterwards is missing in the first and counted in the second. An undone import puts facts
 * back, but its acts count on.
 */
export async function listOthersWriting(
  tx: Tx,
  batchId: string,
  childIds: readonly string[],
): Promise<Map<string, string>> {
  if (childIds.length === 0) return new Map();
  // All files at once: file by file, the planner reads a whole place's acts for each (measured: 700 ms for a thousand files).
  // Believed and put away apart, since each has an index of its own.
  const { rows } = await sql<{ id: string; wrote: string }>`
    select id, concat_ws('/', sum(acts), sum(undone), sum(facts), sum(put_away)) as wrote
    from (
      select child_id as id, 1 as acts, (undone_at is not null)::int as undone, 0 as facts, 0 as put_away
      from registry.act where child_id = any (${childIds}::uuid[]) and batch_id is distinct from ${batchId}
      union all
      select person_id, 0, 0, (batch_id is distinct from ${batchId})::int, 0
      from registry.fact where person_id = any (${childIds}::uuid[]) and superseded_at is null
      union all
      select person_id, 0, 0, (batch_id is distinct from ${batchId})::int, (superseded_batch is distinct from ${batchId})::int
      from registry.fact where person_id = any (${childIds}::uuid[]) and superseded_at is not null
    ) as written
    group by id`.execute(tx.sql);
  return new Map(rows.map(({ id, wrote }) => [id, wrote]));
}

/** What the register calls these children, now and before. */
export async function listNames(
  tx: Tx,
  childIds: readonly string[],
): Promise<Map<string, { readonly name: string; readonly former: readonly string[] }>> {
  if (childIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string; former_names: string[] }>`
    select id, name, former_names from registry.person where id = any (${childIds}::uuid[])`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, { name: row.name, former: row.former_names }]));
}

/** The sealed bank accounts that these children have on a day. */
export async function listAccounts(
  tx: Tx,
  childIds: readonly string[],
): Promise<{ child_id: string; sealed: string }[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<{ child_id: string; sealed: string }>`
    select person_id as child_id, value ->> 'accountSealed' as sealed from registry.fact
    where person_id = any (${childIds}::uuid[]) and kind = 'allowance' and superseded_at is null and value ? 'accountSealed'`.execute(
    tx.sql,
  );
  return rows;
}

const flags: Readonly<Record<Ledger, string>> = {
  leftBehind: "left_behind",
  orphan: "orphan",
  defactoUnattended: "defacto_unattended",
  inDifficulty: "in_difficulty",
};

export const ledgerCategory = {
  leftBehind: "ruralLeftBehind",
  orphan: "orphan",
  defactoUnattended: "defactoUnattended",
  inDifficulty: "inDifficulty",
} as const satisfies Readonly<Record<Ledger, string>>;

/** Children who stand in the ledger on the day, in the file's places, and are no row of the file. */
export async function insertMissing(
  tx: Tx,
  batch: { readonly id: string; readonly scopeCode: string; readonly ledger: Ledger; readonly asOf: string },
  places: readonly { readonly lo: string; readonly hi: string }[],
): Promise<void> {
  await sql`
    insert into registry.import_missing (batch_id, child_id, scope_code)
    select ${batch.id}, s.child_id, ${batch.scopeCode}
    from registry.standing s
    join unnest(${places.map(({ lo }) => lo)}::text[], ${places.map(({ hi }) => hi)}::text[]) as p(lo, hi)
      on s.scope_code >= p.lo and s.scope_code < p.hi
    where s.valid_from <= ${batch.asOf} and s.valid_to > ${batch.asOf} and s.${sql.raw(flags[batch.ledger])}
      and s.scope_code >= ${tx.scope.lo} and s.scope_code < ${tx.scope.hi}
      and not exists (select from registry.import_row r where r.batch_id = ${batch.id} and r.child_id = s.child_id)
    on conflict do nothing`.execute(tx.sql);
}

export async function deleteMissing(tx: Tx, batchId: string): Promise<void> {
  await sql`delete from registry.import_missing where batch_id = ${batchId}`.execute(tx.sql);
}

export interface MissingRow {
  readonly child_id: string;
  readonly name: string;
  readonly sex: string;
  readonly birth_date: string | null;
  readonly place: string;
  readonly since: string | null;
  readonly version: number;
  readonly decision: "left" | "stillHere" | "askVillage" | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

export async function listMissing(
  tx: Tx,
  batch: { readonly id: string; readonly ledger: Ledger },
  filter: {
    readonly decided?: boolean | undefined;
    readonly ids?: readonly string[];
    readonly after: string;
    readonly limit: number;
  },
): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`
    select m.child_id, p.name, p.sex, p.birth_date, c.scope_code as place, c.version, m.decision, m.decided_at,
      (select a.display_name from platform.post o join platform.account a on a.id = o.account_id where o.id = m.decided_by) as decided_by,
      (select max(f.valid_from) from registry.fact f where f.person_id = c.id and f.kind = 'category'
        and f.slot = ${ledgerCategory[batch.ledger]} and f.superseded_at is null) as since
    from registry.import_missing m join registry.child c on c.id = m.child_id join registry.person p on p.id = c.id
    where m.batch_id = ${batch.id} and m.child_id > ${filter.after}::uuid
      and (${filter.decided ?? null}::boolean is null or (m.decision is not null) = ${filter.decided ?? null})
      and (${filter.ids ?? null}::uuid[] is null or m.child_id = any (${filter.ids ?? null}::uuid[]))
    order by m.child_id limit ${filter.limit}`.execute(tx.sql);
  return rows;
}

export async function countMissing(tx: Tx, batchId: string): Promise<{ all: number; decided: number }> {
  const { rows } = await sql<{ all: number; decided: number }>`
    select count(*) as all, count(decision) as decided from registry.import_missing where batch_id = ${batchId}`.execute(
    tx.sql,
  );
  return rows[0] ?? { all: 0, decided: 0 };
}

export async function decide(
  tx: Tx,
  batchId: string,
  childId: string,
  decision: "left" | "stillHere" | "askVillage",
): Promise<void> {
  await sql`update registry.import_missing set decision = ${decision}, decided_at = ${now()}, decided_by = ${tx.actor.postId}
    where batch_id = ${batchId} and child_id = ${childId}`.execute(tx.sql);
}

/** What a committed batch changed of these children, as their files tell it. */
export async function listChangesOfBatch(
  tx: Tx,
  batchId: string,
  childIds: readonly string[],
): Promise<{ child_id: string; changes: { label: string; from: string; to: string }[] }[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<{ child_id: string; changes: { label: string; from: string; to: string }[] }>`
    select child_id, coalesce(detail -> 'changes', '[]'::jsonb) as changes from registry.act
    where batch_id = ${batchId} and child_id = any (${childIds}::uuid[]) and kind = 'updated'`.execute(
    tx.sql,
  );
  return rows;
}
