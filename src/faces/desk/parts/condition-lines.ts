/** Which lines of an explanation are opened: those that carry the verdict. */
import type { ConditionLine, Verdict } from "../../../platform/rules/explanation.contract.ts";

export const verdictWords: Readonly<Record<Verdict, { readonly mark: string; readonly word: string }>> = {
  yes: { mark: "✓", word: "符合" },
  no: { mark: "×", word: "不符合" },
  cannotTell: { mark: "？", word: "还不能判断" },
};

/** Below this a tree is for who asks further. */
const LEVELS_OPENED = 3;

/** Whether a line of a tree shows what is below it to begin with. */
export function opensAtOnce(parent: ConditionLine, child: ConditionLine): boolean {
  return child.place.split(".").length <= LEVELS_OPENED && isDecisive(parent, child);
}

/** Whether the line decides what stands above it; what is settled otherwise may stay folded. */
export function isDecisive(parent: ConditionLine, child: ConditionLine): boolean {
  if (parent.verdict === null || child.verdict === null) return true;
  switch (parent.joins) {
    case "all":
      return parent.verdict === "yes" || child.verdict === parent.verdict;
    case "any":
      return parent.verdict === "no" || child.verdict === parent.verdict;
    case "first":
      return child.verdict !== "no";
    case "not":
    case null:
      return true;
  }
}

/** Every clause that the lines below name, each once: printed under the tree. */
export function citationsIn(line: ConditionLine): NonNullable<ConditionLine["cite"]>[] {
  const found = new Map<string, NonNullable<ConditionLine["cite"]>>();
  const look = ({ cite, children }: ConditionLine): void => {
    if (cite !== null) found.set(`${cite.document}${cite.clause ?? ""}${cite.says}`, cite);
    for (const child of children) look(child);
  };
  look(line);
  return [...found.values()];
}
