/** SQL of the profiles: a child's atoms in periods in which none changed. The columns are those that the atoms declare. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { type Column, insertRows } from "../../platform/db/insert-rows.ts";
import { atomNames, columnOf, columnTypes, type ProfileRow, profileAtoms } from "./profile.contract.ts";

/** One rebuilder at a time over all servers: two would each write the rows of a child that both had in hand. */
export async function lockRebuilding(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('recognition.rebuild'))`.execute(tx.sql);
}

export async function deleteProfiles(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<void> {
  await sql`delete from recognition.profile where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}

const atomColumns = Object.fromEntries(
  atomNames.map((name): [string, Column<ProfileRow>] => [
    columnOf(name),
    [columnTypes[profileAtoms[name].type], (row) => row.values[name]],
  ]),
);

export function insertProfiles(tx: Pick<Tx, "sql">, rows: readonly ProfileRow[]): Promise<void> {
  return insertRows(
    tx,
    "recognition.profile",
    {
      child_id: ["uuid", (row) => row.childId],
      valid_from: ["date", (row) => row.from],
      valid_to: ["date", (row) => row.to],
      scope_code: ["text", (row) => row.scopeCode],
      ...atomColumns,
    },
    rows,
  );
}
