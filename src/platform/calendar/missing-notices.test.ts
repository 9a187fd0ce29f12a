import { describe, expect, it } from "vitest";
import { seedCalendar } from "./holiday-notices.ts";
import { missingNotices } from "./missing-notices.ts";

const calendar = seedCalendar();

describe("the notices that are wanting", () => {
  it.each([
    ["in summer nothing reaches the next year", "2026-07-01", null, []],
    ["a term that begins in late November does", "2026-11-27", null, [2027]],
    ["an open task that is due next year does in summer too", "2026-07-01", "2027-02-10", [2027]],
    ["a task that is long overdue asks for nothing", "2026-07-01", "2016-02-10", []],
    ["each missing year is named, in order", "2026-12-01", "2028-03-01", [2027, 2028]],
  ] as const)("%s", (_, today, lastDueOn, years) => {
    expect(missingNotices(calendar, today, lastDueOn)).toEqual(years);
  });
});
