import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { count, day, oneOf, words } from "./field-words.ts";
import { record, versionOn } from "./record.ts";

const colours = codeTable("testColour", "颜色", { red: "红", blue: "蓝" });
const register = { code: "test", title: "测试", domains: codeTable("testDomain", "领域", { ONE: "一" }) };

let made = 0;
function declare(more: object) {
  made += 1;
  return record({
    code: `test.kind${String.fromCharCode(96 + made)}`,
    title: "活动",
    dayLabel: "日期",
    by: { places: ["township"] },
    evidence: "none",
    fields: z.object({ topic: words("主题"), people: count("人数") }),
    figures: [],
    basis: [],
    clauses: [],
    ...more,
  });
}

describe("a declaration of a record", () => {
  it("stands when it can be kept", () => {
    expect(declare({}).versions).toHaveLength(1);
  });

  it.each([
    ["whose code is no dotted English", { code: "Meeting" }, "dotted English"],
    ["that nobody may write", { by: {} }, "nobody may write it"],
    ["of a domain that its register has not", { register, domain: "TWO" }, "no domain TWO"],
    [
      "about a child, that member units write",
      { about: { kind: "child", label: "儿童" }, by: { departments: ["education"] } },
      "member units cannot",
    ],
    ["of a domain without a register", { domain: "ONE" }, "belongs to a register"],
    ["without fields", { fields: z.object({}) }, "no fields"],
    ["with a field that has no label", { fields: z.object({ a: z.int() }) }, "has no label"],
    [
      "with two fields of one label",
      { fields: z.object({ a: words("主题"), b: words("主题") }) },
      "have one label",
    ],
    ["with a field named like a column of all", { fields: z.object({ on: day("日") }) }, "of this name"],
    [
      "with a list in a field",
      { fields: z.object({ a: z.array(z.string()).meta({ label: "甲" }) }) },
      "no cell",
    ],
    [
      "with a text of any length",
      { fields: z.object({ a: z.string().meta({ label: "甲" }) }) },
      "as long as",
    ],
    [
      "whose code table was not given",
      { fields: z.object({ a: oneOf(colours) }) },
      "code table is not there",
    ],
    [
      "whose code table lacks a code",
      {
        fields: z.object({ a: z.enum(["red", "green"]).meta({ label: "甲", codeTable: "testColour" }) }),
        codeTables: [colours],
      },
      "lacks a code",
    ],
    [
      "that sums what is no number",
      { figures: [{ code: "a", title: "甲", unit: "人", of: { kind: "sum", field: "topic" } }] },
      "topic is no number",
    ],
    [
      "that counts a field that is not there",
      {
        figures: [
          { code: "a", title: "甲", unit: "人", of: { kind: "count", where: { field: "x", oneOf: ["1"] } } },
        ],
      },
      "no field x",
    ],
    [
      "with a ratio of what is not there",
      {
        figures: [
          {
            code: "a",
            title: "甲",
            unit: "%",
            of: {
              kind: "ratio",
              part: { kind: "sum", field: "people" },
              whole: { kind: "sum", field: "all" },
            },
          },
        ],
      },
      "no field all",
    ],
    [
      "that counts whom it is about and is about nobody",
      { figures: [{ code: "a", title: "甲", unit: "人", of: { kind: "distinct", field: "about" } }] },
      "about nobody",
    ],
    [
      "with two figures of one code",
      {
        figures: [
          { code: "a", title: "甲", unit: "次", of: { kind: "count" } },
          { code: "a", title: "乙", unit: "次", of: { kind: "count" } },
        ],
      },
      "one code",
    ],
    [
      "with versions in no order",
      { fields: undefined, versions: versions("2024-01-01", "2023-01-01") },
      "order",
    ],
    ["without a version", { fields: undefined, versions: [] }, "no version"],
  ])("is refused %s", (_, more, fault) => {
    expect(() => declare(more)).toThrow(fault);
  });

  it("is refused the second time", () => {
    declare({ code: "test.twice" });
    expect(() => declare({ code: "test.twice" })).toThrow("declared twice");
  });
});

describe("a record of several versions", () => {
  it("is written with the one of its day", () => {
    const kind = declare({ fields: undefined, versions: versions("2023-01-01", "2024-01-01") });
    expect(versionOn(kind, "2022-12-31")).toBeUndefined();
    expect(versionOn(kind, "2023-12-31")?.version).toBe("v0");
    expect(versionOn(kind, "2024-01-01")?.version).toBe("v1");
  });
});

function versions(...days: string[]) {
  return days.map((from, index) => ({
    version: `v${index}`,
    from,
    fields: z.object({ topic: words("主题") }),
  }));
}
