/** Clocks as pages show them. Pure. */
import { isUnchecked } from "../../../kernel/citation.ts";
import type { ClockView } from "../reports/report-view.contract.ts";
import { clockSpecs } from "./clocks.ts";

export interface StoredClock {
  readonly code: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly stoppedAt: Date | null;
}

export function presentClocks(clocks: readonly StoredClock[], at: Date): ClockView[] {
  return clocks.flatMap((clock) => {
    const spec = clockSpecs.find(({ code }) => code === clock.code);
    if (spec === undefined) return [];
    const { code, title, cite } = spec;
    const end = clock.metAt ?? at;
    return [
      {
        ...{ code, title },
        startedAt: clock.startedAt.toISOString(),
        dueAt: clock.dueAt.toISOString(),
        metAt: clock.metAt?.toISOString() ?? null,
        stoppedAt: clock.stoppedAt?.toISOString() ?? null,
        isLate: clock.stoppedAt === null && clock.dueAt < end,
        document: cite.document,
        says: cite.says,
        unchecked: isUnchecked(cite),
      },
    ];
  });
}
