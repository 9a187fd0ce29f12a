import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../kernel/calendar-date.ts";
import { seedCalendar } from "../calendar/holiday-notices.ts";
import { dueOf, type RunningTerm } from "./deadline.ts";

const calendar = seedCalendar();

function term(count: number, unit: RunningTerm["unit"], from: string, time = "10:00:00"): RunningTerm {
  return { count, unit, from, fromAt: `${from}T${time}+08:00` };
}

describe("a step's due day", () => {
  it.each<[string, RunningTerm, Parameters<typeof dueOf>[2], string | null]>([
    [
      "fifteen working days over the Spring Festival",
      term(15, "workingDays", "2026-02-02"),
      [],
      "2026-02-28",
    ],
    [
      "fifteen working days without the days of a notice",
      term(15, "workingDays", "2026-03-02"),
      [{ from: "2026-03-04", to: "2026-03-11" }],
      "2026-03-30",
    ],
    ["no day while the clock stands", term(15, "workingDays", "2026-03-02"), [{ from: "2026-03-04" }], null],
    [
      "what was due before the clock stopped",
      term(2, "workingDays", "2026-03-02"),
      [{ from: "2026-03-09" }],
      "2026-03-04",
    ],
    ["seven calendar days", term(7, "calendarDays", "2026-03-02"), [], "2026-03-09"],
    [
      "calendar days that end on a Saturday, the Monday after (民法典第二百零三条)",
      term(5, "calendarDays", "2026-03-02"),
      [],
      "2026-03-09",
    ],
    [
      "calendar days that end in the National Day holiday, the day after it",
      term(3, "calendarDays", "2026-09-29"),
      [],
      "2026-10-08",
    ],
    ["a month, the day of the same number", term(1, "months", "2026-03-02"), [], "2026-04-02"],
    [
      "a month from its longest day, the last of the shorter one",
      term(1, "months", "2026-03-31"),
      [],
      "2026-04-30",
    ],
    [
      "a month that ends in the National Day holiday, the day after it",
      term(1, "months", "2026-09-03"),
      [],
      "2026-10-08",
    ],
    [
      "a month with a pause",
      term(1, "months", "2026-03-02"),
      [{ from: "2026-03-04", to: "2026-03-06" }],
      "2026-04-07",
    ],
    [
      "calendar days with a pause",
      term(7, "calendarDays", "2026-03-02"),
      [{ from: "2026-03-04", to: "2026-03-06" }],
      "2026-03-11",
    ],
    [
      "the same day for a pause that began and ended on it",
      term(15, "workingDays", "2026-03-02"),
      [{ from: "2026-03-04", to: "2026-03-04" }],
      "2026-03-23",
    ],
  ])("is %s", (_, running, pauses, on) => {
    expect(dueOf(calendar, running, pauses)).toEqual({ on, at: null, missingYears: [] });
  });

  it.each<[string, RunningTerm, Parameters<typeof dueOf>[2], string | null]>([
    [
      "twenty-four hours, nights and holidays included",
      term(24, "hours", "2026-02-16"),
      [],
      "2026-02-17T02:00:00.000Z",
    ],
    ["none while they stand", term(24, "hours", "2026-02-16"), [{ from: "2026-02-17" }], null],
    [
      "later by the whole days of a pause",
      term(24, "hours", "2026-03-02"),
      [{ from: "2026-03-03", to: "2026-03-05" }],
      "2026-03-05T02:00:00.000Z",
    ],
  ])("in hours is %s", (_, running, pauses, at) => {
    expect(dueOf(calendar, running, pauses).at).toBe(at);
  });

  it("is provisional where the next year's notice is wanting", () => {
    expect(dueOf(calendar, term(15, "workingDays", "2026-12-21"), [])).toEqual({
      on: "2027-01-11",
      at: null,
      missingYears: [2027],
    });
  });

  it("never comes earlier by a pause, and later by no fewer days than it took from the term", () => {
    const unit = fc.constantFrom("workingDays" as const, "calendarDays" as const, "hours" as const);
    fc.assert(
      fc.property(
        unit,
        fc.nat(40),
        fc.nat(120),
        fc.nat(60),
        fc.nat(30),
        (kind, count, start, wait, length) => {
          const running = term(count, kind, addDays("2026-01-05", start));
          const from = addDays(running.from, wait);
          const plain = dueOf(calendar, running, []).on ?? "";
          const paused = dueOf(calendar, running, [{ from, to: addDays(from, length) }]).on ?? "";
          expect(daysBetween(plain, paused)).toBeGreaterThanOrEqual(0);
          if (from > plain) expect(paused).toBe(plain);
        },
      ),
    );
  });
});
