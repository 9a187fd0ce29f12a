import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, fromDayNumber } from "./calendar-date.ts";
import {
  addWorkingDays,
  isWorkingDay,
  sayMissingYears,
  workCalendar,
  workingDayOnOrAfter,
  workingDaysBetween,
} from "./working-days.ts";

const rest = (date: string) => ({ date, kind: "rest" as const });
const work = (date: string) => ({ date, kind: "work" as const });
const span = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => rest(addDays(first, index)));

/** Around the Spring Festivals of 2020 (lengthened to 2 February) and 2021; the years' other holidays are left out. */
const calendar = workCalendar(
  [2020, 2021],
  [
    ...span("2020-01-24", 10),
    work("2020-01-19"),
    ...span("2021-02-11", 7),
    work("2021-02-07"),
    work("2021-02-20"),
  ],
);
const known = <Value>(value: Value) => ({ verdict: "known", value });

describe("a day", () => {
  it.each([
    ["2021-02-10", "yes"],
    ["2021-02-11", "no"],
    ["2021-02-20", "yes"],
    ["2021-02-21", "no"],
    ["2021-03-06", "no"],
    ["2022-03-07", "cannotTell"],
    ["2019-12-31", "cannotTell"],
  ])("%s is a working day: %s", (date, answer) => {
    expect(isWorkingDay(calendar, date)).toBe(answer);
  });

  it("of the last week of December needs the next year's notice too", () => {
    expect(isWorkingDay(calendar, "2020-12-28")).toBe("yes");
    expect(isWorkingDay(calendar, "2021-12-24")).toBe("yes");
    expect(isWorkingDay(calendar, "2021-12-27")).toBe("cannotTell");
    expect(isWorkingDay(workCalendar([2018], [work("2018-12-29")]), "2018-12-29")).toBe("yes");
  });
});

describe("a term of 15 working days (R-099, N-03)", () => {
  it.each([
    // Counted by hand: 7–10 Feb are 1–4, 18–20 Feb 5–7, 22–26 Feb 8–12, 1–3 March 13–15.
    ["2021-02-05", "2021-03-03"],
    // 21–23 Jan are 1–3, 3–7 Feb 4–8, 10–14 Feb 9–13, 17 and 18 Feb 14 and 15.
    ["2020-01-20", "2020-02-18"],
    ["2021-03-01", "2021-03-22"],
    ["2021-03-06", "2021-03-26"],
    // Over the turn of the year, without the New Year's holiday in this calendar.
    ["2020-12-15", "2021-01-05"],
  ])("from %s ends on %s", (from, to) => {
    expect(addWorkingDays(calendar, from, 15)).toEqual(known(to));
    expect(workingDaysBetween(calendar, from, to)).toEqual(known(15));
  });

  it("does not count the days of a pause", () => {
    const pauses = [{ from: "2021-03-03", to: "2021-03-13" }];
    expect(addWorkingDays(calendar, "2021-03-01", 15, pauses)).toEqual(known("2021-04-01"));
    expect(workingDaysBetween(calendar, "2021-03-01", "2021-04-01", pauses)).toEqual(known(15));
  });

  it("stands still while a pause has no end", () => {
    expect(addWorkingDays(calendar, "2021-03-01", 15, [{ from: "2021-03-03" }])).toEqual({
      verdict: "stopped",
      since: "2021-03-03",
      daysLeft: 14,
    });
    expect(addWorkingDays(calendar, "2021-03-01", 1, [{ from: "2021-03-03" }])).toEqual(known("2021-03-02"));
  });

  it("gives a provisional day and names the year when a notice is missing", () => {
    expect(addWorkingDays(calendar, "2021-12-20", 15)).toEqual({
      verdict: "cannotTell",
      provisional: "2022-01-10",
      missingYears: [2022],
    });
    expect(workingDaysBetween(calendar, "2021-12-20", "2022-01-10")).toEqual({
      verdict: "cannotTell",
      provisional: 15,
      missingYears: [2022],
    });
    expect(sayMissingYears([2022])).toContain("2022年的放假安排还没有录入");
  });

  it("refuses a broken or negative number of days", () => {
    expect(() => addWorkingDays(calendar, "2021-03-01", -1)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, "2021-03-01", 1.5)).toThrow(RangeError);
  });
});

describe("days left", () => {
  it("are none on the last day and negative after it", () => {
    expect(workingDaysBetween(calendar, "2021-03-05", "2021-03-05")).toEqual(known(0));
    expect(workingDaysBetween(calendar, "2021-03-09", "2021-03-05")).toEqual(known(-2));
    expect(workingDaysBetween(calendar, "2021-03-07", "2021-03-05")).toEqual(known(0));
  });
});

describe("a term in calendar days", () => {
  it("ends on the next working day when its last day is one of rest", () => {
    expect(workingDayOnOrAfter(calendar, "2021-02-11")).toEqual(known("2021-02-18"));
    expect(workingDayOnOrAfter(calendar, "2021-02-10")).toEqual(known("2021-02-10"));
  });
});

describe("working days", () => {
  const date = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2020-01-01", days));
  const count = fc.integer({ min: 0, max: 60 });
  const anyCalendar = fc
    .uniqueArray(fc.tuple(date, fc.constantFrom("rest" as const, "work" as const)), {
      selector: ([day]) => day,
      maxLength: 80,
    })
    .map((days) =>
      workCalendar(
        [2019, 2020, 2021, 2022, 2023],
        days.map(([day, kind]) => ({ date: day, kind })),
      ),
    );
  const pauses = fc.array(
    fc
      .tuple(date, fc.integer({ min: 0, max: 40 }))
      .map(([from, length]) => ({ from, to: addDays(from, length) })),
    { maxLength: 4 },
  );

  it("counted forward are the same as those between", () => {
    fc.assert(
      fc.property(anyCalendar, date, count, pauses, (any, from, days, paused) => {
        const end = addWorkingDays(any, from, days, paused);
        if (end.verdict !== "known") throw new Error(end.verdict);
        expect(workingDaysBetween(any, from, end.value, paused)).toEqual(known(days));
        if (days > 0)
          expect(workingDaysBetween(any, from, addDays(end.value, -1), paused)).toEqual(known(days - 1));
      }),
    );
  });

  it("agree with a count of the days one by one", () => {
    fc.assert(
      fc.property(anyCalendar, date, date, pauses, (any, a, b, paused) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const first = daysBetween("1970-01-01", from);
        const days = Array.from({ length: daysBetween(from, to) }, (_, index) =>
          fromDayNumber(first + index + 1),
        );
        const expected = days.filter((day) => {
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
          const kind = any.days.get(day);
          const isPaused = paused.some((pause) => pause.from <= day && day < pause.to);
          return !isPaused && (kind === undefined ? weekday !== 0 && weekday !== 6 : kind === "work");
        });
        expect(workingDaysBetween(any, from, to, paused)).toEqual(known(expected.length));
      }),
    );
  });

  it("never end a term on a day of rest, and end a longer term later", () => {
    fc.assert(
      fc.property(anyCalendar, date, count, (any, from, days) => {
        const [end, later] = [days + 1, days + 2].map((term) => addWorkingDays(any, from, term));
        if (end?.verdict !== "known" || later?.verdict !== "known") throw new Error("unknown");
        expect(isWorkingDay(any, end.value)).toBe("yes");
        expect(later.value > end.value).toBe(true);
      }),
    );
  });
});
