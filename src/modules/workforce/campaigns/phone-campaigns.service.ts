/** Campaigns as phones and visits meet them: what is asked in a village, of whom, and what a visit brought. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { findHomes } from "../../registry/home-facts.service.ts";
import type { PhoneCampaign } from "../phone/desk-document.contract.ts";
import type { VisitInput, VisitView } from "../visits/visits.contract.ts";
import * as children from "./campaign-children.store.ts";
import { campaignProblems } from "./campaigns.contract.ts";
import * as store from "./campaigns.store.ts";
import { type Answers, checkAnswers, sayAnswers } from "./check-answers.ts";
import { readKnownFacts } from "./known-facts.service.ts";
import { settleVillage } from "./refresh-campaigns.service.ts";

/** The campaigns that ask about children of this village today. */
export async function campaignsOf(tx: Tx, villageCode: string): Promise<PhoneCampaign[]> {
  const ids = await children.listIdsOfVillage(tx, villageCode, today());
  const running = await Promise.all(ids.map((id) => store.findCampaign(tx, id)));
  return running.flatMap((campaign) => (campaign === undefined ? [] : [asOnPhone(campaign)]));
}

const asOnPhone = ({ id, title, brief, from, dueOn, questions }: store.CampaignRecord): PhoneCampaign => ({
  id,
  title,
  brief,
  from,
  dueOn,
  questions: [...questions],
});

/** Of these children: the campaigns that still ask about each; who is asked by none stands not in the map. */
export async function openCampaignIds(
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const open = await children.listOpenOf(tx, childIds, today());
  return new Map(
    [...Map.groupBy(open, ({ childId }) => childId)].map(([id, rows]) => [
      id,
      rows.map(({ campaignId }) => campaignId),
    ]),
  );
}

export interface GivenAnswers {
  readonly childId: string;
  readonly visitId: string;
  readonly on: IsoDate;
  readonly campaigns: VisitInput["campaigns"];
}

/** What was said to one campaign and could not be kept: to which, and why. */
export interface RefusedAnswers {
  /** Null: nobody knows such a campaign. */
  readonly title: string | null;
  /** workforce.campaign.unknown, workforce.campaign.answers */
  readonly problem: Problem;
}

/**
 * Keeps what a visit brought, in the visit's transaction; the same visit again changes nothing. What comes after a campaign has ended
 * is kept too. What cannot be kept is given back: whoever recorded a visit in the hills has seen the child all the same.
 */
export async function takeAnswers(tx: Tx, given: GivenAnswers): Promise<readonly RefusedAnswers[]> {
  const { childId, on } = given;
  if (given.campaigns.length === 0) return [];
  const known = (await readKnownFacts(tx, [childId], on)).get(childId) ?? new Set();
  const villageCode = await villageOf(tx, childId);
  const refused: RefusedAnswers[] = [];
  for (const [at, { campaignId, answers }] of given.campaigns.entries()) {
    const campaign = await store.findCampaign(tx, campaignId);
    if (campaign === undefined || campaign.state === "draft") {
      refused.push({ title: null, problem: new Problem(campaignProblems.unknown) });
      continue;
    }
    const errors = checkAnswers(campaign.questions, answers, known).map((one) => ({
      ...one,
      path: `campaigns.${at}.answers.${one.path}`,
    }));
    if (errors.length > 0)
      refused.push({ title: campaign.title, problem: new Problem(campaignProblems.answers, { errors }) });
    else await keepAnswers(tx, given, campaign, answers, villageCode);
  }
  return refused;
}

async function keepAnswers(
  tx: Tx,
  { childId, visitId, on }: GivenAnswers,
  { id: campaignId, state }: store.CampaignRecord,
  answers: Answers,
  villageCode: string,
): Promise<void> {
  const isLate = state === "ended";
  await children.insertAnswer(tx, { campaignId, childId, visitId, on, answers, isLate }, villageCode);
  if (!isLate) await settleVillage(tx, campaignId, villageCode);
}

/** Where the child lives; of a file that has ended the place of whoever visited. */
async function villageOf(tx: Tx, childId: string): Promise<string> {
  const [home] = await findHomes(tx, today(), [childId]);
  return home?.scopeCode ?? tx.actor.placeCode;
}

/** What visits brought, in words, by visit. */
export async function answersOfVisits(
  tx: Tx,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, VisitView["campaigns"]>> {
  const rows = await children.listOfVisits(tx, visitIds);
  const ids = [...new Set(rows.map(({ campaignId }) => campaignId))];
  // A child that has moved was asked by a campaign of its former place.
  const found = await inEveryPlace(tx, () => Promise.all(ids.map((id) => store.findCampaign(tx, id))));
  const campaigns = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])));
  return new Map(
    [...Map.groupBy(rows, ({ visitId }) => visitId)].map(([id, answers]) => [
      id,
      answers.map(({ campaignId, answers: said }) => ({
        campaignId,
        title: campaigns.get(campaignId)?.title ?? "",
        said: sayAnswers(campaigns.get(campaignId)?.questions ?? [], said),
      })),
    ]),
  );
}
