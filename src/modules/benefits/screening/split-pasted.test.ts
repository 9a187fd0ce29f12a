import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXPECTED_HEADINGS, splitPasted, withoutRows } from "./split-pasted.ts";

const head = EXPECTED_HEADINGS.join("\t");
const tableOf = (text: string) => {
  const pasted = splitPasted(text);
  if (typeof pasted === "string") throw new Error(pasted);
  return pasted;
};

describe("a table copied out of a spreadsheet", () => {
  it("is read under the headings that the page shows", () => {
    const { rows, ignored } = tableOf(
      `${head}\n500117201603010015\t江小雨\t2016-03-01\t医保\t已落实\t2026-01-01\t2026-12-31\t无`,
    );
    expect(rows).toEqual([
      {
        citizenNo: "500117201603010015",
        name: "江小雨",
        birthDate: "2016-03-01",
        programme: "医保",
        result: "已落实",
        from: "2026-01-01",
        until: "2026-12-31",
        amount: "",
        reason: "无",
      },
    ]);
    expect(ignored).toEqual([]);
  });

  it.each([
    ["公民身份号码\t参保人姓名\t参保状态\t参保日期\t截止日期\t个人缴费金额\t备注"],
    ["证件号码\t姓名\t是否享受\t享受起\t享受止\t资助标准\t未享受原因"],
    ["身份证号,姓名,落实情况,起始日期,终止日期,金额,说明"],
  ])("is read under the headings %s", (headings) => {
    const separator = headings.includes("\t") ? "\t" : ",";
    const cells = ["1", "江小雨", "是", "2026-01-01", "2026-12-31", "400", "说明"];
    expect(tableOf(`${headings}\n${cells.join(separator)}`).rows[0]).toMatchObject({
      citizenNo: "1",
      name: "江小雨",
      result: "是",
      from: "2026-01-01",
      until: "2026-12-31",
      amount: "400",
      reason: "说明",
    });
  });

  it("tells which columns it does not need", () => {
    expect(tableOf("序号\t姓名\t出生日期\t结果\n1\t江小雨\t2016-03-01\t是").ignored).toEqual(["序号"]);
  });

  it("leaves line breaks and quotation marks within a cell in the cell", () => {
    const { rows } = tableOf(
      '姓名\t出生日期\t结果\t原因\r\n江小雨\t2016-03-01\t否\t"已在""外省""\n参保"\r\n',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason).toBe('已在"外省" 参保');
  });

  it.each([
    ["", "还没有粘贴"],
    ["江小雨\t2016-03-01\t是", "第一行要是列名"],
    ["姓名\t出生日期", "第一行要是列名"],
    [head, "没有内容行"],
  ])("says what is missing in %j", (text, words) => {
    expect(splitPasted(text)).toContain(words);
  });

  it("can be cut down to the rows that are left, and read again", () => {
    const pasted = tableOf("姓名\t出生日期\t结果\n甲\t2016-03-01\t是\n乙\t2016-03-01\t是");
    expect(tableOf(withoutRows(pasted, (index) => index === 0)).rows.map(({ name }) => name)).toEqual(["乙"]);
    expect(withoutRows(pasted, () => true)).toBe("");
  });

  it("loses no row, whatever stands in its cells", () => {
    const cell = fc.stringMatching(/^[a-z一-龥0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (records) => {
        const text = ["姓名\t出生日期\t结果", ...records.map((cells) => cells.join("\t"))].join("\n");
        expect(tableOf(text).rows.map((row) => [row.name, row.birthDate, row.result])).toEqual(records);
      }),
    );
  });
});
