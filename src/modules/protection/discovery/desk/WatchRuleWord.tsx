import { urgentWatchRules, type WatchRuleCode, watchRuleCodes } from "../watch-codes.contract.ts";

export function WatchRuleWord({ rule }: { readonly rule: WatchRuleCode }) {
  return (
    <span className={urgentWatchRules.includes(rule) ? "ta-red" : "ta-amber"}>
      {watchRuleCodes.label(rule)}
    </span>
  );
}
