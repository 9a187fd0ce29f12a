/** A programme: one benefit as policy words it. Who it is for, how much, from when until when, who pays, on what papers. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import type { Bool } from "../../../platform/rules/expression.ts";
import { type Rule, type RuleVersion, rule } from "../../../platform/rules/rule.ts";
import { type Amount, type AmountSpec, amountOf } from "./amount.ts";
import {
  type BenefitCycle,
  type BenefitField,
  type FindingKind,
  type ProgrammeCode,
  programmeCodes,
} from "./program-codes.contract.ts";

/** Months are whole: which of them an event begins or ends. */
export interface MonthRule {
  /** 批准、满十八周岁、被收养 … */
  readonly event: string;
  /** The parameter that says 当月 or 次月; absent where the text itself says it and nobody may turn it. */
  readonly parameter?: string;
  readonly says: string;
  readonly cite: Citation;
}

export interface Referral {
  /** Which department settles it. */
  readonly to: string;
  /** The member unit whose liaison answers for it. */
  readonly department?: string;
  /** Where the family applies, or that nobody has to. */
  readonly how: string;
}

/** Whether a finding lies on a post's desk as a task, or only stands on the list. */
export type Follow = "task" | "list";

export interface Programme {
  readonly code: ProgrammeCode;
  /** Name among programs, as the domain's papers have it. */
  readonly key: string;
  readonly title: string;
  readonly field: BenefitField;
  readonly lead: string;
  readonly paidBy: "bureau" | "other";
  readonly cycle: BenefitCycle;
  readonly who: Rule;
  /** What in the register tells that a child has it, besides our own payments and answered referrals. */
  readonly receives?: Bool;
  /** Programmes of which a child has one at a time: who has one of these misses nothing. */
  readonly satisfiedBy?: readonly ProgrammeCode[];
  /** Where the answer cannot be told, whether it is worth asking: without it nobody is asked. */
  readonly worthAsking?: Bool;
  readonly amount?: Amount;
  /** In words, where it is decided case by case or by another department. */
  readonly amountSays: string;
  readonly starts: readonly MonthRule[];
  readonly stops: readonly MonthRule[];
  readonly materials: readonly string[];
  /** The text of law, in our words. */
  readonly text: readonly Citation[];
  readonly referral?: Referral;
  /** Kinds of findings that this programme has; a kind that is absent is not looked for. */
  readonly follow: Readonly<Partial<Record<FindingKind, Follow>>>;
}

type Spec = Omit<Programme, "title" | "who" | "starts" | "stops" | "amount"> & {
  readonly question: string;
  readonly versions: readonly RuleVersion[];
  readonly starts?: readonly MonthRule[];
  readonly stops?: readonly MonthRule[];
  readonly amount?: AmountSpec;
};

/** Declares a programme. @throws Error when money of the bureau has no amount, or another department's no referral */
export function programme({ question, versions, starts = [], stops = [], amount, ...spec }: Spec): Programme {
  if (spec.paidBy === "other" && spec.referral === undefined)
    throw new Error(`${spec.code} is settled elsewhere, but nobody is named`);
  return {
    ...spec,
    title: programmeCodes.label(spec.code),
    who: rule({ code: `programme.${spec.code}`, title: question, versions }),
    starts,
    stops,
    ...(amount === undefined ? {} : { amount: amountOf(amount) }),
  };
}
