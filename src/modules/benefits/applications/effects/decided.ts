/** The days and words of a matter that its effects write down. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Matter, Step } from "../../../../platform/procedures/matter.ts";
import type { Procedure, ProcedureVersion } from "../../../../platform/procedures/procedure.ts";

/** A matter as it is decided and printed. */
export interface DecidedMatter {
  readonly no: string | null;
  readonly procedure: Procedure;
  readonly spec: ProcedureVersion;
  readonly matter: Matter;
}

/** The last decision on a step of this name, if there is one. */
export function lastDecision({ matter }: Pick<DecidedMatter, "matter">, code: string): Step["decision"] {
  return matter.steps.findLast((step) => step.code === code && step.decision !== null)?.decision ?? null;
}

export function outcomeLabel({ spec }: Pick<DecidedMatter, "spec">, code: string, outcome: string): string {
  const step = spec.steps.find((one) => one.code === code);
  return step?.outcomes.find((one) => one.code === outcome)?.label ?? outcome;
}

export function answerText({ matter }: Pick<DecidedMatter, "matter">, field: string): string {
  const value = matter.answers[field];
  return typeof value === "string" ? value : "";
}

export function answerFen({ matter }: Pick<DecidedMatter, "matter">, field: string): number {
  const value = matter.answers[field];
  return typeof value === "number" ? value : 0;
}

/** 事实无人抚养儿童基本生活补贴 500117104-2026-00012 */
export function nameOfMatter({ procedure, no }: Pick<DecidedMatter, "procedure" | "no">): string {
  return no === null ? procedure.title : `${procedure.title} ${no}`;
}

export interface Deciding {
  readonly on: IsoDate;
  readonly opinion: string;
}
