/** How a child's file is laid out: which facts stand in which section. Pure. */

import type { FactView } from "../../child-file.contract.ts";
import type { FactKindName } from "../../facts.contract.ts";

export interface SectionSpec {
  readonly key: string;
  readonly title: string;
  /** Kinds of which one holds at a time: edited in place. */
  readonly single: readonly FactKindName[];
  /** Kinds of which several hold: added one by one. */
  readonly listed: readonly FactKindName[];
  /** What stands there while nothing is known. */
  readonly nothing: string;
}

export const sections = {
  family: {
    key: "family",
    title: "家庭与监护",
    single: ["guardianship", "leftBehindCare"],
    listed: [],
    nothing: "还没有登记监护情况。",
  },
  identity: {
    key: "identity",
    title: "身份与类别",
    single: ["household"],
    listed: ["category", "difficulty"],
    nothing: "还没有登记户籍和类别。",
  },
  school: {
    key: "school",
    title: "就学",
    single: ["schooling"],
    listed: [],
    nothing: "还没有登记就学情况。",
  },
  health: {
    key: "health",
    title: "健康",
    single: ["health", "disability"],
    listed: [],
    nothing: "还没有登记健康状况。",
  },
  visits: {
    key: "visits",
    title: "走访与服务",
    single: ["risk"],
    listed: ["visit"],
    nothing: "还没有登记风险等级。",
  },
  support: {
    key: "support",
    title: "帮扶",
    single: ["allowance", "support", "note"],
    listed: ["relief"],
    nothing: "还没有登记帮扶情况。",
  },
} as const satisfies Record<string, SectionSpec>;

/** Recorded on a phone or a desk as a visit: it stands whole in the section of visits, never to be rewritten. */
export function isRecordedVisit({ kind, source }: Pick<FactView, "kind" | "source">): boolean {
  return kind === "visit" && source === "visit";
}

/** What holds, newest first, in the section's own order of kinds. */
export function holdingFacts(facts: readonly FactView[], kinds: readonly string[]): FactView[] {
  return kinds.flatMap((kind) => newestFirst(facts.filter((fact) => fact.kind === kind && fact.holds)));
}

/** What held before the day that is read, newest first. */
export function formerFacts(facts: readonly FactView[], kinds: readonly string[], asOf: string): FactView[] {
  return newestFirst(facts.filter((fact) => kinds.includes(fact.kind) && !fact.holds && fact.from <= asOf));
}

function newestFirst(facts: readonly FactView[]): FactView[] {
  return [...facts].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

/** The last day on which it held: a period ends before `to`. */
export function periodText(fact: Pick<FactView, "from" | "to">, lastDay: (to: string) => string): string {
  return fact.to === null ? `自 ${fact.from}` : `${fact.from} 至 ${lastDay(fact.to)}`;
}
