import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  agrees,
  dayNumber,
  daysBetween,
  daysInMonth,
  endOfMonth,
  firstDayOf,
  fromDayNumber,
  fromExcelSerial,
  isIsoDate,
  isoDate,
  lastDayOfMonth,
  monthsBetween,
  quarterEnd,
  quarterOf,
  startOfMonth,
  toExcelSerial,
} from "./calendar-date.ts";

const anyDay = fc.integer({ min: dayNumber("1800-01-01"), max: dayNumber("2300-12-31") });

describe("calendar dates", () => {
  test("only days that the calendar has are dates", () => {
    expect(isoDate(2020, 2, 29)).toBe("2020-02-29");
    for (const [year, month, day] of [
      [2019, 2, 29],
      [2100, 2, 29],
      [2020, 13, 1],
      [2020, 0, 1],
      [2020, 4, 31],
      [2020, 1, 0],
    ] as const) {
      expect(isoDate(year, month, day)).toBeUndefined();
    }
    expect(["2020-02-29", "2019-02-29", "2020-2-9", "20200229", ""].map(isIsoDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([daysInMonth(2000, 2), daysInMonth(1900, 2), daysInMonth(2020, 13)]).toEqual([29, 28, 0]);
  });

  test("agree with the platform's own calendar on every day", () => {
    fc.assert(
      fc.property(anyDay, (days) => {
        const expected = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(fromDayNumber(days)).toBe(expected);
        expect(dayNumber(expected)).toBe(days);
        expect(isIsoDate(expected)).toBe(true);
      }),
    );
  });

  test("add days, months and years", () => {
    expect(addDays("2020-02-28", 2)).toBe("2020-03-01");
    expect(addMonths("2020-01-31", 1)).toBe("2020-02-29");
    expect(addMonths("2020-03-31", -13)).toBe("2019-02-28");
    expect(addMonths("2020-12-15", 1)).toBe("2021-01-15");
    expect(addYears("2020-02-29", 1)).toBe("2021-02-28");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const from = fromDayNumber(day);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  test("a month later is in the next month", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const from = fromDayNumber(day);
        const to = addMonths(from, months);
        expect(isIsoDate(to)).toBe(true);
        const count = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(count(to) - count(from)).toBe(months);
      }),
    );
  });

  test("so many months are over as can be added without passing the day", () => {
    expect(monthsBetween("2020-01-31", "2020-02-28")).toBe(0);
    expect(monthsBetween("2020-01-31", "2020-02-29")).toBe(1);
    expect(monthsBetween("2020-05-15", "2020-11-14")).toBe(5);
    expect(monthsBetween("2020-05-15", "2020-11-15")).toBe(6);
    expect(monthsBetween("2020-05-15", "2020-05-14")).toBe(-1);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const [from, to] = [fromDayNumber(day), fromDayNumber(day + days)];
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });

  test("a year of life is completed on the birthday", () => {
    expect(ageOn("2004-12-31", "2020-12-30")).toBe(15);
    expect(ageOn("2004-12-31", "2020-12-31")).toBe(16);
    expect(ageOn("2004-02-29", "2020-02-28")).toBe(15);
    expect(ageOn("2004-02-29", "2021-02-28")).toBe(16);
    expect(ageOn("2004-02-29", "2021-03-01")).toBe(17);
    expect(ageOn("2020-12-31", "2020-12-31")).toBe(0);
  });

  test("months and quarters have their ends", () => {
    expect(endOfMonth("2020-02-03")).toBe("2020-02-29");
    expect(startOfMonth("2020-02-03")).toBe("2020-02-01");
    expect(lastDayOfMonth(2021, 11)).toBe("2021-11-30");
    expect([1, 2, 3, 4].map((quarter) => quarterEnd(2021, quarter))).toEqual([
      "2021-03-31",
      "2021-06-30",
      "2021-09-30",
      "2021-12-31",
    ]);
    expect(["2021-03-31", "2021-04-01", "2021-12-01"].map(quarterOf)).toEqual([1, 2, 4]);
  });

  test("Excel's serials round their way through, its imaginary leap day apart", () => {
    expect(fromExcelSerial(42_065)).toBe("2015-03-02");
    expect(fromExcelSerial(42_065.75)).toBe("2015-03-02");
    expect(fromExcelSerial(1)).toBe("1900-01-01");
    expect(fromExcelSerial(61)).toBe("1900-03-01");
    expect(fromExcelSerial(40_603, 1904)).toBe("2015-03-02");
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 80_000 }), (serial) => {
        expect(toExcelSerial(fromExcelSerial(serial))).toBe(serial);
      }),
    );
    for (const serial of [1, 31, 59]) expect(toExcelSerial(fromExcelSerial(serial))).toBe(serial);
  });

  test("a partial date knows its first day and what agrees with it", () => {
    expect(firstDayOf({ text: "2018", precision: "year" })).toBe("2018-01-01");
    expect(firstDayOf({ text: "2018-05", precision: "month" })).toBe("2018-05-01");
    expect(firstDayOf({ text: "2018-05-07", precision: "day" })).toBe("2018-05-07");
    expect(agrees("2018-05-07", { text: "2018-05", precision: "month" })).toBe(true);
    expect(agrees("2018-05-07", { text: "2018-06", precision: "month" })).toBe(false);
    expect(agrees("2018-05-07", { text: "2018", precision: "year" })).toBe(true);
  });
});
