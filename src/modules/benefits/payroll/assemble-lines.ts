/**
 * A child's part of a payroll: for every programme what is owed for the month, what earlier months still lack (a standard that
 * rose, a late start, a payment that came back), and what may be taken off for what was paid too much. Pure.
 */
import type { Certainty } from "../../../kernel/citation.ts";
import type { Fen } from "../../../kernel/money.ts";
import { type Month, monthsFrom, plusMonths } from "../../../kernel/month.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { type Knowledge, type Owed, owedOf } from "./owed.ts";
import type { ItemCause } from "./paid-cause.contract.ts";
import { lookback, offsetPercent } from "./payroll.parameters.ts";
import { paidWith, type RatesOf } from "./rates.ts";

const monthsBack = readerOf(lookback);
const offsetShare = readerOf(offsetPercent);

/** What was paid for a month so far, refunds taken off. */
export interface Settled {
  readonly programme: PaidProgram;
  readonly forMonth: Month;
  readonly fen: Fen;
  /** A payment for it came back, or was held back, in an earlier payroll. */
  readonly rejected: boolean;
  readonly withheld: boolean;
}

export interface Assembling {
  readonly month: Month;
  readonly known: Knowledge;
  readonly settled: readonly Settled[];
  /** Up to this month, inclusive, a programme was paid elsewhere. */
  readonly settledUntil: ReadonlyMap<PaidProgram, Month>;
  /** What is to be taken off a month by an agreed plan. */
  readonly offsets: ReadonlyMap<PaidProgram, Fen>;
  readonly ratesOf: RatesOf;
}

export interface Item {
  readonly forMonth: Month;
  readonly cause: ItemCause;
  /** Negative for a recovery. */
  readonly fen: Fen;
  readonly because: string;
}

export interface Line {
  readonly programme: PaidProgram;
  readonly entitlementId: string;
  readonly careMode: string | null;
  readonly standardFen: Fen;
  readonly deductionFen: Fen;
  readonly regularFen: Fen;
  readonly arrearsFen: Fen;
  readonly reissueFen: Fen;
  /** Zero or negative. */
  readonly recoveryFen: Fen;
  readonly totalFen: Fen;
  readonly items: readonly Item[];
  readonly because: string;
  readonly document: string | null;
  readonly certainty: Certainty | null;
  readonly cannotTell: boolean;
  readonly heldBack: string | null;
}

export interface Overpaid {
  readonly programme: PaidProgram;
  readonly fen: Fen;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly because: string;
  readonly months: readonly { readonly month: Month; readonly fen: Fen }[];
}

export interface Assembled {
  /** Those with something to pay, or that cannot be told. */
  readonly lines: readonly Line[];
  readonly overpaid: readonly Overpaid[];
  /** Of programmes with an entitlement this month but nothing to pay: why. */
  readonly nothing: ReadonlyMap<PaidProgram, string>;
  /** Of what is owed for the month but paid later: with which month. */
  readonly waits: ReadonlyMap<PaidProgram, Month>;
}

export function assembleLines(task: Assembling): Assembled {
  const { month, known, ratesOf } = task;
  const owed = owedOf(month, known, ratesOf);
  const present = owed.map((one) => waiting(one, month, ratesOf));
  const waits = new Map<PaidProgram, Month>();
  for (const { verdict, programme } of owed) {
    const due = paidWith(programme, month, ratesOf(month));
    if (verdict === "owed" && due !== month) waits.set(programme, due);
  }
  const past = pastOf(task);
  const programmes = [
    ...new Set([...present.map((one) => one.programme), ...past.map((one) => one.programme)]),
  ].sort();
  const lines: Line[] = [];
  const overpaid: Overpaid[] = [];
  const nothing = new Map<PaidProgram, string>();
  for (const programme of programmes) {
    const current = present.find((one) => one.programme === programme);
    const differing = past.filter((one) => one.programme === programme);
    const tooMuch = differing.filter((one) => one.fen < 0);
    if (tooMuch.length > 0) overpaid.push(sumUp(programme, tooMuch));
    const line = lineOf(task, programme, current, differing);
    if (line !== undefined) lines.push(line);
    else if (current !== undefined) nothing.set(programme, current.because);
  }
  return { lines, overpaid, nothing, waits };
}

/** What is paid by the quarter waits for its last month. */
function waiting(owed: Owed, month: Month, ratesOf: RatesOf): Owed {
  if (owed.verdict !== "owed") return owed;
  const due = paidWith(owed.programme, month, ratesOf(month));
  return due === month ? owed : { ...owed, verdict: "nothing", fen: 0, because: `按季发放，${due} 一起发` };
}

interface Differing {
  readonly programme: PaidProgram;
  /** Of the month for which something is owed. */
  readonly entitlementId: string | undefined;
  readonly forMonth: Month;
  readonly fen: Fen;
  readonly cause: ItemCause;
  readonly because: string;
}

