import { describe, expect, it } from "vitest";
import { sayMissing, saySilence, silentDays, toneOfSilence } from "./say-device.ts";

describe("a phone at the desk", () => {
  it("names what never came", () => {
    expect(sayMissing([])).toBeNull();
    expect(
      sayMissing([
        { from: 57, to: 59 },
        { from: 63, to: 63 },
      ]),
    ).toBe("第 57–59、63 条没有传到");
  });

  it("says how long nobody has heard of it", () => {
    expect(saySilence("2026-11-20", "2026-11-28")).toBe("8 天没有联系");
    expect(saySilence("2026-11-28", "2026-11-28")).toBe("今天联系过");
    expect(saySilence(null, "2026-11-28")).toBe("登记后还没有联系过");
    expect(silentDays("2026-11-29", "2026-11-28")).toBe(0);
  });

  it("is marked after a week, and more after a month", () => {
    expect([null, 6, 7, 30].map(toneOfSilence)).toEqual(["grey", "grey", "amber", "red"]);
  });
});
