import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { seesNoPlace } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";

/** What somebody has to do: on every desk of `role` at the place, or on one person's. */
export interface TaskDraft {
  readonly kind: string;
  /** One open task a key. */
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly link: string;
  readonly role: Role;
  readonly scopeCode: string;
  readonly subjectId?: string | undefined;
  readonly dueOn?: IsoDate | undefined;
  readonly accountId?: string | undefined;
  /** Where minutes count; `dueOn` is then its day. */
  readonly dueAt?: Date | undefined;
  /** A child may be in danger: the desk rings. */
  readonly rings?: boolean | undefined;
  /** Of liaisons: whose. */
  readonly department?: string | undefined;
  /** Accounts that may not do it although they hold the role. */
  readonly notFor?: readonly string[] | undefined;
  /** Of a sealed matter: its id, and only who holds a grant for it sees the task. */
  readonly secretOf?: string | undefined;
}

export interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly link: string;
  readonly scope_code: string;
  readonly due_on: IsoDate | null;
  readonly due_at: Date | null;
  readonly rings: boolean;
  readonly department: string | null;
}

const shown = sql`id, kind, key, title, why, link, scope_code, due_on, due_at, rings, department`;

/** Puts tasks on desks; one that lies there already stays as it is. */
export async function insertTasks(tx: Pick<Tx, "sql">, tasks: readonly TaskDraft[], at: Date): Promise<void> {
  const column = (pick: (task: TaskDraft) => string | undefined) => tasks.map((task) => pick(task) ?? null);
  await sql`
    insert into platform.task (id, kind, key, title, why, link, role, scope_code, subject_id, due_on, account_id, due_at,
      rings, department, not_for, secret_of, created_at)
    select id, kind, key, title, why, link, role, scope, subject, due, account, moment, rings, department, barred::uuid[],
      secret, ${at}
    from unnest(${tasks.map(() => uuid())}::uuid[], ${column((t) => t.kind)}::text[], ${column((t) => t.key)}::text[],
      ${column((t) => t.title)}::text[], ${column((t) => t.why)}::text[], ${column((t) => t.link)}::text[],
      ${column((t) => t.role)}::text[], ${column((t) => t.scopeCode)}::text[], ${column((t) => t.subjectId)}::uuid[],
      ${column((t) => t.dueOn)}::date[], ${column((t) => t.accountId)}::uuid[],
      ${column((t) => t.dueAt?.toISOString())}::timestamptz[], ${tasks.map((t) => t.rings ?? false)}::boolean[],
      ${column((t) => t.department)}::text[], ${tasks.map(({ notFor = [] }) => `{${notFor.join(",")}}`)}::text[],
      ${column((t) => t.secretOf)}::uuid[])
      as t(id, kind, key, title, why, link, role, scope, subject, due, account, moment, rings, department, barred, secret)
    on conflict (key) where done_at is null do nothing`.execute(tx.sql);
}

/** Settles open tasks by their keys; how many there were. */
export async function settleTasks(
  tx: Pick<Tx, "sql" | "actor">,
  keys: readonly string[],
  outcome: string,
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update platform.task set done_at = ${at}, done_by = ${tx.actor.accountId}, outcome = ${outcome}
    where key = any (${keys}::text[]) and done_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0);
}

export interface TaskOfSubject {
  readonly key: string;
  readonly subjectId: string;
  readonly scopeCode: string;
  readonly dueOn: IsoDate | null;
  readonly isOpen: boolean;
}

/** Tasks of these kinds about these subjects, done ones too. */
export async function listTasksAbout(
  tx: Pick<Tx, "sql">,
  kinds: readonly string[],
  subjectIds: readonly string[],
): Promise<TaskOfSubject[]> {
  const { rows } = await sql<TaskOfSubject>`
    select key, subject_id as "subjectId", scope_code as "scopeCode", due_on as "dueOn", done_at is null as "isOpen"
    from platform.task where subject_id = any (${subjectIds}::uuid[]) and kind = any (${kinds}::text[])`.execute(
    tx.sql,
  );
  return rows;
}

/** Whom open tasks of these kinds are about, by id, after the one named. */
export async function listSubjects(
  tx: Pick<Tx, "sql">,
  kinds: readonly string[],
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from platform.task
    where kind = any (${kinds}::text[]) and done_at is null and subject_id > ${after}::uuid
    order by subject_id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** The open tasks of a kind within the asker's place: why they lie there, by their keys. */
export async function listOpenOfKind(
  tx: Pick<Tx, "sql">,
  kind: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; why: string }>`
    select key, why from platform.task where kind = ${kind} and done_at is null limit 50000`.execute(tx.sql);
  return new Map(rows.map(({ key, why }) => [key, why]));
}

export interface TaskChange {
  readonly dueOn?: IsoDate | null;
  readonly accountId?: string | null;
  readonly why?: string;
  readonly dueAt?: Date | null;
  readonly rings?: boolean;
  readonly title?: string;
  /** Sealed meanwhile (its id), or open again (null). */
  readonly secretOf?: string | null;
  /** Another post's desk. */
  readonly desk?: { readonly role: Role; readonly scopeCode: string };
}

