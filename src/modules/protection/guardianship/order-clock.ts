/** What is due of an order: the next report, hours still wanting, the end of a protection order. Pure. */
import { addDays, addMonths, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { OrderEntryKind, OrderKind } from "./guardianship-codes.contract.ts";

export interface OrderEntry {
  readonly kind: OrderEntryKind;
  readonly on: IsoDate;
  readonly minutes: number | null;
}

export interface RunningOrder {
  readonly kind: OrderKind;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate | null;
  readonly concludedOn: IsoDate | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly entries: readonly OrderEntry[];
}

export interface OrderTerms {
  readonly reportMonths: number | undefined;
  readonly remindDays: number | undefined;
}

export interface OrderClock {
  readonly tone: "late" | "soon" | "calm";
  readonly says: string;
  readonly dueOn: IsoDate | null;
}

export function orderClock(order: RunningOrder, terms: OrderTerms, today: IsoDate): OrderClock {
  if (order.concludedOn !== null) return calm(`${order.concludedOn} 已办结`);
  switch (order.kind) {
    case "responsibilityLetter":
      return typeof order.detail["signedOn"] === "string"
        ? calm(`${order.detail["signedOn"]} 已签字`)
        : { tone: "soon", says: "还没有签字", dueOn: null };
    case "supervision":
      return due(nextReport(order, terms), "下次监督报告不晚于", "监督报告", terms, today);
    case "familyEducation": {
      const { isDone, says } = hoursOf(order);
      if (isDone) return calm(`${says}，已完成`);
      return due(order.validUntil, `${says}，期限到`, `${says}，没有完成，指导`, terms, today);
    }
    case "protectionOrder":
      return due(order.validUntil, "有效期到", "保护令", terms, today);
  }
}

/** Sessions and minutes done against what was ordered. */
export function hoursOf({ detail, entries }: Pick<RunningOrder, "detail" | "entries">) {
  const wanted = numberOf(detail["sessions"]);
  const each = numberOf(detail["minutesEach"]);
  const done = entries.filter(({ kind }) => kind === "session");
  const minutes = done.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const missed = entries.filter(({ kind }) => kind === "missed").length;
  const isDone = done.length >= wanted && minutes >= wanted * each;
  const says = `已参加 ${done.length}/${wanted} 次、${minutes}/${wanted * each} 分钟${missed === 0 ? "" : `，缺席 ${missed} 次`}`;
  return { done: done.length, wanted, minutes, wantedMinutes: wanted * each, missed, isDone, says };
}

/** The first from the day of the plan, each next one from the last report. */
export function nextReport(
  { detail, issuedOn, entries, validUntil }: Omit<RunningOrder, "kind">,
  { reportMonths }: Pick<OrderTerms, "reportMonths">,
): IsoDate | null {
  const months = typeof detail["everyMonths"] === "number" ? detail["everyMonths"] : reportMonths;
  if (months === undefined) return null;
  const last = entries
    .filter(({ kind }) => kind === "report")
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const next = addMonths(last ?? issuedOn, months);
  return validUntil !== null && next > validUntil ? validUntil : next;
}

function due(
  on: IsoDate | null,
  ahead: string,
  over: string,
  { remindDays = 0 }: OrderTerms,
  today: IsoDate,
): OrderClock {
  if (on === null) return calm("没有写期限");
  const left = daysBetween(today, on);
  if (left < 0) return { tone: "late", says: `${over}已逾期 ${-left} 天（应在 ${on} 前）`, dueOn: on };
  const tone = addDays(on, -remindDays) <= today ? "soon" : "calm";
  return { tone, says: `${ahead} ${on}，还有 ${left} 天`, dueOn: on };
}

function calm(says: string): OrderClock {
  return { tone: "calm", says, dueOn: null };
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
