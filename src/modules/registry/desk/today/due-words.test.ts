import { describe, expect, it } from "vitest";
import { dueCounts, dueWords, soonWords } from "./due-words.ts";

describe("when a task is due", () => {
  it("says late, today, soon and later, each with the day", () => {
    expect(dueWords("2026-11-22", -2)).toEqual({ text: "逾期 2 天 · 11-22 到期", tone: "late" });
    expect(dueWords("2026-11-24", 0)).toEqual({ text: "今天到期 · 11-24", tone: "soon" });
    expect(dueWords("2026-11-27", 3)).toEqual({ text: "还剩 3 天 · 11-27 到期", tone: "soon" });
    expect(dueWords("2026-12-10", 16)).toEqual({ text: "还剩 16 天 · 12-10 到期", tone: "calm" });
  });

  it("says how far a day ahead is", () => {
    expect([0, 1, 12].map(soonWords)).toEqual(["今天", "明天", "12 天后"]);
  });

  it("says nothing of a task without a term", () => {
    expect(dueWords(null, null)).toBeUndefined();
  });

  it("counts only what there is", () => {
    const tasks = [-3, -1, 0, 4, 7, 8, null].map((daysLeft) => ({ daysLeft }));
    expect(dueCounts(tasks).map(({ label, count }) => `${label} ${count}`)).toEqual([
      "已逾期 2",
      "今天到期 1",
      "七天内 2",
    ]);
    expect(dueCounts([{ daysLeft: null }])).toEqual([]);
  });
});
