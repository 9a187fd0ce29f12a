/** SQL of questions to villages. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { AskedPost, QuestionAnswer } from "./review-codes.contract.ts";

type Db = Pick<Tx, "sql">;

export interface QuestionRow {
  readonly id: string;
  readonly pairId: string;
  readonly personId: string;
  readonly post: AskedPost;
  readonly says: string;
  readonly by: string;
  readonly at: Date;
  readonly answer: QuestionAnswer | null;
  readonly words: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly scopeCode: string;
  readonly version: number;
}

const shown = sql`id, pair_id as "pairId", person_id as "personId", role as post, says, asked_by_name as by, asked_at as at, answer, words,
  answered_by_name as "answeredBy", answered_at as "answeredAt", withdrawn_at as "withdrawnAt", scope_code as "scopeCode", version`;

export async function listQuestions(tx: Db, pairIds: readonly string[]): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${shown} from matching.question where pair_id = any (${pairIds}::uuid[]) order by asked_at, id`.execute(
    tx.sql,
  );
  return rows;
}

export async function findQuestion(tx: Db, id: string): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`select ${shown} from matching.question where id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

export interface NewQuestion {
  readonly pairId: string;
  readonly personId: string;
  readonly childId: string | null;
  readonly post: AskedPost;
  readonly says: string;
  readonly at: Date;
  readonly scopeCode: string;
}

export async function insertQuestion(tx: Pick<Tx, "sql" | "actor">, one: NewQuestion): Promise<string> {
  const id = newId();
  await sql`
    insert into matching.question (id, pair_id, person_id, child_id, role, says, asked_by, asked_by_name, asked_at, scope_code)
    values (${id}, ${one.pairId}, ${one.personId}, ${one.childId}, ${one.post}, ${one.says}, ${tx.actor.accountId},
      ${tx.actor.displayName}, ${one.at}, ${one.scopeCode})`.execute(tx.sql);
  return id;
}

/** False where somebody else has answered, or nobody asks any more. */
export async function writeAnswer(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  version: number,
  {
    answer,
    words,
    at,
  }: { readonly answer: QuestionAnswer; readonly words: string | null; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update matching.question set answer = ${answer}, words = ${words}, answered_by = ${tx.actor.accountId},
      answered_by_name = ${tx.actor.displayName}, answered_at = ${at}, version = version + 1
    where id = ${id} and version = ${version} and answer is null and withdrawn_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Nobody needs to answer any more; what was answered stays readable. The ids of those that lay open. */
export async function withdrawQuestions(tx: Db, pairIds: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string; answer: string | null }>`
    update matching.question set withdrawn_at = ${at}, version = version + 1
    where pair_id = any (${pairIds}::uuid[]) and withdrawn_at is null returning id, answer`.execute(tx.sql);
  return rows.filter(({ answer }) => answer === null).map(({ id }) => id);
}
