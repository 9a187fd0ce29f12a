import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";

/** A post that the asker may stand in for today. */
export interface StandIn {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
}

/** The posts that this post stands in for on a day. */
export async function listStandIns(tx: Pick<Tx, "sql">, toPost: string, on: IsoDate): Promise<StandIn[]> {
  const { rows } = await sql<StandIn>`
    select d.from_account as "accountId", a.display_name as name, d.role, d.scope_code as "placeCode"
    from procedure.delegation d join platform.account a on a.id = d.from_account
    where d.to_post = ${toPost} and d.from_on <= ${on} and d.to_on >= ${on} and d.ended_at is null
    order by d.created_at limit 20`.execute(tx.sql);
  return rows;
}
