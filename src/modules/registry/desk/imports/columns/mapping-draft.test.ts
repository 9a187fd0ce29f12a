import { describe, expect, it } from "vitest";
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";
import {
  chooseField,
  chooseSheets,
  mappingBody,
  needsALook,
  reviewSheet,
  withEdits,
} from "./mapping-draft.ts";
import { whereAsOf } from "./where-as-of.ts";

function sheetOf(index: number, headings: Readonly<Record<string, string | null>>): ImportSheet {
  return {
    index,
    name: `表${index}`,
    headerRows: [2],
    firstDataRow: 3,
    columns: Object.entries(headings).map(([heading, field], at) => ({
      index: at,
      letter: String.fromCharCode(65 + at),
      heading,
      field,
      confidence: field === null ? 0 : 1,
      source: "found" as const,
      samples: [],
    })),
    titleLines: [],
    township: null,
    village: null,
    asOf: null,
    rows: 5,
    rowsAreCounted: true,
    chosen: true,
    whyNot: null,
    sampleRows: [],
  };
}

const form = { 姓名: "name", 身份证: "citizenNo", 村: "village", 电话号: null };
const one = sheetOf(0, form);
const same = sheetOf(1, form);
const other = sheetOf(2, { 姓名: "name", 出生: "birthDate" });
const sheets = [one, same, other];
const [firstColumn] = one.columns as [ImportSheet["columns"][number]];

describe("columns arranged by a person", () => {
  it("are the same for every sheet of one form, and only there", () => {
    const draft = chooseField(sheets, {}, { sheet: one, column: 3, field: "guardian.phone" });
    expect(withEdits(same, draft).columns[3]).toMatchObject({ field: "guardian.phone", source: "chosen" });
    expect(withEdits(other, draft)).toEqual(other);
  });

  it("give a field to one column at most", () => {
    const draft = chooseField(sheets, {}, { sheet: one, column: 3, field: "citizenNo" });
    expect(withEdits(one, draft).columns.map(({ field }) => field)).toEqual([
      "name",
      null,
      "village",
      "citizenNo",
    ]);
  });

  it("are sent as what differs, with every sheet's own yes or no", () => {
    const draft = chooseSheets(chooseField(sheets, {}, { sheet: one, column: 2, field: null }), [2], false);
    expect(mappingBody(sheets, draft, "2020-12-31")).toEqual({
      asOf: "2020-12-31",
      sheets: [
        { index: 0, chosen: true, columns: [{ index: 2, field: null }] },
        { index: 1, chosen: true, columns: [{ index: 2, field: null }] },
        { index: 2, chosen: false, columns: [] },
      ],
    });
  });

  it("are looked at where the server was not sure", () => {
    expect(one.columns.filter(needsALook).map(({ heading }) => heading)).toEqual(["电话号"]);
    expect(needsALook({ ...firstColumn, confidence: 0.6 })).toBe(true);
    expect(needsALook({ ...firstColumn, confidence: 0.6, source: "remembered" })).toBe(false);
  });

  it("block the check without a name, or without number and birth date", () => {
    expect(reviewSheet(one).blocking).toEqual([]);
    expect(reviewSheet(sheetOf(3, { 姓名: "name", 村: "village" })).blocking).toHaveLength(1);
    expect(reviewSheet(sheetOf(4, { 村: "village" })).blocking).toHaveLength(2);
  });

  it("say what will be worked out instead of a missing column", () => {
    expect(reviewSheet(one).missing).toEqual(["没有“性别”“出生日期”列，按身份证号推出"]);
  });
});

describe("the reference date", () => {
  it("is told with where it stands, the most common first", () => {
    const titled = (index: number): ImportSheet => ({
      ...sheetOf(index, form),
      titleLines: ["古楼镇留守儿童台账（2020年第四季度）"],
      asOf: "2020-12-31",
    });
    const named: ImportSheet = { ...sheetOf(9, form), name: "2020年9月", asOf: "2020-09-30" };
    expect(whereAsOf("台账.xlsx", [named, titled(0), titled(1)])).toEqual([
      { asOf: "2020-12-31", where: "标题“古楼镇留守儿童台账（2020年第四季度）”（2 张表）" },
      { asOf: "2020-09-30", where: "表名“2020年9月”" },
    ]);
  });
});
