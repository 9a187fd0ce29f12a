/** Under which conditions a case may be closed, each told as met or not. Pure. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import type { Colour } from "../protection-codes.contract.ts";
import type { Safety } from "./case-codes.contract.ts";
import type { HappenedEvent } from "./clocks.ts";

export const closingGroundCodes = codeTable("closingGround", "结案理由", {
  lowRisk: "风险已经降低，回访平稳",
  guardianshipMoved: "监护转移已经完成",
  unfounded: "核查不属实",
  grownUp: "孩子已满十八周岁",
  movedAway: "迁出，已移交外区县",
  died: "孩子死亡",
});
export type ClosingGround = CodeOf<typeof closingGroundCodes>;

/** What hinders, with where it is worked on; null: not for the reader to open. */
export interface OpenThing {
  readonly says: string;
  readonly href: string | null;
}

export interface ClosingFacts {
  readonly ground: ClosingGround;
  readonly colour: Colour;
  readonly safety: Safety;
  readonly events: readonly HappenedEvent[];
  readonly openAssignments: readonly OpenThing[];
  /** Procedures, assessments, orders, placements of the case. */
  readonly openWorks: readonly OpenThing[];
  /** Reports of the case to whose maker nobody has answered. */
  readonly unanswered: number;
  /** Of the youngest child; null where nobody knows. */
  readonly youngestAge: number | null;
  /** Follow-ups in a row that must have been stable. */
  readonly stableToClose: number;
}

export interface Condition {
  readonly code: string;
  readonly says: string;
  readonly isMet: boolean;
  /** What still runs, one by one. */
  readonly open: readonly OpenThing[];
}

/** A child who has died is not made safe by closing the file. */
export function closingConditions(facts: ClosingFacts): Condition[] {
  const skipped = facts.ground === "died" ? ["safe"] : [];
  return [...always(facts), ...ofGround(facts)].filter(({ code }) => !skipped.includes(code));
}

const condition = (
  code: string,
  says: string,
  isMet: boolean,
  open: readonly OpenThing[] = [],
): Condition => ({ code, says, isMet, open });

function always(facts: ClosingFacts): Condition[] {
  const { safety, openAssignments, openWorks, unanswered, events } = facts;
  const transferred = events.findLastIndex(({ code }) => code === "policeTransferred");
  const replied = events.findLastIndex(({ code }) => code === "policeReplied");
  return [
    condition(
      "visited",
      "到现场核查过",
      events.some(({ code }) => code === "visited"),
    ),
    condition("safe", "孩子现在安全", safety === "safe" || safety === "conditional"),
    condition(
      "assignments",
      openAssignments.length === 0 ? "协办单都已办结" : `还有 ${openAssignments.length} 张协办单没有办结`,
      openAssignments.length === 0,
      openAssignments,
    ),
    condition(
      "works",
      openWorks.length === 0
        ? "监护、评估、专项事项都已办结"
        : `还有 ${openWorks.length} 件监护、评估、专项事项没有办结`,
      openWorks.length === 0,
      openWorks,
    ),
    condition(
      "answered",
      unanswered === 0 ? "报告的人都已答复" : `还有 ${unanswered} 份报告没有答复报告的人`,
      unanswered === 0,
    ),
    ...(transferred < 0 ? [] : [condition("police", "转公安的线索有了答复", replied > transferred)]),
  ];
}

function ofGround({ ground, colour, events, youngestAge, stableToClose }: ClosingFacts): Condition[] {
  const has = (code: string) => events.some((event) => event.code === code);
  switch (ground) {
    case "lowRisk": {
      const visits = events.filter(({ code }) => code === "followedUp").slice(-stableToClose);
      const isStable =
        visits.length === stableToClose && visits.every(({ data }) => data["isStable"] === true);
      return [
        condition("blue", "风险等级已经降为蓝色", colour === "blue"),
        condition("stable", `最近连续 ${stableToClose} 次回访平稳`, isStable),
      ];
    }
    case "guardianshipMoved":
      return [condition("moved", "监护转移已经办完", has("guardianshipMoved"))];
    case "unfounded":
      return [
        condition(
          "unfounded",
          "最近一次核查结论是不属实",
          events.findLast(({ code }) => code === "visited")?.data["finding"] === "unfounded",
        ),
      ];
    case "grownUp":
      return [condition("grown", "最小的孩子已满十八周岁", youngestAge !== null && youngestAge >= 18)];
    case "movedAway":
      return [condition("handed", "对方区县已经接收", has("transferredOut"))];
    case "died":
      return [];
  }
}

export function unmetOf(facts: ClosingFacts): Condition[] {
  return closingConditions(facts).filter(({ isMet }) => !isMet);
}
