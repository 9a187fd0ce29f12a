/** SQL of matters whose subject turns out to be another one's file. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

interface Readdressing {
  readonly from: string;
  readonly into: string;
}

/** Matters of these procedures, ended ones too; which they were. */
export async function readdressMatters(
  tx: Pick<Tx, "sql">,
  procedures: readonly string[],
  { from, into }: Readdressing,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update procedure.matter set subject_id = ${into}
    where subject_id = ${from} and procedure = any (${procedures}::text[]) returning id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export async function returnMatter(
  tx: Pick<Tx, "sql">,
  id: string,
  { from, into }: Readdressing,
): Promise<void> {
  await sql`update procedure.matter set subject_id = ${from} where id = ${id} and subject_id = ${into}`.execute(
    tx.sql,
  );
}

/** Whoever became somebody else is named so in the forms of those that still run; in which of them it stood. */
export async function renameInForms(
  tx: Pick<Tx, "sql">,
  matterIds: readonly string[],
  { was, became }: { readonly was: string; readonly became: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update procedure.matter set form = replace(form::text, ${was}::text, ${became}::text)::jsonb, version = version + 1
    where id = any (${matterIds}::uuid[]) and ended_on is null and strpos(form::text, ${was}::text) > 0 returning id`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}
