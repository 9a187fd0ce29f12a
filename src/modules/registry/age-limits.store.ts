/** SQL of the turnstile between who writes standings by the age limits and who changes these. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";

/** Writers pass together; they are done before a change is. */
export async function passBesideOthers(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('registry.ageLimits'))`.execute(tx.sql);
}

export async function passAlone(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('registry.ageLimits'))`.execute(tx.sql);
}
