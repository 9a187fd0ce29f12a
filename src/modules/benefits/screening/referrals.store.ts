import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import type { ReferralState } from "./referrals.contract.ts";

export interface ReferralRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly programme: ProgrammeCode;
  readonly referredTo: string;
  readonly referredOn: string;
  readonly dueOn: string;
  readonly note: string | null;
  readonly priority: boolean;
  readonly state: ReferralState;
  readonly answeredOn: string | null;
  readonly amountFen: number | null;
  readonly validUntil: string | null;
  readonly answerNote: string | null;
  readonly version: number;
}

const columns = sql`id, child_id as "childId", scope_code as "scopeCode", programme, referred_to as "referredTo",
  referred_on as "referredOn", due_on as "dueOn", note, priority, state, answered_on as "answeredOn", amount_fen as "amountFen",
  valid_until as "validUntil", answer_note as "answerNote", version`;

export interface ReferralAsk {
  readonly scope: Scope;
  readonly programme: ProgrammeCode | undefined;
  readonly state: ReferralState;
}

const chosen = ({
  scope,
  programme,
  state,
}: ReferralAsk) => sql`scope_code >= ${scope.lo} and scope_code < ${scope.hi}
  and state = ${state} and (${programme ?? null}::text is null or programme = ${programme ?? null})`;

export async function listReferrals(
  tx: Tx,
  ask: ReferralAsk,
  after: readonly [dueOn: string, id: string] | undefined,
  limit: number,
): Promise<ReferralRow[]> {
  const behind = after === undefined ? sql`true` : sql`(due_on, id) > (${after[0]}::date, ${after[1]}::uuid)`;
  const { rows } = await sql<ReferralRow>`
    select ${columns} from benefits.referral where ${chosen(ask)} and ${behind} order by due_on, id limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function countReferrals(tx: Tx, ask: ReferralAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from benefits.referral where ${chosen(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function listReferralsOf(tx: Tx, childId: string): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`
    select ${columns} from benefits.referral where child_id = ${childId} order by referred_on desc limit 200`.execute(
    tx.sql,
  );
  return rows;
}

/** What other departments give these children on the day. */
export async function listTakenUp(tx: Tx, childIds: readonly string[], on: string): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`
    select ${columns} from benefits.referral
    where child_id = any (${childIds}::uuid[]) and state = 'takenUp' and coalesce(valid_until, 'infinity') >= ${on}
    order by child_id, programme`.execute(tx.sql);
  return rows;
}

export async function findReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  const { rows } = await sql<ReferralRow>`select ${columns} from benefits.referral where id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

export type NewReferral = Pick<
  ReferralRow,
  "id" | "childId" | "scopeCode" | "programme" | "referredTo" | "referredOn" | "dueOn" | "note" | "priority"
> & { readonly at: Date };

/** False while an earlier one waits for its answer. */
export async function insertReferral(tx: Tx, one: NewReferral): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into benefits.referral (id, child_id, scope_code, programme, referred_to, referred_on, due_on, note, priority, recorded_at, recorded_by)
    values (${one.id}, ${one.childId}, ${one.scopeCode}, ${one.programme}, ${one.referredTo}, ${one.referredOn}, ${one.dueOn},
      ${one.note}, ${one.priority}, ${one.at}, ${tx.actor.accountId})
    on conflict (child_id, programme) where state = 'waiting' do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface Answer {
  readonly state: ReferralState;
  readonly on: string;
  readonly amountFen: number | null;
  readonly validUntil: string | null;
  readonly note: string | null;
}

/** False when it is answered already, or was changed since it was read. */
export async function answerReferral(tx: Tx, id: string, version: number, answer: Answer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update benefits.referral set state = ${answer.state}, answered_on = ${answer.on}, amount_fen = ${answer.amountFen},
      valid_until = ${answer.validUntil}, answer_note = ${answer.note}, answered_by = ${tx.actor.accountId}, version = version + 1
    where id = ${id} and version = ${version} and state = 'waiting'`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
