/** Each rule's few words, from the facts that it rests on. */
import { describe, expect, it } from "vitest";
import { briefOf, type Rests } from "./watch-brief.ts";
import { type WatchRuleCode, watchRuleCodes } from "./watch-codes.contract.ts";

const ON = "2026-11-28";

describe("why an item lies there", () => {
  it.each<[WatchRuleCode, Rests, string]>([
    ["redWithoutCase", { riskLevel: "red", riskSince: "2026-11-20" }, "2026-11-20 定为红，还没有个案"],
    ["assessmentOverdue", { assessmentDueOn: "2026-11-18" }, "应在 2026-11-18 前再评估，过了 10 天"],
    ["assessmentMissing", { categories: ["orphan"], assessedOn: null }, "孤儿，从没有评估过"],
    [
      "assessmentMissing",
      { categories: ["ruralLeftBehind", "defactoUnattended"], assessedOn: "2024-01-03" },
      "事实无人抚养儿童，上次评估是 2024-01-03",
    ],
    ["scoreFell", { scoreFall: 15 }, "比上一次评估低 15 分"],
    ["outOfSchool", { birthDate: "2018-11-29", enrolled: false }, "7 岁，登记为没有在学"],
    ["soleOldCarer", { carers: 1, youngestCarerBornOn: "1948-01-01" }, "只有一人照料，照料人 78 岁"],
    [
      "parentReleased",
      { fatherTermEndsOn: "2026-12-10", motherTermEndsOn: "2026-11-20" },
      "父亲 2026-12-10 期满；母亲 2026-11-20 已期满",
    ],
    [
      "parentSilent",
      { motherConditions: ["outOfContact"], motherLostSince: "2025-01-01", fatherLostSince: "2020-01-01" },
      "母亲 2025-01-01 起联系不上",
    ],
    ["visitOverdue", { lastVisitOn: "2026-05-01" }, "上次走访是 2026-05-01，过了 211 天"],
  ])("of %s, with %o, is: %s", (rule, facts, words) => {
    expect(briefOf(rule, facts, ON)).toBe(words);
  });

  it("is the rule's own name where an old item rests on facts that say nothing", () => {
    for (const rule of watchRuleCodes.codes) {
      const words = briefOf(rule, {}, ON);
      expect(rule === "assessmentMissing" || words === watchRuleCodes.label(rule), words).toBe(true);
    }
  });
});
