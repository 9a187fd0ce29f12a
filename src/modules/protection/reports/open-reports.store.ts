import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

/** False if it was used before. */
export async function spendChallenge(tx: Pick<Tx, "sql">, digest: Buffer, until: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.spent_challenge (digest, until) values (${digest}, ${until})
    on conflict (digest) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** How many reports came from there since a moment. */
export async function countFrom(
  tx: Pick<Tx, "sql">,
  senders: readonly Buffer[],
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protection.report
    where sender_index = any (${senders}::bytea[]) and received_at > ${since}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** Where reports came from is nobody's business any more. */
export async function forgetSenders(tx: Pick<Tx, "sql">, before: Date): Promise<void> {
  await sql`update protection.report set sender_index = null where sender_index is not null and received_at < ${before}`.execute(
    tx.sql,
  );
  await sql`delete from protection.spent_challenge where until < ${before}`.execute(tx.sql);
}
