import { describe, expect, it } from "vitest";
import { remarksOn, sayMeeting, sayWell } from "./say-visit.ts";

describe("a visit in words", () => {
  it.each([
    [{ manner: "home", sawChild: true, sawCarer: true, absentWhy: null }, "入户走访，见到了孩子和照料人"],
    [
      { manner: "school", sawChild: true, sawCarer: false, absentWhy: null },
      "到校走访，见到了孩子，没见到照料人",
    ],
    [
      { manner: "home", sawChild: false, sawCarer: true, absentWhy: "school" },
      "入户走访，见到了照料人，没见到孩子（在学校）",
    ],
    [
      { manner: "phone", sawChild: false, sawCarer: false, absentWhy: "unknown" },
      "电话走访，孩子和照料人都没联系上（不知道去哪了）",
    ],
    [
      { manner: "elsewhere", sawChild: true, sawCarer: true, absentWhy: null },
      "在别处见面，见到了孩子和照料人",
    ],
  ] as const)("says who was met: %o", (met, words) => {
    expect(sayMeeting(met)).toBe(words);
  });

  it("names what was well, and only that", () => {
    expect(sayWell({ looked: ["food", "mood"], troubles: [] })).toBe("看了吃饭、情绪，都好");
    expect(sayWell({ looked: ["food", "mood"], troubles: [{ check: "food", words: "不吃早饭" }] })).toBe(
      "其余都好：情绪",
    );
    expect(sayWell({ looked: ["food"], troubles: [{ check: "food", words: "不吃早饭" }] })).toBeNull();
    expect(sayWell({ looked: [], troubles: [] })).toBeNull();
  });

  it("puts the gravest first", () => {
    const remarks = remarksOn({
      riskConcern: "晚上一个人在家",
      troubles: [{ check: "food", words: "不吃早饭" }],
      sawChild: false,
      absentWhy: "unknown",
      childWords: null,
      reportId: null,
    });
    expect(remarks.map(({ words, tone }) => [words, tone])).toEqual([
      ["觉得风险变高", "red"],
      ["有问题：吃饭", "amber"],
      ["没见到孩子：不知道去哪了", "red"],
    ]);
  });

  it("has nothing to remark where all is well", () => {
    const well = { riskConcern: null, troubles: [], sawChild: true, absentWhy: null };
    expect(remarksOn({ ...well, childWords: null, reportId: null })).toEqual([]);
  });
});
