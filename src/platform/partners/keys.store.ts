/** SQL of partners' keys: their life, and their calls. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";
import type { PartnerKind } from "./partners.contract.ts";

type Db = Pick<Tx, "sql">;

export interface KeyRow {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly scopes: string[];
  readonly addresses: string[];
  readonly why: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly refusedWhy: string | null;
  readonly replacesId: string | null;
  readonly replacesPrefix: string | null;
  readonly prefix: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedWhy: string | null;
  readonly lastUsedAt: Date | null;
}

const columns = sql`k.id, k.partner_id as "partnerId", p.name as "partnerName", k.scopes, k.addresses, k.why, k.asked_at as "askedAt", k.asked_by as "askedBy",
  a.display_name as "askedByName", k.decided_at as "decidedAt", d.display_name as "decidedByName", k.refused_why as "refusedWhy",
  k.replaces_id as "replacesId", r.prefix as "replacesPrefix", k.prefix, k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
  k.revoked_why as "revokedWhy", k.last_used_at as "lastUsedAt"`;
const from = sql`platform.partner_key k join platform.partner p on p.id = k.partner_id join platform.account a on a.id = k.asked_by left join platform.account d on d.id = k.decided_by
  left join platform.partner_key r on r.id = k.replaces_id`;

/** Of these partners, the newest first. */
export async function listKeys(tx: Db, partnerIds: readonly string[]): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select ${columns} from ${from} where k.partner_id = any (${partnerIds}::uuid[]) order by k.asked_at desc, k.id limit 5000`.execute(
    tx.sql,
  );
  return rows;
}

export async function findKey(tx: Db, id: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    select ${columns} from ${from} where k.id = ${id} for update of k`.execute(tx.sql);
  return rows[0];
}

export interface NewKey extends Pick<KeyRow, "id" | "partnerId" | "why"> {
  readonly scopes: readonly string[];
  readonly addresses: readonly string[];
  readonly replacesId: string | null;
  readonly at: Date;
}

/** False where it is there already: clicked twice, or sent again. */
export async function insertKey(tx: Pick<Tx, "sql" | "actor">, one: NewKey): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into platform.partner_key (id, partner_id, scopes, addresses, why, asked_at, asked_by, replaces_id)
    values (${one.id}, ${one.partnerId}, ${one.scopes}::text[], ${one.addresses}::text[], ${one.why}, ${one.at},
      ${tx.actor.accountId}, ${one.replacesId})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function decideKey(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { at, refusedWhy }: { readonly at: Date; readonly refusedWhy: string | null },
): Promise<void> {
  await sql`
    update platform.partner_key set decided_at = ${at}, decided_by = ${tx.actor.accountId}, refused_why = ${refusedWhy}
    where id = ${id}`.execute(tx.sql);
}

export interface IssuedKey {
  readonly prefix: string;
  readonly digest: Buffer;
  readonly at: Date;
  readonly expiresAt: Date;
}

export async function issueKey(
  tx: Db,
  id: string,
  { prefix, digest, at, expiresAt }: IssuedKey,
): Promise<void> {
  await sql`
    update platform.partner_key set prefix = ${prefix}, digest = ${digest}, issued_at = ${at}, expires_at = ${expiresAt}
    where id = ${id}`.execute(tx.sql);
}

/** Ends with the overlap, or earlier if it would have ended by itself. */
export async function endKeyBy(tx: Db, id: string, by: Date): Promise<void> {
  await sql`
    update platform.partner_key set expires_at = least(expires_at, ${by}::timestamptz) where id = ${id} and expires_at is not null`.execute(
    tx.sql,
  );
}

export async function revokeKey(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  await sql`
    update platform.partner_key set revoked_at = ${at}, revoked_by = ${tx.actor.accountId}, revoked_why = ${why}
    where id = ${id}`.execute(tx.sql);
}

export interface CallingKey {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly partnerKind: PartnerKind;
  readonly prefix: string;
  readonly digest: Buffer;
  readonly scopes: string[];
  readonly addresses: string[];
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export async function findCallingKey(tx: Db, prefix: string): Promise<CallingKey | undefined> {
  const { rows } = await sql<CallingKey>`
    select k.id, k.partner_id as "partnerId", p.name as "partnerName", p.kind as "partnerKind", k.prefix, k.digest, k.scopes, k.addresses,
      k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
    from platform.partner_key k join platform.partner p on p.id = k.partner_id where k.prefix = ${prefix}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Which call of this minute it is. */
export async function countCall(tx: Db, id: string, ip: string, at: Date): Promise<number> {
  const { rows } = await sql<{ calls: number }>`
    update platform.partner_key set last_used_at = ${at}, last_ip = ${ip},
      calls = case when minute = date_trunc('minute', ${at}::timestamptz) then calls + 1 else 1 end,
      minute = date_trunc('minute', ${at}::timestamptz)
    where id = ${id} returning calls`.execute(tx.sql);
  return rows[0]?.calls ?? 1;
}
