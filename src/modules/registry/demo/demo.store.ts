import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Role } from "../../../kernel/actor.ts";
import { now } from "../../../kernel/clock.ts";
import { asOwner, type Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { Sql } from "../../../platform/db/sql.ts";
import type { DemoChildRow } from "./demo-child.contract.ts";
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
  readonly department: string | null;
}

/** Tables that were filled within this transaction: until it is told of them, the planner takes them for empty. */
export async function analyzeRegister(tx: Tx): Promise<void> {
  await asOwner(tx, async () => {
    await sql`analyze registry.child, registry.standing, registry.fact, registry.kin`.execute(tx.sql);
  });
}

/** What the use of it did is undone if it fails; the transaction goes on. */
export async function inSavepoint(tx: Tx, use: () => Promise<void>): Promise<void> {
  await sql`savepoint scene`.execute(tx.sql);
  try {
    await use();
  } catch (error) {
    await sql`rollback to savepoint scene`.execute(tx.sql);
    throw error;
  }
  await sql`release savepoint scene`.execute(tx.sql);
}

/** The demonstration's own accounts, whoever takes part in what it plays. */
export async function listDemoActors(tx: Tx): Promise<DemoActorRow[]> {
  const { rows } = await sql<DemoActorRow>`
    select a.id as account_id, a.username, a.display_name, p.id as post_id, p.role, p.place_code, l.name as place_name, p.department
    from platform.post p join platform.account a on a.id = p.account_id join platform.place l on l.code = p.place_code
    where a.is_demo and p.role in ('villageDirector', 'townshipSupervisor', 'districtOfficer', 'districtLeader', 'finance',
      'assessor', 'socialWorker', 'partnerLiaison')
    order by a.username`.execute(tx.sql);
  return rows;
}

/** Shuffled, in the same order on every run: by what the generator makes, since ids are new each time. */
export async function listDemoChildren(tx: Tx, on: string): Promise<DemoChildRow[]> {
  const { rows } = await sql<DemoChildRow>`
    select s.child_id as "childId", s.name, s.sex, s.scope_code as "villageCode", s.birth_date as "birthDate", s.orphan as "isOrphan",
      s.defacto_unattended as "isUnattended", s.since ->> 'defactoUnattended' as "unattendedSince", s.in_difficulty as "isInDifficulty", s.care_mode as "careMode", s.stage,
      s.cells ->> 'school' as school, s.cells ->> 'grade' as grade, s.left_behind as "isLeftBehind",
      s.cells ->> 'fatherId' as "fatherId", s.cells ->> 'motherId' as "motherId", s.cells ->> 'guardianId' as "guardianId",
      s.cells ->> 'guardian.name' as "guardianName", s.father_condition as "fatherCondition", s.mother_condition as "motherCondition"
    from registry.standing s where s.valid_from <= ${on}::date and s.valid_to > ${on}::date
    order by md5(s.name || s.birth_date || s.scope_code)`.execute(tx.sql);
  return rows;
}

/** Facts of days on which the register knows of no visit yet, and the last visit in every period that they precede. */
export async function insertDemoVisits(
  tx: Tx,
  visits: readonly {
    readonly id: string;
    readonly childId: string;
    readonly scopeCode: string;
    readonly on: string;
    readonly note: string;
    readonly byPost: string;
  }[],
  at: Date,
): Promise<void> {
  await sql`
    insert into registry.fact (id, person_id, scope_code, kind, slot, valid_from, value, source, recorded_at, recorded_by)
    select id, "childId", "scopeCode", 'visit', "on"::text, "on", jsonb_build_object('note', note), 'visit', ${at}, "byPost"
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb)
      as t(id uuid, "childId" uuid, "scopeCode" text, "on" date, note text, "byPost" uuid)
    on conflict do nothing`.execute(tx.sql);
  await sql`
    update registry.standing s set last_visit = v.last from (
      select s.child_id, s.valid_from, max(f.valid_from) as last
      from registry.standing s join registry.fact f on f.person_id = s.child_id and f.kind = 'visit'
        and f.superseded_at is null and f.valid_from < s.valid_to
      group by s.child_id, s.valid_from
    ) v where v.child_id = s.child_id and v.valid_from = s.valid_from and s.last_visit is distinct from v.last`.execute(
    tx.sql,
  );
}
