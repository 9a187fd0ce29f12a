/** When a child is to be visited next, and why by then: the strictest of what its risk and its categories ask. Pure; phone and server reckon by it. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { CategoryCode } from "../../registry/codes.contract.ts";
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import type { VisitTerms } from "../phone/desk-document.contract.ts";

/** A visit is shown as due from so many days before its day: on the phone, on the desk, in a hand-over. */
export const SOON_DAYS = 7;

export interface PlanFacts {
  readonly openedOn: IsoDate;
  readonly lastVisitOn: IsoDate | null;
  readonly categories: readonly { readonly code: string; readonly since: IsoDate }[];
  readonly risk: { readonly level: keyof VisitTerms["byRisk"]; readonly since: IsoDate } | null;
  /** The last visitor's own word: look again on. */
  readonly lookAgainOn: IsoDate | null;
}

export interface VisitPlan {
  readonly dueOn: IsoDate;
  /** 留守儿童，每 30 天走访一次；上次 2026-10-20 */
  readonly why: string;
  readonly everyDays: number;
}

interface Ask {
  readonly days: number;
  readonly who: string;
}

const cared: readonly CategoryCode[] = ["orphan", "defactoUnattended"];

export function planVisit(facts: PlanFacts, terms: VisitTerms): VisitPlan {
  const asks = asksOf(facts, terms);
  const strictest = asks.reduce((one, other) => (other.days < one.days ? other : one));
  const { lastVisitOn, lookAgainOn } = facts;
  const newest = newestSince(facts);
  const isNew = lastVisitOn === null || lastVisitOn < newest;
  const first: IsoDate | undefined = isNew ? addDays(newest, terms.firstVisitDays) : undefined;
  const regular = addDays(lastVisitOn ?? newest, strictest.days);
  const candidates = [
    { on: regular, why: `${strictest.who}，每 ${strictest.days} 天走访一次${sayLast(lastVisitOn)}` },
    ...(first === undefined
      ? []
      : [{ on: first, why: `${sayNew(facts, newest)}，${terms.firstVisitDays} 天内首次走访` }]),
    ...(lookAgainOn !== null && (lastVisitOn === null || lookAgainOn > lastVisitOn)
      ? [{ on: lookAgainOn, why: `上次走访约好 ${lookAgainOn} 再去看` }]
      : []),
  ];
  const next = candidates.reduce((one, other) => (other.on < one.on ? other : one));
  return { dueOn: next.on, why: next.why, everyDays: strictest.days };
}

function asksOf({ categories, risk }: PlanFacts, terms: VisitTerms): Ask[] {
  const of = (code: string) => categories.some((one) => one.code === code);
  const careds = cared.filter(of);
  const byRisk = risk === null ? null : terms.byRisk[risk.level];
  return [
    { days: terms.othersDays, who: "在册儿童" },
    ...(of("ruralLeftBehind") ? [{ days: terms.leftBehindDays, who: "留守儿童" }] : []),
    ...careds.map((code) => ({ days: terms.caredDays, who: categoryCodes.label(code) })),
    ...(risk === null || byRisk === null
      ? []
      : [{ days: byRisk, who: `风险${riskCodes.label(risk.level)}` }]),
  ];
}

/** The last day on which something began that asks for a first visit. */
function newestSince({ openedOn, categories }: PlanFacts): IsoDate {
  return [openedOn, ...categories.map(({ since }) => since)].sort().at(-1) ?? openedOn;
}

function sayNew({ openedOn, categories }: PlanFacts, newest: IsoDate): string {
  const begun = categories.find(({ since }) => since === newest && since > openedOn);
  if (begun === undefined) return `${newest} 建档`;
  return `${newest} 起是${categoryCodes.has(begun.code) ? categoryCodes.label(begun.code) : begun.code}`;
}

const sayLast = (on: IsoDate | null) => (on === null ? "；还没有走访过" : `；上次 ${on}`);

/** How late: by the terms of the day. */
export function colourOf(daysLate: number, { yellowDays, redDays }: VisitTerms): "due" | "yellow" | "red" {
  if (daysLate >= redDays) return "red";
  return daysLate >= yellowDays ? "yellow" : "due";
}
