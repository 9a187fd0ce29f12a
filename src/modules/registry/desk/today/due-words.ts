/** How soon a task is due, in words, with the colour that goes with them. Pure. */

export interface Due {
  readonly text: string;
  readonly tone: "late" | "soon" | "calm";
}

const SOON_DAYS = 3;

/** `逾期 2 天 · 11-22 到期`, `今天到期`, `还剩 3 天 · 11-27 到期`; nothing for what has no term. */
export function dueWords(dueOn: string | null, daysLeft: number | null): Due | undefined {
  if (dueOn === null || daysLeft === null) return undefined;
  const day = `${dueOn.slice(5)} 到期`;
  if (daysLeft < 0) return { text: `逾期 ${-daysLeft} 天 · ${day}`, tone: "late" };
  if (daysLeft === 0) return { text: `今天到期 · ${dueOn.slice(5)}`, tone: "soon" };
  return { text: `还剩 ${daysLeft} 天 · ${day}`, tone: daysLeft <= SOON_DAYS ? "soon" : "calm" };
}

/** A day ahead, beside its date. */
export function soonWords(days: number): string {
  return days <= 0 ? "今天" : days === 1 ? "明天" : `${days} 天后`;
}

interface Timed {
  readonly daysLeft: number | null;
}

/** The headline over the tasks; what is none is not mentioned. */
export function dueCounts(
  tasks: readonly Timed[],
): readonly { label: string; count: number; tone: Due["tone"] }[] {
  const count = (test: (days: number) => boolean) =>
    tasks.filter(({ daysLeft }) => daysLeft !== null && test(daysLeft)).length;
  return [
    { label: "已逾期", count: count((days) => days < 0), tone: "late" as const },
    { label: "今天到期", count: count((days) => days === 0), tone: "soon" as const },
    { label: "七天内", count: count((days) => days > 0 && days <= 7), tone: "calm" as const },
  ].filter((line) => line.count > 0);
}
