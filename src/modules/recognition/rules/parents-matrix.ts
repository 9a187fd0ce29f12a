/** The table of father and mother as the screen shows it: which group each stands in, and what the cell says. Pure. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { evaluate, type World } from "../../../platform/rules/evaluate.ts";
import type { Parent } from "../atoms/parent-atoms.ts";
import { situations2021, situationsOf } from "./parent-situations.ts";

export const parentGroupCodes = codeTable("parentGroup", "父母一方的状况", {
  lost: "死亡或宣告失踪",
  notFound: "查找不到",
  unable: "符合八种情形之一",
  around: "不符合情形",
});
export type ParentGroup = CodeOf<typeof parentGroupCodes>;

export const conclusionCodes = codeTable("parentsConclusion", "结论", {
  orphan: "孤儿",
  defacto: "事实无人抚养",
  discretion: "个案裁量",
  neither: "都不是",
});
export type Conclusion = CodeOf<typeof conclusionCodes>;

/** Row father, column mother; the rules say the same (tested against them for every pair of conditions). */
export const parentsMatrix: Readonly<Record<ParentGroup, Readonly<Record<ParentGroup, Conclusion>>>> = {
  lost: { lost: "orphan", notFound: "discretion", unable: "defacto", around: "neither" },
  notFound: { lost: "discretion", notFound: "orphan", unable: "discretion", around: "neither" },
  unable: { lost: "defacto", notFound: "discretion", unable: "defacto", around: "neither" },
  around: { lost: "neither", notFound: "neither", unable: "neither", around: "neither" },
};

const situations = { father: situationsOf("father"), mother: situationsOf("mother") };

/** Null while it cannot be told. */
export function groupOf(parent: Parent, world: World): ParentGroup | null {
  const { isLost, isNotFound, isUnable, isAround } = situations[parent];
  const holds = (condition: typeof isLost) => evaluate(condition, world) === true;
  if (holds(isLost)) return "lost";
  if (holds(isNotFound)) return "notFound";
  if (holds(isUnable(situations2021))) return "unable";
  return holds(isAround(situations2021)) ? "around" : null;
}
