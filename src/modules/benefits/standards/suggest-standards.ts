/** The natural growth of standards: one amount that a document raises, and what the others become by the rule of growth. Pure. */
import type { CodeOf } from "../../../kernel/code-table.ts";
import type { Fen } from "../../../kernel/money.ts";
import {
  type ParameterReader,
  type ParametersOfDay,
  readerOf,
} from "../../../platform/parameters/read-parameter.ts";
import {
  defactoCommunity,
  defactoInstitution,
  dibaoUrban,
  growthRule,
  type growthRuleCodes,
  hiv,
  orphanCommunity,
  orphanInstitution,
  pcePercent,
  tekun,
  tekunPercent,
} from "./standards.parameters.ts";

/** Values by key, as they hold on a day. */
export type HeldParameters = ParametersOfDay;

export interface GrowthPolicy {
  readonly rule: CodeOf<typeof growthRuleCodes>;
  /** 特困 as a percentage of urban 低保. */
  readonly tekunPercent: number;
  /** Scattered orphans' standard as a percentage of a month's consumption a head. */
  readonly pcePercent: number;
}

const policy = {
  rule: readerOf(growthRule),
  tekunPercent: readerOf(tekunPercent),
  pcePercent: readerOf(pcePercent),
};

/** Undefined while a part of it is not set. */
export function growthPolicyOn(rows: HeldParameters): GrowthPolicy | undefined {
  const [rule, ofDibao, ofConsumption] = [
    policy.rule.find(rows),
    policy.tekunPercent.find(rows),
    policy.pcePercent.find(rows),
  ];
  if (rule === undefined || ofDibao === undefined || ofConsumption === undefined) return undefined;
  return { rule, tekunPercent: ofDibao, pcePercent: ofConsumption };
}

/** What the document says; the rest follows from it. */
export interface EnteredGrowth {
  readonly dibaoUrban?: Fen;
  readonly tekun?: Fen;
  /** 居民人均消费支出, a year. */
  readonly consumptionOfYear?: Fen;
}

export interface SuggestedStandard {
  readonly key: string;
  readonly value: Fen;
  /** One sentence for who checks it against the document. */
  readonly why: string;
}

/** Those that grow by the same amount, whatever it is derived from. */
const growing = [orphanInstitution, orphanCommunity, defactoInstitution, defactoCommunity, hiv].map(readerOf);
const destitute = readerOf(tekun);
const lowIncome = readerOf(dibaoUrban);
const scattered = readerOf(orphanCommunity);

/** `held`: the standards as they hold before; one that is not held cannot grow. */
export function suggestStandards(
  policy: GrowthPolicy,
  held: HeldParameters,
  entered: EnteredGrowth,
): SuggestedStandard[] {
  const suggested: SuggestedStandard[] = [];
  const suggest = (standard: ParameterReader<number>, value: Fen, why: string) => {
    if (standard.find(held) !== value) suggested.push({ key: standard.parameter.key, value, why });
  };
  if (entered.dibaoUrban !== undefined) suggest(lowIncome, entered.dibaoUrban, "按文件填写");
  const newTekun = tekunOf(policy, entered);
  if (newTekun !== undefined) {
    const why =
      entered.tekun === undefined ? `城市低保的 ${policy.tekunPercent}%，四舍五入到元` : "按文件填写";
    suggest(destitute, newTekun, why);
  }
  const growth = growthOf(policy, held, entered, newTekun);
  if (growth !== undefined) {
    for (const standard of growing) {
      const before = standard.find(held);
      if (before !== undefined) suggest(standard, before + growth.fen, growth.why);
    }
  }
  return suggested;
}

function tekunOf({ tekunPercent: percent }: GrowthPolicy, entered: EnteredGrowth): Fen | undefined {
  if (entered.tekun !== undefined) return entered.tekun;
  if (entered.dibaoUrban === undefined) return undefined;
  return toWholeYuan((entered.dibaoUrban * percent) / 100);
}

function growthOf(
  { rule, pcePercent: percent }: GrowthPolicy,
  held: HeldParameters,
  { consumptionOfYear }: EnteredGrowth,
  newTekun: Fen | undefined,
): { readonly fen: Fen; readonly why: string } | undefined {
  if (rule === "SAME_FIXED_INCREMENT") {
    const before = destitute.find(held);
    return newTekun === undefined || before === undefined
      ? undefined
      : { fen: newTekun - before, why: "与特困标准增加同样的数额" };
  }
  if (rule === "PERCENT_OF_PCE") {
    const before = scattered.find(held);
    return consumptionOfYear === undefined || before === undefined
      ? undefined
      : {
          fen: toWholeYuan((consumptionOfYear * percent) / 100 / 12) - before,
          why: `散居标准为月人均消费支出的 ${percent}%，其余各项增加同样的数额`,
        };
  }
  return undefined;
}

function toWholeYuan(fen: number): Fen {
  return Math.round(fen / 100) * 100;
}
