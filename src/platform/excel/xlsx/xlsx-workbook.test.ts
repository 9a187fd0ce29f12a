import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { openWorkbook } from "../open-workbook.ts";
import type { Cell } from "../sheet.ts";
import {
  collect,
  packageParts,
  readBytes,
  readSheetXml,
  relationshipsXml,
  sheetXml,
  temporaryFile,
  workbookXml,
  zipOf,
} from "../test-files.ts";

async function written(build: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function cellsOf(build: (sheet: ExcelJS.Worksheet) => void): Promise<readonly (readonly Cell[])[]> {
  const file = await readBytes(await written((workbook) => build(workbook.addWorksheet("名单"))));
  return file.sheets[0]?.rows.map((row) => row.cells) ?? [];
}

test("reads texts, numbers, booleans, gaps and keeps the row numbers", async () => {
  const file = await readBytes(
    await written((workbook) => {
      const sheet = workbook.addWorksheet(" 名单 ");
      sheet.getCell("B2").value = "张三 ";
      sheet.getCell("D2").value = 1.5;
      sheet.getCell("A5").value = true;
      sheet.getCell("B5").value = false;
    }),
  );
  expect(file.format).toBe("xlsx");
  expect(file.sheets).toEqual([
    {
      name: " 名单 ",
      merges: [],
      rows: [
        { row: 2, hidden: false, cells: [undefined, "张三 ", undefined, 1.5] },
        { row: 5, hidden: false, cells: ["TRUE", "FALSE"] },
      ],
    },
  ]);
});

test("gives sheets in the order of the book, hidden ones included", async () => {
  const file = await readBytes(
    await written((workbook) => {
      workbook.addWorksheet("第一").getCell("A1").value = 1;
      workbook.addWorksheet("隐藏", { state: "hidden" }).getCell("A1").value = 2;
      workbook.addWorksheet("很隐藏", { state: "veryHidden" }).getCell("A1").value = 3;
    }),
  );
  expect(file.sheets.map((sheet) => [sheet.name, sheet.rows[0]?.cells[0]])).toEqual([
    ["第一", 1],
    ["隐藏", 2],
    ["很隐藏", 3],
  ]);
});

test("flattens rich text and links, gives formulas their stored result", async () => {
  const cells = await cellsOf((sheet) => {
    sheet.getCell("A1").value = { richText: [{ font: { bold: true }, text: "张" }, { text: " 三" }] };
    sheet.getCell("B1").value = { text: "网址", hyperlink: "http://example.invalid/" };
    sheet.getCell("C1").value = { formula: "1+1", result: 2 };
    sheet.getCell("D1").value = { formula: 'LEFT("张三")', result: "张" };
    sheet.getCell("E1").value = { formula: "[1]外部!A1", result: 7 };
    sheet.getCell("F1").value = { error: "#N/A" };
    sheet.getCell("G1").value = { formula: "1/0", result: { error: "#DIV/0!" } };
    sheet.getCell("H1").value = "end";
  });
  expect(cells).toEqual([["张 三", "网址", 2, "张", 7, undefined, undefined, "end"]]);
});

test.each([
  ["yyyy-mm-dd", { date: "2015-03-02" }],
  ['yyyy"年"m"月"d"日"', { date: "2015-03-02" }],
  ["[$-804]yyyy/m/d;@", { date: "2015-03-02" }],
  ["h:mm", 42_065.75],
  ["0.00", 42_065.75],
] as const)("a number in the format %s is %j", async (numFmt, expected) => {
  const cells = await cellsOf((sheet) => {
    sheet.getCell("A1").value = 42_065.75;
    sheet.getCell("A1").numFmt = numFmt;
  });
  expect(cells).toEqual([[expected]]);
});

test("reads dates of the 1904 calendar", async () => {
  const file = await readBytes(
    await written((workbook) => {
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet("名单");
      sheet.getCell("A1").value = 40_603;
      sheet.getCell("A1").numFmt = "yyyy-mm-dd";
    }),
  );
  expect(file.sheets[0]?.rows[0]?.cells).toEqual([{ date: "2015-03-02" }]);
});

test("knows a sheet's merges before its rows, and rows that are hidden or of no height", async () => {
  const bytes = await written((workbook) => {
    const sheet = workbook.addWorksheet("名单");
    for (let row = 1; row <= 3; row++) sheet.getCell(row, 1).value = row;
    sheet.mergeCells("A1:AB2");
    sheet.mergeCells("C5:D5");
    sheet.getRow(2).hidden = true;
  });
  const file = await readBytes(bytes);
  expect(file.sheets[0]?.merges).toEqual([
    { top: 1, bottom: 2, left: 0, right: 27 },
    { top: 5, bottom: 5, left: 2, right: 3 },
  ]);
  // exceljs repeats a merged block's value in its other cells.
  expect(file.sheets[0]?.rows.map((row) => [row.row, row.hidden])).toContainEqual([3, false]);
  const rows = await readSheetXml(
    '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row>' +
      '<row r="3" hidden="0" ht="15.5"><c r="A3"><v>3</v></c></row>',
  );
  expect(rows.map((row) => row.hidden)).toEqual([true, true, false]);
});

test("counts rows and cells that do not say where they stand", async () => {
  const rows = await readSheetXml(
    '<row><c><v>1</v></c><c t="str"><f>A1</f><v>文</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>' +
      "<row><c><v>5</v></c></row>",
  );
  expect(rows.map((row) => [row.row, row.cells])).toEqual([
    [1, [1, "文"]],
    [5, [undefined, undefined, 3, 4]],
    [6, [5]],
  ]);
});

test("reads inline strings, shared strings with phonetic hints, escapes and empty cells", async () => {
  const rows = await readSheetXml(
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh><t>zs</t></rPh></is></c>' +
      '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="str"><v></v></c>' +
      '<c r="F1" t="d"><v>2015-03-02T00:00:00</v></c><c r="G1" t="s"><v> 3 </v></c><c r="H1" s="1"/></row>',
    {
      "xl/sharedStrings.xml":
        '<sst><si><t>李</t><rPh sb="0" eb="1"><t>li</t></rPh><phoneticPr/></si><si/>' +
        "<si><t>第一行_x000D_\n_x005F_x000D_ &amp;</t></si><si><r><rPr><b/></rPr><t>王</t></r><r><t>五</t></r></si></sst>",
    },
  );
  expect(rows[0]?.cells).toEqual([
    "张 三",
    "李",
    undefined,
    "第一行\r\n_x000D_ &",
    undefined,
    { date: "2015-03-02" },
    "王五",
  ]);
});

test("reads prefixed elements, the strict namespace, absolute targets and back slashes in names", async () => {
  const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const relationships = (id: string, type: string, target: string) =>
    `<r:Relationships xmlns:r="x"><r:Relationship Id="${id}" Type="${strict}/${type}" Target="${target}"/></r:Relationships>`;
  const zip = await zipOf({
    "_rels/.rels": relationships("a", "officeDocument", "/book/main.xml"),
    "book/main.xml":
      '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="q"><x:sheets><x:sheet name="表" sheetId="1" q:id="z"/></x:sheets></x:workbook>',
    "book/_rels/main.xml.rels": relationships("z", "worksheet", "../sheets/./One.xml"),
    "SHEETS/one.xml":
      '<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData>' +
      '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>',
  });
  const file = await readBytes(zip);
  expect(file.sheets[0]?.rows[0]?.cells).toEqual([7]);
  expect(file.sheets[0]?.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 1 }]);
});