/** Earlier months in which more or less was paid than is owed by what is known now. */
function pastOf(task: Assembling): Differing[] {
  const { month, known, settled, settledUntil, ratesOf } = task;
  const floor = plusMonths(month, -monthsBack.get(ratesOf(month)));
  const begun = [
    ...known.entitlements.map((one) => {
      const until = settledUntil.get(one.programme);
      return until !== undefined && until >= one.from ? plusMonths(until, 1) : one.from;
    }),
    ...settled.map((one) => one.forMonth),
  ].sort()[0];
  if (begun === undefined || begun >= month) return [];
  const differing: Differing[] = [];
  for (const past of monthsFrom([begun, floor].sort()[1] ?? floor, plusMonths(month, -1))) {
    const owed = owedOf(past, known, ratesOf);
    const paid = settled.filter((one) => one.forMonth === past);
    for (const programme of new Set([...owed, ...paid].map((one) => one.programme))) {
      const until = settledUntil.get(programme);
      if (until !== undefined && past <= until) continue;
      const found = differenceIn(
        past,
        owed.find((one) => one.programme === programme),
        paid.find((one) => one.programme === programme),
        programme,
      );
      if (found !== undefined) differing.push(...dueNow(found, month, ratesOf));
    }
  }
  return differing;
}

/** A month of a quarter that is not over is not late; with the quarter's last month it is due as any other. */
function dueNow(found: Differing, month: Month, ratesOf: RatesOf): Differing[] {
  const due = paidWith(found.programme, found.forMonth, ratesOf(month));
  if (found.fen < 0 || due < month || due === found.forMonth) return [found];
  if (due > month) return [];
  return [found.cause === "late" ? { ...found, cause: "regular" } : found];
}

function differenceIn(
  forMonth: Month,
  owed: Owed | undefined,
  paid: Settled | undefined,
  programme: PaidProgram,
): Differing | undefined {
  if (owed?.verdict === "cannotTell" || (owed !== undefined && owed.heldBack !== null)) return undefined;
  const fen = (owed?.fen ?? 0) - (paid?.fen ?? 0);
  if (fen === 0) return undefined;
  const because = owed?.because ?? "这个月不在享受期内";
  return {
    programme,
    entitlementId: owed?.entitlementId,
    forMonth,
    fen,
    cause: causeOf(fen, paid),
    because,
  };
}

function causeOf(fen: Fen, paid: Settled | undefined): ItemCause {
  if (fen < 0) return "recovery";
  if (paid === undefined) return "late";
  if (paid.fen > 0) return "adjusted";
  if (paid.rejected) return "reissue";
  return paid.withheld ? "released" : "late";
}

function lineOf(
  task: Assembling,
  programme: PaidProgram,
  current: Owed | undefined,
  differing: readonly Differing[],
): Line | undefined {
  const back = differing
    .filter(({ fen }) => fen > 0)
    .map(({ forMonth, cause, fen, because }) => ({ forMonth, cause, fen, because }));
  const items: Item[] = back.filter(({ cause }) => cause === "regular");
  if (current !== undefined && current.fen > 0)
    items.push({ forMonth: task.month, cause: "regular", fen: current.fen, because: current.because });
  items.push(...back.filter(({ cause }) => cause !== "regular"));
  const gross = sum(items);
  const cannotTell = current?.verdict === "cannotTell";
  if (gross === 0 && !cannotTell) return undefined;
  items.push(...recoveries(task, programme, gross, differing));
  // What rising prices add has no entitlement of its own: it rests on the one of its month.
  const entitlement =
    current?.entitlementId ??
    latestOf(task.known, programme)?.id ??
    differing.findLast(({ entitlementId }) => entitlementId !== undefined)?.entitlementId;
  if (entitlement === undefined) return undefined;
  return {
    programme,
    entitlementId: entitlement,
    careMode: current?.careMode ?? latestOf(task.known, programme)?.careMode ?? null,
    standardFen: current?.standardFen ?? 0,
    deductionFen: current?.deductionFen ?? 0,
    regularFen: sum(items, ["regular"]),
    arrearsFen: sum(items, ["late", "adjusted", "released"]),
    reissueFen: sum(items, ["reissue"]),
    recoveryFen: sum(items, ["recovery"]),
    totalFen: sum(items),
    items,
    because: current?.because ?? "本月不在享受期内，只补发以前的月份",
    document: current?.document ?? null,
    certainty: current?.certainty ?? null,
    cannotTell,
    heldBack: current?.heldBack ?? null,
  };
}

/** By the plan, at most the share of the month that the rule allows, the earliest month first. */
function recoveries(
  { month, offsets, ratesOf }: Assembling,
  programme: PaidProgram,
  gross: Fen,
  differing: readonly Differing[],
): Item[] {
  const planned = offsets.get(programme) ?? 0;
  const share = offsetShare.get(ratesOf(month));
  let left = Math.min(planned, Math.floor((gross * share) / 100));
  const items: Item[] = [];
  for (const one of differing) {
    if (one.fen >= 0 || left <= 0) continue;
    const fen = Math.min(left, -one.fen);
    left -= fen;
    items.push({
      forMonth: one.forMonth,
      cause: "recovery",
      fen: -fen,
      because: `按追回计划抵扣：${one.because}`,
    });
  }
  return items;
}

function latestOf(known: Knowledge, programme: PaidProgram) {
  return known.entitlements.filter((one) => one.programme === programme).at(-1);
}

function sumUp(programme: PaidProgram, months: readonly Differing[]): Overpaid {
  return {
    programme,
    fen: -months.reduce((total, one) => total + one.fen, 0),
    fromMonth: months[0]?.forMonth ?? "",
    toMonth: months.at(-1)?.forMonth ?? "",
    because: months[0]?.because ?? "",
    months: months.map(({ forMonth, fen }) => ({ month: forMonth, fen: -fen })),
  };
}

function sum(items: readonly Item[], causes?: readonly ItemCause[]): Fen {
  let total = 0;
  for (const item of items) if (causes === undefined || causes.includes(item.cause)) total += item.fen;
  return total;
}
