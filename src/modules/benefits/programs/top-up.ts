/** 补差: what a basic allowance adds to what the child has already (benefits that cannot stand beside it in full). Pure. */
import {
  clause,
  hasAny,
  literal,
  max,
  type Num,
  presume,
  subtract,
  when,
} from "../../../platform/rules/expression.ts";
import { f } from "./child-facts.ts";
import { defactoOpinion } from "./documents.ts";

const nothing = literal("number", 0);

/** A relief that is not recorded counts as none; one that is recorded without its amount leaves the sum open. */
function had(measure: string, words: string, fen: Num): Num {
  return clause(
    `已领${words}`,
    when(presume(hasAny(f.relief, measure), false, `没有登记${words}`), fen, nothing),
  );
}

export const deductions: readonly Num[] = [
  had("dibao", "低保金（人均实发）", f.dibaoFen),
  had("tekun", "特困基本生活费", f.tekunFen),
  had("disabledLiving", "困难残疾人生活补贴", f.disabledLivingFen),
];

/** max(0, standard − what the child has). */
export function topUpOf(standard: Num): Num {
  return clause(
    "补差：月标准减去已领的救助，不低于零",
    max(nothing, subtract(clause("月标准", standard), ...deductions)),
    defactoOpinion("已领低保、特困或困难残疾人生活补贴未达标准的补差发放", "四、（一）强化基本生活保障"),
  );
}
