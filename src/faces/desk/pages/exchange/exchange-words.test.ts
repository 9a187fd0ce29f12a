import { describe, expect, it } from "vitest";
import type { BatchView } from "../../../../platform/exchange/batches.contract.ts";
import { dueText, rhythmText, talliesText } from "./exchange-words.ts";

describe("the words of the exchange", () => {
  it.each([
    [null, ""],
    [{ light: "none", dueOn: null, lateAfter: null } as const, "不定期"],
    [{ light: "green", dueOn: "2026-12-10", lateAfter: "2026-12-15" } as const, "按时，下次 2026-12-10"],
    [{ light: "red", dueOn: "2026-11-10", lateAfter: "2026-11-15" } as const, "逾期没来，应在 2026-11-10"],
  ])("say of %j: %s", (due, words) => {
    expect(dueText({ due })).toBe(words);
  });

  it("say how often, and from when on", () => {
    expect(rhythmText({ frequency: "quarterly", firstDue: "2026-01-10", graceDays: 5 })).toBe(
      "每季度，从 2026-01-10 起，宽限 5 天",
    );
    expect(rhythmText({ frequency: "onDemand", firstDue: null, graceDays: 0 })).toBe("需要时");
  });

  it("count a batch by band, and nothing of one that was not read", () => {
    const batch = {
      rows: 100,
      faulty: 2,
      state: "settled",
      tallies: { none: 50, certain: 40, review: 8, waiting: 3, same: 45 },
    } as unknown as BatchView;
    expect(talliesText(batch)).toBe(
      "100 行 · 系统认定 40 · 要人复核 8（还没复核 3） · 不是台账里的人 50 · 读不了 2",
    );
    expect(talliesText({ ...batch, tallies: { ...batch.tallies, waiting: 0 } })).toContain("要人复核 8 ·");
    expect(talliesText({ ...batch, tallies: {} })).toBe("100 行 · 读不了 2");
    expect(talliesText({ ...batch, state: "refused" })).toBe("");
  });
});
