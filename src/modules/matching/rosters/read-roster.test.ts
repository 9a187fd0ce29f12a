import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Line, places, readLines, sheetOf, typeOf } from "../../../../test/support/roster-tables.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { temporaryFile } from "../../../platform/excel/test-files.ts";
import { readRoster } from "./read-roster.service.ts";
import { readRosterFrom } from "./read-roster.ts";

const numbers = Array.from({ length: 6 }, (_, at) => composeCitizenId("500199", "1986-02-13", at * 2 + 1));
const HEADER: readonly string[] = [
  "序号",
  "姓名",
  "性别",
  "身份证号",
  "出生日期",
  "户籍地",
  "监狱",
  "刑期起",
  "刑期止",
];
const PEOPLE: readonly Line[] = numbers.map((number, at) => [
  at + 1,
  `张${"甲乙丙丁戊己".charAt(at)}`,
  "男",
  number,
  "1986.2.13",
  "重庆市合川区土场镇杨柳村3组",
  "重庆市渝合监狱",
  "2024.9.10",
  "2031.5.10",
]);
const [FIRST = []] = PEOPLE;
const withCell = (column: number, cell: Line[number]): Line => FIRST.with(column, cell);

describe("finding the roster in a file", () => {
  it("passes over titles above and totals, signatures and remarks below", async () => {
    const { rows, asOf, sheets } = await readLines("prison", [
      ["合川籍在押服刑人员名单"],
      ["提供单位：司法行政部门", undefined, undefined, "截至日期：2026年9月30日"],
      HEADER,
      ...PEOPLE,
      [undefined, "合计", undefined, "6人"],
      ["经办人：李某", undefined, undefined, "（内部资料，用后销毁）"],
      ["注：刑期以判决书为准"],
    ]);
    expect(rows.map(({ at }) => at)).toEqual(["名单!4", "名单!5", "名单!6", "名单!7", "名单!8", "名单!9"]);
    expect(asOf).toBe("2026-09-30");
    expect(sheets[0]?.headerRows).toEqual([3]);
  });

  it("knows no day of a file whose titles name none", async () => {
    expect((await readLines("prison", [HEADER, ...PEOPLE])).asOf).toBeNull();
  });

  it("reads every sheet that is the roster and leaves covers and instructions alone", async () => {
    const cover = sheetOf([["填报说明"], ["一、请按月报送"], ["二、身份证号按文本填写"]], "说明");
    const sheets = [
      cover,
      sheetOf([HEADER, FIRST], "男监"),
      sheetOf([], "Sheet2"),
      sheetOf([HEADER, ...PEOPLE.slice(1)], "女监"),
    ];
    const { rows } = await readRosterFrom({ sheets }, typeOf("prison"), { places });
    expect(rows.map(({ at }) => at)).toEqual(["男监!2", "女监!2", "女监!3", "女监!4", "女监!5", "女监!6"]);
  });

  it("reads headings in two rows with groups, whoever else is named under another group", async () => {
    const { rows } = await readLines("prison", [
      ["人员基本信息", undefined, undefined, "家属", undefined, "服刑情况", undefined],
      ["姓名", "性别", "身份证号", "姓名", "身份证号", "监狱", "刑期起"],
      ["张甲", "男", numbers[0], "王某某", numbers[1], "渝合监狱", "2024.9.10"],
    ]);
    expect(rows[0]?.values).toMatchObject({
      name: "张甲",
      citizenNo: numbers[0],
      place: "渝合监狱",
      kinNames: "王某某",
    });
  });

  it.each([
    [
      "GB18030 with commas",
      ",",
      Buffer.from("d0d5c3fb2cc9edb7ddd6a4bac52cbce0d3fc2cd0ccc6dac6f00ad5c5bcd72c", "hex"),
      false,
    ],
    [
      "UTF-8 with tabs and a byte order mark",
      "\t",
      Buffer.from("\ufeff姓名\t身份证号\t监狱\t刑期起\n张甲\t"),
      true,
    ],
  ])("reads text in %s", async (_, separator, head) => {
    const rest = Buffer.from(`${numbers[0] ?? ""}${separator}A${separator}2024-09-10\n`);
    const path = temporaryFile(Buffer.concat([head, rest]));
    const { rows } = await readRoster(path, typeOf("prison"), { places });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      at: "第 2 行",
      values: { name: "张甲", citizenNo: numbers[0], from: "2024-09-10" },
    });
  });
});

