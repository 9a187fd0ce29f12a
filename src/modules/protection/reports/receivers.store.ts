import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

/** Whom the roster names for a place at a moment. */
export async function findOnDuty(
  tx: Pick<Tx, "sql">,
  placeCode: string,
  at: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from protection.roster
    where place_code = ${placeCode} and withdrawn_at is null and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by valid_from desc, id desc limit 1`.execute(tx.sql);
  return rows[0]?.accountId;
}
