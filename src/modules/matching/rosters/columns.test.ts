import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { type Line, places, readLines, sheetOf, typeOf } from "../../../../test/support/roster-tables.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { temporaryFile } from "../../../platform/excel/test-files.ts";
import { readRoster } from "./read-roster.service.ts";
import { readRosterFrom } from "./read-roster.ts";

const NUMBER = composeCitizenId("500199", "1986-02-13", 1);
const OTHER = composeCitizenId("500199", "1986-02-13", 3);

const rowOf = async (code: string, header: Line, line: Line, fields?: readonly string[]) =>
  (await readLines(code, [header, line], fields)).rows[0];

describe("one column with both ends of a term", () => {
  it.each<[string, string | undefined, string | undefined]>([
    ["2020.03.01—2023.02.28", "2020-03-01", "2023-02-28"],
    ["2020.03.01--2023.02.28", "2020-03-01", "2023-02-28"],
    ["2020-03-01至2023-02-28", "2020-03-01", "2023-02-28"],
    ["2020-03-01-2023-02-28", "2020-03-01", "2023-02-28"],
    ["2020/3/1 ~ 2023/2/28", "2020-03-01", "2023-02-28"],
    ["2020-03-01 2023-02-28", "2020-03-01", "2023-02-28"],
    ["20200301-20230228", "2020-03-01", "2023-02-28"],
    ["自2020年3月1日起至2023年2月28日止", "2020-03-01", "2023-02-28"],
    ["自 2020 年 3 月 1 日 起 至 2023 年 2 月 28 日 止", "2020-03-01", "2023-02-28"],
    ["２０２０．０３．０１－２０２３．０２．２８", "2020-03-01", "2023-02-28"],
    ["2020年3月至2023年2月", "2020-03", "2023-02"],
    ["2020.3-2023.2", "2020-03", "2023-02"],
    ["2020.03.01", "2020-03-01", undefined],
    ["2020.03.01起", "2020-03-01", undefined],
    ["自2020年3月1日起", "2020-03-01", undefined],
    ["2020.03.01-至今", "2020-03-01", undefined],
    ["至2023年2月28日止", undefined, "2023-02-28"],
  ])("%s", async (cell, from, endsOn) => {
    for (const [code, heading] of [
      ["prison", "刑期起止"],
      ["prison", "起止时间"],
      ["compulsoryRehab", "戒毒期限"],
      ["compulsoryRehab", "强制隔离戒毒起止日期"],
      ["otherRestricted", "羁押期限"],
    ] as const) {
      const row = await rowOf(
        code,
        ["姓名", "身份证号", "强制措施", heading],
        ["张甲", NUMBER, "逮捕", cell],
      );
      expect([row?.values["from"], row?.values["endsOn"]], heading).toEqual([from, endsOn]);
      expect(row?.notes).toEqual([]);
    }
  });

  it.each([
    ["ends before it begins", "2023.02.28—2020.03.01"],
    ["has a day that the calendar does not have", "2020.02.30—2023.02.28"],
    ["has three dates", "2020.03.01—2023.02.28，减刑后2022.06.30"],
  ])("is left out where it %s", async (_, cell) => {
    const row = await rowOf("prison", ["姓名", "身份证号", "刑期起止"], ["张甲", NUMBER, cell]);
    expect(row?.values).not.toHaveProperty("from");
    expect(row?.values).not.toHaveProperty("endsOn");
    expect(row?.notes.map(({ code }) => code)).toEqual(["dateUnreadable"]);
  });

  it("is found within the words of a sentence, and gives way to columns of its own", async () => {
    const term = "有期徒刑三年（自2020年3月1日起至2023年2月28日止）";
    const row = await rowOf("prison", ["姓名", "身份证号", "刑期"], ["张甲", NUMBER, term]);
    expect(row?.values).toMatchObject({ term, from: "2020-03-01", endsOn: "2023-02-28" });
    const released = await rowOf(
      "prison",
      ["姓名", "身份证号", "刑期", "刑满日期"],
      ["张甲", NUMBER, term, "2022-06-30"],
    );
    expect(released?.values).toMatchObject({ from: "2020-03-01", endsOn: "2022-06-30" });
  });

  it("keeps of it what is agreed", async () => {
    const header = ["姓名", "身份证号", "刑期起止"];
    const row = await rowOf("prison", header, ["张甲", NUMBER, "2020.03.01—2023.02.28"], ["name", "from"]);
    expect(row?.values).toEqual({ name: "张甲", from: "2020-03-01" });
  });

  it("of a card is its first day and its last", async () => {
    const header = ["姓名", "残疾人证号", "残疾类别", "残疾等级", "有效期限"];
    const card = await rowOf("disabilityCards", header, [
      "张甲",
      `${NUMBER}63`,
      "精神",
      "三级",
      "2019.01.04-2029.01.04",
    ]);
    expect(card?.values).toMatchObject({ from: "2019-01-04", validUntil: "2029-01-04" });
    const last = await rowOf("disabilityCards", header, [
      "张甲",
      `${NUMBER}63`,
      "精神",
      "三级",
      "2029.01.04",
    ]);
    expect(last?.values).toMatchObject({ validUntil: "2029-01-04" });
    expect(last?.values).not.toHaveProperty("from");
  });
});

