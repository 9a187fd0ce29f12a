/**
 * What differs from last month, by cause and in words. A line's total is regular + arrears + reissue + recovery in both months,
 * so the differences of these parts sum up to the difference of the totals, to the fen. Pure.
 */
import { type Fen, formatYuan } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import type { DifferenceCause } from "./paid-cause.contract.ts";

/** What a line of either month tells. */
export interface LineAmounts {
  readonly careMode: string | null;
  readonly standardFen: Fen;
  readonly deductionFen: Fen;
  readonly regularFen: Fen;
  readonly arrearsFen: Fen;
  readonly reissueFen: Fen;
  readonly recoveryFen: Fen;
  readonly document: string | null;
}

export interface Told {
  /** Why there is nothing this month, where something is known. */
  readonly stopped?: string | undefined;
  /** Which months and why, of what is paid for earlier months. */
  readonly arrears?: string | undefined;
  readonly begun?: string | undefined;
  readonly byQuarter?: ByQuarter | undefined;
}

/** Of what is paid by the quarter: two months in three are empty, though nothing has stopped. */
export interface ByQuarter {
  /** The month with which this one is paid; absent where nothing is owed for it. */
  readonly waitsFor?: Month | undefined;
  /** In a quarter's last month, the payment of the quarter before. */
  readonly last?: (LineAmounts & { readonly month: Month }) | undefined;
}

export interface Difference {
  readonly cause: DifferenceCause;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** After less before. */
  readonly fen: Fen;
  readonly reason: string;
}

const NOTHING: LineAmounts = {
  careMode: null,
  standardFen: 0,
  deductionFen: 0,
  regularFen: 0,
  arrearsFen: 0,
  reissueFen: 0,
  recoveryFen: 0,
  document: null,
};

export function differencesOf(
  before: LineAmounts = NOTHING,
  after: LineAmounts = NOTHING,
  told: Told = {},
): Difference[] {
  const found: Difference[] = [];
  const put = (cause: DifferenceCause, was: Fen, is: Fen, reason: string) => {
    if (was !== is) found.push({ cause, beforeFen: was, afterFen: is, fen: is - was, reason });
  };
  const { waitsFor, last } = told.byQuarter ?? {};
  if (waitsFor !== undefined && before.regularFen > 0 && after.regularFen === 0) {
    put("byQuarter", before.regularFen, 0, `按季发放，这个月的和 ${waitsFor} 的一起发`);
  } else if (last !== undefined && last.regularFen > 0 && before.regularFen === 0) {
    put("byQuarter", 0, last.regularFen, `按季发放，和上一季（${last.month}）比较`);
    if (after.regularFen === 0) put("stopped", last.regularFen, 0, told.stopped ?? "本季不再享受");
    else put("changed", last.regularFen, after.regularFen, sayChange(last, after));
  } else if (before.regularFen === 0) {
    put("added", 0, after.regularFen, told.begun ?? "上月没有当月应发，本月起发放");
  } else if (after.regularFen === 0) {
    put("stopped", before.regularFen, 0, told.stopped ?? "本月不再享受");
  } else {
    put("changed", before.regularFen, after.regularFen, sayChange(before, after));
  }
  put(
    "arrears",
    before.arrearsFen,
    after.arrearsFen,
    sayOnce("补发", before.arrearsFen, after.arrearsFen, told.arrears),
  );
  put(
    "reissue",
    before.reissueFen,
    after.reissueFen,
    sayOnce("退票重发", before.reissueFen, after.reissueFen),
  );
  put(
    "recovery",
    before.recoveryFen,
    after.recoveryFen,
    sayOnce("扣回", before.recoveryFen, after.recoveryFen),
  );
  return found;
}

function sayChange(before: LineAmounts, after: LineAmounts): string {
  const words: string[] = [];
  if (before.careMode !== after.careMode)
    words.push(`供养方式由“${sayCareMode(before.careMode)}”变为“${sayCareMode(after.careMode)}”`);
  if (before.standardFen !== after.standardFen) {
    const by = after.document === null ? "" : `（${after.document}）`;
    words.push(`标准由 ${formatYuan(before.standardFen)} 元调为 ${formatYuan(after.standardFen)} 元${by}`);
  }
  if (before.deductionFen !== after.deductionFen)
    words.push(`补差扣减由 ${formatYuan(before.deductionFen)} 元变为 ${formatYuan(after.deductionFen)} 元`);
  return words.length === 0 ? "当月应发有变化" : words.join("；");
}

function sayCareMode(code: string | null): string {
  return code !== null && careModeCodes.has(code) ? careModeCodes.label(code) : "未登记";
}

function sayOnce(what: string, before: Fen, after: Fen, told?: string): string {
  const now = after === 0 ? "" : (told ?? `本月${what} ${formatYuan(Math.abs(after))} 元`);
  const was = before === 0 ? "" : `上月${what} ${formatYuan(Math.abs(before))} 元`;
  if (now === "") return `${was}，本月没有`;
  return was === "" ? now : `${now}；${was}`;
}
