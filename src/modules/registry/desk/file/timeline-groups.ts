/** The timeline sorted for reading: by what it is about, by year. Pure. */
import type { TimelineEntry } from "../../child-file.contract.ts";

export const timelineGroups = {
  acts: "办理",
  family: "家庭",
  identity: "身份类别",
  school: "就学",
  health: "健康",
  visits: "走访",
  support: "帮扶",
} as const;
export type TimelineGroup = keyof typeof timelineGroups;

const groupOfKind: Readonly<Record<string, TimelineGroup>> = {
  "fact.guardianship": "family",
  "fact.leftBehindCare": "family",
  "fact.condition": "family",
  "fact.category": "identity",
  "fact.difficulty": "identity",
  "fact.household": "identity",
  "fact.residence": "identity",
  aged: "identity",
  "fact.schooling": "school",
  "fact.health": "health",
  "fact.disability": "health",
  "fact.visit": "visits",
  "workforce.visit": "visits",
  "fact.risk": "visits",
  "fact.relief": "support",
  "fact.support": "support",
  "fact.allowance": "support",
  "fact.note": "support",
};

export function groupOf(kind: string): TimelineGroup {
  return groupOfKind[kind] ?? "acts";
}

export interface TimelineYear {
  readonly year: string;
  readonly entries: readonly TimelineEntry[];
}

/** Newest year first. Beliefs given up stay out unless asked for: what follows them says the same better. */
export function timelineYears(
  entries: readonly TimelineEntry[],
  group: TimelineGroup | undefined,
  withGivenUp: boolean,
): TimelineYear[] {
  const years = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    if (group !== undefined && groupOf(entry.kind) !== group) continue;
    if (!withGivenUp && entry.before !== null) continue;
    const year = entry.on.slice(0, 4);
    const list = years.get(year);
    if (list === undefined) years.set(year, [entry]);
    else list.push(entry);
  }
  return [...years]
    .map(([year, list]) => ({ year, entries: list }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
}

/** Groups of which there is anything, in their order. */
export function groupsIn(entries: readonly TimelineEntry[]): TimelineGroup[] {
  const found = new Set(entries.map(({ kind }) => groupOf(kind)));
  return (Object.keys(timelineGroups) as TimelineGroup[]).filter((group) => found.has(group));
}