describe("refusing a file as a whole", () => {
  it("names the kind that it looks like", async () => {
    const rehab: Line[] = [
      ["戒毒人员姓名", "身份证号", "戒毒所", "决定书文号", "入所时间"],
      ["张甲", numbers[0], "三江强制隔离戒毒所", "合公强戒决字〔2026〕1号", "2026-01-02"],
    ];
    await expect(readLines("prison", rehab)).rejects.toThrow(
      /^matching\.roster\.wrongType: .*看起来是《强制隔离戒毒人员名册》/,
    );
  });

  it("does not take children who left school for children at school", async () => {
    const dropouts: Line[] = [
      ["学生姓名", "身份证号", "学校", "年级", "辍学时间", "辍学原因", "劝返情况"],
      ["张甲", numbers[0], "燕窝中学", "八年级", "2026-03", "厌学", "未返校"],
    ];
    await expect(readLines("schoolCensus", dropouts)).rejects.toMatchObject({
      code: "matching.roster.wrongType",
    });
    expect((await readLines("dropout", dropouts)).rows).toHaveLength(1);
  });

  it("names the columns that are missing, where it looks like nothing else", async () => {
    const bare: Line[] = [
      ["姓名", "性别", "身份证号", "户籍地址"],
      ["张甲", "男", numbers[0], "土场镇"],
    ];
    await expect(readLines("deaths", bare)).rejects.toThrow(
      /^matching\.roster\.columnsMissing: .*“死亡日期”/,
    );
    await expect(readLines("prison", bare)).rejects.toThrow(/“监狱／刑期起/);
  });

  it.each([
    ["name and number", 1, 3],
    ["sex and number", 2, 3],
    ["name and sex", 1, 2],
    ["birth date and number", 4, 3],
  ])("says which columns hold what their headings do not: %s swapped", async (_, one, other) => {
    const [here = "", there = ""] = [HEADER[one], HEADER[other]];
    const header = HEADER.with(one, there).with(other, here);
    await expect(readLines("prison", [header, ...PEOPLE])).rejects.toThrow(
      new RegExp(`^matching.roster.columnsSwapped: .*“${here}”`),
    );
  });

  it("finds no table in prose, and nobody under a header alone", async () => {
    await expect(
      readLines("prison", [["关于报送名册的通知"], ["各监狱："], ["请于月底前报送。"]]),
    ).rejects.toMatchObject({
      code: "matching.roster.noTable",
    });
    await expect(readLines("prison", [HEADER])).rejects.toMatchObject({ code: "matching.roster.empty" });
    await expect(readLines("prison", [HEADER, ["合计", undefined, undefined, "0人"]])).rejects.toMatchObject({
      code: "matching.roster.empty",
    });
    await expect(readLines("prison", [[], [" "]])).rejects.toMatchObject({ code: "matching.roster.empty" });
  });
});

