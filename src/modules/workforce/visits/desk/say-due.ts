/** How urgent a visit is, as a word beside its colour. Pure. */
import { daysBetween } from "../../../../kernel/calendar-date.ts";
import type { DueVisit } from "../visits.contract.ts";

type DueColour = DueVisit["colour"];

/** 逾期 9 天，已告知镇街; days before its day are counted as well. */
export function sayLate({ dueOn, colour }: Pick<DueVisit, "dueOn" | "colour">, today: string): string {
  const days = daysBetween(dueOn, today);
  if (days < 0) return `还有 ${-days} 天`;
  if (days === 0) return "今天该走访";
  if (colour === "due") return `过了 ${days} 天`;
  return colour === "red" ? `逾期 ${days} 天，已告知镇街` : `逾期 ${days} 天`;
}

export const toneOfDue: Readonly<Record<DueColour, "red" | "amber" | "grey">> = {
  due: "grey",
  yellow: "amber",
  red: "red",
};

export interface DueGroup {
  readonly value: "late" | DueColour;
  readonly label: string;
  readonly count: number;
}

/** The groups as they stand above the list, each with how many it opens. */
export function groupsOf({ due, yellow, red }: { readonly [Colour in DueColour]: number }): DueGroup[] {
  return [
    { value: "late", label: "全部逾期", count: yellow + red },
    { value: "red", label: "逾期久的（红）", count: red },
    { value: "yellow", label: "刚逾期的（黄）", count: yellow },
    { value: "due", label: "该走访、还没逾期", count: due },
  ];
}

export function groupIn(value: string | undefined): DueGroup["value"] {
  return value === "due" || value === "yellow" || value === "red" ? value : "late";
}
