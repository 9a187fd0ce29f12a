import { buffer } from "node:stream/consumers";
import { read as readWithSheetJs } from "@e965/xlsx";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "./sheet.ts";
import { readBytes } from "./test-files.ts";
import type { SheetSpec, WorkbookSpec } from "./workbook-spec.ts";
import { writeWorkbook } from "./write-workbook.ts";

const AT = new Date("2026-11-24T00:40:00Z");

function sheetSpec(overrides: Partial<SheetSpec> = {}): SheetSpec {
  return {
    name: "名单",
    columns: [{ heading: "姓名" }, { heading: "金额", format: "money" }],
    rows: [],
    ...overrides,
  };
}

async function written(spec: WorkbookSpec | SheetSpec): Promise<Buffer> {
  return buffer(writeWorkbook("sheets" in spec ? spec : { sheets: [spec] }));
}

async function loaded(spec: WorkbookSpec | SheetSpec): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await written(spec)) as unknown as ExcelJS.Buffer);
  return workbook;
}

async function firstSheet(spec: WorkbookSpec | SheetSpec): Promise<ExcelJS.Worksheet> {
  const sheet = (await loaded(spec)).worksheets[0];
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

const CELL: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(undefined),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc
    .date({ min: new Date("1900-03-01"), max: new Date("2999-12-31"), noInvalidDate: true })
    .map((date) => ({ date: date.toISOString().slice(0, 10) })),
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.string({
    unit: fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "'",
      '"',
      "&",
      "<",
      ">",
      "_x000D_",
      "_",
      "x",
      " ",
      "1",
      "村",
    ),
    minLength: 1,
  }),
);

