import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";

type Reading = Pick<Tx, "sql">;

export interface DetoxEnd {
  readonly matterId: string;
  readonly scopeCode: string;
  readonly endsOn: IsoDate;
}

export async function insertDetoxEnd(tx: Reading, { matterId, scopeCode, endsOn }: DetoxEnd): Promise<void> {
  await sql`
    insert into protection.detox_end (matter_id, scope_code, ends_on) values (${matterId}, ${scopeCode}, ${endsOn})
    on conflict do nothing`.execute(tx.sql);
}

export async function listUntold(tx: Reading, until: IsoDate): Promise<DetoxEnd[]> {
  const { rows } = await sql<DetoxEnd>`
    select matter_id as "matterId", scope_code as "scopeCode", ends_on as "endsOn" from protection.detox_end
    where told_at is null and ends_on <= ${until} order by ends_on limit 500`.execute(tx.sql);
  return rows;
}

export async function markTold(tx: Reading, matterId: string, at: Date): Promise<void> {
  await sql`update protection.detox_end set told_at = ${at} where matter_id = ${matterId}`.execute(tx.sql);
}
