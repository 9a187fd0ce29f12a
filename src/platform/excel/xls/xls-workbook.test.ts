import { utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { openWorkbook } from "../open-workbook.ts";
import { collect, compoundFiles, readBytes, refusal, temporaryFile } from "../test-files.ts";

function workbookOf(...sheets: readonly (readonly [name: string, sheet: WorkSheet])[]): WorkBook {
  const workbook = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(workbook, sheet, name);
  return workbook;
}

function xls(workbook: WorkBook): Buffer {
  return write(workbook, { type: "buffer", bookType: "biff8" }) as Buffer;
}

/** A ROW record that hides the row, put behind the first sheet's BOF: the library does not write such records. */
function withHiddenRow(bytes: Buffer, row: number): Buffer {
  const file = compoundFiles.read(bytes, { type: "buffer" });
  const stream = compoundFiles.find(file, "/Workbook");
  if (stream === null) throw new Error("no workbook stream");
  const content = Buffer.from(stream.content);
  const record = Buffer.alloc(20);
  record.writeUInt16LE(0x0208, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(row - 1, 4);
  record.writeUInt16LE(0x20, 16);
  const begin = content.indexOf(Buffer.from("0908", "hex"), 4);
  const behind = begin + 4 + content.readUInt16LE(begin + 2);
  stream.content = Buffer.concat([content.subarray(0, behind), record, content.subarray(behind)]);
  stream.size = stream.content.length;
  return compoundFiles.write(file, { type: "buffer" });
}

test("reads texts, numbers, dates, booleans, errors, merges and hidden rows", async () => {
  const sheet = utils.aoa_to_sheet([
    ["名单"],
    [],
    [
      "张三 ",
      { t: "n", v: 42_065, z: "yyyy/m/d" },
      { t: "n", v: 42_065.5, z: 'yyyy"年"m"月"d"日"' },
      { t: "n", v: 0.5, z: "h:mm" },
      { t: "b", v: true },
      { t: "e", v: 7 },
      -1.5,
    ],
    ["李四"],
  ]);
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }];
  const file = await readBytes(withHiddenRow(xls(workbookOf([" 表 一 ", sheet])), 4));
  expect(file).toEqual({
    format: "xls",
    sheets: [
      {
        name: " 表 一 ",
        merges: [{ top: 1, bottom: 1, left: 0, right: 6 }],
        rows: [
          { row: 1, hidden: false, cells: ["名单"] },
          {
            row: 3,
            hidden: false,
            cells: ["张三 ", { date: "2015-03-02" }, { date: "2015-03-02" }, 0.5, "TRUE", undefined, -1.5],
          },
          { row: 4, hidden: true, cells: ["李四"] },
        ],
      },
    ],
  });
});

test("reads dates of the 1904 calendar", async () => {
  const workbook = workbookOf(["a", utils.aoa_to_sheet([[{ t: "n", v: 40_603, z: "yyyy-mm-dd" }]])]);
  workbook.Workbook = { WBProps: { date1904: true } };
  expect((await readBytes(xls(workbook))).sheets[0]?.rows[0]?.cells).toEqual([{ date: "2015-03-02" }]);
});

test("gives several sheets in batches, more than once", async () => {
  const long = utils.aoa_to_sheet(Array.from({ length: 1100 }, (_, row) => [row, "汉族"]));
  const path = temporaryFile(xls(workbookOf(["长", long], ["空", utils.aoa_to_sheet([[]])])));
  const workbook = await openWorkbook(path);
  const sizes = async (index: number) =>
    (await collect(workbook.sheets[index]?.rows() ?? [])).map((batch) => batch.length);
  expect(await Promise.all([sizes(0), sizes(1), sizes(0)])).toEqual([[500, 500, 100], [], [500, 500, 100]]);
  await workbook.close();
});

test("refuses too many rows", async () => {
  const bytes = xls(workbookOf(["a", utils.aoa_to_sheet(Array.from({ length: 11 }, (_, row) => [row]))]));
  expect(await refusal(bytes, { limits: { rows: 10 } })).toBe("excel.tooManyRows");
});

test("refuses a workbook with a password", async () => {
  const bytes = xls(workbookOf(["a", utils.aoa_to_sheet([[1]])]));
  const file = compoundFiles.read(bytes, { type: "buffer" });
  const stream = compoundFiles.find(file, "/Workbook");
  if (stream === null) throw new Error("no workbook stream");
  const content = Buffer.from(stream.content);
  const behind = 4 + content.readUInt16LE(2);
  // FILEPASS with RC4: what follows it would be unreadable.
  const filePass = Buffer.from(`2f003600010001000100${"11".repeat(48)}`, "hex");
  stream.content = Buffer.concat([content.subarray(0, behind), filePass, content.subarray(behind)]);
  stream.size = stream.content.length;
  expect(await refusal(compoundFiles.write(file, { type: "buffer" }))).toBe("excel.encrypted");
});

test("refuses a file that breaks off in the middle", async () => {
  const bytes = xls(
    workbookOf(["a", utils.aoa_to_sheet(Array.from({ length: 500 }, (_, row) => [row, `第${row}村`]))]),
  );
  expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe("excel.damaged");
});
