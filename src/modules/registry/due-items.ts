/** What falls due in a child's file in the coming months: papers and reviews that run out, birthdays that end a category. Pure. */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { categoryLabel } from "./say-labels.ts";

const LOOK_AHEAD_DAYS = 90;

export interface DueItem {
  readonly on: string;
  readonly what: string;
  readonly why: string;
}

interface HeldFact {
  readonly label: string;
  readonly said: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly holds: boolean;
}

interface StandingEnd {
  readonly to: string;
  readonly endsWhy: string | null;
}

/** The last day on which these are to be looked for. */
export const dueUntil = (asOf: IsoDate): IsoDate => addDays(asOf, LOOK_AHEAD_DAYS);

export function dueItems(
  facts: readonly HeldFact[],
  standing: readonly StandingEnd[],
  asOf: IsoDate,
): DueItem[] {
  const until = dueUntil(asOf);
  const due: DueItem[] = [];
  for (const fact of facts) {
    if (!fact.holds) continue;
    const day = fact.value["reviewDue"] ?? fact.value["validUntil"];
    if (typeof day === "string" && day <= until)
      due.push({ on: day, what: `${fact.label}到期复核`, why: fact.said });
  }
  for (const row of standing) {
    if (row.endsWhy !== null && row.to > asOf && row.to <= until) {
      const category = row.endsWhy.replace("aged:", "");
      due.push({
        on: row.to,
        what: `${categoryLabel(category, false)}到龄`,
        why: "到这一天满规定年龄，自动退出该类别",
      });
    }
  }
  return due.sort((a, b) => (a.on < b.on ? -1 : 1));
}
