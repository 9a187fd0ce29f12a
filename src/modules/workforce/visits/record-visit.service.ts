/** A visit is kept, the register knows of its day, the plan moves on, and what the township must look into lies on its desk: in one transaction. */
import { addYears } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { findPhotoFile } from "../../../platform/sync/photos.service.ts";
import { holdVisitedFile, recordVisitFact, type VisitedFile } from "../../registry/record-visit.service.ts";
import { type RefusedAnswers, takeAnswers } from "../campaigns/phone-campaigns.service.ts";
import { replanVisited } from "../schedule/replan-children.service.ts";
import { presentVisits } from "./present-visits.service.ts";
import { isSameVisit, VISIT, type VisitBox } from "./visit-box.ts";
import { visitCheckCodes, visitMannerCodes } from "./visit-codes.contract.ts";
import { faultsOfVisit } from "./visit-form.ts";
import { askTownship } from "./visit-tasks.service.ts";
import { type VisitInput, type VisitView, visitProblems } from "./visits.contract.ts";
import * as store from "./visits.store.ts";

export interface ToldByPhone {
  readonly clockOffMinutes: number | null;
}

export interface KeptVisit {
  readonly isEnded: boolean;
  /** The visit is kept without them; of one that was known already nothing is said twice. */
  readonly refused: readonly RefusedAnswers[];
}

/**
 * At a desk somebody sits before the form and can mend it: nothing is kept until it is whole.
 * @throws what `keepVisit` throws, workforce.campaign.unknown, workforce.campaign.answers
 */
export async function recordVisit(tx: Tx, app: App, input: VisitInput): Promise<VisitView> {
  const { refused } = await keepVisit(tx, app, input, { clockOffMinutes: null });
  if (refused[0] !== undefined) throw refused[0].problem;
  return readBack(tx, app, input.id);
}

/**
 * Told twice, kept once. A file that has ended meanwhile keeps the visit too; only the register takes no more facts of it.
 * @throws access.notFound, workforce.visit.inFuture, .tooOld, .beforeBirth, .incomplete, .otherContent
 */
export async function keepVisit(tx: Tx, app: App, input: VisitInput, phone: ToldByPhone): Promise<KeptVisit> {
  const file = await holdVisitedFile(tx, input.childId);
  const known = await store.findVisit(tx, input.id);
  const refused = known === undefined ? await keep(tx, app, input, file, phone) : [];
  if (known !== undefined && !isSameVisit(app.cipher.openJson(known.sealed, VISIT) as VisitBox, input))
    throw new Problem(visitProblems.otherContent);
  tx.note({ subjectIds: [file.childId], detail: { visit: input.id, on: input.on } });
  return { isEnded: file.isEnded, refused };
}

async function keep(
  tx: Tx,
  app: App,
  input: VisitInput,
  file: VisitedFile,
  { clockOffMinutes }: ToldByPhone,
): Promise<readonly RefusedAnswers[]> {
  demandSoundDay(input, file);
  const faults = faultsOfVisit(input);
  if (faults.length > 0) throw new Problem(visitProblems.incomplete, { errors: faults });
  const { childId, scopeCode } = file;
  const no = await store.insertVisit(tx, today().slice(0, 4), {
    ...rowOf(app, input),
    ...{ childId, scopeCode, clockOffMinutes },
    receivedAt: now(),
    byAccount: tx.actor.accountId,
    byPost: tx.actor.postId,
  });
  // Known of another child, or in a place that is not the asker's.
  if (no === undefined) throw new Problem(visitProblems.otherContent);
  await keepPhotos(tx, input);
  const { id, on, campaigns } = input;
  const refused = await takeAnswers(tx, { childId, visitId: id, on, campaigns });
  if (!file.isEnded) await recordVisitFact(tx, file, on, sayVisit(input));
  await replanVisited(tx, app, childId);
  const about = { id, no, childId, scopeCode };
  if (input.riskConcern !== undefined) await askTownship(tx, about, "riskConcern");
  if (input.absentWhy === "unknown") await askTownship(tx, about, "absent");
  return refused;
}

function demandSoundDay({ on }: VisitInput, { birthDate }: VisitedFile): void {
  if (on > today()) throw new Problem(visitProblems.inFuture);
  if (on < addYears(today(), -1)) throw new Problem(visitProblems.tooOld);
  if (birthDate !== null && on < birthDate) throw new Problem(visitProblems.beforeBirth);
}

/** What of a visit stands in columns; the same for one that is told and for many of a demonstration. */
export function rowOf({ cipher }: Pick<App, "cipher">, input: VisitInput) {
  return {
    id: input.id,
    on: input.on,
    manner: input.manner,
    sawChild: input.sawChild,
    absentWhy: input.absentWhy ?? null,
    sawCarer: input.sawCarer,
    looked: input.looked,
    troubles: input.troubles.map(({ check }) => check),
    done: input.done,
    hasChildWords: (input.childWords ?? "") !== "",
    hasRiskConcern: input.riskConcern !== undefined,
    lookAgainOn: input.lookAgainOn ?? null,
    sealed: cipher.sealJson(input, VISIT),
    campaigns: input.campaigns.map(({ campaignId }) => campaignId),
    reportId: input.reportId ?? null,
  };
}

async function keepPhotos(tx: Tx, { id, photos }: VisitInput): Promise<void> {
  const digests = [...new Set(photos)];
  if (digests.length === 0) return;
  const rows = [];
  for (const [position, digest] of digests.entries())
    rows.push({ visitId: id, digest, position, fileId: (await findPhotoFile(tx, digest)) ?? null });
  await store.insertPhotos(tx, rows);
}

/** In the register, without anybody's words: 入户，见到孩子；有问题：吃饭、上学 */
export function sayVisit({ manner, sawChild, troubles }: VisitInput): string {
  const seen = sawChild ? "见到孩子" : "没见到孩子";
  const said = troubles.map(({ check }) => visitCheckCodes.label(check)).join("、");
  return `${visitMannerCodes.label(manner)}，${seen}${said === "" ? "" : `；有问题：${said}`}`;
}

async function readBack(tx: Tx, app: App, id: string): Promise<VisitView> {
  const row = await store.findVisit(tx, id);
  if (row === undefined) throw notFound();
  const [view] = await presentVisits(tx, app, [row]);
  if (view === undefined) throw notFound();
  return view;
}
