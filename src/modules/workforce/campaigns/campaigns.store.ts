/** SQL of campaigns: what is asked, by whom, of how many children. */
import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { CampaignQuestion } from "../phone/desk-document.contract.ts";
import type { CampaignState } from "./campaign-codes.contract.ts";
import type { CampaignSelection } from "./campaigns.contract.ts";

export interface CampaignRecord {
  readonly id: string;
  readonly scopeCode: string;
  readonly title: string;
  readonly brief: string;
  readonly from: IsoDate;
  readonly dueOn: IsoDate;
  readonly selection: CampaignSelection;
  readonly questions: readonly CampaignQuestion[];
  readonly template: string | null;
  readonly state: CampaignState;
  readonly createdBy: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
  readonly version: number;
}

const columns = sql`c.id, c.scope_code as "scopeCode", c.title, c.brief, c.from_on as "from", c.due_on as "dueOn", c.selection,
  c.questions, c.template, c.state, coalesce((select display_name from platform.account a where a.id = c.created_by), '系统')
  as "createdBy", c.started_at as "startedAt", c.ended_at as "endedAt",
  (select display_name from platform.account a where a.id = c.ended_by) as "endedBy", c.ended_why as "endedWhy", c.version`;

export async function findCampaign(tx: Tx, id: string): Promise<CampaignRecord | undefined> {
  const { rows } =
    await sql<CampaignRecord>`select ${columns} from workforce.campaign c where c.id = ${id}`.execute(tx.sql);
  return rows[0];
}

/** Of two who act on one at once the second waits here, and finds what the first has made of it. */
export async function lockCampaign(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('workforce.campaign'), hashtext(${id}))`.execute(tx.sql);
}

/** Those that the asker's place has to do with, what runs first, then the last begun. */
export async function listCampaigns(tx: Tx, state: CampaignState | undefined): Promise<CampaignRecord[]> {
  const { rows } = await sql<CampaignRecord>`
    select ${columns} from workforce.campaign c
    where (${state ?? null}::text is null or c.state = ${state ?? null})
    order by c.state = 'ended', c.due_on desc, c.id limit 200`.execute(tx.sql);
  return rows;
}

export async function listRunning(tx: Tx): Promise<CampaignRecord[]> {
  const { rows } = await sql<CampaignRecord>`
    select ${columns} from workforce.campaign c where c.state = 'running' order by c.due_on, c.id limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export interface CampaignWrite {
  readonly id: string;
  readonly scopeCode: string;
  readonly title: string;
  readonly brief: string;
  readonly from: IsoDate;
  readonly dueOn: IsoDate;
  readonly selection: CampaignSelection;
  readonly questions: readonly CampaignQuestion[];
}

/** False: there is one with this id. */
export async function insertCampaign(
  tx: Tx,
  write: CampaignWrite & { readonly template: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into workforce.campaign (id, scope_code, title, brief, from_on, due_on, selection, questions, template, created_at,
      created_by)
    values (${write.id}, ${write.scopeCode}, ${write.title}, ${write.brief}, ${write.from}, ${write.dueOn},
      ${JSON.stringify(write.selection)}, ${JSON.stringify(write.questions)}, ${write.template}, ${now()},
      ${tx.actor.accountId})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** False where it has another version by now, or is no draft. */
export async function updateDraft(tx: Tx, version: number, write: CampaignWrite): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update workforce.campaign set scope_code = ${write.scopeCode}, title = ${write.title}, brief = ${write.brief},
      from_on = ${write.from}, due_on = ${write.dueOn}, selection = ${JSON.stringify(write.selection)},
      questions = ${JSON.stringify(write.questions)}, version = version + 1
    where id = ${write.id} and version = ${version} and state = 'draft'`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function markStarted(tx: Tx, id: string): Promise<void> {
  await sql`update workforce.campaign set state = 'running', started_at = ${now()}, version = version + 1
    where id = ${id} and state = 'draft'`.execute(tx.sql);
}

/** Null by whom and why: everybody was asked. */
export async function markEnded(
  tx: Tx,
  id: string,
  ended: { readonly by: string; readonly why: string } | null,
): Promise<void> {
  await sql`update workforce.campaign set state = 'ended', ended_at = ${now()}, ended_by = ${ended?.by ?? null},
      ended_why = ${ended?.why ?? null}, version = version + 1
    where id = ${id} and state = 'running'`.execute(tx.sql);
}

export interface StateCounts {
  readonly children: number;
  readonly open: number;
  readonly answered: number;
  readonly excused: number;
}

const counted = sql`count(*)::int as children, (count(*) filter (where cc.state = 'open'))::int as open,
  (count(*) filter (where cc.state = 'answered'))::int as answered,
  (count(*) filter (where cc.state = 'excused'))::int as excused`;

/** By campaign; within the asker's place. */
export async function countChildren(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StateCounts>> {
  const { rows } = await sql<StateCounts & { id: string }>`
    select cc.campaign_id as id, ${counted} from workforce.campaign_child cc
    where cc.campaign_id = any (${ids}::uuid[]) group by 1`.execute(tx.sql);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** By the first digits of the village's code, in the order of the codes. */
export async function countByPlace(
  tx: Tx,
  id: string,
  place: string,
  digits: number,
): Promise<(StateCounts & { readonly code: string })[]> {
  const { rows } = await sql<StateCounts & { code: string }>`
    select left(cc.scope_code, ${sql.lit(digits)}) as code, ${counted} from workforce.campaign_child cc
    where cc.campaign_id = ${id} and starts_with(cc.scope_code, ${place}) group by 1 order by 1`.execute(
    tx.sql,
  );
  return rows;
}

export interface AnswerCount {
  readonly code: string;
  readonly value: string;
  readonly children: number;
}

/** By question and answer, of the last answers of each child; the place's children only. */
export async function countAnswers(tx: Tx, id: string, place: string): Promise<AnswerCount[]> {
  const { rows } = await sql<AnswerCount>`
    select e.key as code, e.value, count(*)::int as children
    from workforce.campaign_child cc join workforce.campaign_answer a on a.id = cc.answer_id
    cross join lateral jsonb_each_text(a.answers) e
    where cc.campaign_id = ${id} and starts_with(cc.scope_code, ${place}) and e.value <> ''
    group by 1, 2`.execute(tx.sql);
  return rows;
}
