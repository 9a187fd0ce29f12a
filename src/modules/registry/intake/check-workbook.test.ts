/** Sheets as a whole: which rows are data, what reaches a row from above and around, and doubles across the file. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { buildPlaceIndex, type PlaceListJson } from "../../../kernel/place-names.ts";
import type { Cell, MergedRange, Sheet } from "../../../platform/excel/sheet.ts";
import type { CheckOptions } from "./check-sheet.ts";
import { checkWorkbook, surveyWorkbook } from "./check-workbook.ts";
import type { JudgedRow, NonDataRow } from "./judged-row.contract.ts";

const list = readFileSync(new URL("../../../platform/places/hechuan.json", import.meta.url), "utf8");
const OPTIONS: CheckOptions = {
  ledger: "leftBehind",
  fileName: "官渡镇农村留守儿童台账（2020年第四季度）.xlsx",
  places: buildPlaceIndex(JSON.parse(list) as PlaceListJson),
};
const HEADER = ["序号", "村（社区）", "姓名", "性别", "出生日期", "身份证号", "备注"];
const number = (sequence: number) => composeCitizenId("500199", "2015-03-02", sequence);

function child(
  sequence: number,
  village: Cell,
  name = `邓一${"甲乙丙丁戊己庚辛壬癸"[sequence % 10] ?? "子"}`,
): Cell[] {
  return [sequence, village, name, sequence % 2 === 1 ? "男" : "女", "2015-03-02", number(sequence)];
}

interface SheetLines {
  readonly name?: string | null;
  readonly merges?: readonly MergedRange[];
  readonly hidden?: readonly number[];
}

function sheet(
  lines: readonly (readonly Cell[])[],
  { name = "Sheet1", merges = [], hidden = [] }: SheetLines = {},
): Sheet {
  async function* rows() {
    const stored = lines.map((cells, at) => ({ row: at + 1, hidden: hidden.includes(at + 1), cells }));
    yield stored.slice(0, 3);
    yield stored.slice(3);
  }
  return { name, merges, rows };
}

interface Checked {
  readonly rows: JudgedRow[];
  readonly nonData: NonDataRow[];
}

async function check(sheets: readonly Sheet[], options: Partial<CheckOptions> = {}): Promise<Checked> {
  const rows: JudgedRow[] = [];
  const nonData: NonDataRow[] = [];
  for await (const batch of checkWorkbook({ sheets }, { ...OPTIONS, ...options })) {
    rows.push(...batch.rows);
    nonData.push(...batch.nonData);
  }
  return { rows, nonData };
}

const saidOf = (row: JudgedRow) => row.findings.map(({ code }) => code).join(" ");
const kindsOf = ({ nonData }: Checked) => nonData.map(({ row, kind }) => `${row} ${kind}`);

describe("rows that are no data", () => {
  test("each is told by its kind", async () => {
    const checked = await check([
      sheet([
        ["官渡镇留守儿童花名册"],
        ["填报单位：官渡镇", undefined, undefined, "填报日期：2020年12月25日"],
        HEADER,
        ["合 计", undefined, "2 人"],
        child(1, "铺坝村"),
        [],
        [2],
        [3, " \n"],
        ["小计：1人"],
        ["铺坝村小计", undefined, 1],
        HEADER,
        child(4, "铺坝村"),
        [undefined, undefined, undefined, undefined, undefined, undefined, "见下页"],
        ["总计"],
        ["制表人：卜亮", undefined, "审核：胡昌荣", "负责人：舒明胜"],
        [],
        child(5, "铺坝村"),
      ]),
    ]);
    expect(checked.rows.map((row) => row.context.row)).toEqual([5, 12]);
    expect(kindsOf(checked)).toEqual([
      "1 title",
      "2 subtitle",
      "3 header",
      "4 total",
      "6 blank",
      "7 numberedButEmpty",
      "8 numberedButEmpty",
      "9 total",
      "10 total",
      "11 repeatedHeader",
      "13 noChild",
      "14 total",
      "15 footer",
      "16 blank",
      "17 strayTable",
    ]);
  });

  test.each(["填表人：甲", "填报人", "制表人 乙", " 审核：丙", "负责人:", "经办人（签字）", "审 核 人：丁"])(
    "%j ends the table",
    async (signature) => {
      const { rows } = await check([
        sheet([HEADER, child(1, "铺坝村"), [undefined, signature], child(2, "铺坝村")]),
      ]);
      expect(rows).toHaveLength(1);
    },
  );

  test("a child's own cells do not end the table nor make a sum", async () => {
    const notes = ["审核通过", "负责人已走访", "家庭年收入合计2万元", "会计家庭"];
    const { rows } = await check([
      sheet([HEADER, ...notes.map((note, at) => [...child(at + 1, "铺坝村"), note])]),
    ]);
    expect(rows).toHaveLength(4);
    expect(rows.map((row) => row.values.note)).toEqual(notes);
  });

  test("a repeated heading 审核意见 is no signature", async () => {
    const header = [...HEADER, "审核意见"];
    const { rows } = await check([sheet([header, child(1, "铺坝村"), header, child(2, "铺坝村")])]);
    expect(rows).toHaveLength(2);
  });

  test("a sum may count boys and girls in the child's own columns", async () => {
    const { rows } = await check([
      sheet([HEADER, child(1, "铺坝村"), ["小计：3人", undefined, "男：2", "女：1"], child(2, "铺坝村")]),
    ]);
    expect(rows).toHaveLength(2);
  });

  test("signatures may stand under the child's own columns", async () => {
    const signed = [undefined, undefined, "审核李四", "负责人王五", "2020-12-25"];
    const { rows } = await check([sheet([HEADER, child(1, "铺坝村"), signed, child(2, "铺坝村")])]);
    expect(rows).toHaveLength(1);
  });

  test("what stands to the right of the header is another table", async () => {
    const beside = [undefined, "合计", "制表人：甲", "姓名"];
    const checked = await check([
      sheet([
        HEADER,
        [...child(1, "铺坝村"), undefined, ...beside],
        [...Array.from<Cell>({ length: 7 }), ...beside],
      ]),
    ]);
    expect(checked.rows).toHaveLength(1);
    expect(kindsOf(checked)).toEqual(["1 header", "3 blank"]);
  });

  test("a sheet without a header has none, one with a header and no rows is fine", async () => {
    const summary = sheet(
      [
        ["镇街", "人数", "其中女童"],
        ["官渡镇", 20, 9],
      ],
      { name: "汇总" },
    );
    const words = sheet([["填表说明"], ["1.姓名、性别、身份证号请按户口簿填写。"]], { name: "说明" });
    expect((await check([summary, words, sheet([]), sheet([HEADER])])).rows).toEqual([]);
    const reports = await surveyWorkbook({ sheets: [summary, words, sheet([]), sheet([HEADER])] }, OPTIONS);
    expect(reports.map((report) => report.table?.headerRows ?? null)).toEqual([null, null, null, [1]]);
  });

  test("a row with any of name, number, sex and birth date is data", async () => {
    const lines = [2, 3, 4, 5].map((at) =>
      HEADER.map((_, index) => (index === at ? child(1, "铺坝村")[at] : undefined)),
    );
    expect((await check([sheet([HEADER, ...lines])])).rows).toHaveLength(4);
  });
});

describe("what comes from above", () => {
  test("an empty village takes the nearest one above, a merged one its block's, a ditto mark the row's", async () => {
    const merges = [{ top: 6, bottom: 8, left: 1, right: 1 }];
    const { rows } = await check([
      sheet(
        [
          HEADER,
          child(1, undefined),
          child(2, "铺坝村"),
          child(3, undefined),
          [],
          child(4, "兴胜村"),
          child(5, undefined),
          child(6, undefined),
          child(7, undefined),
          child(8, "同上"),
          child(9, "〃"),
        ],
        { merges },
      ),
    ]);
    expect(rows.map((row) => [row.values.village?.name.slice(0, 2), saidOf(row)])).toEqual([
      [undefined, "required.missing"],
      ["铺坝", ""],
      ["铺坝", "place.filledDown"],
      ["兴胜", ""],
      ["兴胜", ""],
      ["兴胜", ""],
      ["兴胜", "place.filledDown"],
      ["兴胜", ""],
      ["兴胜", ""],
    ]);
  });

  test("township cells are filled down without a word", async () => {
    const header = ["镇街", ...HEADER.slice(1)];
    const lines = [child(1, "沙嘴村"), child(2, "骑龙村"), child(3, "铺坝村")].map((cells, at) => [
      ["古楼镇", undefined, "官渡"][at],
      ...cells.slice(1),
    ]);
    const { rows } = await check([sheet([header, ...lines])]);
    expect(rows.map((row) => [row.values.township?.name, saidOf(row)])).toEqual([
      ["古楼镇", ""],
      ["古楼镇", ""],
      ["官渡镇", ""],
    ]);
  });

  test("a merged block over township and village counts for both, other blocks for their first column", async () => {
    const header = ["镇街", ...HEADER.slice(1, 6), "监护人姓名", "监护人电话"];
    const lines = [
      ["官渡镇铺坝村", undefined, ...child(1, "").slice(2), "邓大明", "16821577958"],
      [undefined, undefined, ...child(2, "").slice(2), undefined, undefined],
    ];
    const merges = [
      { top: 2, bottom: 3, left: 0, right: 1 },
      { top: 2, bottom: 3, left: 6, right: 6 },
      { top: 2, bottom: 3, left: 7, right: 7 },
    ];
    const { rows } = await check([sheet([header, ...lines], { merges })]);
    expect(
      rows.map((row) => [
        row.values.village?.name,
        row.values["guardian.name"],
        row.values["guardian.phone"],
      ]),
    ).toEqual(Array.from({ length: 2 }, () => ["铺坝村村民委员会", "邓大明", ["16821577958"]]));
  });

  test("a merged name is one child, not two", async () => {
    const second = [undefined, "铺坝村", undefined, undefined, undefined, undefined, "另一位监护人"];
    const { rows } = await check([
      sheet([HEADER, child(1, "铺坝村"), second], { merges: [{ top: 2, bottom: 3, left: 2, right: 2 }] }),
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe("what stands around the table", () => {
  const noVillage = HEADER.filter((heading) => heading !== "村（社区）");
  const line = (sequence: number) => child(sequence, "").filter((_, at) => at !== 1);

  test.each(["铺坝村", "铺坝", " 铺坝村 ", "3.铺坝村", "铺坝村（已核）", "铺坝村民委员会"])(
    "a sheet named %j is of that village",
    async (name) => {
      const { rows } = await check([sheet([noVillage, line(1)], { name })]);
      expect(rows.map((row) => [row.values.village?.name, saidOf(row)])).toEqual([["铺坝村村民委员会", ""]]);
    },
  );

  test("the title's village comes before the sheet's", async () => {
    const { rows } = await check([
      sheet([["官渡镇兴胜村农村留守儿童花名册"], noVillage, line(1)], { name: "铺坝村" }),
    ]);
    expect(rows[0]?.values.village?.name).toBe("兴胜村村民委员会");
  });

  test("a sheet's name that is no village here is told at each row", async () => {
    const said = async (name: string) =>
      (await check([sheet([noVillage, line(1)], { name })])).rows.map(saidOf);
    expect(await said("莲花村")).toEqual(["place.unknown"]);
    expect(await said("沙嘴村")).toEqual(["place.outsideTownship"]);
    expect(await said("Sheet1")).toEqual(["required.missing"]);
  });

  test("a table with a village column is not helped by its title", async () => {
    const { rows } = await check([
      sheet([["官渡镇铺坝村花名册"], HEADER, child(1, undefined)], { name: "铺坝村" }),
    ]);
    expect(rows.map(saidOf)).toEqual(["required.missing"]);
  });

  test("a given reference date, scope and mapping take precedence", async () => {
    const table = {
      headerRows: [1],
      firstDataRow: 2,
      titleLines: [],
      columns: [2, 3, 4, 5].map((index, at) => ({
        index,
        field: (["name", "sex", "birthDate", "citizenNo"] as const)[at] ?? null,
        heading: "",
        confidence: 1,
      })),
    };
    const given = await check([sheet([["甲"], child(1, "铺坝村")], { name: "铺坝村" })], {
      tables: { 0: table },
      asOf: "2031-03-02",
      scope: "500117101205",
    });
    expect(given.rows.map(saidOf)).toEqual(["age.notEligible"]);
    expect((await check([sheet([HEADER, child(1, "铺坝村")])], { tables: { 0: null } })).rows).toEqual([]);
    expect(
      (
        await check([sheet([HEADER, child(1, "铺坝村")])], {
          fileName: "官渡镇台账.xlsx",
          defaultAsOf: "2031-03-02",
        })
      ).rows.map(saidOf),
    ).toEqual(["age.notEligible"]);
  });

  test("text files have no sheet name", async () => {
    const { rows } = await check([sheet([HEADER, child(1, "铺坝村")], { name: null })], {
      fileName: "官渡镇（截至2020年12月31日）.csv",
    });
    expect(rows.map((row) => [row.context.sheet, row.context.row, saidOf(row)])).toEqual([[null, 2, ""]]);
  });
});

describe("doubles in a file", () => {
  test("the first row is kept, later ones are told where", async () => {
    const twice = [HEADER, child(1, "铺坝村"), child(1, "兴胜村"), child(2, "铺坝村")];
    const { rows } = await check([
      sheet(twice),
      sheet([HEADER, child(1, "铺坝村"), child(2, "铺坝村"), child(3, "铺坝村")], { name: "二" }),
    ]);
    expect(rows.map(saidOf)).toEqual([
      "",
      "duplicate.inFile",
      "",
      "duplicate.acrossSheets",
      "duplicate.acrossSheets",
      "",
    ]);
  });

  test("a refused row keeps nothing from a later one", async () => {
    const { rows } = await check([
      sheet([HEADER, child(1, "莲花村"), child(1, "铺坝村"), child(1, "铺坝村")]),
    ]);
    expect(rows.map(saidOf)).toEqual(["place.unknown", "", "duplicate.inFile"]);
  });

  test("same name and birth date with another number or none may be the same child", async () => {
    const named = (sequence: number, citizenNo: Cell, name = "邓一鸣") =>
      child(sequence, "铺坝村", name).with(5, citizenNo).with(3, "男");
    const { rows } = await check([
      sheet([
        HEADER,
        named(1, number(1)),
        named(2, "无"),
        named(3, number(3), "邓 一 鸣"),
        named(4, number(5), "邓一山"),
        named(5, number(1)),
      ]),
    ]);
    expect(rows.map(saidOf)).toEqual([
      "",
      "duplicate.possible citizenNo.missing",
      "duplicate.possible",
      "",
      "duplicate.inFile",
    ]);
  });

  test("swapped rows take no part", async () => {
    const swapped = child(1, "铺坝村").with(5, "男").with(3, number(1));
    const { rows } = await check([sheet([HEADER, swapped, child(1, "铺坝村")])]);
    expect(rows.map(saidOf)).toEqual(["row.columnsSwapped", ""]);
  });

  test("a hidden row is told", async () => {
    const { rows } = await check([sheet([HEADER, child(1, "铺坝村"), child(2, "铺坝村")], { hidden: [3] })]);
    expect(rows.map(saidOf)).toEqual(["", "row.hidden"]);
  });
});
