import fc from "fast-check";
import { expect, test } from "vitest";
import { weeksOf } from "./month-weeks.ts";

test("November 2026 begins on a Sunday and ends on a Monday", () => {
  const weeks = weeksOf(2026, 11);
  expect(weeks[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(weeks.at(-1)).toEqual([30, 0, 0, 0, 0, 0, 0]);
});

test("every month has each of its days once, in whole weeks", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const weeks = weeksOf(year, month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const days = weeks.flat().filter((day) => day > 0);
      expect(days).toEqual(Array.from({ length: days.length }, (_, index) => index + 1));
      expect(days.length).toBe(new Date(year, month, 0).getDate());
    }),
  );
});
