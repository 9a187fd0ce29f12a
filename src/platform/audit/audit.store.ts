import { sql, type Transaction } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import { keptPlan } from "../db/frugal-pool.ts";
import type { Sql, Tables } from "../db/sql.ts";

export interface AuditDraft {
  readonly at: Date;
  readonly actor: Actor;
  readonly operation: string;
  readonly effect: "read" | "write" | "login" | "refused";
  readonly subjectIds: readonly string[];
  readonly purpose?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Adds one entry to the audit log inside the caller's transaction. */
export function insertAuditEntry(tx: Transaction<Tables>, draft: AuditDraft): Promise<void> {
  return insertAuditEntries(tx, [draft]);
}

/** Adds entries in one statement, whose text is the same for one and for many. */
export async function insertAuditEntries(db: Sql, drafts: readonly AuditDraft[]): Promise<void> {
  await keptPlan(sql`
    insert into audit.entry (at, account_id, post_id, actor, role, operation, effect, purpose, subject_ids, scope_code, detail, ip, trace_id)
    select * from jsonb_to_recordset(${JSON.stringify(drafts.map(entryOf))}::jsonb) as entry (at timestamptz, account_id uuid,
      post_id uuid, actor text, role text, operation text, effect text, purpose text, subject_ids uuid[], scope_code text,
      detail jsonb, ip text, trace_id text)`).execute(db);
}

function entryOf({ at, actor, operation, effect, subjectIds, purpose, detail }: AuditDraft) {
  return {
    at,
    account_id: actor.accountId,
    post_id: actor.postId,
    actor: `${actor.displayName}（${actor.username}）`,
    role: actor.role,
    operation,
    effect,
    purpose,
    subject_ids: subjectIds,
    scope_code: actor.placeCode,
    detail,
    ip: actor.ip,
    trace_id: actor.traceId,
  };
}

export interface EntryRow {
  readonly id: number;
  readonly at: Date;
  readonly account_id: string;
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly effect: string;
  readonly purpose: string | null;
  readonly subject_ids: string[];
  readonly scope_code: string;
  readonly detail: Record<string, unknown> | null;
  readonly ip: string | null;
  readonly trace_id: string | null;
}

export interface EntryFilter {
  readonly q?: string | undefined;
  readonly operation?: string | undefined;
  readonly effect?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Entries older than this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listEntries(db: Sql, filter: EntryFilter): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select id, at, account_id, actor, role, operation, effect, purpose, subject_ids, scope_code, detail, ip, trace_id from audit.entry
    where (${filter.before ?? null}::bigint is null or id < ${filter.before ?? null})
      and (${filter.q ?? null}::text is null or position(${filter.q ?? ""} in actor) > 0)
      and (${filter.operation ?? null}::text is null or operation = ${filter.operation ?? null})
      and (${filter.effect ?? null}::text is null or effect = ${filter.effect ?? null})
      and (${filter.subjectId ?? null}::uuid is null or subject_ids @> array[${filter.subjectId ?? null}]::uuid[])
      and (${filter.from ?? null}::date is null or at >= ${filter.from ?? null}::date)
      and (${filter.to ?? null}::date is null or at < ${filter.to ?? null}::date + 1)
    order by id desc limit ${filter.limit}`.execute(db);
  return rows;
}

/** An entry as the chain spells it: all columns as the database's own text, so that nothing is lost on the way to us. */
export interface EntryText {
  readonly id: string;
  /** UTC, with microseconds. */
  readonly at: string;
  readonly account_id: string | null;
  readonly post_id: string | null;
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly effect: string;
  readonly purpose: string | null;
  /** `{…,…}`: fifty ids as one text cost the sealer a tenth of fifty texts. */
  readonly subject_ids: string;
  readonly scope_code: string;
  readonly detail: string | null;
  readonly ip: string | null;
  readonly trace_id: string | null;
}

const ENTRY_TEXT = sql`
  e.id::text as id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.account_id::text as account_id,
  e.post_id::text as post_id, e.actor, e.role, e.operation, e.effect, e.purpose, e.subject_ids::text as subject_ids, e.scope_code,
  e.detail::text as detail, e.ip, e.trace_id`;

export interface LinkRow {
  readonly seq: number;
  readonly entry_id: number;
  readonly digest: Buffer;
  readonly form: number;
}

/** One sealer at a time, in whatever process; false when another is at work. */
export async function lockSealer(db: Sql): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('tongan.audit.sealer')) as got`.execute(db);
  return rows[0]?.got ?? false;
}

export async function findLastLink(db: Sql): Promise<LinkRow | undefined> {
  const { rows } =
    await sql<LinkRow>`select seq, entry_id, digest, form from audit.link order by seq desc limit 1`.execute(
      db,
    );
  return rows[0];
}

export async function findLink(db: Sql, seq: number): Promise<LinkRow | undefined> {
  const { rows } =
    await sql<LinkRow>`select seq, entry_id, digest, form from audit.link where seq = ${seq}`.execute(db);
  return rows[0];
}

/**
 * Entries without a link. Ids are given before commit, so one may appear behind the last link: the look-back covers transactions
 * that took long; verify reports any that was missed for longer.
 */
export async function listUnlinked(db: Sql, lookBack: number, limit: number): Promise<EntryText[]> {
  const { rows } = await sql<EntryText>`
    select ${ENTRY_TEXT} from audit.entry e
    where e.id > coalesce((select max(entry_id) from audit.link), 0) - ${lookBack}
      and not exists (select from audit.link l where l.entry_id = e.id)
    order by e.id limit ${limit}`.execute(db);
  return rows;
}

export async function insertLinks(db: Sql, links: readonly LinkRow[]): Promise<void> {
  await sql`
    insert into audit.link (seq, entry_id, digest, form)
    select * from unnest(${links.map((link) => link.seq)}::bigint[], ${links.map((link) => link.entry_id)}::bigint[],
      ${links.map((link) => link.digest)}::bytea[], ${links.map((link) => link.form)}::smallint[])`.execute(
    db,
  );
}

/** A link with its entry, unless somebody removed that. */
export type LinkedEntry = LinkRow & { readonly entry: EntryText | null };

/** Links in chain order, a page after `seq`. */
export async function listLinked(db: Sql, afterSeq: number, limit: number): Promise<LinkedEntry[]> {
  const { rows } = await sql<LinkRow & Omit<EntryText, "id"> & { id: string | null }>`
    select l.seq, l.entry_id, l.digest, l.form, ${ENTRY_TEXT}
    from audit.link l left join audit.entry e on e.id = l.entry_id
    where l.seq > ${afterSeq} order by l.seq limit ${limit}`.execute(db);
  return rows.map(({ seq, entry_id, digest, form, id, ...rest }) => ({
    seq,
    entry_id,
    digest,
    form,
    entry: id === null ? null : { id, ...rest },
  }));
}

export async function countUnlinked(db: Sql): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
