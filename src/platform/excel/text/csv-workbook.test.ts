import { describe, expect, test } from "vitest";
import type { Cell } from "../sheet.ts";
import { readBytes, refusal } from "../test-files.ts";
import { detectDelimiter } from "./detect-delimiter.ts";

/** 姓名,性别 / 张三,男 in GB18030, with 𠀀 (four bytes) at the end. */
const GB18030 = Buffer.from("d0d5c3fb2cd0d4b1f00ad5c5c8fd2cc4d00a95328236", "hex");

async function cellsOf(bytes: Buffer | string): Promise<readonly (readonly Cell[])[]> {
  return (await readBytes(bytes)).sheets[0]?.rows.map((row) => row.cells) ?? [];
}

test("reads UTF-8 with and without byte order mark", async () => {
  const plain = await readBytes("姓名,性别\r\n张三,男\r\n");
  expect(plain).toEqual({
    format: "csv",
    encoding: "utf-8",
    sheets: [
      {
        name: null,
        merges: [],
        rows: [
          { row: 1, hidden: false, cells: ["姓名", "性别"] },
          { row: 2, hidden: false, cells: ["张三", "男"] },
        ],
      },
    ],
  });
  const marked = await readBytes("\ufeff姓名,性别\n");
  expect(marked.encoding).toBe("utf-8-bom");
  expect(marked.sheets[0]?.rows[0]?.cells).toEqual(["姓名", "性别"]);
});

test("reads GB18030 when the bytes are not UTF-8", async () => {
  const file = await readBytes(GB18030);
  expect(file.encoding).toBe("gb18030");
  expect(file.sheets[0]?.rows.map((row) => row.cells)).toEqual([["姓名", "性别"], ["张三", "男"], ["𠀀"]]);
});

test("reads characters that lie across two chunks, in either encoding", async () => {
  for (const shift of [0, 1, 2, 3]) {
    const text = `${"x".repeat(shift)}${"村".repeat(300_000)}\n`;
    expect(await cellsOf(text)).toEqual([[text.trimEnd()]]);
    const bytes = Buffer.concat([
      Buffer.from("x".repeat(shift)),
      Buffer.alloc(600_000, Buffer.from("b4e5", "hex")),
    ]);
    expect(await cellsOf(bytes)).toEqual([["x".repeat(shift) + "村".repeat(300_000)]]);
  }
});

test("reads Excel's Unicode text: UTF-16 with tabs", async () => {
  const text = "\ufeff姓名\t性别\r\n张三\t男\r\n";
  const big = Buffer.from(text, "utf16le").swap16();
  for (const bytes of [Buffer.from(text, "utf16le"), big]) {
    expect(await cellsOf(bytes)).toEqual([
      ["姓名", "性别"],
      ["张三", "男"],
    ]);
  }
});

test("keeps line breaks, quotes, delimiters and white space inside cells", async () => {
  expect(await cellsOf('a,"一\n二","他说""好""", x ,"1,2"\r\n"b\r\nb",2\r\n')).toEqual([
    ["a", "一\n二", '他说"好"', " x ", "1,2"],
    ["b\r\nb", "2"],
  ]);
});

test("numbers records through empty lines and mixed line ends, and needs none at the end", async () => {
  const file = await readBytes("a\r\n\r\nb\n,,\rc");
  expect(file.sheets[0]?.rows.map((row) => [row.row, ...row.cells])).toEqual([
    [1, "a"],
    [3, "b"],
    [5, "c"],
  ]);
});

test("reads a number that was written as a formula to stay a text", async () => {
  expect(await cellsOf('="500117200001011234",=1+1\n')).toEqual([["500117200001011234", "=1+1"]]);
});

test("refuses a quote that is never closed, at the end or after a megabyte", async () => {
  expect(await refusal('a,b\n"c,d\ne,f\n')).toBe("excel.unclosedQuote");
  expect(await refusal(`a,b\n"c,d\n${"e,f\n".repeat(400_000)}`)).toBe("excel.unclosedQuote");
});

test("refuses too many rows", async () => {
  expect(await refusal("a\n".repeat(11), { limits: { rows: 10 } })).toBe("excel.tooManyRows");
});

test("refuses bytes that are text in no encoding", async () => {
  expect(await refusal(Buffer.from("61ff62ff0a", "hex"))).toBe("excel.notASpreadsheet");
});

describe("the delimiter", () => {
  test.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a\tb\tc\n1\t2,5\t3\n", "\t"],
    ["a;b;c\n1;2,5;3\n2;3,5;4", ";"],
    ["标题，2020年\n单位：甲,乙\na\tb\tc\n1\t2\t3\n1\t2\t3\n", "\t"],
    ['"a;b;c",d\n"e;f;g",h\n', ","],
    ["一列\n张三\n", ","],
    ["", ","],
  ])("of %j is %j", (sample, delimiter) => {
    expect(detectDelimiter(sample)).toBe(delimiter);
  });
});
