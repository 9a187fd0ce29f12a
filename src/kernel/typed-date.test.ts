import { describe, expect, it } from "vitest";
import { readTypedDate, readTypedMonth } from "./typed-date.ts";

describe("a typed date", () => {
  it.each([
    ["2026-03-02", "2026-03-02"],
    ["2026.3.2", "2026-03-02"],
    ["2026/3/02", "2026-03-02"],
    ["20260302", "2026-03-02"],
    ["2026年3月2日", "2026-03-02"],
    ["２０２６．３．２", "2026-03-02"],
    [" 2026 . 3 . 2 ", "2026-03-02"],
    ["2026。3。2", "2026-03-02"],
    ["2024-02-29", "2024-02-29"],
  ])("reads %s", (typed, date) => {
    expect(readTypedDate(typed)).toBe(date);
  });

  it.each(["2015-02-30", "2025-2-29", "20261301", "2026-11", "昨天", "", "11-23", "26.3.2"])(
    "refuses %s",
    (typed) => {
      expect(readTypedDate(typed)).toBeUndefined();
    },
  );
});

describe("a typed month", () => {
  it.each([
    ["2026-03", "2026-03"],
    ["2026.3", "2026-03"],
    ["202603", "2026-03"],
    ["2026年3月", "2026-03"],
  ])("reads %s", (typed, month) => {
    expect(readTypedMonth(typed)).toBe(month);
  });

  it.each(["2026-13", "2026", "2026-03-02", ""])("refuses %s", (typed) => {
    expect(readTypedMonth(typed)).toBeUndefined();
  });
});
