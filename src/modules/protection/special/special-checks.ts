/** What the system sees beside a special matter: who is named and told, how many days it took, until when it is followed. Pure. */
import { addMonths, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { Matter } from "../../../platform/procedures/matter.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import { type Side, untold } from "./people/code-names.ts";
import type { SpecialProcedure } from "./special-procedures.ts";

const plain = { source: null, on: null, citation: null };

export function peopleChecks(demands: SpecialProcedure["demands"], people: readonly Side[]): Check[] {
  if (demands === undefined) return [];
  const { sides, told } = demands;
  const isNamed = sides.every((part) => people.some((one) => one.part === part));
  const named: Check = {
    code: told ? "bothSides" : "named",
    label: told ? "各方的孩子已登记" : "孩子已登记",
    verdict: isNamed ? "yes" : "no",
    value: people.map(({ codeName }) => codeName).join("、") || "还没有登记",
    ...plain,
  };
  if (!told) return [named];
  const missing = untold(people, sides);
  return [
    named,
    {
      code: "guardiansTold",
      label: "各方监护人已告知",
      verdict: missing.length === 0 ? "yes" : "no",
      value: missing.length === 0 ? "都已告知" : `还没有：${missing.join("、")}`,
      ...plain,
    },
  ];
}

/** From the day it was registered to its end, or to today. */
export function daysCheck({ receivedOn, endedOn }: Matter, today: IsoDate): Check[] {
  if (receivedOn === null) return [];
  const days = daysBetween(receivedOn, endedOn ?? today);
  return [
    {
      code: "days",
      label: "办理时长已计",
      verdict: "yes",
      value: endedOn === null ? `已办 ${days} 天` : `共用 ${days} 天`,
      ...plain,
    },
  ];
}

/** The day from which following up may end: so many months after the case was closed; null while it is not. */
export function followedUntil({ steps }: Pick<Matter, "steps">, months: number): IsoDate | null {
  const closed = steps.findLast(
    ({ code, decision }) => code === "during" && decision !== null && decision.outcome !== "contacted",
  );
  const on = closed?.decision?.on;
  return on === undefined ? null : addMonths(on, months);
}

export function untilCheck(until: IsoDate | null, today: IsoDate): Check {
  return {
    code: "until",
    label: "跟踪帮扶期",
    verdict: until === null ? "cannotTell" : today >= until ? "yes" : "no",
    value: until === null ? "案件还没有办结" : `跟踪到 ${until}`,
    ...plain,
  };
}

const livelihoods: Readonly<Record<string, string>> = {
  monitored: "已纳入低收入监测",
  aided: "已在低保、特困等保障中",
  noNeed: "评估过，没有困难",
};

/** Whether the family was looked at, and is watched or helped. */
export function livelihoodCheck({ steps }: Pick<Matter, "steps">): Check {
  const decision = steps.findLast(({ code }) => code === "livelihood")?.decision ?? undefined;
  return {
    code: "livelihood",
    label: "家庭生计",
    verdict: decision === undefined ? "cannotTell" : "yes",
    value: decision === undefined ? "还没有评估" : (livelihoods[decision.outcome] ?? ""),
    ...{ source: null, on: decision?.on ?? null, citation: null },
  };
}
