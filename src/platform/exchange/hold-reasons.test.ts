import { describe, expect, it } from "vitest";
import { holdReasons, median } from "./hold-reasons.ts";

const before = [100, 110, 90].map((rows) => ({ rows, asOf: "2026-10-01" }));
const believing = { isSameFile: false, before, fewerPercent: 40 };

describe("a batch", () => {
  it.each([
    [100, "2026-11-01", false, []],
    [61, "2026-11-01", false, []],
    [60, "2026-11-01", false, ["fewerRows"]],
    [0, "2026-11-01", false, ["noRows", "fewerRows"]],
    [100, "2026-10-01", false, []],
    [100, "2026-09-30", false, ["olderThanLast"]],
    [100, null, false, []],
    [10, "2026-09-30", true, ["sameFile", "fewerRows", "olderThanLast"]],
  ])("of %i rows as of %s, the same file %s, is held for %j", (rows, asOf, isSameFile, reasons) => {
    expect(holdReasons({ rows, faulty: 0, asOf }, { ...believing, isSameFile })).toEqual(reasons);
  });

  it("is believed when it is the first", () => {
    expect(holdReasons({ rows: 1, faulty: 0, asOf: "2026-01-01" }, { ...believing, before: [] })).toEqual([]);
  });

  it("of which every row is faulty is held, even the first", () => {
    const first = { ...believing, before: [] };
    expect(holdReasons({ rows: 3, faulty: 3, asOf: null }, first)).toEqual(["noRows"]);
    expect(holdReasons({ rows: 3, faulty: 2, asOf: null }, first)).toEqual([]);
  });

  it("is compared with the middle of those before, not with an odd one", () => {
    expect(median([5, 100, 98])).toBe(98);
    expect(median([10, 20])).toBe(15);
    expect(median([])).toBeUndefined();
  });
});
