/** SQL of the numbers beside a row, as the database keeps them: sealed; the carer's number only where it was asked for. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

/**
 * A sealed box as the database spells bytes, `\x…`: most boxes of a page have been opened before and are only looked up by their
 * text, so that making bytes of each would be in vain.
 */
export type SealedText = string;

/** Numbers of a child and of whoever cares for it, sealed; the carer's number only where it was asked for. */
export interface SealedNumbers {
  readonly citizenNo: SealedText | null;
  readonly guardianCitizenNo: SealedText | null;
  readonly guardianPhone: SealedText | null;
}

/** Of a row of the projection: whoever sees the row may see the child, and through the child whoever cares for it. */
export function sealedColumns(guardianNumber: boolean): RawBuilder<unknown> {
  return sql`s.citizen_no_sealed::text as "citizenNo", s.guardian_phone_sealed::text as "guardianPhone",
    ${guardianNumber ? sql`s.guardian_citizen_no_sealed::text` : sql`null`} as "guardianCitizenNo"`;
}

/** Ids of the children with this number, wherever the asker may see them. */
export async function listIdsByNumber(tx: Tx, indexes: readonly Buffer[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from registry.person p join registry.child c on c.id = p.id
    where p.citizen_no_index = any (${indexes}::bytea[]) and p.replaced_by is null limit 10`.execute(tx.sql);
  return rows.map((row) => row.id);
}
