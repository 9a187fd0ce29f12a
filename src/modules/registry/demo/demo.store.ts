import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { DemoPost } from "./demo-posts.ts";

/** Posts are as old as the plan's time, so that any day of the demonstration has its people. */
const SINCE = "2016-01-01";

export async function countAccounts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.account`.execute(
    tx.sql,
  );
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
      id: "uuid",
      username: "text",
      display_name: "text",
      password_hash: "text",
      is_demo: "bool",
      created_at: "timestamptz",
    },
    accounts.map((account) => [
      account.accountId,
      account.username,
      account.displayName,
      passwordHash,
      true,
      now(),
    ]),
  );
  await insertRows(
    tx,
    "platform.post",
    {
      id: "uuid",
      account_id: "uuid",
      role: "text",
      place_code: "text",
      department: "text",
      title: "text",
      valid_from: "date",
    },
    accounts.map((account) => [
      uuid(),
      account.accountId,
      account.role,
      account.placeCode,
      account.department ?? null,
      account.title,
      SINCE,
    ]),
  );
}
