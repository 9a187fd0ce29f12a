/** Which conditions of one person cannot hold on the same day. Pure. */
import type { ConditionCode } from "../../registry/codes.contract.ts";

const custody: readonly ConditionCode[] = ["imprisoned", "compulsoryRehab", "otherRestricted"];
const CUSTODY: ReadonlySet<string> = new Set(custody);

/** Kept where the person cannot go home from. */
export function isCustody(condition: string): boolean {
  return CUSTODY.has(condition);
}

const ABLE: ReadonlySet<string> = new Set<ConditionCode>(["capable"]);
const OF_THE_LIVING: ReadonlySet<string> = new Set<ConditionCode>(["capable", "migrantWork", ...custody]);
const AT_LARGE: ReadonlySet<string> = new Set<ConditionCode>(["capable", "migrantWork", "deceased"]);
const NONE: ReadonlySet<string> = new Set();

/** As long as somebody counts as able, no other condition counts for the child: that word has to give way. */
export function cannotHoldWith(condition: string): ReadonlySet<string> {
  if (condition === "deceased") return OF_THE_LIVING;
  if (isCustody(condition)) return AT_LARGE;
  return condition === "capable" || condition === "migrantWork" ? NONE : ABLE;
}
