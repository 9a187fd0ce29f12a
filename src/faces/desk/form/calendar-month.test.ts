import { describe, expect, it } from "vitest";
import { monthSheet } from "./calendar-month.ts";

describe("a calendar sheet", () => {
  it("begins on a Monday and shows six weeks", () => {
    const november = monthSheet("2026-11");
    expect(november).toHaveLength(42);
    expect(november[0]).toBe("2026-10-26");
    expect(november[6]).toBe("2026-11-01");
    expect(november.at(-1)).toBe("2026-12-06");
  });

  it("knows a month that begins on a Monday, and one before 1970", () => {
    expect(monthSheet("2026-06")[0]).toBe("2026-06-01");
    expect(monthSheet("1960-02")[0]).toBe("1960-02-01");
  });
});
