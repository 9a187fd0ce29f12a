import { describe, expect, it } from "vitest";
import { lastMonths, saySampled } from "./say-sample.ts";

describe("the sample of a month", () => {
  it("says how much is left, whatever was found", () => {
    const month = { month: "2026-10", drawn: 5, of: 98 };
    expect(saySampled({ ...month, sampled: 1, doubted: 1 })).toBe(
      "10 月的 98 次走访里抽了 5 次，已抽查 2 次，还有 3 次",
    );
    expect(saySampled({ ...month, sampled: 5, doubted: 0 })).toBe(
      "10 月的 98 次走访里抽了 5 次，已抽查 5 次，都抽查完了",
    );
    expect(saySampled({ month: "2026-01", drawn: 0, of: 0, sampled: 0, doubted: 0 })).toBe(
      "1 月的 0 次走访里没有抽到",
    );
  });

  it("goes back over the turn of the year", () => {
    expect(lastMonths("2026-02-28", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  });
});
