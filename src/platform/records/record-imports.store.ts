import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly fileName: string;
  readonly location: string;
  readonly state: "checked" | "written" | "dropped";
  readonly version: number;
  readonly written: number | null;
}

export interface NewImport {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly fileName: string;
  readonly location: string;
  readonly digest: Buffer;
}

export async function insertImport(tx: Pick<Tx, "sql" | "actor">, one: NewImport, at: Date): Promise<void> {
  await sql`
    insert into record.import (id, kind, unit, scope_code, file_name, location, digest, state, created_at, created_by)
    values (${one.id}, ${one.kind}, ${one.unit}, ${one.scopeCode}, ${one.fileName}, ${one.location}, ${one.digest},
      'checked', ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

/** Only who brought it works on it. */
export async function findImport(
  tx: Pick<Tx, "sql" | "actor">,
  kind: string,
  id: string,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select id, kind, unit, file_name as "fileName", location, state, version, written
    from record.import where id = ${id} and kind = ${kind} and created_by = ${tx.actor.accountId}
    for update`.execute(tx.sql);
  return rows[0];
}

export async function finishImport(
  tx: Pick<Tx, "sql">,
  id: string,
  written: number,
  at: Date,
): Promise<void> {
  await sql`
    update record.import set state = 'written', version = version + 1, written = ${written}, written_at = ${at}
    where id = ${id}`.execute(tx.sql);
}

/** Of these entries, those that stand there word for word: unit, day, whom it is about, content. */
export async function listSame(
  tx: Pick<Tx, "sql">,
  kind: string,
  entries: readonly {
    readonly key: string;
    readonly unit: string;
    readonly on: string;
    readonly aboutName: string | null;
    readonly content: object;
  }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select asked.key from unnest(${entries.map(({ key }) => key)}::text[], ${entries.map(({ unit }) => unit)}::text[],
      ${entries.map(({ on }) => on)}::date[], ${entries.map(({ aboutName }) => aboutName)}::text[],
      ${entries.map(({ content }) => JSON.stringify(content))}::jsonb[]) as asked(key, unit, on_day, about, content)
    where exists (
      select from record.entry e
      where e.kind = ${kind} and e.unit = asked.unit and e.on_day = asked.on_day and e.state <> 'withdrawn'
        and e.about_name is not distinct from asked.about and e.content = asked.content)`.execute(tx.sql);
  return new Set(rows.map(({ key }) => key));
}
