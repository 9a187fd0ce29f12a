/**
 * What is owed to a child for a month, under what is known: standard by programme, care mode and month; what is received already
 * and counts against it; one basic allowance, the highest; starts and stops by the month rules. Pure, exact to the fen, in words.
 */
import { addYears, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { Certainty } from "../../../kernel/citation.ts";
import { type Fen, formatYuan } from "../../../kernel/money.ts";
import { firstOf, type Month, monthOfDate } from "../../../kernel/month.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { stagesThatProlong } from "../../registry/stages.contract.ts";
import { continuesAtSchool, fucaiBoth, fucaiWithBasic, minorAge } from "../benefits.parameters.ts";
import { lastMonthFor, sayStopRule } from "../entitlements/last-month.ts";
import {
  basicPrograms,
  type OtherIncomeKind,
  otherIncomeCodes,
  type PaidProgram,
  paidPrograms,
  type StopReason,
  schoolYearPrograms,
} from "../entitlements/paid-programs.contract.ts";
import { type Rate, type RatesOf, standardOf, wayBeside } from "./rates.ts";

const minor = readerOf(minorAge);
const schoolProlongs = readerOf(continuesAtSchool);
const withBasic = readerOf(fucaiWithBasic);
const bothAids = readerOf(fucaiBoth);

interface Span {
  readonly from: Month;
  /** Inclusive. */
  readonly to: Month | null;
}

export interface Entitled extends Span {
  readonly id: string;
  readonly programme: PaidProgram;
  readonly careMode: string | null;
  readonly amountFen: Fen | null;
}

export interface Suspended extends Span {
  readonly entitlementId: string;
  /** Null while it lasts. */
  readonly paidLater: boolean | null;
  readonly reason: string;
}

export interface OtherIncome extends Span {
  readonly kind: OtherIncomeKind;
  readonly fen: Fen;
}

export interface Life {
  readonly birthDate: IsoDate | null;
  readonly deceasedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endedWhy: string | null;
  /** Stages of school with the days on which they hold; `to` is the first day on which they do not. */
  readonly schooling: readonly {
    readonly stage: string;
    readonly from: IsoDate;
    readonly to: IsoDate | null;
  }[];
}

export interface Knowledge {
  readonly entitlements: readonly Entitled[];
  readonly suspensions: readonly Suspended[];
  readonly incomes: readonly OtherIncome[];
  readonly life: Life;
}

export interface Owed {
  readonly programme: PaidProgram;
  readonly entitlementId: string;
  readonly careMode: string | null;
  /** `cannotTell`: no document sets the amount of this month. */
  readonly verdict: "owed" | "nothing" | "cannotTell";
  readonly standardFen: Fen;
  readonly deductionFen: Fen;
  readonly fen: Fen;
  /** The document that sets the standard. */
  readonly document: string | null;
  readonly certainty: Certainty | null;
  /** Why so much, or why nothing. */
  readonly because: string;
  /** Why it is held back this month, though it is owed. */
  readonly heldBack: string | null;
}

/** What is owed for the month, one entry for each programme that the child has an entitlement to in it. */
export function owedOf(month: Month, known: Knowledge, ratesOf: RatesOf): Owed[] {
  const rates = ratesOf(month);
  const all = known.entitlements
    .filter((one) => covers(one, month))
    .map((one) => alone(one, month, known, ratesOf));
  const basic = highest(
    all.filter((one) => basicPrograms.includes(one.programme) && one.verdict !== "nothing"),
  );
  const scholarship = highest(
    all.filter((one) => schoolYearPrograms.includes(one.programme) && one.verdict !== "nothing"),
  );
  return all.map((one) => {
    if (one.verdict === "nothing") return one;
    if (basicPrograms.includes(one.programme) && one !== basic)
      return givesWay(one, basic, "基本生活费只享受一项，取高的");
    if (!schoolYearPrograms.includes(one.programme)) return one;
    if (one !== scholarship && !bothAids.get(rates))
      return givesWay(one, scholarship, "两项助学金只享受一项");
    if (basic !== undefined && !withBasic.get(rates))
      return givesWay(one, basic, "续发基本生活费的月份不再发助学金（待市级口径）");
    return one;
  });
}

function covers({ from, to }: Span, month: Month): boolean {
  return from <= month && (to === null || month <= to);
}

/** Of equal ones the earlier in the catalogue. */
function highest(candidates: readonly Owed[]): Owed | undefined {
  return candidates.reduce<Owed | undefined>(
    (best, one) =>
      best === undefined || one.fen > best.fen || (one.fen === best.fen && one.programme < best.programme)
        ? one
        : best,
    undefined,
  );
}

function givesWay(one: Owed, other: Owed | undefined, rule: string): Owed {
  const name = other === undefined ? "" : `，本月已享受${paidPrograms.label(other.programme)}`;
  return { ...one, verdict: "nothing", fen: 0, because: `${rule}${name}` };
}

/** As if it were the child's only one. */
function alone(one: Entitled, month: Month, known: Knowledge, ratesOf: RatesOf): Owed {
  const head = { programme: one.programme, entitlementId: one.id, careMode: one.careMode };
  const nothing = (because: string): Owed => ({
    ...head,
    verdict: "nothing",
    standardFen: 0,
    deductionFen: 0,
    fen: 0,
    document: null,
    certainty: null,
    because,
    heldBack: null,
  });
  const stop = stopOf(one.programme, month, known.life, ratesOf(month));
  if (stop !== undefined) return nothing(stop);
  const suspended = known.suspensions.find((span) => span.entitlementId === one.id && covers(span, month));
  if (suspended?.paidLater === false) return nothing(`暂停期间不补发：${suspended.reason}`);
  const beside = besideOf(one.programme, month, known.incomes, ratesOf(month));
  if (beside.verdict !== "deducted") return { ...nothing(beside.because), verdict: beside.verdict };
  const standard =
    one.amountFen === null
      ? standardOf(one.programme, one.careMode, month, ratesOf)
      : { fen: one.amountFen, document: "核定金额", certainty: "verified" as const };
  if (standard === undefined) {
    return { ...nothing("这个月的标准没有录入，金额还不能算"), verdict: "cannotTell" };
  }
  const deductionFen = Math.min(standard.fen, beside.fen);
  const fen = standard.fen - deductionFen;
  return {
    ...head,
    verdict: "owed",
    standardFen: standard.fen,
    deductionFen,
    fen,
    document: standard.document,
    certainty: standard.certainty,
    because: `标准 ${formatYuan(standard.fen)} 元${beside.words}`,
    heldBack: suspended?.paidLater === null ? `暂停发放：${suspended.reason}` : null,
  };
}

type FoundBeside =
  | { readonly verdict: "deducted"; readonly fen: Fen; readonly words: string }
  | { readonly verdict: "nothing" | "cannotTell"; readonly because: string };

/** What the family has elsewhere this month: taken off, or standing in the way, or neither, as the programme declares. */
function besideOf(
  programme: PaidProgram,
  month: Month,
  incomes: readonly OtherIncome[],
  rates: ReadonlyMap<string, Rate>,
): FoundBeside {
  let fen = 0;
  let words = "";
  let open: FoundBeside | undefined;
  for (const income of incomes) {
    const beside = covers(income, month) ? wayBeside(programme, income.kind, rates) : undefined;
    if (beside === undefined || beside.way === "together") continue;
    const name = otherIncomeCodes.label(income.kind);
    if (beside.way === "chooseOne") {
      const by = beside.document === null ? "" : `（${beside.document}）`;
      return { verdict: "nothing", because: `当月享受${name}，二者只能选一项${by}` };
    }
    if (beside.way === null)
      open ??= { verdict: "cannotTell", because: `当月享受${name}，怎样同享没有录入，金额还不能算` };
    fen += income.fen;
    words += `，减${name} ${formatYuan(income.fen)} 元`;
  }
  return open ?? { verdict: "deducted", fen, words };
}

const prolonging: ReadonlySet<string> = new Set(stagesThatProlong);

/** What ended the child's claim before this month, whatever the entitlement says. */
function stopOf(
  programme: PaidProgram,
  month: Month,
  life: Life,
  rates: ReadonlyMap<string, Rate>,
): string | undefined {
  const after = (reason: StopReason, on: IsoDate) => month > lastMonthFor(reason, on, rates);
  if (life.deceasedOn !== null && after("died", life.deceasedOn))
    return `孩子已于 ${life.deceasedOn} 死亡，${sayStopRule("died", rates)}`;
  const ended = endingOf(life);
  if (ended !== undefined && after(ended.reason, ended.on))
    return `档案已于 ${ended.on} 结束，${sayStopRule(ended.reason, rates)}`;
  if (!basicPrograms.includes(programme) || life.birthDate === null) return undefined;
  const age = minor.get(rates);
  const grownUpOn = addYears(life.birthDate, age);
  if (!after("grownUp", grownUpOn)) return undefined;
  const stage = life.schooling.find(
    ({ from, to }) => from <= firstOf(month) && (to === null || to > firstOf(month)),
  )?.stage;
  return stage !== undefined && prolonging.has(stage) && schoolProlongs.get(rates)
    ? undefined
    : `${monthOfDate(grownUpOn)} 年满 ${age} 周岁，${sayStopRule("grownUp", rates)}`;
}

const ENDINGS: Readonly<Record<string, StopReason>> = {
  died: "died",
  adopted: "adopted",
  movedAway: "movedAway",
  other: "other",
};

/** A file that ended because the child grew up says nothing that the birthday does not say better. */
function endingOf({
  endedOn,
  endedWhy,
}: Life): { readonly reason: StopReason; readonly on: IsoDate } | undefined {
  const reason = endedWhy === null ? undefined : ENDINGS[endedWhy];
  return endedOn === null || reason === undefined ? undefined : { reason, on: endedOn };
}
