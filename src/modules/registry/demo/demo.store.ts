import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Role } from "../../../kernel/actor.ts";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { Sql } from "../../../platform/db/sql.ts";
import type { DemoPost } from "./demo-posts.ts";

/** Posts are as old as the plan's time, so that any day of the demonstration has its people. */
const SINCE = "2016-01-01";

export async function countAccounts(db: Sql): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.account`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertDemoAccounts(
  tx: Tx,
  posts: readonly DemoPost[],
  passwordHash: string,
): Promise<void> {
  const accounts = posts.map((post) => ({ ...post, accountId: uuid() }));
  await insertRows(
    tx,
    "platform.account",
    {
      id: ["uuid", (account) => account.accountId],
      username: ["text", (account) => account.username],
      display_name: ["text", (account) => account.displayName],
      password_hash: ["text", passwordHash],
      is_demo: ["bool", true],
      created_at: ["timestamptz", now()],
    },
    accounts,
  );
  await insertRows(
    tx,
    "platform.post",
    {
      id: ["uuid", () => uuid()],
      account_id: ["uuid", (account) => account.accountId],
      role: ["text", (account) => account.role],
      place_code: ["text", (account) => account.placeCode],
      department: ["text", (account) => account.department ?? null],
      title: ["text", (account) => account.title],
      valid_from: ["date", SINCE],
    },
    accounts,
  );
}

export interface DemoActorRow {
  readonly account_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly post_id: string;
  readonly role: Role;
  readonly place_code: string;
  readonly place_name: string;
}

/** Everybody who takes part in the quarter's work. */
export async function listQuarterActors(tx: Tx): Promise<DemoActorRow[]> {
  const { rows } = await sql<DemoActorRow>`
    select a.id as account_id, a.username, a.display_name, p.id as post_id, p.role, p.place_code, l.name as place_name
    from platform.post p join platform.account a on a.id = p.account_id join platform.place l on l.code = p.place_code
    where p.role in ('villageDirector', 'townshipSupervisor', 'districtOfficer') order by a.username`.execute(
    tx.sql,
  );
  return rows;
}
