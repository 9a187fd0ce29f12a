/** What the reason of a termination means for the payments and for the register. Pure. */
import type { ActInput } from "../../registry/child-acts.contract.ts";
import type { CategoryCode } from "../../registry/codes.contract.ts";
import type { StopReason } from "../entitlements/paid-programs.contract.ts";

type ExitReason = Extract<ActInput, { kind: "exitedCategory" }>["why"];

export interface Ending {
  readonly stop: StopReason;
  readonly exit: ExitReason;
}

const endings: Readonly<Record<string, Ending>> = {
  released: { stop: "parentRecovered", exit: "recovered" },
  rehabilitated: { stop: "parentRecovered", exit: "recovered" },
  parentFound: { stop: "parentRecovered", exit: "recovered" },
  recovered: { stop: "parentRecovered", exit: "recovered" },
  died: { stop: "died", exit: "other" },
  grownUp: { stop: "grownUp", exit: "agedOut" },
  adopted: { stop: "adopted", exit: "adopted" },
  movedAway: { stop: "movedAway", exit: "movedAway" },
  other: { stop: "other", exit: "other" },
};

/** An orphan whose parent is found lives has had no right since that month; of others the month is still paid. */
export function endingOf(reason: string, programme: string): Ending {
  const ending = endings[reason] ?? { stop: "other", exit: "other" };
  return reason === "parentFound" && programme === "B01" ? { ...ending, stop: "parentFound" } : ending;
}

const categories: Readonly<Record<string, CategoryCode>> = {
  B01: "orphan",
  B02: "orphan",
  B03: "defactoUnattended",
};

export function categoryOf(programme: string): CategoryCode | undefined {
  return categories[programme];
}
