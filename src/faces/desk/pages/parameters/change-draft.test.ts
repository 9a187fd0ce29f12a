import { describe, expect, it } from "vitest";
import { addLine, draftOf, emptyChange, lacksOf, type TypedChange, withValues } from "./change-draft.ts";

const whole: TypedChange = {
  document: " 渝民规〔2026〕9号 ",
  title: "通知",
  issuedOn: "2026-11-20",
  compared: true,
  rule: "fromMonth",
  month: "2027-01",
  reason: "调标",
  rows: [
    { line: 0, key: "benefits.standard.hiv", value: 170000 },
    { line: 1, key: undefined, value: undefined },
  ],
};

describe("a typed change", () => {
  it("is a draft once it is whole, without the lines that were not begun", () => {
    expect(lacksOf(whole)).toEqual([]);
    expect(draftOf(whole)).toEqual({
      document: "渝民规〔2026〕9号",
      title: "通知",
      issuedOn: "2026-11-20",
      compared: true,
      effective: { rule: "fromMonth", month: "2027-01" },
      reason: "调标",
      rows: [{ key: "benefits.standard.hiv", value: 170000 }],
    });
  });

  it("says what it lacks, in the order of the form", () => {
    expect(lacksOf(emptyChange())).toEqual([
      "文号",
      "文件名称",
      "发文日期",
      "执行的月份",
      "调整原因",
      "至少一项新的数",
    ]);
    expect(draftOf(emptyChange())).toBeUndefined();
  });

  it("lacks the value of a line that was begun", () => {
    const begun = {
      ...whole,
      rows: [...whole.rows, { line: 2, key: "benefits.age.minor", value: undefined }],
    };
    expect(lacksOf(begun)).toEqual(["选了但没填完的那一项"]);
  });

  it("from the month after the document needs no month", () => {
    const draft = draftOf({ ...whole, rule: "nextMonth", month: undefined });
    expect(draft?.effective).toEqual({ rule: "nextMonth" });
  });

  it("that corrects names the period of each line", () => {
    const correction = emptyChange({ key: "k", from: "2022-09-01" });
    expect(correction).toMatchObject({ rule: "correction", rows: [{ key: "k", from: "2022-09-01" }] });
    const rows = [{ line: 0, key: "k", value: 1, from: "2022-09-01" }];
    expect(draftOf({ ...whole, rule: "correction", rows })?.rows).toEqual([
      { key: "k", value: 1, from: "2022-09-01" },
    ]);
    expect(lacksOf({ ...whole, rule: "correction" })).toEqual(["至少一项新的数"]);
  });
});

describe("suggested values", () => {
  it("replace lines of the same parameter and add the others", () => {
    const rows = withValues(whole.rows, [
      { key: "benefits.standard.tekun", value: 102700 },
      { key: "benefits.standard.hiv", value: 167700 },
    ]);
    expect(rows).toEqual([
      { line: 0, key: "benefits.standard.hiv", value: 167700 },
      { line: 1, key: "benefits.standard.tekun", value: 102700 },
    ]);
    expect(addLine(rows).at(-1)).toEqual({ line: 2, key: undefined, value: undefined });
  });
});
