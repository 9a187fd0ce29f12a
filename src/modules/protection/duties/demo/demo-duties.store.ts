import { sql } from "kysely";
import type { Role } from "../../../../kernel/actor.ts";
import type { Tx } from "../../../../platform/db/database.ts";

export interface DemoWriter {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly department: string | null;
}

/** The demonstration's own people, by their posts. */
export async function listDemoWriters(tx: Pick<Tx, "sql">): Promise<DemoWriter[]> {
  const { rows } = await sql<DemoWriter>`
    select a.id, a.display_name as name, p.role, p.place_code as "placeCode", p.department
    from platform.account a join platform.post p on p.account_id = a.id
    where a.is_demo and p.role = any (array['villageDirector', 'townshipSupervisor', 'districtOfficer', 'partnerLiaison'])
    order by p.place_code, p.role, p.id`.execute(tx.sql);
  return rows;
}

export async function hasEntries(tx: Pick<Tx, "sql">): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from record.entry where kind like 'protection.%') as has`.execute(tx.sql);
  return rows[0]?.has ?? false;
}
