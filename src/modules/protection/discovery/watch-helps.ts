/** What helps where a rule asks somebody to look, and which results it may be settled with. Pure. */
import type { WatchRuleCode, WatchSettlement } from "./watch-codes.contract.ts";

/** case: open one, or join what is open; assess: guardianship; dropout: the procedure of the school. A visit always may come first. */
export type WatchHelp = "case" | "assess" | "dropout";

const helps: Readonly<Record<WatchRuleCode, readonly WatchHelp[]>> = {
  redWithoutCase: ["case"],
  assessmentOverdue: ["assess"],
  assessmentMissing: ["assess"],
  scoreFell: ["assess", "case"],
  outOfSchool: ["dropout", "case"],
  soleOldCarer: ["assess"],
  parentReleased: [],
  parentSilent: ["assess", "case"],
  visitOverdue: [],
};

export const helpsOf = (rule: WatchRuleCode): readonly WatchHelp[] => helps[rule];

/** What somebody may say came of it; `caseOpened` follows from opening one. */
export function settlementsOf(rule: WatchRuleCode): readonly WatchSettlement[] {
  const assessing: readonly WatchSettlement[] = helps[rule].includes("assess") ? ["assessing"] : [];
  return ["visited", "arranged", ...assessing, "reported", "notSo", "other"];
}
