import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import type { FoundChild } from "./child-match.contract.ts";

export interface NumberedChild {
  readonly childId: string;
  readonly index: Buffer;
}

/** Standing files of the actor's places by the child's own number. */
export async function listChildrenByIndexes(tx: Tx, indexes: readonly Buffer[]): Promise<NumberedChild[]> {
  if (indexes.length === 0) return [];
  const { rows } = await sql<NumberedChild>`
    select c.id as "childId", p.citizen_no_index as index
    from registry.person p join registry.child c on c.id = p.id
    where p.citizen_no_index = any (${indexes}::bytea[]) and c.withdrawn_at is null and c.merged_into is null
      and c.scope_code >= ${tx.scope.lo} and c.scope_code < ${tx.scope.hi}`.execute(tx.sql);
  return rows;
}

export type FoundRow = FoundChild & { readonly formerNames: readonly string[] };

export async function listFoundChildren(tx: Tx, childIds: readonly string[]): Promise<FoundRow[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<FoundRow>`
    select c.id as "childId", c.scope_code as "scopeCode", p.name, p.birth_date as "birthDate", p.former_names as "formerNames"
    from registry.child c join registry.person p on p.id = c.id where c.id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}