describe("a name with a note beside it", () => {
  const header = ["姓名", "身份证号", "监狱"];

  it.each<[string, string, string | undefined]>([
    ["张三(曾用名张小三)", "张三", "张小三"],
    ["张三（原名：张小三）", "张三", "张小三"],
    ["张三（曾用名：张小三、张老三）", "张三", "张小三、张老三"],
    ["张三 曾用名 张小三", "张三", "张小三"],
    ["张三【又名张小三】", "张三", "张小三"],
    ["张三（别名张小三", "张三", "张小三"],
    ["张三（女）", "张三", undefined],
    ["张三(已转监)", "张三", undefined],
    ["阿依古丽·买买提（曾用名阿依古丽）", "阿依古丽·买买提", "阿依古丽"],
    ["原名扬", "原名扬", undefined],
    ["张三", "张三", undefined],
  ])("%s", async (cell, name, former) => {
    const row = await rowOf("prison", header, [cell, NUMBER, "渝合监狱"]);
    expect([row?.values["name"], row?.values["formerName"]]).toEqual([name, former]);
    expect(typeOf("prison").record(row?.values ?? {}).formerNames).toEqual(former?.split("、") ?? []);
  });

  it("gives the former name only where it is agreed, and not where a column of its own gives it", async () => {
    const line = ["张三（曾用名张小三）", NUMBER, "渝合监狱", "张老三"];
    const agreed = await rowOf("prison", header, line, ["name", "citizenNo"]);
    expect(agreed?.values).toEqual({ name: "张三", citizenNo: NUMBER });
    const own = await rowOf("prison", [...header, "曾用名"], line);
    expect(own?.values["formerName"]).toBe("张老三");
  });

  it("is kin without the word for what they are", async () => {
    const row = await rowOf(
      "prison",
      [...header, "家属"],
      ["张三", NUMBER, "渝合监狱", "妻子：王五、张小四（儿子），母亲:李六"],
    );
    expect(row?.values["kinNames"]).toBe("王五、张小四、李六");
  });
});

describe("headings over several rows", () => {
  const lines: Line[] = [
    ["合川籍在押服刑人员名单（截至2026年9月30日）"],
    ["说明：身份证号按文本填写"],
    ["序号", "基本情况", undefined, "服刑情况", undefined, undefined],
    [undefined, "姓名", "身份证号", "监狱", "刑期", undefined],
    [undefined, undefined, undefined, undefined, "起", "止"],
    [1, "张甲", NUMBER, "渝合监狱", "2024.9.10", "2031.5.10"],
    [2, "张乙", OTHER, "渝合监狱", "2024.9.10", "2031.5.10"],
    ["合计", "2人"],
    ["备注：刑期以判决书为准"],
  ];
  const across = (row: number, left: number, right: number) => ({ top: row, bottom: row, left, right });
  const down = (top: number, bottom: number, column: number) => ({
    top,
    bottom,
    left: column,
    right: column,
  });

  it("merged across and down, with titles above and sum and remark below", async () => {
    const merges = [
      ...[across(1, 0, 5), across(2, 0, 5), across(3, 1, 2), across(3, 3, 5), across(4, 4, 5)],
      ...[down(3, 5, 0), down(4, 5, 1), down(4, 5, 2), down(4, 5, 3)],
    ];
    const { rows, asOf } = await readRosterFrom(
      { sheets: [sheetOf(lines, "名单", merges)] },
      typeOf("prison"),
      {
        places,
      },
    );
    expect(asOf).toBe("2026-09-30");
    expect(rows.map(({ values }) => values)).toEqual([
      { name: "张甲", citizenNo: NUMBER, place: "渝合监狱", from: "2024-09-10", endsOn: "2031-05-10" },
      { name: "张乙", citizenNo: OTHER, place: "渝合监狱", from: "2024-09-10", endsOn: "2031-05-10" },
    ]);
  });

  it("unmerged, as text files have them", async () => {
    const { rows } = await readLines("prison", lines);
    expect(rows.map(({ values }) => [values["name"], values["from"], values["endsOn"]])).toEqual([
      ["张甲", "2024-09-10", "2031-05-10"],
      ["张乙", "2024-09-10", "2031-05-10"],
    ]);
  });
});

describe("a file of an old make", () => {
  it.each([
    ["UTF-8 with a byte order mark and commas", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-8 with tabs", (text: string) => Buffer.from(text.replaceAll(",", "\t"))],
    ["UTF-8 with semicolons", (text: string) => Buffer.from(text.replaceAll(",", ";"))],
    [
      "UTF-16 with tabs (Excel's Unicode text)",
      (text: string) => Buffer.from(`\ufeff${text.replaceAll(",", "\t")}`, "utf16le"),
    ],
    ["lines that end in CR LF", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ])("%s", async (_, write) => {
    const text = `合川籍在押服刑人员名单\n姓名,身份证号,监狱,刑期起止\n张甲,'${NUMBER},"渝合监狱","2020.03.01—2023.02.28"\n`;
    const { rows } = await readRoster(temporaryFile(write(text)), typeOf("prison"), { places });
    expect(rows.map(({ values }) => values)).toEqual([
      { name: "张甲", citizenNo: NUMBER, place: "渝合监狱", from: "2020-03-01", endsOn: "2023-02-28" },
    ]);
  });

  it("xls of before 2007, with merged headings", async () => {
    const sheet = utils.aoa_to_sheet([
      ["合川籍在押服刑人员名单"],
      ["姓名", "身份证号", "监狱", "刑期", null],
      [null, null, null, "起", "止"],
      ["张甲", NUMBER, "渝合监狱", "2020.03.01", "2023.02.28"],
    ]);
    sheet["!merges"] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
      { s: { r: 1, c: 3 }, e: { r: 1, c: 4 } },
    ];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "名单");
    const path = temporaryFile(write(book, { type: "buffer", bookType: "biff8" }) as Buffer);
    const { rows } = await readRoster(path, typeOf("prison"), { places });
    expect(rows.map(({ at, values }) => [at, values])).toEqual([
      [
        "名单!4",
        { name: "张甲", citizenNo: NUMBER, place: "渝合监狱", from: "2020-03-01", endsOn: "2023-02-28" },
      ],
    ]);
  });
});
