import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";

type Reading = Pick<Tx, "sql">;

/** A post that the asker may stand in for today. */
export interface StandIn {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
}

/** The posts that this post stands in for on a day; a post that has ended is nobody's any more. */
export async function listStandIns(tx: Reading, toPost: string, on: IsoDate): Promise<StandIn[]> {
  const { rows } = await sql<StandIn>`
    select d.from_account as "accountId", a.display_name as name, d.role, d.scope_code as "placeCode"
    from procedure.delegation d
    join platform.account a on a.id = d.from_account
    join platform.post p on p.id = d.from_post and (p.valid_to is null or p.valid_to > ${on})
    where d.to_post = ${toPost} and d.from_on <= ${on} and d.to_on >= ${on} and d.ended_at is null
    order by d.created_at limit 20`.execute(tx.sql);
  return rows;
}

export interface PostRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly title: string;
}

/** Posts of this role held on a day below a place, except one person's. */
export async function listPostsBelow(
  tx: Reading,
  role: Role,
  place: string,
  on: IsoDate,
  exceptAccount: string,
): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select p.id, p.account_id as "accountId", a.display_name as name, p.role, p.place_code as "placeCode", p.title
    from platform.post p join platform.account a on a.id = p.account_id
    where p.role = ${role} and starts_with(p.place_code, ${place}) and p.account_id <> ${exceptAccount}
      and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) and a.disabled_at is null
    order by p.place_code, p.id limit 500`.execute(tx.sql);
  return rows;
}

export interface DelegationRow {
  readonly id: string;
  readonly from_post: string;
  readonly to_post: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly role: Role;
  readonly scope_code: string;
  readonly to_scope: string;
  readonly from_on: IsoDate;
  readonly to_on: IsoDate;
  readonly reason: string;
  readonly ended_at: Date | null;
}

/** What this post has given and taken, the newest first. */
export async function listDelegations(tx: Reading, postId: string): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`
    select d.id, d.from_post, d.to_post, f.display_name as from_name, t.display_name as to_name, d.role, d.scope_code, d.to_scope,
      d.from_on, d.to_on, d.reason, d.ended_at
    from procedure.delegation d
    join platform.account f on f.id = d.from_account join platform.account t on t.id = d.to_account
    where d.from_post = ${postId} or d.to_post = ${postId}
    order by d.from_on desc, d.id desc limit 50`.execute(tx.sql);
  return rows;
}

/** Of two that are made at once for one post, the second waits. */
export async function lockPost(tx: Reading, postId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('procedure.delegation'), hashtext(${postId}))`.execute(
    tx.sql,
  );
}

export async function isDelegated(
  tx: Reading,
  fromPost: string,
  fromOn: IsoDate,
  toOn: IsoDate,
): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from procedure.delegation
    where from_post = ${fromPost} and ended_at is null and from_on <= ${toOn} and to_on >= ${fromOn} limit 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

export async function insertDelegation(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  to: PostRow,
  { fromOn, toOn, reason }: { readonly fromOn: IsoDate; readonly toOn: IsoDate; readonly reason: string },
  at: Date,
): Promise<void> {
  const { actor } = tx;
  await sql`
    insert into procedure.delegation (id, from_post, to_post, from_account, to_account, role, scope_code, to_scope, from_on, to_on,
      reason, created_at, created_by)
    values (${id}, ${actor.postId}, ${to.id}, ${actor.accountId}, ${to.accountId}, ${actor.role}, ${actor.placeCode},
      ${to.placeCode}, ${fromOn}, ${toOn}, ${reason}, ${at}, ${actor.accountId})`.execute(tx.sql);
}

/** Ends it if it is the asker's and runs; false otherwise. */
export async function endDelegation(tx: Pick<Tx, "sql" | "actor">, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedure.delegation set ended_at = ${at}, ended_by = ${tx.actor.accountId}
    where id = ${id} and (from_post = ${tx.actor.postId} or to_post = ${tx.actor.postId}) and ended_at is null`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

/** Row security knows no day: what has run out is ended for good. */
export async function endExpired(tx: Pick<Tx, "sql" | "actor">, before: IsoDate, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update procedure.delegation set ended_at = ${at}, ended_by = ${tx.actor.accountId}
    where to_on < ${before} and ended_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0);
}