test("reads parts in UTF-16 and with a byte order mark", async () => {
  const xml = sheetXml('<row r="1"><c r="A1" t="str"><v>合川</v></c></row>');
  for (const bytes of [
    Buffer.from(`\ufeff${xml}`, "utf16le"),
    Buffer.from(xml, "utf16le"),
    Buffer.from(`\ufeff${xml}`),
  ]) {
    const file = await readBytes(await zipOf(packageParts({ "xl/worksheets/sheet1.xml": bytes })));
    expect(file.sheets[0]?.rows[0]?.cells).toEqual(["合川"]);
  }
});

test("skips chart sheets and external links", async () => {
  const zip = await zipOf(
    packageParts({
      "xl/workbook.xml": workbookXml(
        '<sheet name="图" sheetId="2" r:id="rId8"/><sheet name="名单" sheetId="1" r:id="rId1"/>',
      ),
      "xl/_rels/workbook.xml.rels": relationshipsXml(
        ["rId8", "chartsheet", "chartsheets/sheet1.xml"],
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId9", "externalLink", "file:///etc/passwd", 'TargetMode="External"'],
      ),
    }),
  );
  expect((await readBytes(zip)).sheets.map((sheet) => sheet.name)).toEqual(["名单"]);
});

test("finds merges whose rows end anywhere in a chunk", async () => {
  for (const padding of [0, 262_090, 262_100, 262_110, 262_120, 262_130, 262_140, 262_150]) {
    const xml = sheetXml(
      `<row r="1"><c r="A1" t="str"><v>${"x".repeat(padding)}</v></c></row>`,
      '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>',
    );
    const file = await readBytes(await zipOf(packageParts({ "xl/worksheets/sheet1.xml": xml })));
    expect(file.sheets[0]?.merges).toEqual([{ top: 2, bottom: 3, left: 1, right: 2 }]);
  }
});

test("finds merges of a sheet without rows", async () => {
  const empty = '<worksheet><sheetData /><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>';
  const file = await readBytes(await zipOf(packageParts({ "xl/worksheets/sheet1.xml": empty })));
  expect(file.sheets[0]?.merges).toHaveLength(1);
});

test("may be read more than once, and left in the middle", async () => {
  const rows = Array.from({ length: 1200 }, (_, row) => `<row><c><v>${row}</v></c></row>`).join("");
  const workbook = await openWorkbook(
    temporaryFile(await zipOf(packageParts({ "xl/worksheets/sheet1.xml": sheetXml(rows) }))),
  );
  const [sheet] = workbook.sheets;
  const sizes = async () => (await collect(sheet?.rows() ?? [])).map((batch) => batch.length);
  for await (const batch of sheet?.rows() ?? []) {
    expect(batch[0]?.cells).toEqual([0]);
    break;
  }
  expect(await sizes()).toEqual([500, 500, 200]);
  expect(await sizes()).toEqual([500, 500, 200]);
  await workbook.close();
});

test("reads what exceljs's streaming writer writes", async () => {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true });
  const sheet = workbook.addWorksheet("名单");
  for (let row = 0; row < 2000; row++) sheet.addRow([row, `第${row}村`, "汉族"]).commit();
  sheet.commit();
  await workbook.commit();
  const file = await readBytes(await bytes);
  expect(file.sheets[0]?.rows).toHaveLength(2000);
  expect(file.sheets[0]?.rows[1999]).toEqual({ row: 2000, hidden: false, cells: [1999, "第1999村", "汉族"] });
});
