/** Campaigns drafted, begun, ended by the office of the place that they cover. */
import { today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import { faultsOfQuestions, questionsFrom } from "./ask-questions.ts";
import * as children from "./campaign-children.store.ts";
import type * as contract from "./campaigns.contract.ts";
import { type CampaignChange, CampaignSelection, campaignProblems } from "./campaigns.contract.ts";
import * as store from "./campaigns.store.ts";
import { viewOf } from "./read-campaigns.service.ts";
import {
  childrenMeant,
  refreshCampaign,
  settleVillage,
  tellVillages,
  untellVillages,
} from "./refresh-campaigns.service.ts";

type View = OutputOf<typeof contract.readCampaign>;

export async function countSelection(
  tx: Tx,
  app: App,
  { place, ledger, category, risk, ageFrom, ageTo }: QueryOf<typeof contract.countSelection>,
): Promise<OutputOf<typeof contract.countSelection>> {
  const words = (text: string) => text.split(",").filter((word) => word !== "");
  const selection = CampaignSelection.parse({
    ledger,
    category: words(category).filter((code) => categoryCodes.has(code)),
    risk: words(risk).filter((code) => riskCodes.has(code)),
    ...(ageFrom === undefined ? {} : { ageFrom }),
    ...(ageTo === undefined ? {} : { ageTo }),
  });
  const meant = await childrenMeant(tx, app, place, selection);
  return {
    children: meant.length,
    villages: new Set(meant.map(({ villageCode }) => villageCode)).size,
  };
}

/** @throws workforce.campaign.place, workforce.campaign.questions, workforce.campaign.otherContent */
export async function createCampaign(
  tx: Tx,
  app: App,
  body: BodyOf<typeof contract.createCampaign>,
): Promise<View> {
  const write = writeOf(tx, body.id, body);
  if (!(await store.insertCampaign(tx, { ...write, template: body.template ?? null }))) {
    const kept = await store.findCampaign(tx, body.id);
    if (kept === undefined || kept.title !== body.title || kept.brief !== body.brief)
      throw new Problem(campaignProblems.otherContent);
  }
  return viewOf(tx, app, body.id);
}

/** @throws access.notFound, workforce.campaign.wrongState, workforce.campaign.stale */
export async function changeCampaign(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  body: BodyOf<typeof contract.changeCampaign>,
): Promise<View> {
  await heldOf(tx, id, "draft", version);
  await store.updateDraft(tx, version, writeOf(tx, id, body));
  return viewOf(tx, app, id);
}

/** @throws access.notFound, workforce.campaign.wrongState, workforce.campaign.stale, workforce.campaign.nobody */
export async function startCampaign(tx: Tx, app: App, id: string, version: number): Promise<View> {
  const campaign = await heldOf(tx, id, "draft", version);
  if (campaign.dueOn < today()) throw new Problem(campaignProblems.late);
  if ((await refreshCampaign(tx, app, campaign)) === 0) throw new Problem(campaignProblems.nobody);
  await store.markStarted(tx, id);
  await tellVillages(tx, campaign);
  tx.note({ detail: { campaign: campaign.title } });
  return viewOf(tx, app, id);
}

/** @throws access.notFound, workforce.campaign.wrongState, workforce.campaign.stale */
export async function endCampaign(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  { reason }: BodyOf<typeof contract.endCampaign>,
): Promise<View> {
  const campaign = await heldOf(tx, id, "running", version);
  await store.markEnded(tx, id, { by: tx.actor.accountId, why: reason });
  await untellVillages(tx, id);
  tx.note({ purpose: reason, detail: { campaign: campaign.title } });
  return viewOf(tx, app, id);
}

/** @throws access.notFound, workforce.campaign.notOpen */
export async function excuseChild(
  tx: Tx,
  { id, childId }: { readonly id: string; readonly childId: string },
  { reason }: BodyOf<typeof contract.excuseChild>,
): Promise<OutputOf<typeof contract.excuseChild>> {
  const campaign = await store.findCampaign(tx, id);
  if (campaign === undefined) throw notFound();
  if (campaign.state !== "running" || !(await children.excuse(tx, id, childId, reason)))
    throw new Problem(campaignProblems.notOpen);
  tx.note({ subjectIds: [childId], purpose: reason });
  for (const { code } of await children.listVillages(tx, id)) await settleVillage(tx, id, code);
  return { state: "excused" };
}

/** The asker's own, in this state and version; whoever comes second waits. */
async function heldOf(tx: Tx, id: string, state: "draft" | "running", version: number) {
  await store.lockCampaign(tx, id);
  const campaign = await store.findCampaign(tx, id);
  if (campaign === undefined || !mayManage(tx, campaign)) throw notFound();
  if (campaign.state !== state) throw new Problem(campaignProblems.wrongState);
  if (campaign.version !== version) throw new Problem(campaignProblems.stale);
  return campaign;
}

export function mayManage(tx: Tx, { scopeCode }: { readonly scopeCode: string }): boolean {
  return mayDo(tx.actor, "campaign.manage") && isInScope(tx.scope, scopeCode);
}

function writeOf(tx: Tx, id: string, body: CampaignChange): store.CampaignWrite {
  const { title, brief, from, dueOn, place, selection, questions } = body;
  if (!isInScope(tx.scope, place)) throw new Problem(campaignProblems.place);
  const faults = faultsOfQuestions(questions);
  if (faults.length > 0) throw new Problem(campaignProblems.questions, { errors: faults });
  return {
    id,
    scopeCode: place,
    title,
    brief,
    from,
    dueOn,
    selection,
    questions: questionsFrom(questions),
  };
}
