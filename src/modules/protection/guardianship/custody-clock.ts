/** How long a temporary guardianship still runs, when its way out is to be thought of, and what is wrong with it. Pure. */
import { addMonths, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { GuardianshipKind } from "./guardianship-codes.contract.ts";

export interface RunningCustody {
  readonly kind: GuardianshipKind;
  readonly from: IsoDate;
  /** The last day of the decision's term. */
  readonly termEndsOn: IsoDate | null;
  readonly isPlaced: boolean;
}

/** Months of the dated parameters; absent: nobody has set one. */
export interface CustodyTerms {
  readonly months: number | undefined;
  readonly first: number | undefined;
  readonly second: number | undefined;
}

export type CustodyAlarm = "pastTerm" | "noPlacement" | "firstReminder" | "secondReminder";

export interface CustodyClock {
  readonly tone: "late" | "soon" | "calm";
  readonly says: string;
  readonly dueOn: IsoDate | null;
  readonly alarms: readonly CustodyAlarm[];
}

/** The last day on which it may run: a year that began on 1 March ends with the last of February. */
export function termEnd(from: IsoDate, months: number | undefined): IsoDate | null {
  return months === undefined ? null : addMonths(from, months);
}

export function custodyClock(custody: RunningCustody, terms: CustodyTerms, today: IsoDate): CustodyClock {
  const { from, termEndsOn: dueOn, isPlaced, kind } = custody;
  const isState = kind === "temporary" || kind === "longTerm";
  const alarms: CustodyAlarm[] = [];
  const passed = (months: number | undefined) => months !== undefined && today >= addMonths(from, months);
  if (dueOn !== null && today > dueOn) alarms.push("pastTerm");
  else if (kind === "temporary" && passed(terms.second)) alarms.push("secondReminder");
  else if (kind === "temporary" && passed(terms.first)) alarms.push("firstReminder");
  if (isState && !isPlaced) alarms.push("noPlacement");
  return { tone: toneOf(alarms), says: say(dueOn, today, alarms), dueOn, alarms };
}

function toneOf(alarms: readonly CustodyAlarm[]): CustodyClock["tone"] {
  if (alarms.includes("pastTerm") || alarms.includes("noPlacement")) return "late";
  return alarms.length > 0 ? "soon" : "calm";
}

function say(dueOn: IsoDate | null, today: IsoDate, alarms: readonly CustodyAlarm[]): string {
  const left = dueOn === null ? undefined : daysBetween(today, dueOn);
  const term =
    left === undefined || dueOn === null
      ? ""
      : left < 0
        ? `已超过期限 ${-left} 天（${dueOn} 期满）`
        : `还剩 ${left} 天（${dueOn} 期满）`;
  const placing = alarms.includes("noPlacement") ? "没有登记安置和交接" : "";
  return [term, placing].filter((part) => part !== "").join("；");
}
