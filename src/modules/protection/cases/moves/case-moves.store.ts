/** SQL of cases that follow their child to another township. */
import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/database.ts";

type Reading = Pick<Tx, "sql">;

export interface MoveRow {
  readonly id: string;
  readonly caseId: string;
  readonly childId: string;
  readonly fromCode: string;
  readonly toCode: string;
  readonly offeredAt: Date;
  /** What the old township says to it when it offers the case once more. */
  readonly note: string | null;
}

/** Sent back by the township to which it was offered last. */
export interface RefusedMove extends MoveRow {
  readonly refusedAt: Date;
  readonly refusedWhy: string;
  readonly keptAt: Date | null;
}

const open = sql`signed_at is null and refused_at is null and withdrawn_at is null`;

export async function insertMove(tx: Reading, move: MoveRow): Promise<void> {
  await sql`
    insert into protection.case_move (id, case_id, child_id, from_code, to_code, offered_at, note)
    values (${move.id}, ${move.caseId}, ${move.childId}, ${move.fromCode}, ${move.toCode}, ${move.offeredAt}, ${move.note})`.execute(
    tx.sql,
  );
}

const columns = sql`id, case_id as "caseId", child_id as "childId", from_code as "fromCode", to_code as "toCode",
  offered_at as "offeredAt", note`;

export async function findOpenMove(tx: Reading, caseId: string): Promise<MoveRow | undefined> {
  const { rows } = await sql<MoveRow>`
    select ${columns} from protection.case_move where case_id = ${caseId} and ${open}`.execute(tx.sql);
  return rows[0];
}

/** Where the last offer was sent back; one that is offered, signed or withdrawn since is over. */
export async function findRefusedMove(tx: Reading, caseId: string): Promise<RefusedMove | undefined> {
  const { rows } = await sql<Omit<RefusedMove, "refusedAt"> & { refusedAt: Date | null }>`
    select ${columns}, refused_at as "refusedAt", refused_why as "refusedWhy", kept_at as "keptAt"
    from protection.case_move where case_id = ${caseId} order by offered_at desc, id desc limit 1`.execute(
    tx.sql,
  );
  const [last] = rows;
  if (last === undefined || last.refusedAt === null) return undefined;
  return { ...last, refusedAt: last.refusedAt };
}

/** False where somebody was faster. */
export async function keepCase(tx: Pick<Tx, "sql" | "actor">, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.case_move set kept_at = ${at}, kept_by = ${tx.actor.accountId}
    where id = ${id} and refused_at is not null and kept_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export type MoveAnswer =
  | { readonly at: Date; readonly refusedWhy: string }
  | { readonly at: Date; readonly refusedWhy: null };

/** False where somebody was faster. */
export async function answerMove(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { at, refusedWhy }: MoveAnswer,
): Promise<boolean> {
  const by = tx.actor.accountId;
  const { numAffectedRows } = await (refusedWhy === null
    ? sql`update protection.case_move set signed_at = ${at}, signed_by = ${by} where id = ${id} and ${open}`
    : sql`update protection.case_move set refused_at = ${at}, refused_by = ${by}, refused_why = ${refusedWhy}
        where id = ${id} and ${open}`
  ).execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function withdrawMove(tx: Reading, id: string, at: Date): Promise<void> {
  await sql`update protection.case_move set withdrawn_at = ${at} where id = ${id} and ${open}`.execute(
    tx.sql,
  );
}

export interface StandingCase {
  readonly caseId: string;
  readonly childId: string;
  readonly scopeCode: string;
}

/** Open cases of these children, each with the child by which it was found. */
export async function listCasesToFollow(tx: Reading, childIds: readonly string[]): Promise<StandingCase[]> {
  const { rows } = await sql<StandingCase>`
    select distinct on (c.id) c.id as "caseId", p.child_id as "childId", c.scope_code as "scopeCode"
    from protection.case_person p join protection.case c on c.id = p.case_id
    where p.child_id = any (${childIds}::uuid[]) and p.role = 'child' and p.left_at is null and c.state <> 'closed'
    order by c.id, p.added_at limit 1000`.execute(tx.sql);
  return rows;
}
