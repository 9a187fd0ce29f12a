import { describe, expect, it } from "vitest";
import type { ImportCounts } from "../../imports/import-batch.contract.ts";
import { commitSentence, leftOutSentence, notImported, stepOf, stepsOpen, timeLeft } from "./batch-words.ts";

const counts: ImportCounts = {
  rows: 163,
  accept: 140,
  acceptWithWarning: 18,
  reject: 5,
  outsideScope: 0,
  excluded: 0,
  ready: 158,
  new: 12,
  changed: 30,
  unchanged: 116,
  missing: 3,
  missingDecided: 0,
  codes: [],
  sheets: [],
};

describe("a batch in words", () => {
  it("says what an import will do", () => {
    expect(commitSentence(counts)).toBe(
      "将导入 158 行：新建 12 份档案，更新 30 份档案，116 份与登记簿相同、不改动。",
    );
    expect(commitSentence({ ...counts, ready: 0 })).toBe("现在没有可以导入的行。");
  });

  it("says what stays out", () => {
    expect(leftOutSentence({ reject: 5, excluded: 0 })).toContain("5 行有问题");
    expect(leftOutSentence({ reject: 0, excluded: 0 })).toBe("");
  });

  it("counts as not imported every row that is not in the register", () => {
    const committed = { at: "", opened: 12, changed: 30, unchanged: 116, refused: 0 };
    expect(notImported({ committed, counts })).toBe(5);
    expect(notImported({ committed, counts: null })).toBe(0);
    expect(notImported({ committed: null, counts })).toBe(0);
  });

  it("rounds the time left to what a person can use", () => {
    expect([null, 1, 8.2, 89, 200].map((seconds) => timeLeft(seconds))).toEqual([
      "正在估算剩余时间",
      "马上就好",
      "还剩约 9 秒",
      "还剩约 89 秒",
      "还剩约 4 分钟",
    ]);
  });

  it("stands at a step and opens those before it", () => {
    expect(stepOf({ state: "committing" })).toBe("done");
    expect(stepsOpen({ state: "checked", can: ["map"], purged: false })).toEqual(["columns", "check"]);
    expect(stepsOpen({ state: "committed", can: [], purged: false })).toEqual(["check", "done"]);
    expect(stepsOpen({ state: "committed", can: [], purged: true })).toEqual(["done"]);
  });
});
