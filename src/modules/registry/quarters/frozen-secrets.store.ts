/** SQL of the sealed boxes in frozen rows, and of what stands for each in the digest. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

export interface SealedSecret {
  readonly sealed: Buffer;
  readonly commitment: string | null;
}

/** Rows with something sealed: a handful in a district. */
export async function listSealedRows(
  tx: Tx,
  quarter: string,
): Promise<(SealedSecret & { readonly childId: string })[]> {
  const { rows } = await sql<SealedSecret & { childId: string }>`
    select r.child_id as "childId", r.sealed, r.commitment from registry.quarter_row r
    where r.quarter = ${quarter} and r.sealed is not null
      and r.scope_code >= ${tx.scope.lo} and r.scope_code < ${tx.scope.hi}`.execute(tx.sql);
  return rows;
}

export async function listQuartersWithoutCommitments(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ quarter: string }>`
    select distinct quarter from registry.quarter_row where sealed is not null and commitment is null order by 1`.execute(
    tx.sql,
  );
  return rows.map((row) => row.quarter);
}

/** Only the owner of the tables may: to everybody else a frozen row is closed. */
export async function replaceSecret(
  tx: Tx,
  quarter: string,
  childId: string,
  { sealed, commitment }: SealedSecret,
): Promise<void> {
  await sql`
    update registry.quarter_row set sealed = ${sealed}, commitment = ${commitment}
    where quarter = ${quarter} and child_id = ${childId}`.execute(tx.sql);
}
