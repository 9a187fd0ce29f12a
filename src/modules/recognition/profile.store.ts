/** SQL of the profiles: a child's atoms in periods in which none changed. The columns are those that the atoms declare. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { type Column, insertRows } from "../../platform/db/insert-rows.ts";
import { columnOf } from "../../platform/rules/rule-sql.store.ts";
import {
  atomNames,
  columnTypes,
  type ProfileRow,
  type ProfileValues,
  profileAtoms,
} from "./profile.contract.ts";

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

const COLUMNS = sql.join(atomNames.map((name) => sql`p.${sql.ref(columnOf(name))} as ${sql.ref(name)}`));

/** Children who stand in one of these categories on a day, by id, after the one named. */
export async function listProfilesIn(
  tx: Pick<Tx, "sql">,
  categories: readonly string[],
  { on, after, limit }: { readonly on: string; readonly after: string; readonly limit: number },
): Promise<{ childId: string; scopeCode: string; values: ProfileValues }[]> {
  const { rows } = await sql<ProfileValues & { child_id: string; scope_code: string }>`
    select p.child_id, p.scope_code, ${COLUMNS} from recognition.profile p
    where p.child_id > ${after} and p.valid_from <= ${on} and p.valid_to > ${on} and p.categories && ${categories}::text[]
    order by p.child_id limit ${limit}`.execute(tx.sql);
  return rows.map(({ child_id: childId, scope_code: scopeCode, ...values }) => ({
    childId,
    scopeCode,
    values: values,
  }));
}
