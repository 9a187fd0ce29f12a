import { sql } from "kysely";
import type { Scope } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { EntryState } from "./record-codes.contract.ts";
import type { Content } from "./record-fields.contract.ts";

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly specVersion: string;
  readonly unit: string;
  readonly enteredByUnit: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly aboutId: string | null;
  readonly aboutName: string | null;
  readonly content: Content;
  readonly secret: Buffer | null;
  readonly identity: string | null;
  readonly parentId: string | null;
  readonly paperNote: string | null;
  readonly state: EntryState;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly submittedBy: string | null;
  readonly checkedByName: string | null;
}

export interface NewEntry {
  readonly id: string;
  readonly kind: string;
  readonly specVersion: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly aboutId: string | null;
  readonly aboutName: string | null;
  readonly content: Content;
  readonly secret: Buffer | null;
  /** Of a kind of which there is one each. */
  readonly identity: string | null;
  readonly paperNote: string | null;
  readonly state: EntryState;
  readonly importId: string | null;
  /** Under which it was handed out. */
  readonly parentId?: string | undefined;
  readonly enteredByUnit: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

const columns = sql`id, kind, spec_version as "specVersion", unit, entered_by_unit as "enteredByUnit",
  scope_code as "scopeCode", on_day as "on", about_id as "aboutId",
  about_name as "aboutName", content, secret, identity, parent_id as "parentId", paper_note as "paperNote", state, version, created_at as "createdAt",
  created_by as "createdBy", created_by_name as "createdByName", submitted_by as "submittedBy", checked_by_name as "checkedByName"`;

/** With the first page of their history. */
export async function insertEntries(tx: Pick<Tx, "sql">, entries: readonly NewEntry[]): Promise<void> {
  await insertRows(
    tx,
    "record.entry",
    {
      id: ["uuid", (one: NewEntry) => one.id],
      kind: ["text", (one) => one.kind],
      spec_version: ["text", (one) => one.specVersion],
      unit: ["text", (one) => one.unit],
      entered_by_unit: ["text", (one) => one.enteredByUnit],
      scope_code: ["text", (one) => one.scopeCode],
      on_day: ["date", (one) => one.on],
      about_id: ["uuid", (one) => one.aboutId],
      about_name: ["text", (one) => one.aboutName],
      content: ["jsonb", (one) => JSON.stringify(one.content)],
      secret: ["bytea", (one) => one.secret],
      identity: ["text", (one) => one.identity],
      paper_note: ["text", (one) => one.paperNote],
      state: ["text", (one) => one.state],
      import_id: ["uuid", (one) => one.importId],
      parent_id: ["uuid", (one) => one.parentId ?? null],
      created_at: ["timestamptz", (one) => one.at],
      created_by: ["uuid", (one) => one.by.id],
      created_by_name: ["text", (one) => one.by.name],
      submitted_by: ["uuid", (one) => (one.state === "draft" ? null : one.by.id)],
      changed_at: ["timestamptz", (one) => one.at],
    },
    entries,
  );
  await insertRows(
    tx,
    "record.revision",
    {
      entry_id: ["uuid", (one: NewEntry) => one.id],
      version: ["int", 1],
      act: ["text", (one) => (one.importId === null ? "write" : "import")],
      state: ["text", (one) => one.state],
      on_day: ["date", (one) => one.on],
      content: ["jsonb", (one) => JSON.stringify(one.content)],
      at: ["timestamptz", (one) => one.at],
      by_account: ["uuid", (one) => one.by.id],
      by_name: ["text", (one) => one.by.name],
    },
    entries,
  );
}

export async function findEntry(
  tx: Pick<Tx, "sql">,
  kind: string,
  id: string,
): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from record.entry where id = ${id} and kind = ${kind}`.execute(tx.sql);
  return rows[0];
}

/** What was handed out under an entry, as far as the asker sees it, in the order in which it was. */
export async function listUnder(tx: Pick<Tx, "sql">, parentId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from record.entry where parent_id = ${parentId} and state <> 'withdrawn'
    order by created_at, id limit 2000`.execute(tx.sql);
  return rows;
}

