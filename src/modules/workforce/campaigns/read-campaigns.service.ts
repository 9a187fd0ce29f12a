/** Campaigns as offices read them: how far each place is, what was answered, who was not reached yet. */
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { readParticulars, sayParticulars } from "../../registry/child-names.service.ts";
import { countsOf } from "./ask-questions.ts";
import * as children from "./campaign-children.store.ts";
import type * as contract from "./campaigns.contract.ts";
import type { CampaignChild, CampaignRow, CampaignView } from "./campaigns.contract.ts";
import * as store from "./campaigns.store.ts";
import { sayAnswer, sayAnswers } from "./check-answers.ts";
import { saySelection } from "./say-selection.ts";

type Reading = Pick<App, "places" | "cipher">;

const nobody: store.StateCounts = { children: 0, open: 0, answered: 0, excused: 0 };

export async function listCampaigns(
  tx: Tx,
  app: Reading,
  { state }: QueryOf<typeof contract.listCampaigns>,
): Promise<OutputOf<typeof contract.listCampaigns>> {
  const campaigns = await store.listCampaigns(tx, state);
  const counts = await store.countChildren(
    tx,
    campaigns.map(({ id }) => id),
  );
  return {
    items: campaigns.map((one) => rowOf(app, one, counts.get(one.id) ?? nobody)),
    can: mayDo(tx.actor, "campaign.manage") ? ["create"] : [],
  };
}

function rowOf(app: Reading, campaign: store.CampaignRecord, counts: store.StateCounts): CampaignRow {
  const { id, title, scopeCode, from, dueOn, state } = campaign;
  return { id, title, placeName: app.places.nameOf(scopeCode), from, dueOn, state, counts };
}

/** @throws access.notFound */
export async function viewOf(tx: Tx, app: Reading, id: string, place?: string): Promise<CampaignView> {
  const campaign = await store.findCampaign(tx, id);
  if (campaign === undefined) throw notFound();
  const within = place ?? widest(tx, campaign.scopeCode);
  const digits = Math.min(12, within.length + 3);
  const places = await store.countByPlace(tx, id, within, digits);
  const counts = places.reduce(
    (sum, one) => ({
      children: sum.children + one.children,
      open: sum.open + one.open,
      answered: sum.answered + one.answered,
      excused: sum.excused + one.excused,
    }),
    nobody,
  );
  const { endedAt, endedBy, endedWhy } = campaign;
  return {
    ...rowOf(app, campaign, counts),
    brief: campaign.brief,
    placeCode: campaign.scopeCode,
    selection: campaign.selection,
    chosen: saySelection(campaign.selection),
    questions: [...campaign.questions],
    template: campaign.template,
    createdBy: campaign.createdBy,
    startedAt: campaign.startedAt?.toISOString() ?? null,
    ended: endedAt === null ? null : { at: endedAt.toISOString(), by: endedBy, why: endedWhy },
    places: places.map((one) => ({ ...one, name: app.places.nameOf(one.code) })),
    answers: countsOf(campaign.questions, await store.countAnswers(tx, id, within)),
    version: campaign.version,
    can: actsOf(tx, campaign),
  };
}

/** The campaign's place, or the asker's own where that is the smaller one. */
function widest(tx: Tx, scopeCode: string): string {
  const own = tx.actor.placeCode;
  return own.startsWith(scopeCode) ? own : scopeCode;
}

function actsOf(tx: Tx, { scopeCode, state }: store.CampaignRecord): CampaignView["can"] {
  if (!mayDo(tx.actor, "campaign.manage")) return [];
  const isOwn = isInScope(tx.scope, scopeCode);
  if (state === "draft") return isOwn ? ["change", "start"] : [];
  if (state === "ended") return [];
  return isOwn ? ["end", "excuse"] : ["excuse"];
}

export function readCampaign(
  tx: Tx,
  app: Reading,
  id: string,
  { place }: QueryOf<typeof contract.readCampaign>,
): Promise<CampaignView> {
  return viewOf(tx, app, id, place);
}

/** @throws access.notFound, http.badCursor */
export async function listCampaignChildren(
  tx: Tx,
  app: Reading,
  id: string,
  query: QueryOf<typeof contract.listCampaignChildren>,
): Promise<OutputOf<typeof contract.listCampaignChildren>> {
  const campaign = await store.findCampaign(tx, id);
  if (campaign === undefined) throw notFound();
  const ask = askOf(tx, campaign, query);
  const list = ["campaign", id, ask.place, ask.state, ask.question, ask.answer];
  const rows = await children.listChildren(tx, ask, afterOf(app, list, query.cursor), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const items = await showChildren(tx, app, campaign, page);
  const last = page.at(-1);
  tx.note({ subjectIds: items.map(({ childId }) => childId), detail: { campaign: campaign.title } });
  return {
    items,
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(app, list, [last.scopeCode, last.childId])
        : null,
  };
}

export function askOf(
  tx: Tx,
  { id, scopeCode }: store.CampaignRecord,
  { place, state, question, answer }: QueryOf<typeof contract.listCampaignChildren>,
): children.ChildrenAsk {
  return { campaignId: id, place: place ?? widest(tx, scopeCode), state, question, answer };
}

function afterOf(app: Reading, list: readonly unknown[], cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [scopeCode = "", id = ""] = openPosition(app, list, cursor) as string[];
  return { scopeCode, id };
}

export async function showChildren(
  tx: Tx,
  { places }: Reading,
  { questions }: store.CampaignRecord,
  rows: readonly children.ListedChild[],
): Promise<CampaignChild[]> {
  const known = await readParticulars(
    tx,
    rows.map(({ childId }) => childId),
  );
  return rows.map(({ childId, scopeCode, state, answers, on, by, isLate, excusedWhy }) => ({
    childId,
    name: known.get(childId)?.name ?? "",
    particulars: sayParticulars(known.get(childId), today()),
    villageName: places.nameOf(scopeCode),
    townshipName: places.townshipOf(scopeCode)?.shortName ?? "",
    state,
    said: answers === null ? "" : sayAnswers(questions, answers),
    answers: Object.fromEntries(
      answers === null ? [] : questions.map((one) => [one.code, sayAnswer(one, answers[one.code])]),
    ),
    on,
    by,
    isLate: isLate ?? false,
    excusedWhy,
  }));
}
