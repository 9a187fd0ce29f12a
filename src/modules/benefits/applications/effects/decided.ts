/** The days and words of a matter that its effects write down. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Step } from "../../../../platform/procedures/matter.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";

/** The last decision on a step of this name, if there is one. */
export function lastDecision({ matter }: Pick<MatterFile, "matter">, code: string): Step["decision"] {
  return matter.steps.findLast((step) => step.code === code && step.decision !== null)?.decision ?? null;
}

export function outcomeLabel({ spec }: Pick<MatterFile, "spec">, code: string, outcome: string): string {
  const step = spec.steps.find((one) => one.code === code);
  return step?.outcomes.find((one) => one.code === outcome)?.label ?? outcome;
}

export function answerText({ matter }: Pick<MatterFile, "matter">, field: string): string {
  const value = matter.answers[field];
  return typeof value === "string" ? value : "";
}

export function answerFen({ matter }: Pick<MatterFile, "matter">, field: string): number {
  const value = matter.answers[field];
  return typeof value === "number" ? value : 0;
}

/** 事实无人抚养儿童基本生活补贴 500117104-2026-00012 */
export function nameOfMatter({ procedure, no }: Pick<MatterFile, "procedure" | "no">): string {
  return no === null ? procedure.title : `${procedure.title} ${no}`;
}

export interface Deciding {
  readonly on: IsoDate;
  readonly opinion: string;
}
