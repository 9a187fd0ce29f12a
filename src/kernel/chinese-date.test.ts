import { expect, test } from "vitest";
import { chineseDate, chineseMonth } from "./chinese-date.ts";

test("a day is written with Arabic digits and without leading zeros", () => {
  expect(chineseDate("2026-01-05")).toBe("2026年1月5日");
  expect(chineseDate("2026-11-27")).toBe("2026年11月27日");
});

test("a month is written without its day", () => {
  expect(chineseMonth("2026-01")).toBe("2026年1月");
});
