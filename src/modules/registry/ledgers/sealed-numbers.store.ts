/** SQL of the numbers beside a row, as the database keeps them: sealed. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

type Sql = RawBuilder<unknown>;

/**
 * A sealed box as the database spells bytes, `\x…`: most boxes of a page have been opened before and are only looked up by their
 * text, so that making bytes of each would be in vain.
 */
export type SealedText = string;

/** Numbers of a child and of whoever cares for it, sealed; null where the asker may not see the person. */
export interface SealedNumbers {
  readonly citizenNo: SealedText | null;
  readonly guardianCitizenNo: SealedText | null;
  readonly guardianPhone: SealedText | null;
}

export const sealedColumns = sql`p.citizen_no_sealed::text as "citizenNo", g.citizen_no_sealed::text as "guardianCitizenNo",
  g.phone_sealed::text as "guardianPhone"`;

/**
 * Of rows that a query below has chosen, never of standing itself: a cast is not leakproof, so under row security a join by it
 * would read every person (measured); a column of a query below is a plain value.
 */
export function sealedJoins(childId: Sql, guardianId: Sql): Sql {
  return sql`left join registry.person p on p.id = ${childId}
    left join registry.person g on g.id = ${guardianId}`;
}

/** Ids of the children with this number, wherever the asker may see them. */
export async function listIdsByNumber(tx: Tx, indexes: readonly Buffer[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from registry.person p join registry.child c on c.id = p.id
    where p.citizen_no_index = any (${indexes}::bytea[]) and p.replaced_by is null limit 10`.execute(tx.sql);
  return rows.map((row) => row.id);
}
