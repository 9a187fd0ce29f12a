/** Why an item lies there, of this child, in a few words: from the facts that it rests on. Pure. */
import { ageOn, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { Value } from "../../../platform/rules/evaluate.ts";
import { categoryCodes } from "../../registry/codes.contract.ts";
import { type WatchRuleCode, watchRuleCodes } from "./watch-codes.contract.ts";

/** As they were when it was raised: a new fact would have changed the item. */
export type Rests = Readonly<Record<string, Value | undefined>>;

type Say = (facts: Rests, on: IsoDate) => string | undefined;

const text = (value: Value | undefined) => (typeof value === "string" ? value : undefined);
const codes = (value: Value | undefined): readonly string[] =>
  typeof value === "object" && value !== null ? value : [];

const parents = [
  ["父亲", "father"],
  ["母亲", "mother"],
] as const;

function ofParents(say: (parent: "father" | "mother", who: string) => string | undefined) {
  const said = parents.flatMap(([who, parent]) => say(parent, who) ?? []);
  return said.length === 0 ? undefined : said.join("；");
}

const isCared = (code: string) => code === "orphan" || code === "defactoUnattended";

const says: Readonly<Record<WatchRuleCode, Say>> = {
  redWithoutCase: ({ riskSince }) =>
    text(riskSince) === undefined ? undefined : `${text(riskSince) ?? ""} 定为红，还没有个案`,
  assessmentOverdue: ({ assessmentDueOn }, on) => {
    const due = text(assessmentDueOn);
    return due === undefined ? undefined : `应在 ${due} 前再评估，过了 ${daysBetween(due, on)} 天`;
  },
  assessmentMissing: ({ categories, assessedOn }) => {
    const known = codes(categories).filter(isCared);
    const who = known.map((code) => (categoryCodes.has(code) ? categoryCodes.label(code) : code)).join("、");
    const last = text(assessedOn);
    return `${who === "" ? "" : `${who}，`}${last === undefined ? "从没有评估过" : `上次评估是 ${last}`}`;
  },
  scoreFell: ({ scoreFall }) =>
    typeof scoreFall === "number" ? `比上一次评估低 ${scoreFall} 分` : undefined,
  outOfSchool: ({ birthDate }, on) => {
    const born = text(birthDate);
    return born === undefined ? undefined : `${ageOn(born, on)} 岁，登记为没有在学`;
  },
  soleOldCarer: ({ youngestCarerBornOn }, on) => {
    const born = text(youngestCarerBornOn);
    return born === undefined ? undefined : `只有一人照料，照料人 ${ageOn(born, on)} 岁`;
  },
  parentReleased: (facts, on) =>
    ofParents((parent, who) => {
      const endsOn = text(facts[`${parent}TermEndsOn`]);
      if (endsOn === undefined) return undefined;
      return `${who} ${endsOn} ${endsOn > on ? "期满" : "已期满"}`;
    }),
  parentSilent: (facts) =>
    ofParents((parent, who) => {
      const since = text(facts[`${parent}LostSince`]);
      if (since === undefined || !codes(facts[`${parent}Conditions`]).includes("outOfContact"))
        return undefined;
      return `${who} ${since} 起联系不上`;
    }),
  visitOverdue: ({ lastVisitOn }, on) => {
    const last = text(lastVisitOn);
    return last === undefined ? undefined : `上次走访是 ${last}，过了 ${daysBetween(last, on)} 天`;
  },
};

/** The rule's own name where the facts of an old item say nothing. */
export const briefOf = (rule: WatchRuleCode, facts: Rests, on: IsoDate): string =>
  says[rule](facts, on) ?? watchRuleCodes.label(rule);
