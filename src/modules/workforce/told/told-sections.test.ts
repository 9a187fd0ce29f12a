/** What was told meets what holds; who writes what; what may be told of each section. */
import { describe, expect, it } from "vitest";
import { toldSectionCodes } from "./told-changes.contract.ts";
import { meet, toldSections } from "./told-sections.ts";

const shown = { school: "中心小学", grade: "五年级" };

describe("what was told meets what holds", () => {
  it.each([
    [
      "nobody has written since",
      { isFresh: true, shown: null, holds: shown, told: { grade: "六年级" } },
      { kind: "write", value: { grade: "六年级" }, isMerged: false },
    ],
    [
      "nothing was known",
      { isFresh: true, shown: null, holds: null, told: { grade: "六年级" } },
      { kind: "write", value: { grade: "六年级" }, isMerged: false },
    ],
    ["it stands there already", { isFresh: true, shown: null, holds: shown, told: shown }, { kind: "known" }],
    [
      "somebody wrote the same",
      { isFresh: false, shown, holds: { ...shown, grade: "六年级" }, told: { ...shown, grade: "六年级" } },
      { kind: "known" },
    ],
    [
      "somebody wrote another field",
      { isFresh: false, shown, holds: { ...shown, school: "二小" }, told: { ...shown, grade: "六年级" } },
      { kind: "write", value: { grade: "六年级" }, isMerged: true },
    ],
    [
      "somebody wrote the same field otherwise",
      { isFresh: false, shown, holds: { ...shown, school: "二小" }, told: { ...shown, school: "三小" } },
      { kind: "conflict" },
    ],
    [
      "it has ended meanwhile, and another field is told",
      { isFresh: false, shown, holds: null, told: { ...shown, stage: "junior" } },
      { kind: "write", value: { stage: "junior" }, isMerged: false },
    ],
    [
      "nobody can look up what was shown",
      { isFresh: false, shown: null, holds: { grade: "五年级" }, told: { grade: "六年级" } },
      { kind: "conflict" },
    ],
  ] as const)("%s", (_what, meeting, verdict) => {
    expect(meet(meeting)).toEqual(verdict);
  });
});

describe("sections", () => {
  it.each([
    ["parent", { condition: "migrantWork" }, true],
    ["parent", { condition: "outOfContact" }, true],
    ["parent", { condition: "capable" }, true],
    ["parent", { condition: "deceased" }, false],
    ["parent", { condition: "imprisoned" }, false],
    ["parent", { condition: "guardianshipRevoked" }, false],
    ["parentBack", { condition: "imprisoned" }, false],
    ["residence", { address: "四社" }, false],
    ["other", { words: "想转学" }, false],
    ["phone", { phone: "13800000001" }, true],
    ["schooling", { school: "中心小学" }, true],
  ] as const)("%s %o is written by the village: %s", (section, value, isDirect) => {
    expect(toldSections[section].isDirect(value)).toBe(isDirect);
  });

  it("never say a phone in clear", () => {
    expect(toldSections.phone.say({ phone: "13812345678" })).not.toContain("12345678");
  });

  it("each say something of what they take", () => {
    expect(Object.keys(toldSections).sort()).toEqual([...toldSectionCodes.codes].sort());
    expect(toldSections.parentBack.say({ condition: "migrantWork" })).toBe("外出务工结束了");
  });
});
