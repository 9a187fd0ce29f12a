/** What becomes of each row: written, nothing new, or left out and why. Pure. */

import type { CodeOf } from "../../../kernel/code-table.ts";
import { formatYuan } from "../../../kernel/money.ts";
import type { ChildMatch } from "../../registry/child-match.contract.ts";
import type { ReadRow } from "./read-take-up.ts";
import { type ReferralState, referralStateCodes } from "./referrals.contract.ts";
import type { takeUpVerdictCodes } from "./take-up.contract.ts";

/** The child's last referral to the programme. */
export interface LastReferral {
  readonly id: string;
  readonly version: number;
  readonly state: ReferralState;
  readonly answeredOn: string | null;
  readonly amountFen: number | null;
  readonly validUntil: string | null;
  readonly answerNote: string | null;
}

export interface WeighedRow {
  readonly read: ReadRow | string;
  readonly match: ChildMatch;
  readonly last: LastReferral | undefined;
}

export interface Verdict {
  readonly verdict: CodeOf<typeof takeUpVerdictCodes>;
  readonly says: string;
}

export interface JudgingRules {
  /** Children who were never referred may be recorded. */
  readonly unreferred: boolean;
  /** The asker may know which children are on the register. */
  readonly seesRegister: boolean;
}

const matchWords: Readonly<Record<Exclude<ChildMatch["kind"], "one">, Verdict>> = {
  none: { verdict: "unknown", says: "您的辖区里没有这个孩子的档案" },
  several: { verdict: "several", says: "同名同生日的不止一个，请补身份证号" },
  badNumber: { verdict: "wrong", says: "身份证号不对，请与原表核对" },
  otherName: { verdict: "unknown", says: "身份证号与姓名对不上，请核对" },
  nothingToGoBy: { verdict: "wrong", says: "要有身份证号，或者姓名加出生日期" },
};
const NOT_YOURS: Verdict = { verdict: "unknown", says: "没有转介给贵单位的这个孩子" };

export function judgeRows(rows: readonly WeighedRow[], rules: JudgingRules): Verdict[] {
  const singles = rows.map((row) => judgeRow(row, rules));
  // Of a row that says nothing by itself nobody is told whom it is about, not even by calling it a double.
  const keys = rows.map((row, at) => (spoken.has(singles[at]?.verdict ?? "wrong") ? keyOf(row) : undefined));
  const words = rows.map(({ read }) => JSON.stringify(read));
  return singles.map((single, at) => {
    const key = keys[at];
    if (key === undefined) return single;
    const alike = keys.flatMap((one, other) => (one === key && other !== at ? [other] : []));
    const against = alike.find((other) => words[other] !== words[at]);
    if (against !== undefined)
      return {
        verdict: "contradicting",
        says: `与第 ${against + 1} 行是同一个孩子、同一个项目，说法不同`,
      };
    const before = alike.find((other) => other < at);
    return before === undefined
      ? single
      : { verdict: "doubled", says: `与第 ${before + 1} 行一样，只登记一次` };
  });
}

const spoken: ReadonlySet<Verdict["verdict"]> = new Set(["ready", "same", "answered", "notReferred"]);

function keyOf({ match, read }: WeighedRow): string | undefined {
  return match.kind === "one" && typeof read !== "string"
    ? `${match.child.childId}/${read.programme}`
    : undefined;
}

function judgeRow({ read, match, last }: WeighedRow, rules: JudgingRules): Verdict {
  if (match.kind !== "one")
    return rules.seesRegister || matchWords[match.kind].verdict === "wrong"
      ? matchWords[match.kind]
      : NOT_YOURS;
  if (typeof read === "string") return { verdict: "wrong", says: read };
  if (last === undefined && !rules.seesRegister) return NOT_YOURS;
  const bornOn = match.child.birthDate;
  if (bornOn !== null && read.on < bornOn) return { verdict: "wrong", says: `${read.on} 早于孩子的出生日期` };
  if (last?.state === "waiting") return { verdict: "ready", says: sayRow(read) };
  if (last !== undefined && isSame(read, last)) return { verdict: "same", says: sayLast(last) };
  if (last !== undefined && !isOver(read, last))
    return { verdict: "answered", says: `${sayLast(last)}。要改的，请先核实` };
  if (rules.unreferred && read.state === "takenUp")
    return { verdict: "ready", says: `没有转介过，直接登记：${sayRow(read)}` };
  return { verdict: "notReferred", says: "没有转介过这个项目，先在“应享未享”里转介" };
}

function isSame(read: ReadRow, last: LastReferral): boolean {
  return (
    last.state === read.state &&
    (!read.saysDay || last.answeredOn === read.on) &&
    last.validUntil === read.until &&
    last.amountFen === read.amountFen &&
    last.answerNote === read.note
  );
}

/** What was taken up until a day says nothing of the time after it. */
function isOver(read: ReadRow, last: LastReferral): boolean {
  return last.state === "takenUp" && last.validUntil !== null && last.validUntil < read.on;
}

export function sayRow({ state, on, until, amountFen }: ReadRow): string {
  return [
    referralStateCodes.label(state),
    state === "takenUp" ? `从 ${on} 起` : `${on} 答复`,
    until === null ? "" : `到 ${until}`,
    amountFen === null ? "" : `${formatYuan(amountFen)} 元`,
  ]
    .filter((word) => word !== "")
    .join("，");
}

function sayLast({ state, answeredOn, validUntil }: LastReferral): string {
  return `${answeredOn ?? ""} ${referralStateCodes.label(state)}${validUntil === null ? "" : `，到 ${validUntil}`}`;
}
