/** SQL of the children of campaigns and of what was answered about them. */
import { type RawBuilder, sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { CampaignChildState } from "./campaign-codes.contract.ts";
import type { Answers } from "./check-answers.ts";

export interface ChildOfCampaign {
  readonly id: string;
  readonly villageCode: string;
}

/** Children whom the selection means: new ones, those who come back, those who live in another village now. How many changed. */
export async function putChildren(
  tx: Tx,
  campaignId: string,
  children: readonly ChildOfCampaign[],
  on: IsoDate,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into workforce.campaign_child as c (campaign_id, child_id, scope_code, added_on, changed_at)
    select ${campaignId}, child, place, ${on}, ${now()}
    from unnest(${children.map(({ id }) => id)}::uuid[], ${children.map(({ villageCode }) => villageCode)}::text[]) as t(child, place)
    on conflict (campaign_id, child_id) do update set scope_code = excluded.scope_code, changed_at = ${now()},
      state = case when c.state = 'excused' and c.excused_by is null then 'open' else c.state end,
      excused_why = case when c.state = 'excused' and c.excused_by is null then null else c.excused_why end
    where c.scope_code <> excluded.scope_code or (c.state = 'excused' and c.excused_by is null)`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0);
}

/** Children not asked yet whom the selection no longer means; of `among`, or of all. How many. */
export async function releaseChildren(
  tx: Tx,
  campaignId: string,
  meant: readonly string[],
  among: readonly string[] | undefined,
): Promise<number> {
  const asked = among === undefined ? sql`true` : sql`child_id = any (${among}::uuid[])`;
  const { numAffectedRows } = await sql`
    update workforce.campaign_child set state = 'excused', changed_at = ${now()}, excused_by = null,
      excused_why = '孩子已不在这次行动要问的范围里（搬走、销档，或者年龄、类别变了）'
    where campaign_id = ${campaignId} and state = 'open' and ${asked} and child_id <> all (${meant}::uuid[])`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0);
}

export async function excuse(tx: Tx, campaignId: string, childId: string, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update workforce.campaign_child set state = 'excused', excused_why = ${why}, excused_by = ${tx.actor.accountId},
      changed_at = ${now()}
    where campaign_id = ${campaignId} and child_id = ${childId} and state = 'open'`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Villages in which children of a campaign live, with how many are not asked yet. */
export async function listVillages(
  tx: Tx,
  campaignId: string,
): Promise<{ readonly code: string; readonly open: number; readonly children: number }[]> {
  const { rows } = await sql<{ code: string; open: number; children: number }>`
    select scope_code as code, (count(*) filter (where state = 'open'))::int as open, count(*)::int as children
    from workforce.campaign_child where campaign_id = ${campaignId} group by 1 order by 1`.execute(tx.sql);
  return rows;
}

/** Of these children: the campaigns that ask about them today. */
export async function listOpenOf(
  tx: Tx,
  childIds: readonly string[],
  on: IsoDate,
): Promise<{ readonly childId: string; readonly campaignId: string }[]> {
  const { rows } = await sql<{ childId: string; campaignId: string }>`
    select cc.child_id as "childId", cc.campaign_id as "campaignId" from workforce.campaign_child cc
    join workforce.campaign c on c.id = cc.campaign_id
    where cc.child_id = any (${childIds}::uuid[]) and cc.state = 'open' and c.state = 'running' and c.from_on <= ${on}
    order by c.due_on, c.id`.execute(tx.sql);
  return rows;
}

/** The running campaigns that have begun and have children in this village. */
export async function listIdsOfVillage(tx: Tx, villageCode: string, on: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from workforce.campaign c where c.state = 'running' and c.from_on <= ${on}
      and exists (select from workforce.campaign_child cc where cc.campaign_id = c.id and cc.scope_code = ${villageCode})
    order by c.due_on, c.id limit 20`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export interface AnswerWrite {
  readonly campaignId: string;
  readonly childId: string;
  readonly visitId: string;
  readonly on: IsoDate;
  readonly answers: Answers;
  readonly isLate: boolean;
}

/** Keeps what a visit brought, once; where the child is, by the register. */
export async function insertAnswer(tx: Tx, write: AnswerWrite, villageCode: string): Promise<void> {
  const id = newId();
  const { accountId, displayName } = tx.actor;
  const { numAffectedRows } = await sql`
    insert into workforce.campaign_answer (id, campaign_id, child_id, scope_code, visit_id, given_on, answers, is_late, at, by,
      by_name)
    values (${id}, ${write.campaignId}, ${write.childId}, ${villageCode}, ${write.visitId}, ${write.on},
      ${JSON.stringify(write.answers)}, ${write.isLate}, ${now()}, ${accountId}, ${displayName})
    on conflict (visit_id, campaign_id) do nothing`.execute(tx.sql);
  if (Number(numAffectedRows ?? 0) === 0) return;
  await sql`
    insert into workforce.campaign_child as c (campaign_id, child_id, scope_code, state, added_on, answer_id, changed_at)
    values (${write.campaignId}, ${write.childId}, ${villageCode}, 'answered', ${write.on}, ${id}, ${now()})
    on conflict (campaign_id, child_id) do update set state = 'answered', answer_id = ${id}, changed_at = ${now()},
      excused_why = null, excused_by = null`.execute(tx.sql);
}

/** What these visits brought, by visit. */
export async function listOfVisits(
  tx: Tx,
  visitIds: readonly string[],
): Promise<{ readonly visitId: string; readonly campaignId: string; readonly answers: Answers }[]> {
  const { rows } = await sql<{ visitId: string; campaignId: string; answers: Answers }>`
    select visit_id as "visitId", campaign_id as "campaignId", answers from workforce.campaign_answer
    where visit_id = any (${visitIds}::uuid[]) order by at`.execute(tx.sql);
  return rows;
}

export interface ListedChild {
  readonly childId: string;
  readonly scopeCode: string;
  readonly state: CampaignChildState;
  readonly answers: Answers | null;
  readonly on: IsoDate | null;
  readonly by: string | null;
  readonly isLate: boolean | null;
  readonly excusedWhy: string | null;
}

export interface ChildrenAsk {
  readonly campaignId: string;
  readonly place: string;
  readonly state: CampaignChildState | undefined;
  readonly question: string | undefined;
  /** The stored value as text; `any`: something was said. */
  readonly answer: string | undefined;
}

export interface ChildPosition {
  readonly scopeCode: string;
  readonly id: string;
}

function said({ question, answer }: ChildrenAsk): RawBuilder<unknown> {
  if (question === undefined || answer === undefined) return sql`true`;
  const value = sql`a.answers ->> ${question}::text`;
  return answer === "any" ? sql`coalesce(${value}, '') <> ''` : sql`${value} = ${answer}`;
}

/** Village by village. */
export async function listChildren(
  tx: Tx,
  ask: ChildrenAsk,
  after: ChildPosition | undefined,
  limit: number,
): Promise<ListedChild[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(cc.scope_code, cc.child_id) > (${after.scopeCode}, ${after.id}::uuid)`;
  const { rows } = await sql<ListedChild>`
    select cc.child_id as "childId", cc.scope_code as "scopeCode", cc.state, a.answers, a.given_on as "on", a.by_name as by,
      a.is_late as "isLate", cc.excused_why as "excusedWhy"
    from workforce.campaign_child cc left join workforce.campaign_answer a on a.id = cc.answer_id
    where cc.campaign_id = ${ask.campaignId} and starts_with(cc.scope_code, ${ask.place})
      and (${ask.state ?? null}::text is null or cc.state = ${ask.state ?? null}) and ${said(ask)} and ${behind}
    order by cc.scope_code, cc.child_id limit ${limit}`.execute(tx.sql);
  return rows;
}
