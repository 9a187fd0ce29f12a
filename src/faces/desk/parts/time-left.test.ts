import { describe, expect, it } from "vitest";
import { spanText, timeLeft } from "./time-left.ts";

const at = new Date("2026-11-28T14:05:00+08:00");

describe("how long something still may take", () => {
  it.each([
    ["2026-11-28T14:30:00+08:00", "还剩 25 分钟 · 14:30 前", "soon"],
    ["2026-11-28T17:25:00+08:00", "还剩 3 小时 20 分 · 17:25 前", "calm"],
    ["2026-11-29T14:05:00+08:00", "还剩 24 小时 · 11-29 14:05 前", "calm"],
    ["2026-12-02T23:59:59+08:00", "还剩 4 天 · 12-02 23:59 前", "calm"],
    ["2027-01-04T12:00:00+08:00", "还剩 36 天 · 2027-01-04 12:00 前", "calm"],
    ["2026-11-28T14:05:30+08:00", "还剩 不到 1 分钟 · 14:05 前", "soon"],
    ["2026-11-28T13:53:00+08:00", "超过 12 分钟 · 13:53 到期", "late"],
    ["2026-11-27T09:00:00+08:00", "超过 29 小时 · 11-27 09:00 到期", "late"],
  ])("%s: %s", (dueAt, text, tone) => {
    expect(timeLeft(dueAt, at)).toEqual({ text, tone });
  });

  it("never says more than there is", () => {
    expect(spanText(59 * 60_000 + 59_000)).toBe("59 分钟");
    expect(spanText(48 * 3_600_000 - 1)).toBe("47 小时");
  });
});
