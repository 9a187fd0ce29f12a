/** SQL of partners and their keys. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";
import type { PartnerKind } from "./partners.contract.ts";

type Db = Pick<Tx, "sql">;

export interface PartnerRow {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly name: string;
  readonly basis: string;
  readonly contactSealed: Buffer;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly endedWhy: string | null;
}

const columns = sql`id, kind, name, basis, contact_sealed as "contactSealed", created_at as "createdAt", ended_at as "endedAt",
  ended_why as "endedWhy"`;

/** Those that still call first. */
export async function listPartners(tx: Db): Promise<PartnerRow[]> {
  const { rows } = await sql<PartnerRow>`
    select ${columns} from platform.partner order by ended_at is not null, name limit 1000`.execute(tx.sql);
  return rows;
}

/** `forUpdate`: until the work is done nobody else changes it or its keys. */
export async function findPartner(
  tx: Db,
  id: string,
  { forUpdate = false } = {},
): Promise<PartnerRow | undefined> {
  const lock = forUpdate ? sql`for update` : sql``;
  const { rows } =
    await sql<PartnerRow>`select ${columns} from platform.partner where id = ${id} ${lock}`.execute(tx.sql);
  return rows[0];
}

export interface NewPartner extends Pick<PartnerRow, "id" | "kind" | "name" | "basis" | "contactSealed"> {
  readonly at: Date;
}

/** False where one of this name calls already. Its account has no password that any could be. */
export async function insertPartner(tx: Pick<Tx, "sql" | "actor">, one: NewPartner): Promise<boolean> {
  const { rows } = await sql`
    select from platform.partner where name = ${one.name} and ended_at is null`.execute(tx.sql);
  if (rows.length > 0) return false;
  await sql`
    insert into platform.account (id, username, display_name, password_hash, created_at, kind)
    values (${one.id}, ${`partner:${one.id}`}, ${one.name}, '-', ${one.at}, 'partner')`.execute(tx.sql);
  await sql`
    insert into platform.partner (id, kind, name, basis, contact_sealed, created_at, created_by)
    values (${one.id}, ${one.kind}, ${one.name}, ${one.basis}, ${one.contactSealed}, ${one.at}, ${tx.actor.accountId})`.execute(
    tx.sql,
  );
  return true;
}

export async function endPartner(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  await sql`
    update platform.partner set ended_at = ${at}, ended_by = ${tx.actor.accountId}, ended_why = ${why} where id = ${id}`.execute(
    tx.sql,
  );
  await sql`
    update platform.partner_key set revoked_at = ${at}, revoked_by = ${tx.actor.accountId}, revoked_why = ${why}
    where partner_id = ${id} and revoked_at is null and refused_why is null`.execute(tx.sql);
}
