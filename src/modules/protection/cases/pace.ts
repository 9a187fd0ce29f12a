/** How a clock has gone, in the one word that figures count. Pure. */
import type { Clock } from "./clocks.ts";

export type PaceWord = "kept" | "missed" | "running" | "stopped";

export interface Pace {
  readonly word: PaceWord | null;
  /** While it runs: from then on it is missed, without anybody writing that down. */
  readonly dueAt: string | null;
  readonly startedAt: string | null;
}

const never: Pace = { word: null, dueAt: null, startedAt: null };

export function paceOf(code: string, clocks: readonly Clock[]): Pace {
  const clock = clocks.find((one) => one.code === code);
  if (clock === undefined) return never;
  const word = wordOf(clock);
  return { word, dueAt: word === "running" ? clock.dueAt : null, startedAt: clock.startedAt };
}

function wordOf({ metAt, dueAt, stoppedAt }: Clock): PaceWord {
  if (metAt !== null) return Date.parse(metAt) <= Date.parse(dueAt) ? "kept" : "missed";
  return stoppedAt === null ? "running" : "stopped";
}
