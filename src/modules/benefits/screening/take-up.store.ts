import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import type { LastReferral } from "./judge-take-up.ts";

/** One paste after the other: two that record the same unreferred child would both find nothing. */
export async function lockTakeUp(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('benefits.takeUp'))`.execute(tx.sql);
}

export interface AskedPair {
  readonly childId: string;
  readonly programme: ProgrammeCode;
}

/** The waiting one if there is one, else the last; withdrawn ones say nothing. */
export async function listLastReferrals(
  tx: Tx,
  pairs: readonly AskedPair[],
): Promise<(LastReferral & AskedPair)[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<LastReferral & AskedPair>`
    select distinct on (r.child_id, r.programme) r.id, r.version, r.child_id as "childId", r.programme, r.state,
      r.answered_on as "answeredOn", r.amount_fen as "amountFen", r.valid_until as "validUntil", r.answer_note as "answerNote"
    from unnest(${pairs.map(({ childId }) => childId)}::uuid[], ${pairs.map((one) => one.programme)}::text[]) as w(child_id, programme)
    join benefits.referral r on r.child_id = w.child_id and r.programme = w.programme
    where r.state <> 'withdrawn'
    order by r.child_id, r.programme, (r.state = 'waiting') desc, r.answered_on desc, r.id desc`.execute(
    tx.sql,
  );
  return rows;
}

export interface Answered {
  readonly id: string;
  readonly version: number;
  readonly state: "takenUp" | "refused";
  readonly on: string;
  readonly amountFen: number | null;
  readonly until: string | null;
  readonly note: string | null;
}

/** How many of them still waited as they were seen. */
export async function answerAll(tx: Tx, answers: readonly Answered[]): Promise<number> {
  if (answers.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update benefits.referral r set state = a.state, answered_on = a.answered_on, amount_fen = a.amount_fen,
      valid_until = a.valid_until, answer_note = a.note, answered_by = ${tx.actor.accountId}, version = r.version + 1
    from unnest(${answers.map(({ id }) => id)}::uuid[], ${answers.map(({ version }) => version)}::int[],
      ${answers.map(({ state }) => state)}::text[], ${answers.map(({ on }) => on)}::date[],
      ${answers.map(({ amountFen }) => amountFen)}::int[], ${answers.map(({ until }) => until)}::date[],
      ${answers.map(({ note }) => note)}::text[]) as a(id, version, state, answered_on, amount_fen, valid_until, note)
    where r.id = a.id and r.version = a.version and r.state = 'waiting'`.execute(tx.sql);
  return Number(numAffectedRows ?? 0);
}

export interface Unreferred extends Omit<Answered, "version">, AskedPair {
  readonly scopeCode: string;
  readonly referredTo: string;
}

export interface Recording {
  readonly on: string;
  readonly at: Date;
  /** Says that nobody had referred them. */
  readonly note: string;
}

/** What was taken up without a referral: stands there as of the day on which it is recorded. */
export async function insertAnswered(
  tx: Tx,
  rows: readonly Unreferred[],
  { on, at, note }: Recording,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into benefits.referral (id, child_id, scope_code, programme, referred_to, referred_on, due_on, note, state,
      answered_on, amount_fen, valid_until, answer_note, recorded_at, recorded_by, answered_by)
    select a.id, a.child_id, a.scope_code, a.programme, a.referred_to, ${on}::date, ${on}::date, ${note}, 'takenUp',
      a.answered_on, a.amount_fen, a.valid_until, a.note, ${at}, ${tx.actor.accountId}, ${tx.actor.accountId}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ childId }) => childId)}::uuid[],
      ${rows.map(({ scopeCode }) => scopeCode)}::text[], ${rows.map(({ programme }) => programme)}::text[],
      ${rows.map(({ referredTo }) => referredTo)}::text[], ${rows.map(({ on }) => on)}::date[],
      ${rows.map(({ amountFen }) => amountFen)}::int[], ${rows.map(({ until }) => until)}::date[],
      ${rows.map(({ note }) => note)}::text[])
      as a(id, child_id, scope_code, programme, referred_to, answered_on, amount_fen, valid_until, note)`.execute(
    tx.sql,
  );
}