describe("reading a row", () => {
  const read = async (line: Line) => (await readLines("prison", [HEADER, line, ...PEOPLE.slice(1)])).rows[0];

  it.each([
    ["spaces and a lower x", " 500199 19860213 001x", "50019919860213001X", []],
    ["full-width digits", "５００１９９１９８６０２１３００１２", "500199198602130012", []],
    ["hidden digits", "500199********3919", "500199********3919", []],
    ["full-width stars", "500199＊＊＊＊＊＊＊＊3919", "500199********3919", []],
    ["fifteen digits", "500199860213001", "500199860213001", []],
    ["a quote before it", "'500199198602130012", "500199198602130012", []],
    ["a number that Excel has cut", 500199198602130000, "500199198602130***", ["numberCut"]],
    ["the zeros of a cut number as text", "500199198602130000", "500199198602130***", ["numberCut"]],
    ["scientific writing", "5.00199E+17", "500199************", ["numberCut"]],
    ["a word for none", "不详", undefined, []],
    ["something else", "护照E123", "护照E123", ["numberForm"]],
  ])("keeps a number with %s", async (_, cell, kept, notes) => {
    const row = await read(withCell(3, cell));
    expect(row?.values["citizenNo"]).toBe(kept);
    expect(row?.notes.map(({ code }) => code)).toEqual(notes);
  });

  it.each([
    ["1986.2.13", "1986-02-13", []],
    ["19860213", "1986-02-13", []],
    ["1986年2月", "1986-02", []],
    ["1986", "1986", []],
    [{ date: "1986-02-13" }, "1986-02-13", []],
    [31456, "1986-02-13", []],
    ["1986-02-30", undefined, ["dateImpossible"]],
    ["03/04/1986", undefined, ["dateAmbiguous"]],
    ["属虎", undefined, ["dateUnreadable"]],
    ["不详", undefined, ["dateUnreadable"]],
  ])("reads the birth date %j", async (cell, kept, notes) => {
    const row = await read(withCell(4, cell));
    expect(row?.values["birthDate"]).toBe(kept);
    expect(row?.notes.map(({ code }) => code)).toEqual(notes);
  });

  it.each([
    ["张 甲", "张甲"],
    ["　张甲　", "张甲"],
    ["阿依古丽·买买提", "阿依古丽·买买提"],
    ["Maria  Santos", "Maria Santos"],
  ])("reads the name %j", async (cell, kept) => {
    expect((await read(withCell(1, cell)))?.values["name"]).toBe(kept);
  });

  it.each([
    ["重庆市合川区土场镇杨柳村3组", "500117115207"],
    ["合川区土场镇", "500117115"],
    ["土场镇杨柳村", "500117115207"],
    ["重庆市合川区", "500117"],
    ["四川省岳池县城关镇", undefined],
    ["重庆市江北区龙溪镇", undefined],
  ])("knows the place %s", async (cell, code) => {
    expect((await read(withCell(5, cell)))?.values["placeCode"]).toBe(code);
  });

  it("keeps the agreed fields only, and no place out of an address that was not agreed", async () => {
    const { rows } = await readLines("prison", [HEADER, FIRST], ["name", "citizenNo", "place"]);
    expect(Object.keys(rows[0]?.values ?? {})).toEqual(["name", "citizenNo", "place"]);
  });

  it("marks a row that names nobody, and goes on", async () => {
    const row = await read(withCell(1, "").with(3, "无"));
    expect(row?.faults.map(({ code }) => code)).toEqual(["nobody"]);
  });

  it("remarks that a person stands in it twice, and where", async () => {
    const { rows } = await readLines("prison", [HEADER, ...PEOPLE, FIRST]);
    expect(rows.flatMap(({ notes }) => notes.map(({ message }) => message))).toEqual([
      "和 名单!2 是同一个人，名册里出现了两次。",
    ]);
  });

  it("hands a household's columns down to its members, merged or not, and knows who else is of it", async () => {
    const header: Line = ["户编号", "户主姓名", "家庭成员姓名", "身份证号码", "救助类别", "镇街", "村居"];
    const lines: Line[] = [
      header,
      ["1", "高涛胜", "高涛胜", numbers[0], "低保", "双凤镇", "太公村"],
      [undefined, undefined, "高念", numbers[1]],
      ["2", "苏全兵", "苏全兵", numbers[2], "特困", "云门街道", "凤林村"],
      [undefined, undefined, "苏永清", numbers[3]],
    ];
    const merges = [0, 1, 4, 5, 6].map((column) => ({ top: 2, bottom: 3, left: column, right: column }));
    for (const sheet of [sheetOf(lines), sheetOf(lines, "低保", merges)]) {
      const { rows } = await readRosterFrom({ sheets: [sheet] }, typeOf("lowIncome"), { places });
      const said = rows.map(({ values }) => [
        values["headName"],
        values["measure"],
        values["placeCode"],
        values["kinNames"],
      ]);
      expect(said).toEqual([
        ["高涛胜", "dibao", "500117112202", "高念"],
        ["高涛胜", "dibao", "500117112202", "高涛胜"],
        ["苏全兵", "tekun", "500117006203", "苏永清"],
        ["苏全兵", "tekun", "500117006203", "苏全兵"],
      ]);
    }
  });
});

describe("whatever the sender's habits", () => {
  const columns = HEADER.map((_, at) => at);
  const words: readonly (readonly string[])[] = [
    ["序号", "编号"],
    ["姓名", "罪犯姓名", "服刑人员姓名", "姓 名", "*姓名", "1.姓名", "姓名（必填）"],
    ["性别", "性 别", "男女"],
    ["身份证号", "公民身份号码", "证件号码", "身份证号码（18位）", "服刑人员公民身份号码"],
    ["出生日期", "出生年月", "出生时间"],
    ["户籍地", "户籍地址", "户口所在地"],
    ["监狱", "服刑监狱", "关押场所"],
    ["刑期起", "刑期起日", "入监日期"],
    ["刑期止", "刑满日期", "刑期至"],
  ];

  it("neither the order of the columns nor their wording matters", async () => {
    const expected = (await readLines("prison", [HEADER, ...PEOPLE])).rows.map(({ values }) => values);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(columns, { minLength: columns.length }),
        fc.array(fc.nat(20), { minLength: columns.length, maxLength: columns.length }),
        fc.nat(4),
        async (order, choice, titles) => {
          const worded = words.map((ways, at) => ways[(choice[at] ?? 0) % ways.length]);
          const put = (line: Line) => order.map((column) => line[column]);
          const above: Line[] = Array.from({ length: titles }, () => ["合川籍在押服刑人员名单"]);
          const { rows } = await readLines("prison", [...above, put(worded), ...PEOPLE.map(put)]);
          expect(rows.map(({ values }) => values)).toEqual(expected);
          expect(rows[0]?.row).toBe(titles + 2);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("no cell, however hostile, breaks the reading or reaches a field unread", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.double(),
      fc.constantFrom(
        '=HYPERLINK("http://x")',
        "'; drop table x; --",
        "\u0000\u202e",
        "9".repeat(400),
        "__proto__",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 9, maxLength: 9 }), async (cells) => {
        const { rows } = await readLines("prison", [HEADER, ...PEOPLE, ...PEOPLE, ["7", ...cells.slice(1)]]);
        for (const { values } of rows) {
          expect(values["sex"] ?? "1").toMatch(/^[12]$/);
          expect(values["birthDate"] ?? "2000").toMatch(/^\d{4}(?:-\d\d){0,2}$/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
