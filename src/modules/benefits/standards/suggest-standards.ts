/** The natural growth of standards: one amount that a document raises, and what the others become by the rule of growth. Pure. */
import type { CodeOf } from "../../../kernel/code-table.ts";
import type { Fen } from "../../../kernel/money.ts";
import {
  defactoCommunity,
  defactoInstitution,
  dibaoUrban,
  type growthRuleCodes,
  hiv,
  orphanCommunity,
  orphanInstitution,
  tekun,
} from "./standards.parameters.ts";

export interface GrowthPolicy {
  readonly rule: CodeOf<typeof growthRuleCodes>;
  /** 特困 as a percentage of urban 低保. */
  readonly tekunPercent: number;
  /** Scattered orphans' standard as a percentage of a month's consumption a head. */
  readonly pcePercent: number;
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
const growing = [orphanInstitution, orphanCommunity, defactoInstitution, defactoCommunity, hiv];

/** `held`: fen a month by key, as they hold before; a standard that is not held cannot grow. */
export function suggestStandards(
  policy: GrowthPolicy,
  held: ReadonlyMap<string, Fen>,
  entered: EnteredGrowth,
): SuggestedStandard[] {
  const suggested: SuggestedStandard[] = [];
  if (entered.dibaoUrban !== undefined)
    suggested.push({ key: dibaoUrban.key, value: entered.dibaoUrban, why: "按文件填写" });
  const newTekun = tekunOf(policy, entered);
  if (newTekun !== undefined) {
    const why =
      entered.tekun === undefined ? `城市低保的 ${policy.tekunPercent}%，四舍五入到元` : "按文件填写";
    suggested.push({ key: tekun.key, value: newTekun, why });
  }
  const growth = growthOf(policy, held, entered, newTekun);
  if (growth !== undefined) {
    for (const { key } of growing) {
      const before = held.get(key);
      if (before !== undefined) suggested.push({ key, value: before + growth.fen, why: growth.why });
    }
  }
  return suggested.filter(({ key, value }) => held.get(key) !== value);
}

function tekunOf({ tekunPercent }: GrowthPolicy, entered: EnteredGrowth): Fen | undefined {
  if (entered.tekun !== undefined) return entered.tekun;
  if (entered.dibaoUrban === undefined) return undefined;
  return toWholeYuan((entered.dibaoUrban * tekunPercent) / 100);
}

function growthOf(
  { rule, pcePercent }: GrowthPolicy,
  held: ReadonlyMap<string, Fen>,
  { consumptionOfYear }: EnteredGrowth,
  newTekun: Fen | undefined,
): { readonly fen: Fen; readonly why: string } | undefined {
  if (rule === "SAME_FIXED_INCREMENT") {
    const before = held.get(tekun.key);
    return newTekun === undefined || before === undefined
      ? undefined
      : { fen: newTekun - before, why: "与特困标准增加同样的数额" };
  }
  if (rule === "PERCENT_OF_PCE") {
    const before = held.get(orphanCommunity.key);
    return consumptionOfYear === undefined || before === undefined
      ? undefined
      : {
          fen: toWholeYuan((consumptionOfYear * pcePercent) / 100 / 12) - before,
          why: `散居标准为月人均消费支出的 ${pcePercent}%，其余各项增加同样的数额`,
        };
  }
  return undefined;
}

function toWholeYuan(fen: number): Fen {
  return Math.round(fen / 100) * 100;
}
