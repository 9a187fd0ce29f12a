/** The last month that is paid for when something ends a programme: the month rules are dated parameters. Pure. */

import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { isUnchecked } from "../../../kernel/citation.ts";
import { type Month, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import * as parameters from "../benefits.parameters.ts";
import type { Rate } from "../payroll/rates.ts";
import type { StopReason } from "./paid-programs.contract.ts";

/** Which parameter says whether payments stop with the month or with the next. */
const rules = {
  grownUp: readerOf(parameters.stopAgeReached),
  parentFound: readerOf(parameters.stopParentFound),
  adopted: readerOf(parameters.stopAdopted),
  parentRecovered: readerOf(parameters.stopParentRecovers),
  movedAway: readerOf(parameters.stopMoved),
  died: readerOf(parameters.stopDied),
  graduated: readerOf(parameters.stopGraduated),
  other: readerOf(parameters.stopOther),
} as const;

/** What ends by its own meaning, whatever a document says: nothing of the month was due. */
const meanings: Readonly<Record<Exclude<StopReason, keyof typeof rules>, string>> = {
  otherProgramme: "同月只享受一项",
  mistake: "没有发放过",
};

/** @throws Error where the parameter has no row on that day */
export function lastMonthFor(reason: StopReason, on: IsoDate, rates: ReadonlyMap<string, Rate>): Month {
  const month = monthOfDate(on);
  return isOfItself(reason) || rules[reason].get(rates) === "sameMonth" ? plusMonths(month, -1) : month;
}

/** The rule in words with its document, and 待核 where it is not settled. */
export function sayStopRule(reason: StopReason, rates: ReadonlyMap<string, Rate>): string {
  if (isOfItself(reason)) return meanings[reason];
  const rule = rules[reason];
  const when = rule.get(rates) === "sameMonth" ? "当月" : "次月";
  const rate = rates.get(rule.parameter.key);
  return `${when}起停发（${rate?.document ?? ""}${rate !== undefined && isUnchecked(rate) ? "，待核" : ""}）`;
}

function isOfItself(reason: StopReason): reason is keyof typeof meanings {
  return reason in meanings;
}
