/** SQL of villages that are handed over. */
import { sql } from "kysely";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { HandOverSheet } from "./handover.contract.ts";

export interface HandOverRecord {
  readonly id: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly note: string;
  readonly sheet: HandOverSheet;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly writtenName: string;
  readonly confirmedAt: Date | null;
  readonly confirmedName: string | null;
}

const columns = sql`h.id, h.scope_code as "villageCode", (select short_name from platform.place p where p.code = h.scope_code)
  as "villageName", h.note, h.sheet, h.written_at as "writtenAt", h.written_by as "writtenBy", h.written_name as "writtenName",
  h.confirmed_at as "confirmedAt", h.confirmed_name as "confirmedName"`;

/** False: there is one with this id. */
export async function insertHandOver(
  tx: Tx,
  write: {
    readonly id: string;
    readonly villageCode: string;
    readonly note: string;
    readonly sheet: HandOverSheet;
  },
): Promise<boolean> {
  const { accountId, displayName } = tx.actor;
  const { numAffectedRows } = await sql`
    insert into workforce.hand_over (id, scope_code, note, sheet, written_at, written_by, written_name)
    values (${write.id}, ${write.villageCode}, ${write.note}, ${JSON.stringify(write.sheet)}, ${now()}, ${accountId},
      ${displayName}) on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function findHandOver(tx: Tx, id: string): Promise<HandOverRecord | undefined> {
  const { rows } =
    await sql<HandOverRecord>`select ${columns} from workforce.hand_over h where h.id = ${id}`.execute(
      tx.sql,
    );
  return rows[0];
}

/** The last one of a village that nobody has taken over yet. */
export async function findWaiting(tx: Tx, villageCode: string): Promise<HandOverRecord | undefined> {
  const { rows } = await sql<HandOverRecord>`
    select ${columns} from workforce.hand_over h where h.scope_code = ${villageCode}
    order by h.written_at desc, h.id desc limit 1`.execute(tx.sql);
  return rows.find(({ confirmedAt }) => confirmedAt === null);
}

/** Of the asker's place, what waits first, then the last written. */
export async function listHandOvers(tx: Tx, limit: number): Promise<HandOverRecord[]> {
  const { rows } = await sql<HandOverRecord>`
    select ${columns} from workforce.hand_over h where h.scope_code >= ${tx.scope.lo} and h.scope_code < ${tx.scope.hi}
    order by h.confirmed_at is not null, h.written_at desc, h.id limit ${limit}`.execute(tx.sql);
  return rows;
}

/** False: somebody has confirmed it before. */
export async function confirm(tx: Tx, id: string): Promise<boolean> {
  const { accountId, displayName } = tx.actor;
  const { numAffectedRows } = await sql`
    update workforce.hand_over set confirmed_at = ${now()}, confirmed_by = ${accountId}, confirmed_name = ${displayName}
    where id = ${id} and confirmed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
