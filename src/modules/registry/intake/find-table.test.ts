import { expect, test } from "vitest";
import type { Cell, SheetRow } from "../../../platform/excel/sheet.ts";
import { findTable } from "./find-table.ts";

function rows(lines: readonly (readonly Cell[])[], from = 1): SheetRow[] {
  return lines.map((cells, at) => ({ row: from + at, hidden: false, cells }));
}

const DATA = [1, "铺坝村", "邓一鸣", "男", "2015-03-02", "500199201503020011", "邓大明", "16821577958"];

test("a header is found wherever it begins, with the lines above as titles", () => {
  const header = ["序号", "村（社区）", "姓名", "性别", "出生日期", "身份证号", "监护人姓名", "联系电话"];
  const lines = [
    ["农村留守儿童台账"],
    [],
    ["填报单位：官渡镇", undefined, "单位：人"],
    ...Array.from({ length: 20 }, (): Cell[] => []),
    header,
    DATA,
  ];
  const table = findTable(rows(lines), []);
  expect(table?.headerRows).toEqual([24]);
  expect(table?.firstDataRow).toBe(25);
  expect(table?.titleLines).toEqual(["农村留守儿童台账", "填报单位：官渡镇", "单位：人"]);
});

test("a title's words never complete a heading", () => {
  const lines = [
    ["官渡镇孤儿台账"],
    ["2020年第四季度农村留守儿童走访情况"],
    ["填报单位：官渡镇", undefined, undefined, "填报日期：2020年12月25日"],
    ["姓名", "性别", "身份证号", "类别", "日期"],
    DATA.slice(2),
  ];
  const table = findTable(rows(lines), [{ top: 1, bottom: 1, left: 0, right: 4 }]);
  expect(table?.headerRows).toEqual([4]);
  expect(table?.columns.map(({ field }) => field)).toEqual(["name", "sex", "citizenNo", null, null]);
  expect(table?.titleLines).toHaveLength(4);
});

test("headings with a colon inside are headings among others, a filled-in line is a title", () => {
  const table = findTable(
    rows([
      ["填报单位：官渡镇人民政府", "填报日期：2021年1月8日"],
      ["姓名：", "性别", "身份证号码", "父亲：姓名", "监护人：姓名", "备注：（其他）"],
      ["张三", "男", "500199201503020011", "张某", "李某", ""],
    ]),
    [],
  );
  expect(table?.headerRows).toEqual([2]);
  expect(table?.columns.map(({ field }) => field)).toEqual([
    "name",
    "sex",
    "citizenNo",
    "father.name",
    "guardian.name",
    "note",
  ]);
});

test("a table may begin in any column, and its unknown columns are shown unmapped", () => {
  const table = findTable(rows([[undefined, undefined, "姓名", "性别", "身份证号", "照片", "照片编号"]]), []);
  expect(table?.columns.map(({ index, field }) => [index, field])).toEqual([
    [2, "name"],
    [3, "sex"],
    [4, "citizenNo"],
    [5, null],
    [6, null],
  ]);
});

test("a second table beside the first keeps its names and phones", () => {
  const header = ["村", "姓名", "性别", "身份证号", undefined, "姓名", "职务", "电话"];
  const table = findTable(rows([["官渡镇农村留守儿童台账"], header]), []);
  expect(table?.columns.map(({ field }) => field)).toEqual(["village", "name", "sex", "citizenNo"]);
  const spaced = ["姓名", "性别", "身份证号", undefined, "父亲姓名", "父亲电话", "备注"];
  expect(findTable(rows([spaced]), [])?.columns).toHaveLength(6);
});

test("a heading that stands twice maps once", () => {
  const table = findTable(rows([["姓名", "性别", "出生日期", "联系电话", "联系电话"]]), []);
  expect(table?.columns.map(({ field }) => field)).toEqual([
    "name",
    "sex",
    "birthDate",
    "guardian.phone",
    null,
  ]);
});