describe("what is written is read back the same", () => {
  const ROWS = fc.array(fc.array(CELL, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  const trimmed = (cells: readonly Cell[]) =>
    cells.slice(0, cells.findLastIndex((cell) => cell !== undefined) + 1);

  test("by our reader: any text, number and date", async () => {
    await fc.assert(
      fc.asyncProperty(ROWS, async (rows) => {
        const columns = Array.from({ length: 6 }, (_, index) => ({ heading: `列${index}` }));
        const file = await readBytes(await written(sheetSpec({ columns, rows: [rows] })));
        const cells = new Map(file.sheets[0]?.rows.map((row) => [row.row, row.cells]));
        for (const [index, row] of rows.entries()) expect(cells.get(index + 2) ?? []).toEqual(trimmed(row));
      }),
      { numRuns: 60 },
    );
  });

  test("by exceljs and SheetJS: texts that look like formulas, numbers and dates stay texts", async () => {
    const texts = [
      "=1+1",
      "+86",
      "-5",
      "@SUM(A1)",
      "\t=1",
      "500117200001011234",
      "13800000000",
      "2015-03-02",
      " 空 ",
      "1e5",
    ];
    const bytes = await written(
      sheetSpec({ columns: texts.map((heading) => ({ heading })), rows: [[texts]] }),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const theirs = texts.map((_, column) => workbook.worksheets[0]?.getCell(2, column + 1));
    expect(theirs.map((cell) => cell?.value)).toEqual(texts);
    expect(theirs.every((cell) => cell?.formula === undefined && cell?.numFmt === "@")).toBe(true);
    const sheet = readWithSheetJs(bytes, { type: "buffer", cellFormula: true }).Sheets["名单"];
    for (const [column, text] of texts.entries()) {
      const cell: unknown = sheet?.[`${String.fromCharCode(65 + column)}2`];
      expect(cell).toMatchObject({ t: "s", v: text });
      expect(cell).not.toHaveProperty("f");
    }
  });

  test("with the quote mark exactly on what would turn into a formula or number", async () => {
    const { unzipped } = await partsOf(sheetSpec({ rows: [[["=1"], ["张三"], ["001"]]] }));
    const styles = [...unzipped("xl/worksheets/sheet1.xml").matchAll(/<c r="A[234]" s="(\d+)"/g)].map(
      (match) => Number(match[1]),
    );
    const formats = [
      ...(/<cellXfs.*<\/cellXfs>/.exec(unzipped("xl/styles.xml"))?.[0] ?? "").matchAll(/<xf [^>]*>/g),
    ];
    expect(styles.map((style) => formats[style]?.[0].includes('quotePrefix="1"'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("without characters that XML cannot hold, and cut to Excel's length", async () => {
    const rows: Cell[][] = [["a\u0000b\u0008c\ud800d\uffffe"], ["x".repeat(40_000)], [Number.NaN]];
    const file = await readBytes(await written(sheetSpec({ rows: [rows] })));
    expect(file.sheets[0]?.rows.slice(1).map((row) => row.cells)).toEqual([["abcde"], ["x".repeat(32_767)]]);
  });
});

describe("the table", () => {
  const spec = sheetSpec({
    title: "合川区农村留守儿童台账",
    captions: ["制表单位：合川区民政局", "日期：2026年11月24日", "制表人：张三"],
    columns: [
      { heading: "序号", format: "integer", width: 6 },
      { heading: "姓名", group: "儿童", width: 10 },
      { heading: "出生日期", group: "儿童", format: "date" },
      { heading: "金额", format: "money", align: "right" },
      { heading: "备注", wrap: true },
    ],
    rows: [[[1, "张三", { date: "2015-03-02" }, 1234.5, "一\n二"]], [[2, "李四", undefined, -0.5]]],
    totals: () => ["合计", undefined, undefined, 1234],
    freezeColumns: 2,
    autoFilter: true,
  });

  test("has a title and captions over its width, two levels of headings, data and totals", async () => {
    const sheet = await firstSheet(spec);
    expect(sheet.getCell("A1").value).toBe("合川区农村留守儿童台账");
    expect(sheet.getCell("E1").master.address).toBe("A1");
    expect(["A2", "B2", "D2"].map((cell) => sheet.getCell(cell).value)).toEqual(spec.captions);
    expect(["A3", "B3", "C3", "D3"].map((cell) => sheet.getCell(cell).value)).toEqual([
      "序号",
      "儿童",
      "儿童",
      "金额",
    ]);
    expect(["A4", "B4", "C4"].map((cell) => sheet.getCell(cell).value)).toEqual(["序号", "姓名", "出生日期"]);
    expect(sheet.getCell("A4").master.address).toBe("A3");
    expect(sheet.getCell("C3").master.address).toBe("B3");
    expect(sheet.getCell("C5").value).toEqual(new Date("2015-03-02T00:00:00Z"));
    expect(sheet.getCell("C5").numFmt).toBe("yyyy-mm-dd");
    expect(sheet.getCell("D5").numFmt).toBe("#,##0.00");
    expect(sheet.getCell("E5").alignment.wrapText).toBe(true);
    expect(sheet.getCell("E6").border.left?.style).toBe("thin");
    expect(["A7", "D7"].map((cell) => sheet.getCell(cell).value)).toEqual(["合计", 1234]);
    expect(sheet.getColumn(1).width).toBe(6);
  });

  test("stands still where it should, prints on A4 across and repeats its headings", async () => {
    const sheet = await firstSheet({ sheets: [spec], stamp: { by: "张三&李四", at: AT } });
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 4, topLeftCell: "C5" });
    expect(sheet.autoFilter).toBe("A4:E6");
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(sheet.pageSetup.printTitlesRow).toBe("3:4");
    expect(sheet.headerFooter.oddHeader).toBe("&C&9&K808080张三&&李四  2026-11-24 08:40 导出");
    expect(sheet.headerFooter.oddFooter).toBe("&C第 &P 页，共 &N 页");
  });

  test("names who took it in the file's properties", async () => {
    const workbook = await loaded({ sheets: [spec], stamp: { by: "张三", at: AT } });
    expect([workbook.creator, workbook.created]).toEqual(["张三", AT]);
  });

  test("is read back with its merges", async () => {
    const file = await readBytes(await written(spec));
    expect(file.sheets[0]?.merges).toContainEqual({ top: 1, bottom: 1, left: 0, right: 4 });
    expect(file.sheets[0]?.merges).toContainEqual({ top: 3, bottom: 3, left: 1, right: 2 });
  });
});

describe("bad rows with their reasons", () => {
  test("have red cells and a last column that says why", async () => {
    const sheet = await firstSheet(
      sheetSpec({
        faultHeading: "问题",
        rows: [
          [
            {
              cells: ["张三"],
              faults: [
                { column: 0, message: "姓名里有数字" },
                { column: 1, message: "没有填金额" },
              ],
            },
            ["李四", 1],
          ],
        ],
      }),
    );
    const colour = (address: string) => {
      const { fill } = sheet.getCell(address);
      return fill.type === "pattern" ? fill.fgColor?.argb : undefined;
    };
    expect(["A2", "B2", "C2", "A3"].map(colour)).toEqual(["FFFFC7CE", "FFFFC7CE", undefined, undefined]);
    expect(["C1", "C2", "C3"].map((cell) => sheet.getCell(cell).value)).toEqual([
      "问题",
      "姓名里有数字\n没有填金额",
      null,
    ]);
  });
});

describe("templates", () => {
  test("offer short lists in the cell and long ones from a hidden sheet, over rows to be filled in", async () => {
    const places = Array.from({ length: 419 }, (_, index) => `第${index}村`);
    const workbook = await loaded({
      sheets: [
        {
          name: "选项",
          plain: true,
          columns: [{ heading: "", width: 80, wrap: true }],
          rows: [[["请先看说明"]]],
        },
        sheetSpec({
          columns: [
            { heading: "性别", choices: ["男", "女"] },
            { heading: "村", choices: places },
            { heading: "身份证号" },
          ],
          spareRows: 100,
        }),
      ],
    });
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ["选项(2)", "visible"],
      ["名单", "visible"],
      ["选项", "hidden"],
    ]);
    const sheet = workbook.getWorksheet("名单");
    expect(sheet?.getCell("A2").dataValidation).toMatchObject({ type: "list", formulae: ['"男,女"'] });
    expect(sheet?.getCell("B101").dataValidation).toMatchObject({
      type: "list",
      formulae: ["'选项'!$B$1:$B$419".replaceAll("B", "A")],
    });
    expect(workbook.getWorksheet("选项")?.getCell("A419").value).toBe("第418村");
    expect(sheet?.getCell("C50").numFmt).toBe("@");
  });
});

test("gives sheets names that Excel accepts, no two alike", async () => {
  const names = ["a/b:c", "A-B-C", "长".repeat(40), "", "'引'"];
  const workbook = await loaded({ sheets: names.map((name) => sheetSpec({ name })) });
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
    "a-b-c",
    "A-B-C(2)",
    "长".repeat(31),
    "工作表",
    "引",
  ]);
});

test("takes rows only as they are needed, and passes on their source's error", async () => {
  let taken = 0;
  async function* source() {
    for (; taken < 400; taken++)
      yield Array.from({ length: 500 }, (_, row) => [`${taken}-${row}-${"x".repeat(row % 7)}`]);
  }
  const stream = writeWorkbook({ sheets: [sheetSpec({ rows: source() })] });
  const iterator = stream[Symbol.asyncIterator]();
  for (let chunk = 0; chunk < 4; chunk++) await iterator.next();
  expect(taken).toBeLessThan(400);
  await iterator.return?.();

  // A source that fails before its first row.
  const failing: AsyncIterable<Cell[][]> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("connection lost")) }),
  };
  await expect(written(sheetSpec({ rows: failing }))).rejects.toThrow("connection lost");
});

async function partsOf(spec: SheetSpec): Promise<{ unzipped: (name: string) => string }> {
  const { fromBufferPromise } = await import("yauzl");
  const zip = await fromBufferPromise(await written(spec), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
  }
  return { unzipped: (name) => parts.get(name) ?? "" };
}
