import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { today } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";

export interface GrantRow {
  readonly id: string;
  readonly holderId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly part: string;
  readonly reason: string;
  readonly grantedAt: Date;
  readonly until: Date | null;
  readonly endedAt: Date | null;
  readonly endedWhy: string | null;
}

export interface GrantDraft {
  readonly holderId: string;
  readonly accountId: string;
  readonly part: string;
  readonly reason: string;
  readonly until?: Date | undefined;
}

const columns = sql`g.id, g.holder_id as "holderId", g.account_id as "accountId", a.display_name as "displayName", g.part, g.reason,
  g.granted_at as "grantedAt", g.until, g.ended_at as "endedAt", g.ended_why as "endedWhy"`;

/** Of several posts nobody can tell for which one it is. */
const onlyPost = (accountId: string) => sql`(
  select min(p.id::text)::uuid from platform.post p
  where p.account_id = ${accountId} and (p.valid_to is null or p.valid_to > ${today()}) having count(*) = 1)`;

/** Another part for somebody who has one already takes its place. */
export async function insertGrant(
  tx: Pick<Tx, "sql" | "actor">,
  { holderId, accountId, part, reason, until }: GrantDraft,
  at: Date,
): Promise<void> {
  await endGrant(tx, holderId, accountId, "换了职责", at);
  await sql`
    insert into platform.access_grant (id, holder_id, account_id, part, reason, granted_at, granted_by, until, post_id)
    values (${uuid()}, ${holderId}, ${accountId}, ${part}, ${reason}, ${at}, ${tx.actor.accountId}, ${until ?? null},
      ${accountId === tx.actor.accountId ? sql`${tx.actor.postId}` : onlyPost(accountId)})`.execute(tx.sql);
}

export async function endGrant(
  tx: Pick<Tx, "sql" | "actor">,
  holderId: string,
  accountId: string,
  why: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.access_grant set ended_at = ${at}, ended_by = ${tx.actor.accountId}, ended_why = ${why}
    where holder_id = ${holderId} and account_id = ${accountId} and ended_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Everybody who has or had a part, the first one first. */
export async function listGrants(tx: Pick<Tx, "sql">, holderId: string): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select ${columns} from platform.access_grant g join platform.account a on a.id = g.account_id
    where g.holder_id = ${holderId} order by g.granted_at, g.id limit 500`.execute(tx.sql);
  return rows;
}

/** The asker's own part, while it holds. */
export async function findPart(
  tx: Pick<Tx, "sql" | "actor">,
  holderId: string,
  at: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ part: string }>`
    select part from platform.access_grant
    where holder_id = ${holderId} and account_id = ${tx.actor.accountId} and ended_at is null
      and (until is null or until > ${at}) and holder_id in (select platform.granted())`.execute(tx.sql);
  return rows[0]?.part;
}