test("merged groups over merged groups name whose column it is", () => {
  const lines: Cell[][] = [
    ["儿童基本情况", undefined, undefined, "家庭成员情况", undefined, undefined, undefined],
    ["姓名", "性别", "身份证号", "父亲", undefined, "母亲", undefined],
    [undefined, undefined, undefined, "姓名", "电话", "姓名", "电话"],
  ];
  const merges = [
    { top: 1, bottom: 1, left: 0, right: 2 },
    { top: 1, bottom: 1, left: 3, right: 6 },
    ...[0, 1, 2].map((left) => ({ top: 2, bottom: 3, left, right: left })),
    { top: 2, bottom: 2, left: 3, right: 4 },
    { top: 2, bottom: 2, left: 5, right: 6 },
  ];
  const table = findTable(
    rows(lines, 3),
    merges.map((merge) => ({ ...merge, top: merge.top + 2, bottom: merge.bottom + 2 })),
  );
  expect(table?.headerRows).toEqual([3, 4, 5]);
  expect(table?.columns.map(({ field, heading }) => [field, heading])).toEqual([
    ["name", "儿童基本情况 / 姓名"],
    ["sex", "儿童基本情况 / 性别"],
    ["citizenNo", "儿童基本情况 / 身份证号"],
    ["father.name", "家庭成员情况 / 父亲 / 姓名"],
    ["father.phone", "家庭成员情况 / 父亲 / 电话"],
    ["mother.name", "家庭成员情况 / 母亲 / 姓名"],
    ["mother.phone", "家庭成员情况 / 母亲 / 电话"],
  ]);
});

test("in a text file a group reaches over the empty cells to its right, not over the next heading", () => {
  const lines: Cell[][] = [
    ["姓名", "性别", "身份证号", "父亲", "", "", "母亲", "", "监护人", "", "是否寄宿", "备注"],
    ["", "", "", "姓名", "电话", "务工地", "姓名", "电话", "姓名", "关系", "", ""],
    ["邓一鸣", "男", "500199201503020011", "邓大明", "16821577958", "北京", "王小红", "", "", "", "是", ""],
  ];
  expect(findTable(rows(lines), [])?.columns.map(({ field }) => field)).toEqual([
    "name",
    "sex",
    "citizenNo",
    "father.name",
    "father.phone",
    "father.workPlace",
    "mother.name",
    "mother.phone",
    "guardian.name",
    "guardian.relation",
    "boarding",
    "note",
  ]);
});

test("in a text file a new group above ends the group below it", () => {
  const lines: Cell[][] = [
    ["姓名", "身份证号", "家庭情况", "", "", "就学情况", ""],
    ["", "", "父亲", "", "监护人", "", ""],
    ["", "", "姓名", "电话", "电话", "学校", "年级"],
  ];
  const table = findTable(rows(lines), []);
  expect(table?.columns.map(({ field, heading }) => [field, heading])).toEqual([
    ["name", "姓名"],
    ["citizenNo", "身份证号"],
    ["father.name", "家庭情况 / 父亲 / 姓名"],
    ["father.phone", "家庭情况 / 父亲 / 电话"],
    ["guardian.phone", "家庭情况 / 监护人 / 电话"],
    ["school", "就学情况 / 学校"],
    ["grade", "就学情况 / 年级"],
  ]);
});

test("a line of remarks in brackets belongs to the header", () => {
  const lines = [
    ["姓名", "性别", "出生日期", "身份证号"],
    [undefined, "（男/女）", "（年-月-日）"],
    DATA.slice(2),
  ];
  expect(findTable(rows(lines), [])?.headerRows).toEqual([1, 2]);
});

test("a line that numbers the columns belongs to the header", () => {
  const table = findTable(rows([["姓名", "性别", "身份证号", "备注"], [1, 2, 3, 4], DATA.slice(2)]), []);
  expect(table?.headerRows).toEqual([1, 2]);
});

test.each([
  [["填表说明"], ["1.身份证号请设置为文本格式。"]],
  [
    ["镇街", "人数", "其中女童", "备注"],
    ["官渡镇", 12, 5],
  ],
  [
    ["姓名", "电话"],
    ["张三", "16821577958"],
  ],
  [],
])("no table of children is seen where there is none (%j)", (...lines) => {
  expect(findTable(rows(lines), [])).toBeNull();
});
