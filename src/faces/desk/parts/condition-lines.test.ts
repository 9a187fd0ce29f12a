import { describe, expect, it } from "vitest";
import type { ConditionLine } from "../../../platform/rules/explanation.contract.ts";
import { citationsIn, isDecisive, opensAtOnce } from "./condition-lines.ts";

const line = (part: Partial<ConditionLine>): ConditionLine => ({
  place: "1",
  label: "条件",
  condition: null,
  verdict: null,
  value: null,
  withheld: false,
  joins: null,
  presumed: null,
  missing: [],
  sources: [],
  cite: null,
  children: [],
  ...part,
});

describe("the lines of an explanation", () => {
  it.each([
    // all
    ["all", "yes", "yes", true],
    ["all", "no", "no", true],
    ["all", "no", "yes", false],
    ["all", "no", "cannotTell", false],
    ["all", "cannotTell", "cannotTell", true],
    ["all", "cannotTell", "yes", false],
    // any
    ["any", "yes", "yes", true],
    ["any", "yes", "no", false],
    ["any", "yes", "cannotTell", false],
    ["any", "no", "no", true],
    ["any", "cannotTell", "no", false],
    // a table
    ["first", null, "yes", true],
    ["not", "no", "yes", true],
  ] as const)("under %s that is %s, a %s is opened: %s", (joins, above, below, opened) => {
    expect(isDecisive(line({ joins, verdict: above }), line({ verdict: below }))).toBe(opened);
  });

  it("are folded where it goes deep", () => {
    const above = line({ joins: "all", verdict: "yes" });
    const opened = (place: string) => opensAtOnce(above, line({ place, verdict: "yes" }));
    expect([opened("1.1"), opened("1.1.2"), opened("1.1.2.1")]).toEqual([true, true, false]);
    expect(opensAtOnce(line({ joins: "all", verdict: "no" }), line({ place: "1.1", verdict: "yes" }))).toBe(
      false,
    );
  });

  it("name each clause once, however deep", () => {
    const cite = {
      document: "民发〔2019〕62号",
      clause: "第一条",
      says: "未满十八周岁",
      certainty: "verified",
    } as const;
    const tree = line({
      cite,
      children: [line({ cite }), line({ children: [line({ cite: { ...cite, clause: "第二条" } })] })],
    });
    expect(citationsIn(tree).map(({ clause }) => clause)).toEqual(["第一条", "第二条"]);
  });
});
