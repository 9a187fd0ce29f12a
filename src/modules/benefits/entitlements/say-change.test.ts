import { describe, expect, it } from "vitest";
import { sayChange } from "./say-change.ts";

describe("a change of an entitlement in words", () => {
  it.each([
    ["started", { fromMonth: "2026-12", programme: "B01" }, "从2026年12月起领取"],
    [
      "started",
      { fromMonth: "2022-01", settledUntil: "2026-11" },
      "从2022年1月起领取，2026年11月及以前由原渠道发放",
    ],
    [
      "ended",
      { why: "adopted", on: "2026-11-03", lastMonth: "2026-11", rule: "次月起停发（某文件）" },
      "被收养（2026-11-03），领到2026年11月为止；次月起停发（某文件）",
    ],
    [
      "careMode",
      { before: "community", after: "institution", fromMonth: "2026-12" },
      "从2026年12月起由“社会散居”改为“机构供养”",
    ],
    ["suspended", { fromMonth: "2026-12" }, "从2026年12月起暂停，应发的先留着"],
    ["resumed", { fromMonth: "2027-01", paidLater: true }, "从2027年1月起恢复，暂停期间的补发"],
    ["resumed", { fromMonth: "2027-01", paidLater: false }, "从2027年1月起恢复，暂停期间的不再补发"],
    [
      "payee",
      {
        before: { name: null, bank: null, account: null },
        after: { name: "王桂英", bank: "农商行", account: "***1234" },
      },
      "由没有登记改为王桂英 农商行 ***1234",
    ],
  ])("%s %j", (kind, detail, words) => {
    expect(sayChange(kind, detail)).toBe(words);
  });
  it("breaks nothing when the detail is older or odd", () => {
    for (const kind of ["started", "ended", "careMode", "payee", "suspended", "resumed", "what"])
      for (const detail of [null, 3, {}, { fromMonth: 7, before: 1, after: null }])
        expect(typeof sayChange(kind, detail)).toBe("string");
  });
});
