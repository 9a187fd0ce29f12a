/** What is added to a visit: by the village what came to mind or was asked for, by the township what it looked into. The visit itself stays. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { asksTownship, presentVisits } from "./present-visits.service.ts";
import { STEP, VISIT, type VisitBox } from "./visit-box.ts";
import type { VisitState } from "./visit-codes.contract.ts";
import { askVillage, settleAsked, settleReturned } from "./visit-tasks.service.ts";
import type * as contract from "./visits.contract.ts";
import { type VisitView, visitProblems } from "./visits.contract.ts";
import * as store from "./visits.store.ts";

type Sealing = Pick<App, "cipher" | "places">;

/** Sent twice, added once: by the id that the phone made. @throws access.notFound, workforce.visit.otherContent */
export async function amendVisit(
  tx: Tx,
  app: Sealing,
  id: string,
  { id: stepId, words }: BodyOf<typeof contract.amendVisit>,
): Promise<VisitView> {
  const visit = await demandVisit(tx, id);
  const known = (await store.listSteps(tx, [id])).find((step) => step.id === stepId);
  if (known !== undefined) {
    if (app.cipher.open(known.sealed, STEP) !== words) throw new Problem(visitProblems.otherContent);
    return readBack(tx, app, visit);
  }
  await add(tx, app, visit, { id: stepId, kind: "amended", words }, "amended");
  if (visit.state === "returned") await settleReturned(tx, visit);
  return readBack(tx, app, visit);
}

/** @throws access.notFound, workforce.visit.stale, workforce.visit.returned */
export async function returnVisit(
  tx: Tx,
  app: Sealing,
  id: string,
  version: number,
  { reason }: BodyOf<typeof contract.returnVisit>,
): Promise<VisitView> {
  const visit = await demandVersion(tx, id, version);
  if (visit.state === "returned") throw new Problem(visitProblems.isReturned);
  await add(tx, app, visit, { kind: "returned", words: reason }, "returned");
  await askVillage(tx, visit, reason);
  return readBack(tx, app, visit);
}

/** @throws access.notFound, workforce.visit.stale, workforce.visit.own */
export async function sampleVisit(
  tx: Tx,
  app: Sealing,
  id: string,
  version: number,
  { holds, how, words }: BodyOf<typeof contract.sampleVisit>,
): Promise<VisitView> {
  const visit = await demandVersion(tx, id, version);
  if (visit.byAccount === tx.actor.accountId) throw new Problem(visitProblems.ownVisit);
  const kind = holds ? "sampled" : "doubted";
  await add(tx, app, visit, { kind, how, words }, kind);
  return readBack(tx, app, visit);
}

/** What the visit raised has been looked into; nothing else of it changes. @throws access.notFound, .stale, .notAsked */
export async function answerVisit(
  tx: Tx,
  app: Sealing,
  id: string,
  version: number,
  { words }: BodyOf<typeof contract.answerVisit>,
): Promise<VisitView> {
  const visit = await demandVersion(tx, id, version);
  const isAnswered = (await store.listSteps(tx, [id])).some(({ kind }) => kind === "answered");
  if (isAnswered || !asksTownship(app.cipher.openJson(visit.sealed, VISIT) as VisitBox))
    throw new Problem(visitProblems.notAsked);
  await add(tx, app, visit, { kind: "answered", words }, visit.state);
  await settleAsked(tx, visit);
  return readBack(tx, app, visit);
}

interface Added {
  readonly id?: string;
  readonly kind: store.StepKind;
  readonly how?: string;
  readonly words: string;
}

async function add(
  tx: Tx,
  { cipher }: Sealing,
  visit: store.VisitRow,
  { id = newId(), kind, how, words }: Added,
  state: VisitState,
): Promise<void> {
  await store.insertSteps(tx, [
    {
      ...{ id, visitId: visit.id, kind },
      how: how ?? null,
      sealed: cipher.seal(words, STEP),
      at: now(),
      byAccount: tx.actor.accountId,
    },
  ]);
  await store.setState(tx, visit.id, state);
  tx.note({ subjectIds: [visit.childId], detail: { visit: visit.id, step: kind } });
}

async function demandVisit(tx: Tx, id: string): Promise<store.VisitRow> {
  const visit = await store.findVisit(tx, id, true);
  if (visit === undefined) throw notFound();
  return visit;
}

async function demandVersion(tx: Tx, id: string, version: number): Promise<store.VisitRow> {
  const visit = await demandVisit(tx, id);
  if (visit.version !== version)
    throw new Problem(visitProblems.stale, { extra: { yours: version, current: visit.version } });
  return visit;
}

async function readBack(tx: Tx, app: Sealing, { id }: store.VisitRow): Promise<VisitView> {
  const row = await store.findVisit(tx, id);
  const [view] = await presentVisits(tx, app, row === undefined ? [] : [row]);
  if (view === undefined) throw notFound();
  return view;
}