/** Changes an open task where the change names something. */
export async function updateTask(tx: Pick<Tx, "sql">, key: string, change: TaskChange): Promise<void> {
  await sql`
    update platform.task set
      due_on = case when ${change.dueOn !== undefined} then ${change.dueOn ?? null}::date else due_on end,
      account_id = case when ${change.accountId !== undefined} then ${change.accountId ?? null}::uuid else account_id end,
      due_at = case when ${change.dueAt !== undefined} then ${change.dueAt ?? null}::timestamptz else due_at end,
      rings = coalesce(${change.rings ?? null}::boolean, rings),
      role = coalesce(${change.desk?.role ?? null}, role),
      scope_code = coalesce(${change.desk?.scopeCode ?? null}, scope_code),
      why = coalesce(${change.why ?? null}, why),
      title = coalesce(${change.title ?? null}, title),
      secret_of = case when ${change.secretOf !== undefined} then ${change.secretOf ?? null}::uuid else secret_of end
    where key = ${key} and done_at is null`.execute(tx.sql);
}

/** Marks an open task as told to the post above; false if that was done before, or the task is not open. */
export async function markEscalated(tx: Pick<Tx, "sql">, key: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.task set escalated_at = ${at}
    where key = ${key} and done_at is null and escalated_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface LateTask extends TaskRow {
  readonly role: Role;
  readonly subject_id: string | null;
  readonly secret_of: string | null;
  readonly due_on: IsoDate;
}

/** Open tasks of these kinds and roles whose day is over, of which nobody above was told, oldest first. */
export async function listLateTasks(
  tx: Pick<Tx, "sql">,
  kinds: readonly string[],
  roles: readonly string[],
  on: IsoDate,
  limit: number,
): Promise<LateTask[]> {
  const { rows } = await sql<LateTask>`
    select ${shown}, role, subject_id, secret_of from platform.task
    where done_at is null and escalated_at is null and due_on < ${on} and kind = any (${kinds}::text[])
      and role = any (${roles}::text[])
    order by due_on, id limit ${limit} for update skip locked`.execute(tx.sql);
  return rows;
}

/** What is sealed lies only on the desk of whoever may know of it. */
const isKnown = sql`(secret_of is null or secret_of in (select platform.granted()))`;

/** An administrator sees no place; what waits for one lies at the place of the post. */
const atOwnPlace = ({ actor, scope }: Pick<Tx, "actor" | "scope">) =>
  seesNoPlace(actor.role)
    ? sql`scope_code = ${actor.placeCode}`
    : sql`scope_code >= ${scope.lo} and scope_code < ${scope.hi}`;

/** On the desks of the asker's role below the place, or on the asker's alone; not what is kept from the asker. */
const onOwnDesk = ({ actor, scope }: Pick<Tx, "actor" | "scope">) => sql`
  done_at is null and role = ${actor.role} and ${atOwnPlace({ actor, scope })}
  and (account_id is null or account_id = ${actor.accountId})
  and (department is null or department = ${actor.department}) and ${actor.accountId} <> all (not_for)
  and ${isKnown}`;

/** Open tasks on the asker's desk. */
export async function listOpenTasks(tx: Tx, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${shown} from platform.task where ${onOwnDesk(tx)}
    order by rings desc, due_on nulls last, due_at nulls last, id limit ${limit}`.execute(tx.sql);
  return rows;
}

export interface HeldTask extends TaskRow {
  readonly subject_id: string | null;
}

/**
 * What lies on the asker's own desk and may be carried about: nothing of what is sealed, though the asker may know of it. About these
 * subjects, or with null what is about nobody.
 */
export async function listPortableTasks(
  tx: Tx,
  subjectIds: readonly string[] | null,
  limit: number,
): Promise<HeldTask[]> {
  const about =
    subjectIds === null ? sql`subject_id is null` : sql`subject_id = any (${[...subjectIds]}::uuid[])`;
  const { rows } = await sql<HeldTask>`
    select ${shown}, subject_id from platform.task where ${onOwnDesk(tx)} and secret_of is null and ${about}
    order by rings desc, due_on nulls last, due_at nulls last, id limit ${limit}`.execute(tx.sql);
  return rows;
}

/** What rings there, the one that has waited longest first. */
export async function listRinging(tx: Tx, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${shown} from platform.task where rings and ${onOwnDesk(tx)}
    order by due_at nulls last, id limit ${limit}`.execute(tx.sql);
  return rows;
}

/** A post whose desk somebody else looks after. */
export interface Desk {
  readonly role: Role;
  readonly placeCode: string;
  /** Of liaisons: whose. */
  readonly departments?: readonly string[];
}

/** Open tasks of exactly this post. */
export async function listTasksOfDesk(
  tx: Pick<Tx, "sql" | "actor">,
  desk: Desk,
  limit: number,
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${shown} from platform.task
    where role = ${desk.role} and scope_code = ${desk.placeCode} and done_at is null and account_id is null and ${isKnown}
      and ${tx.actor.accountId} <> all (not_for)
      and (department is null or department = any (${[...(desk.departments ?? [])]}::text[]))
    order by due_on nulls last, id limit ${limit}`.execute(tx.sql);
  return rows;
}

/** Nothing rings any more. */
export async function quietTasks(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`update platform.task set rings = false where rings and done_at is null`.execute(tx.sql);
}

/** What lies on desks about a matter that was sealed, found by its page: from now on for those named, and without a name. */
export async function sealTasks(
  tx: Pick<Tx, "sql">,
  secretOf: string,
  link: string,
  title: string,
): Promise<void> {
  await sql`
    update platform.task set secret_of = ${secretOf}, subject_id = null, title = split_part(title, '：', 1) || '：' || ${title}::text
    where link = ${link} and done_at is null`.execute(tx.sql);
}
