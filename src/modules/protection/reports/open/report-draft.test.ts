import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReportContent, Reporter } from "../report-form.contract.ts";
import { faultsOf } from "./draft-faults.ts";
import { contentOf, draftFrom, emptyDraft, noChild, type ReportDraft, reporterOf } from "./report-draft.ts";
import { summaryOf } from "./report-summary.ts";

const fresh = emptyDraft("16cea381-acc5-4a90-a010-c8ce22d603e1", "500117104204");

function draft(patch: Partial<ReportDraft>): ReportDraft {
  return { ...fresh, danger: "no", statement: "哭了一晚上", ...patch };
}

function faultyPaths(patch: Partial<ReportDraft>): string[] {
  return faultsOf(draft(patch)).map(({ path }) => path);
}

describe("a draft", () => {
  it("lacks only the danger and a few words to be a report", () => {
    expect(faultsOf(fresh).map(({ path }) => path)).toEqual(["statement", "danger"]);
    expect(faultyPaths({})).toEqual([]);
  });

  it.each([
    [{ children: [{ ...noChild, age: "40" }] }, "children.0.age"],
    [{ children: [noChild, { ...noChild, age: "半岁" }] }, "children.0.age"],
    [{ when: "earlier" }, "seenAt"],
    [{ when: "earlier", day: "很久" }, "seenAt"],
    [{ leavesNumber: true }, "phone"],
    [{ leavesNumber: true, phone: "abc" }, "phone"],
  ] satisfies [Partial<ReportDraft>, string][])("with %j is stopped at %s", (patch, path) => {
    expect(faultyPaths(patch)).toEqual([path]);
  });

  it("carries no name or number of somebody who took them back", () => {
    const typed = draft({
      leavesNumber: false,
      name: "李四",
      phone: "13900000000",
      unit: "小学",
      kind: "teacher",
    });
    expect(reporterOf(typed)).toEqual({ kind: "teacher" });
    expect(reporterOf({ ...typed, leavesNumber: true })).toMatchObject({ phone: "13900000000" });
  });

  it("means the moment at which 刚才 was said, and noon of a day without its hour, in Beijing", () => {
    const saidAt = "2026-11-28T01:46:45.212Z";
    expect(contentOf(draft({ when: "now", saidAt }))).toMatchObject({ seenAt: saidAt });
    expect(contentOf(draft({ when: "earlier", day: "2026-11-27", time: "" }))).toMatchObject({
      seenAt: "2026-11-27T12:00:00+08:00",
    });
    expect(contentOf(draft({ when: "", saidAt, day: "2026-11-27" }))).toMatchObject({ seenAt: undefined });
  });

  it("found in the tab is taken as far as it is one", () => {
    fc.assert(
      fc.property(fc.anything(), (found) => {
        const taken = draftFrom(found, fresh);
        expect(Object.keys(taken)).toEqual(expect.arrayContaining(Object.keys(fresh)));
        expect(typeof taken.statement).toBe("string");
        expect(Array.isArray(taken.children)).toBe(true);
      }),
    );
    expect(
      draftFrom({ statement: "写到一半", children: [{ name: 1 }], suspects: "x", step: "2" }, fresh),
    ).toEqual({
      ...fresh,
      statement: "写到一半",
    });
  });

  it("that has no fault is what the server takes, whatever was typed", () => {
    const text = fc.string({ maxLength: 80 });
    const child = fc.record({
      name: text,
      sex: fc.constantFrom("", "1", "2"),
      age: fc.constantFrom("", "0", "7", "18"),
      school: text,
    });
    fc.assert(
      fc.property(text, text, fc.array(child, { maxLength: 3 }), (statement, address, children) => {
        const typed = draft({ statement, address, children: children });
        fc.pre(faultsOf(typed).length === 0);
        expect(ReportContent.safeParse(JSON.parse(JSON.stringify(contentOf(typed)))).success).toBe(true);
        expect(Reporter.safeParse(reporterOf(typed)).success).toBe(true);
      }),
    );
  });

  it("is read back with what was filled in, each line with the step that asked for it", () => {
    const lines = summaryOf(
      draft({ situations: ["MR4"], children: [{ ...noChild, age: "7", sex: "2" }] }),
      "古楼镇沙嘴村",
      2,
    );
    expect(lines.map(({ words }) => words)).toEqual([
      "现在没有危险",
      "哭了一晚上",
      "2 个，提交后上传",
      "身上有伤、饿得很瘦或昏迷，可能被打、被欺负、被虐待",
      "不清楚",
      "古楼镇沙嘴村",
      "女，7 岁",
    ]);
    expect(lines.map(({ step }) => step)).toEqual([0, 1, 1, 1, 1, 2, 3]);
  });
});
