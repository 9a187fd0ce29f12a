import { describe, expect, it } from "vitest";
import { sayChanges, sayProgress, sayState } from "./quarter-words.ts";

const progress = { villages: 9, confirmed: 6, accepted: 4, returned: 1, townships: 1, reviewed: 0 };

describe("the quarter in words", () => {
  it("says how far a township and the district are", () => {
    expect(sayProgress({ progress })).toBe("9 个村（社区）已确认 6，镇街已审核 4，退回 1");
    const district = { ...progress, villages: 419, townships: 30, reviewed: 15, returned: 0 };
    expect(sayProgress({ progress: district })).toBe(
      "419 个村（社区）已确认 6，镇街已审核 4；30 个镇街已审核完 15",
    );
  });

  it("says to one village where it stands", () => {
    const one = { villages: 1, confirmed: 0, accepted: 0, returned: 0, townships: 1, reviewed: 0 };
    expect(sayProgress({ progress: one })).toContain("还没有确认");
    expect(sayProgress({ progress: { ...one, confirmed: 1 } })).toContain("等镇街审核");
    expect(sayProgress({ progress: { ...one, returned: 1 } })).toContain("退回");
    expect(sayProgress({ progress: { ...one, confirmed: 1, accepted: 1 } })).toContain("已审核");
  });

  it("says the term absolute and relative, and that it has passed in red", () => {
    const open = { state: "open", dueOn: "2026-10-20", closedAt: null } as const;
    expect([
      sayState(open, "2026-10-05"),
      sayState(open, "2026-10-20"),
      sayState(open, "2026-11-27"),
    ]).toEqual([
      { text: "正在确认 · 还剩 15 天 · 2026-10-20 截止", tone: "ta-grey" },
      { text: "正在确认 · 今天 2026-10-20 截止", tone: "ta-amber" },
      { text: "还在确认 · 已过期限 38 天 · 2026-10-20 截止", tone: "ta-red" },
    ]);
  });

  it("says the day of closing as it was in Beijing, not in Greenwich", () => {
    const closed = { state: "closed", dueOn: "", closedAt: "2026-07-19T23:00:00.000Z" } as const;
    expect(sayState(closed, "2026-11-27").text).toBe("2026-07-20 封存");
  });

  it("counts changes, and says when there are none", () => {
    expect(sayChanges({ came: 3, left: 0, changed: 5 })).toBe("新增 3，情况变化 5");
    expect(sayChanges({ came: 0, left: 0, changed: 2827 })).toBe("情况变化 2,827");
    expect(sayChanges({ came: 0, left: 0, changed: 0 })).toBe("没有变化");
  });
});
