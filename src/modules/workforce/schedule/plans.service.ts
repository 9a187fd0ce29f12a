/** When children are visited next: planned by what holds, kept in one row each, read by lists and phones. */
import { addDays, endOfMonth, type IsoDate, startOfMonth } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import { findVisitFacts, listVisitFacts, type VisitFacts } from "../../registry/visit-facts.service.ts";
import type { VisitTerms } from "../phone/desk-document.contract.ts";
import * as store from "./plans.store.ts";
import * as declared from "./schedule.parameters.ts";
import { planVisit } from "./visit-plan.ts";

const readers = {
  red: readerOf(declared.redDays),
  orange: readerOf(declared.orangeDays),
  blue: readerOf(declared.blueDays),
  green: readerOf(declared.greenDays),
  leftBehind: readerOf(declared.leftBehindDays),
  cared: readerOf(declared.caredDays),
  others: readerOf(declared.othersDays),
  first: readerOf(declared.firstVisitDays),
  yellow: readerOf(declared.yellowDays),
  redLate: readerOf(declared.redLateDays),
} as const;

const keys = Object.values(readers).map(({ parameter }) => parameter.key);

/** As they hold on the day. @throws platform.parameter.missing */
export async function readVisitTerms(tx: Tx, on: IsoDate = today()): Promise<VisitTerms> {
  const rows = await findParameters(tx, on, keys);
  return {
    byRisk: {
      red: readers.red.get(rows),
      orange: readers.orange.get(rows),
      blue: readers.blue.get(rows),
      green: readers.green.get(rows),
    },
    leftBehindDays: readers.leftBehind.get(rows),
    caredDays: readers.cared.get(rows),
    othersDays: readers.others.get(rows),
    firstVisitDays: readers.first.get(rows),
    yellowDays: readers.yellow.get(rows),
    redDays: readers.redLate.get(rows),
  };
}

export interface PlanOfChild {
  readonly lastOn: string | null;
  readonly dueOn: string;
  readonly why: string;
}

/** By child; who has no open file has no plan. */
export async function plansOf(
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, PlanOfChild>> {
  const rows = await store.listPlansOf(tx, childIds);
  return new Map(rows.map(({ childId, lastOn, dueOn, why }) => [childId, { lastOn, dueOn, why }]));
}

/** Of this month in a village: who has been visited, and how many that are with those who still wait. */
export async function monthOf(tx: Tx, villageCode: string): Promise<{ due: number; done: number }> {
  const on = today();
  const { open, done } = await store.countMonth(tx, villageCode, startOfMonth(on), endOfMonth(on));
  return { due: open + done, done };
}

/** Plans these children anew; the transaction sees every place that they may lie in. Where something changed. */
export async function planChildren(tx: Tx, childIds: readonly string[]): Promise<readonly string[]> {
  if (childIds.length === 0) return [];
  const facts = await findVisitFacts(tx, today(), childIds);
  const open = new Set(facts.map(({ childId }) => childId));
  const places = await put(tx, facts);
  const left = await store.deletePlans(
    tx,
    childIds.filter((id) => !open.has(id)),
  );
  return [...new Set([...places, ...left])];
}

/** The next open files after the one named; undefined once there are no more. */
export async function planNext(tx: Tx, after: string, limit: number): Promise<string | undefined> {
  const facts = await listVisitFacts(tx, today(), after, limit);
  await put(tx, facts);
  return facts.at(-1)?.childId;
}

async function put(tx: Tx, facts: readonly VisitFacts[]): Promise<readonly string[]> {
  if (facts.length === 0) return [];
  const terms = await readVisitTerms(tx);
  const ids = facts.map(({ childId }) => childId);
  const lookAgain = await store.listLookAgain(tx, ids);
  return store.putPlans(
    tx,
    facts.map((one) => rowOf(one, lookAgain.get(one.childId) ?? null, terms)),
  );
}

function rowOf(facts: VisitFacts, lookAgainOn: IsoDate | null, terms: VisitTerms): store.PlanRow {
  const { childId, scopeCode, openedOn, categories, riskLevel, riskSince, lastVisitOn } = facts;
  const level = riskCodes.codes.find((code) => code === riskLevel);
  const risk = level === undefined || riskSince === null ? null : { level, since: riskSince };
  const plan = planVisit({ openedOn, lastVisitOn, categories, risk, lookAgainOn }, terms);
  return {
    childId,
    scopeCode,
    lastOn: lastVisitOn,
    ...plan,
    lookAgainOn,
    tags: categories.map(({ code }) => code).filter((code) => categoryCodes.has(code)),
    risk: level ?? null,
  };
}

/** What plans rest on besides the facts. */
export async function planBasis(tx: Tx, on: IsoDate): Promise<string> {
  return JSON.stringify(await readVisitTerms(tx, on));
}

/** From this day on (and before) a visit is so late. */
export function lateSince(daysLate: number): IsoDate {
  return addDays(today(), -daysLate);
}
