/** Today's verdicts against the items that lie there: what is new, what changed, what is gone. Pure. */
import type { WatchRuleCode, WatchState } from "./watch-codes.contract.ts";

export interface Verdict {
  readonly rule: WatchRuleCode;
  /** Null cannot be told: what lies there stays, nothing new is put there. */
  readonly holds: boolean | null;
  /** The facts that it rests on, always written the same way. */
  readonly facts: string;
}

export interface KnownItem {
  readonly rule: WatchRuleCode;
  readonly state: WatchState;
  readonly facts: string;
  readonly scopeCode: string;
}

export interface Difference {
  readonly rule: WatchRuleCode;
  readonly change: "raise" | "reopen" | "update" | "clear";
  readonly facts: string;
}

export function differencesOf(
  verdicts: readonly Verdict[],
  known: readonly KnownItem[],
  scopeCode: string,
): Difference[] {
  return verdicts.flatMap(({ rule, holds, facts }): Difference[] => {
    const item = known.find((one) => one.rule === rule);
    if (holds === null) return [];
    if (!holds)
      return item === undefined || item.state === "gone"
        ? []
        : [{ rule, change: "clear", facts: item.facts }];
    if (item === undefined) return [{ rule, change: "raise", facts }];
    const same = item.facts === facts;
    // Somebody has looked: it comes back only when a fact is another one.
    if (item.state === "settled" && same) return moved(item, rule, facts, scopeCode);
    if (item.state !== "open") return [{ rule, change: "reopen", facts }];
    return same ? moved(item, rule, facts, scopeCode) : [{ rule, change: "update", facts }];
  });
}

/** The child lives in another village now. */
function moved(item: KnownItem, rule: WatchRuleCode, facts: string, scopeCode: string): Difference[] {
  if (item.scopeCode === scopeCode) return [];
  return [{ rule, change: item.state === "settled" ? "reopen" : "update", facts }];
}