/** Those that are of one kind and one identity, whoever keeps them. */
export async function listOfIdentity(
  tx: Pick<Tx, "sql">,
  kind: string,
  identities: readonly string[],
): Promise<{ readonly id: string; readonly identity: string }[]> {
  const { rows } = await sql<{ id: string; identity: string }>`
    select id, identity from record.entry
    where kind = ${kind} and identity = any (${identities}::text[]) and state <> 'withdrawn'`.execute(tx.sql);
  return rows;
}

export interface EntryChange {
  readonly act: string;
  readonly state: EntryState;
  readonly reason: string | null;
  readonly on: IsoDate;
  readonly aboutId: string | null;
  readonly aboutName: string | null;
  readonly content: Content;
  readonly secret: Buffer | null;
  readonly identity: string | null;
  readonly paperNote: string | null;
  readonly submittedBy: string | null;
  readonly checked: { readonly id: string; readonly name: string } | null;
}

/** False: somebody else was first. */
export async function updateEntry(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  version: number,
  change: EntryChange,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update record.entry set version = version + 1, state = ${change.state}, on_day = ${change.on}, about_id = ${change.aboutId},
      about_name = ${change.aboutName}, content = ${JSON.stringify(change.content)}::jsonb, secret = ${change.secret},
      identity = ${change.identity}, paper_note = ${change.paperNote}, submitted_by = ${change.submittedBy}, checked_by = ${change.checked?.id ?? null},
      checked_by_name = ${change.checked?.name ?? null}, changed_at = ${at}
    where id = ${id} and version = ${version}`.execute(tx.sql);
  if (Number(numAffectedRows ?? 0) !== 1) return false;
  await sql`
    insert into record.revision (entry_id, version, act, state, reason, on_day, content, at, by_account, by_name)
    values (${id}, ${version + 1}, ${change.act}, ${change.state}, ${change.reason}, ${change.on},
      ${JSON.stringify(change.content)}::jsonb, ${at}, ${tx.actor.accountId}, ${tx.actor.displayName})`.execute(
    tx.sql,
  );
  return true;
}

export interface RevisionRow {
  readonly version: number;
  readonly act: string;
  readonly state: EntryState;
  readonly reason: string | null;
  readonly on: IsoDate;
  readonly content: Content;
  readonly at: Date;
  readonly by: string;
}

/** Newest first. */
export async function listRevisions(tx: Pick<Tx, "sql">, entryId: string): Promise<RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select version, act, state, reason, on_day as "on", content, at, by_name as by
    from record.revision where entry_id = ${entryId} order by version desc limit 500`.execute(tx.sql);
  return rows;
}

export interface EntryFilter {
  readonly kind: string;
  readonly scope: Scope;
  readonly unit?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly states: readonly EntryState[];
  readonly words?: string | undefined;
}

export type EntryPosition = readonly [on: string, id: string];

export function matching({ kind, scope, unit, from, to, states, words }: EntryFilter) {
  const like = words === undefined ? undefined : `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`kind = ${kind} and scope_code >= ${scope.lo} and scope_code < ${scope.hi}
    and (${unit ?? null}::text is null or unit = ${unit ?? null})
    and (${from ?? null}::date is null or on_day >= ${from ?? null}::date)
    and (${to ?? null}::date is null or on_day <= ${to ?? null}::date)
    and state = any (${states}::text[])
    and (${like ?? null}::text is null or about_name like ${like ?? null}
      or exists (select from jsonb_each_text(content) as c where c.value like ${like ?? null}))`;
}

/** The latest day first. */
export async function listEntries(
  tx: Pick<Tx, "sql">,
  filter: EntryFilter,
  after: EntryPosition | undefined,
  limit: number,
): Promise<EntryRow[]> {
  const behind = after === undefined ? sql`true` : sql`(on_day, id) < (${after[0]}::date, ${after[1]}::uuid)`;
  const { rows } = await sql<EntryRow>`
    select ${columns} from record.entry where ${matching(filter)} and ${behind}
    order by on_day desc, id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countEntries(tx: Pick<Tx, "sql">, filter: EntryFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from record.entry where ${matching(filter)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}
