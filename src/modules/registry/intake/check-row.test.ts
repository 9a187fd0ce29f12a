/** The decision table of the import: one line a rule, with cases that no sample file holds. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { buildPlaceIndex, type PlaceListJson } from "../../../kernel/place-names.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { checkRow, type EarlierRows, NO_EARLIER_ROWS, outcomeOf, recheckRow } from "./check-row.ts";
import type { RawCells, RowContext } from "./judged-row.contract.ts";
import { FINDING_SENTENCES } from "./messages.ts";

const list = readFileSync(new URL("../../../platform/places/hechuan.json", import.meta.url), "utf8");
const places = buildPlaceIndex(JSON.parse(list) as PlaceListJson);

const BOY = composeCitizenId("500199", "2015-03-02", 11);
const GIRL = composeCitizenId("500199", "2015-03-02", 12);
const MAN = composeCitizenId("500199", "1985-06-01", 33);
const WOMAN = composeCitizenId("500199", "1988-07-09", 34);
const OLD_MAN = `${MAN.slice(0, 6)}${MAN.slice(8, 17)}`;

const CONTEXT: RowContext = {
  ledger: "leftBehind",
  sheet: "官渡镇",
  sheetIndex: 0,
  row: 5,
  hidden: false,
  asOf: "2020-12-31",
  township: "500117101",
  hasVillageColumn: true,
  above: {},
};
const CHILD: RawCells = {
  village: "铺坝村",
  name: "邓一鸣",
  sex: "男",
  birthDate: "2015-03-02",
  citizenNo: BOY,
};

function judge(cells: RawCells, context: Partial<RowContext> = {}, earlier: EarlierRows = NO_EARLIER_ROWS) {
  return checkRow({ ...CHILD, ...cells }, { ...CONTEXT, ...context }, places, earlier).judged;
}

function contextWithout(key: keyof RowContext): RowContext {
  return Object.fromEntries(
    Object.entries(CONTEXT).filter(([name]) => name !== key),
  ) as unknown as RowContext;
}

/** `code@column` with `!` for a refusal. */
function said(cells: RawCells, context: Partial<RowContext> = {}, earlier?: EarlierRows): string[] {
  const { findings } = judge(cells, context, earlier);
  return findings.map(
    (finding) => `${finding.code}@${finding.column}${finding.severity === "reject" ? "!" : ""}`,
  );
}

function wrongCheck(number: string): string {
  return number.slice(0, 17) + (number.endsWith("1") ? "2" : "1");
}

test("a plain row is accepted with its values and nothing to say", () => {
  const judged = judge({});
  expect(judged.outcome).toBe("accept");
  expect(judged.findings).toEqual([]);
  expect(judged.repairs).toEqual([]);
  expect(judged.values).toEqual({
    name: "邓一鸣",
    sex: "1",
    birthDate: "2015-03-02",
    citizenNo: BOY,
    township: { code: "500117101", name: "官渡镇" },
    village: { code: "500117101205", name: "铺坝村村民委员会", townshipCode: "500117101" },
  });
});

describe("required cells", () => {
  test("a name must stand in its cell", () => {
    expect(said({ name: undefined })).toEqual(["required.missing@name!"]);
    expect(said({ name: " \u3000" })).toEqual(["required.missing@name!"]);
  });
  test("a sound number says birth date and sex", () => {
    const judged = judge({ sex: undefined, birthDate: undefined });
    expect(judged.findings).toEqual([]);
    expect(judged.values).toMatchObject({ sex: "1", birthDate: "2015-03-02" });
    expect(judged.repairs.map(({ column, why }) => `${column} ${why}`)).toEqual([
      "sex fromCitizenNo",
      "birthDate fromCitizenNo",
    ]);
  });
  test("without a number both must stand there", () => {
    expect(said({ sex: undefined, birthDate: undefined, citizenNo: undefined })).toEqual([
      "required.missing@sex!",
      "required.missing@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
  });
  test("beside a faulty number nothing more is asked for", () => {
    expect(said({ sex: undefined, birthDate: undefined, citizenNo: wrongCheck(BOY) })).toEqual([
      "citizenNo.checkDigit@citizenNo!",
    ]);
  });
});

describe("names", () => {
  test.each([
    "张?",
    "李2",
    "王□",
    "刘*",
    "张",
    "王 ",
    "Li Ming",
    "李明（小名）",
    "张〓",
    "〃",
    "同上",
    "阿·",
    "李_明",
  ])("%s is refused", (name) => expect(said({ name })).toEqual(["name.invalid@name!"]));
  test.each([
    ["于 嘉", "于嘉"],
    ["唐\u3000小\u00a0龙", "唐小龙"],
    ["蒋琳子\n", "蒋琳子"],
    ["黄𠮷祥", "黄𠮷祥"],
    ["孔䶮欣", "孔䶮欣"],
    ["𠮷𡋾", "𠮷𡋾"],
    ["古丽娜尔．热合曼", "古丽娜尔·热合曼"],
    ["沙马•拉铁", "沙马·拉铁"],
    ["卓玛‧央金", "卓玛·央金"],
    ["买买提・艾力", "买买提·艾力"],
    ["阿依.古丽", "阿依·古丽"],
    ["阿依·古丽", "阿依·古丽"],
  ])("%j becomes %s", (name, mended) => {
    expect(said({ name })).toEqual([]);
    expect(judge({ name }).values.name).toBe(mended);
  });
});

describe("the child's number", () => {
  test.each([
    undefined,
    "",
    " ",
    "无",
    "暂无",
    "没有",
    "未上户",
    "无户口",
    "正在办理",
    "/",
    "-",
    "—",
    "——",
    "／",
  ])("%j means that there is none yet", (citizenNo) => {
    expect(said({ citizenNo })).toEqual(["citizenNo.missing@citizenNo"]);
    expect(judge({ citizenNo }).values.citizenNo).toBeUndefined();
  });
  test.each([
    BOY.slice(0, 17),
    `${BOY}1`,
    "50019920150230001X",
    "5001992015030200A1",
    "不详",
    "500199151301001",
    12345,
    "500199-20150302-0011",
    "未办理",
  ])("%j is no number", (citizenNo) => expect(said({ citizenNo })).toEqual(["citizenNo.format@citizenNo!"]));
  test("a wrong check digit is refused", () =>
    expect(said({ citizenNo: wrongCheck(BOY) })).toEqual(["citizenNo.checkDigit@citizenNo!"]));
  test.each([
    500_199_201_503_020_030,
    5_001_992_015_030_201,
    "5.00199E+17",
    "5.00199201503E+17",
    "5.00199e17",
    "500199201503030000",
    " 5.00199E+17 ",
  ])("%j was cut by Excel", (citizenNo) =>
    expect(said({ citizenNo })).toEqual(["citizenNo.truncatedByExcel@citizenNo!"]),
  );
  test("a sound number may end in 000", () => {
    const found = Array.from({ length: 400 }, (_, days) => 1990 + (days % 25)).flatMap((year) =>
      Array.from({ length: 28 }, (_, day) =>
        composeCitizenId("500199", `${year}-05-${String(day + 1).padStart(2, "0")}`, 0),
      ),
    );
    const sound = found.find((number) => number.endsWith("000")) ?? "";
    expect(sound).toMatch(/000$/);
    expect(
      said(
        { citizenNo: sound, birthDate: undefined, sex: undefined },
        { ledger: "inDifficulty", asOf: "1995-01-01" },
      ),
    ).toEqual([]);
  });
  test("a child cannot have 15 digits", () => {
    expect(said({ citizenNo: "500199150302001" })).toEqual(["citizenNo.legacy15@citizenNo!"]);
    expect(said({ citizenNo: 500_199_150_302_001 })).toEqual(["citizenNo.legacy15@citizenNo!"]);
  });
  test.each([
    `'${BOY}`,
    `’${BOY}`,
    `‘${BOY}`,
    `\`${BOY}`,
    `="${BOY}"`,
    ` ${BOY}\n`,
    `${BOY.slice(0, 6)} ${BOY.slice(6, 14)}\u3000${BOY.slice(14)}`,
    BOY.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ])("%j is repaired", (citizenNo) => {
    const judged = judge({ citizenNo });
    expect(judged.findings).toEqual([]);
    expect(judged.values.citizenNo).toBe(BOY);
    expect(judged.repairs.map(({ column, to }) => [column, to])).toEqual([["citizenNo", BOY]]);
  });
  test("a small x is repaired", () => {
    const withX =
      Array.from({ length: 60 }, (_, n) => composeCitizenId("500199", "2015-03-02", n * 2 + 1)).find((n) =>
        n.endsWith("X"),
      ) ?? "";
    expect(said({ citizenNo: withX.toLowerCase() })).toEqual([]);
    expect(said({ citizenNo: withX.replace("X", "ｘ") })).toEqual([]);
  });
});

describe("sex", () => {
  test.each<[Cell, string]>([
    ["男", "1"],
    [" 男 ", "1"],
    ["男性", "1"],
    ["（男）", "1"],
    ["(男)", "1"],
    [1, "1"],
    ["１", "1"],
    ["女性", "2"],
    ["2", "2"],
    [2, "2"],
    ["（女）", "2"],
  ])("%j is %s", (sex, code) => {
    expect(judge({ sex, citizenNo: code === "1" ? BOY : GIRL }).values.sex).toBe(code);
    expect(said({ sex, citizenNo: code === "1" ? GIRL : BOY })).toEqual(["citizenNo.sexMismatch@sex!"]);
  });
  test("a word that is neither counts as empty", () => {
    expect(said({ sex: "不详" })).toEqual([]);
    expect(said({ sex: "不详", citizenNo: "无" })).toEqual([
      "required.missing@sex!",
      "citizenNo.missing@citizenNo",
    ]);
  });
  test("is not compared with a faulty number", () =>
    expect(said({ sex: "女", citizenNo: wrongCheck(BOY) })).toEqual(["citizenNo.checkDigit@citizenNo!"]));
});

describe("the birth date", () => {
  test.each<[Cell]>([
    [{ date: "2015-03-02" }],
    ["2015-03-02"],
    ["2015/3/2"],
    ["2015.3.2"],
    ["2015.03.02"],
    ["2015年3月2日"],
    ["20150302"],
    [20_150_302],
    [42_065],
    ["42065"],
    ["２０１５年３月２日"],
    [" 2015-3-2 "],
    ["2015-03-02 00:00:00"],
  ])("%j is the second of March 2015", (birthDate) => {
    expect(said({ birthDate })).toEqual([]);
    expect(said({ birthDate, citizenNo: "无" })).toEqual(["citizenNo.missing@citizenNo"]);
    expect(judge({ birthDate, citizenNo: "无" }).values.birthDate).toBe("2015-03-02");
  });
  test.each<[Cell]>([
    ["2015-03-03"],
    ["2015.4"],
    [2015.4],
    ["2014年"],
    [2014],
    ["3/4/2015"],
    ["15-03-05"],
    [2015.1],
    [{ date: "2015-02-03" }],
    [42_066],
  ])("%j contradicts a sound number of 2015-03-02", (birthDate) =>
    expect(said({ birthDate })).toEqual(["citizenNo.birthMismatch@birthDate!"]),
  );
  test.each<[Cell]>([
    ["2015.3"],
    ["2015年3月"],
    ["201503"],
    [201_503],
    [2015.3],
    [2015],
    ["2015年"],
    ["3/2/2015"],
    ["2/3/2015"],
    ["15.3.2"],
    ["15年3月2日"],
    ["15年3月"],
    ["02032015"],
  ])("%j agrees with the number, which says the rest, and is ambiguous without one", (birthDate) => {
    expect(said({ birthDate })).toEqual([]);
    expect(judge({ birthDate }).values.birthDate).toBe("2015-03-02");
    expect(said({ birthDate, citizenNo: undefined })).toEqual([
      "date.ambiguous@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
    expect(said({ birthDate, citizenNo: wrongCheck(BOY) })).toEqual(["citizenNo.checkDigit@citizenNo!"]);
  });
  test("January and October are the same in a numeric cell", () => {
    const october = composeCitizenId("500199", "2015-10-12", 11);
    expect(said({ birthDate: 2015.1, citizenNo: october })).toEqual([]);
    expect(said({ birthDate: "2015.1", citizenNo: october })).toEqual(["citizenNo.birthMismatch@birthDate!"]);
    expect(said({ birthDate: "2015.10", citizenNo: october })).toEqual([]);
    expect(said({ birthDate: 2015.1, citizenNo: undefined })).toEqual([
      "date.ambiguous@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
  });
  test.each<[Cell]>([
    ["2015-02-30"],
    ["2015.13.2"],
    ["2015年13月"],
    ["20150230"],
    [20_150_230],
    ["2015-00-10"],
    [2015.13],
    ["31/31/2015"],
  ])("%j is no date, whatever the number says", (birthDate) => {
    expect(said({ birthDate })).toEqual(["date.impossible@birthDate!"]);
    expect(said({ birthDate, citizenNo: undefined })).toEqual([
      "date.impossible@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
    expect(said({ birthDate, citizenNo: wrongCheck(BOY) })).toEqual([
      "date.impossible@birthDate!",
      "citizenNo.checkDigit@citizenNo!",
    ]);
  });
  test.each(["常年", "记不清", "2015年春节", "2015年3月2日左右"])("%s cannot be read", (birthDate) => {
    expect(said({ birthDate })).toEqual(["date.unreadable@birthDate"]);
    expect(said({ birthDate, citizenNo: undefined })).toEqual([
      "date.unreadable@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
    expect(said({ birthDate, citizenNo: wrongCheck(BOY) })).toEqual(["citizenNo.checkDigit@citizenNo!"]);
  });
});

describe("age", () => {
  const bornOn = (birthDate: string) => ({ birthDate, citizenNo: composeCitizenId("500199", birthDate, 11) });
  test("the left-behind ledger ends on the sixteenth birthday, the others on the eighteenth", () => {
    expect(said(bornOn("2005-01-01"))).toEqual([]);
    expect(said(bornOn("2004-12-31"))).toEqual(["age.notEligible@birthDate!"]);
    for (const ledger of ["orphan", "defactoUnattended", "inDifficulty"] as const) {
      expect(said(bornOn("2003-01-01"), { ledger })).toEqual([]);
      expect(said(bornOn("2002-12-31"), { ledger })).toEqual(["age.notEligible@birthDate!"]);
    }
  });
  test.each(["重庆市合川中学高三", "中职三年级", "高 一", "合川区职教中心中职二年级"])(
    "orphans stay while at school: %s",
    (schoolGrade) => {
      for (const ledger of ["orphan", "defactoUnattended"] as const) {
        expect(said({ ...bornOn("2002-02-16"), schoolGrade }, { ledger })).toEqual([
          "age.overLimitInSchool@birthDate",
        ]);
      }
      expect(said({ ...bornOn("2002-02-16"), schoolGrade }, { ledger: "inDifficulty" })).toEqual([
        "age.notEligible@birthDate!",
      ]);
      expect(said({ ...bornOn("2004-02-16"), grade: "高二" })).toEqual(["age.notEligible@birthDate!"]);
    },
  );
  test("grade and stage have cells of their own in some tables", () => {
    expect(said({ ...bornOn("2002-02-16"), grade: "高三" }, { ledger: "orphan" })).toEqual([
      "age.overLimitInSchool@birthDate",
    ]);
    expect(said({ ...bornOn("2002-02-16"), schoolStatus: "中职" }, { ledger: "orphan" })).toEqual([
      "age.overLimitInSchool@birthDate",
    ]);
    expect(said({ ...bornOn("2002-02-16"), schoolGrade: "重庆大学大一" }, { ledger: "orphan" })).toEqual([
      "age.notEligible@birthDate!",
    ]);
  });
  test("is taken from a full birth date where there is no sound number", () => {
    expect(said({ birthDate: "2003-01-01", citizenNo: undefined })).toEqual([
      "age.notEligible@birthDate!",
      "citizenNo.missing@citizenNo",
    ]);
    expect(said({ birthDate: "2003-01-01", citizenNo: wrongCheck(BOY) })).toEqual([
      "age.notEligible@birthDate!",
      "citizenNo.checkDigit@citizenNo!",
    ]);
    expect(said({ birthDate: "2003-01", citizenNo: wrongCheck(BOY) })).toEqual([
      "citizenNo.checkDigit@citizenNo!",
    ]);
  });
  test("is not judged after a contradiction, nor without a reference date", () => {
    expect(said({ ...bornOn("2003-01-01"), birthDate: "2015-03-02" })).toEqual([
      "citizenNo.birthMismatch@birthDate!",
    ]);
    const timeless = contextWithout("asOf");
    const { judged } = checkRow({ ...CHILD, ...bornOn("1990-01-01") }, timeless, places, NO_EARLIER_ROWS);
    expect(judged.findings).toEqual([]);
  });
  test("is judged by the number beside a date that is none", () =>
    expect(said({ ...bornOn("2003-05-01"), birthDate: "2003-02-30" })).toEqual([
      "date.impossible@birthDate!",
      "age.notEligible@birthDate!",
    ]));
});

describe("the village", () => {
  const swallows = { township: "500117123" };
  test.each([
    "铺坝村村民委员会",
    "铺坝村",
    "铺坝",
    "铺坝村民委员会",
    "铺坝村委会",
    "铺坝村村委会",
    "官渡镇铺坝村",
    "官渡铺坝村委会",
    "合川区官渡镇铺坝",
    "重庆市合川区官渡镇铺坝村村民委员会",
    "铺坝村3组",
    "铺坝村五社",
    "铺坝村2小组",
    "官渡镇铺坝村第3村民小组",
    "铺 坝 村",
    "铺坝村１２组",
    "铺坝3组",
  ])("%s is 铺坝村", (village) => {
    expect(said({ village })).toEqual([]);
    expect(judge({ village }).values.village?.code).toBe("500117101205");
  });
  test.each([
    "官渡社区居民委员会",
    "官渡社区",
    "官渡",
    "官渡社区居委会",
    "官渡居委会",
    "官渡居民委员会",
    "官渡镇官渡社区",
    "官渡官渡",
  ])("%s is 官渡社区", (village) =>
    expect(judge({ village }).values.village?.name).toBe("官渡社区居民委员会"),
  );
  test("the group behind the name is kept", () =>
    expect(judge({ village: "铺坝村五社" }).values.village?.group).toBe("五社"));
  test.each(["莲花村", "铺坝社区", "?", "官渡镇", "铺霸村", "铺坝村12号"])("%s is unknown", (village) =>
    expect(said({ village })).toEqual(["place.unknown@village!"]),
  );
  test("a near miss is suggested and not taken", () =>
    expect(judge({ village: "铺霸村" }).findings[0]?.suggestion).toBe("铺坝村村民委员会"));
  test.each(["沙嘴村", "古楼镇沙嘴村", "合川区古楼镇沙嘴村2组", "沙嘴"])(
    "%s lies in another township",
    (village) => expect(said({ village })).toEqual(["place.outsideTownship@village!"]),
  );
  test("a bare name may fit community and village", () => {
    expect(said({ village: "燕窝" }, swallows)).toEqual(["place.ambiguous@village!"]);
    expect(said({ village: "燕窝镇燕窝" }, swallows)).toEqual(["place.ambiguous@village!"]);
    expect(said({ village: "燕窝村" }, swallows)).toEqual([]);
    expect(said({ village: "燕窝社区" }, swallows)).toEqual([]);
    expect(said({ village: "燕窝居委会" }, swallows)).toEqual([]);
    expect(said({ village: "炉山村委会" }, swallows)).toEqual([]);
  });
  test.each([
    "铺坝村、兴胜村",
    "铺坝村/兴胜村",
    "铺坝村或兴胜村",
    "铺坝、兴胜",
    "铺坝村和兴胜村",
    "铺坝村，沙嘴村",
  ])("%s names two", (village) => expect(said({ village })).toEqual(["place.ambiguous@village!"]));
  test("the row's own township comes before the table's", () => {
    expect(said({ township: "古楼镇", village: "沙嘴村" })).toEqual([]);
    expect(said({ township: "合川区古楼镇人民政府", village: "沙嘴" })).toEqual([]);
    expect(said({ township: "古楼", village: "铺坝村" })).toEqual(["place.outsideTownship@village!"]);
    expect(judge({ township: "钓鱼城街道办事处", village: "鱼城村" }).values.village?.code).toBe(
      "500117002203",
    );
  });
  test("without any township the district is searched", () => {
    const nowhere = contextWithout("township");
    const check = (village: string) =>
      checkRow({ ...CHILD, village }, nowhere, places, NO_EARLIER_ROWS).judged;
    expect(check("沙嘴村").values.township?.name).toBe("古楼镇");
    expect(check("凉亭子社区").outcome).toBe("accept");
    expect(check("官渡镇铺坝村").outcome).toBe("accept");
  });
  test("an empty cell takes the village above, with a warning", () => {
    const judged = judge({ village: undefined }, { above: { village: "兴胜" } });
    expect(judged.findings.map(({ code }) => code)).toEqual(["place.filledDown"]);
    expect(judged.values.village?.name).toBe("兴胜村村民委员会");
    expect(said({ village: undefined }, { above: { village: "莲花村" } })).toEqual([
      "place.filledDown@village",
      "place.unknown@village!",
    ]);
    expect(said({ village: undefined })).toEqual(["required.missing@village!"]);
  });
  test.each(["同上", "〃", "″", " 同 上 ", '"'])("%j means the row above", (village) => {
    const judged = judge({ village }, { above: { village: "兴胜村" } });
    expect(judged.findings).toEqual([]);
    expect(judged.values.village?.name).toBe("兴胜村村民委员会");
    expect(said({ village })).toEqual(["required.missing@village!"]);
  });
  test("a table without a village column takes what its titles or its sheet say", () => {
    expect(said({ village: undefined }, { hasVillageColumn: false, village: "铺坝村" })).toEqual([]);
    expect(said({ village: undefined }, { hasVillageColumn: false })).toEqual(["required.missing@village!"]);
    expect(said({ village: undefined }, { hasVillageColumn: false, village: "莲花村" })).toEqual([
      "place.unknown@village!",
    ]);
  });
  test("a post imports only its own place", () => {
    expect(said({}, { scope: "500117101" })).toEqual([]);
    expect(said({}, { scope: "500117" })).toEqual([]);
    expect(said({}, { scope: "500117104" })).toEqual(["place.outsideScope@village!"]);
    expect(said({}, { scope: "500117101201" })).toEqual(["place.outsideScope@village!"]);
  });
});

describe("phones", () => {
  test.each<[Cell, string[]]>([
    ["16821577958", ["16821577958"]],
    [16_821_577_958, ["16821577958"]],
    ["160-5604-4083", ["16056044083"]],
    ["169 4574 2625", ["16945742625"]],
    ["+86 16123708125", ["16123708125"]],
    ["+8616812346150", ["16812346150"]],
    ["86-16849578579", ["16849578579"]],
    ["008616050445203", ["16050445203"]],
    ["１６９６３５３４０６９", ["16963534069"]],
    ["16108894699、16088946062", ["16108894699", "16088946062"]],
    ["16194513026/16945130123", ["16194513026", "16945130123"]],
    ["16378992592，16789925126", ["16378992592", "16789925126"]],
    ["023-42000001", ["02342000001"]],
    ["（023）42003618", ["02342003618"]],
    ["42001066", ["02342001066"]],
    [" 16424601528", ["16424601528"]],
  ])("%j is right", (phone, numbers) => {
    const judged = judge({ "father.phone": phone, "mother.phone": phone, "guardian.phone": phone });
    expect(judged.findings).toEqual([]);
    expect(judged.values["guardian.phone"]).toEqual(numbers);
  });
  test.each<[Cell]>([["无"], ["/"], [" "], ["-"], [undefined]])("%j means none", (phone) =>
    expect(said({ "guardian.phone": phone })).toEqual([]),
  );
  test.each<[Cell]>([
    ["1602311"],
    ["169382066575"],
    ["1606588581"],
    ["停机"],
    ["16497658***"],
    ["12345678901"],
    ["19999999"],
    ["02312345678"],
    ["16108894699、1608894"],
    ["打不通"],
    [2_342_001_066],
  ])("%j is wrong", (phone) => {
    expect(said({ "guardian.phone": phone })).toEqual(["phone.invalid@guardian.phone"]);
    expect(said({ "father.phone": phone })).toEqual(["phone.invalid@father.phone"]);
    expect(said({ "mother.phone": phone })).toEqual(["phone.invalid@mother.phone"]);
  });
});

describe("adults' numbers", () => {
  test("faults only warn, at their own cells", () => {
    expect(said({ "father.citizenNo": wrongCheck(MAN) })).toEqual(["citizenNo.checkDigit@father.citizenNo"]);
    expect(said({ "mother.citizenNo": WOMAN.slice(1) })).toEqual(["citizenNo.format@mother.citizenNo"]);
    expect(said({ "guardian.citizenNo": 500_199_195_706_092_000 })).toEqual([
      "citizenNo.truncatedByExcel@guardian.citizenNo",
    ]);
    expect(said({ "father.citizenNo": "5.00199E+17" })).toEqual([
      "citizenNo.truncatedByExcel@father.citizenNo",
    ]);
  });
  test("an old number is converted", () => {
    const judged = judge({ "father.citizenNo": OLD_MAN });
    expect(judged.findings.map(({ code, column }) => `${code}@${column}`)).toEqual([
      "citizenNo.legacy15@father.citizenNo",
    ]);
    expect(judged.values["father.citizenNo"]).toBe(MAN);
  });
  test("an absent one says nothing", () => {
    expect(
      said({ "father.citizenNo": "无", "mother.citizenNo": "/", "guardian.citizenNo": undefined }),
    ).toEqual([]);
  });
  test("parents' numbers may be swapped", () => {
    expect(said({ "father.citizenNo": WOMAN, "mother.citizenNo": MAN })).toEqual([
      "citizenNo.sexMismatch@father.citizenNo",
      "citizenNo.sexMismatch@mother.citizenNo",
    ]);
    expect(said({ "father.citizenNo": MAN, "mother.citizenNo": WOMAN, "guardian.citizenNo": WOMAN })).toEqual(
      [],
    );
  });
});

describe("other dates", () => {
  test.each<[Cell, string]>([
    ["2018.3", "2018-03"],
    ["2018年3月", "2018-03"],
    ["201803", "2018-03"],
    [201_803, "2018-03"],
    [2018.3, "2018-03"],
    [2018.12, "2018-12"],
    ["2018.1", "2018-01"],
    ["2018.10", "2018-10"],
    ["2018-03", "2018-03"],
    ["2018", "2018"],
    [2018, "2018"],
    ["2018年", "2018"],
    ["2018年3月起", "2018-03"],
    ["2018年3月至今", "2018-03"],
    ["2011年9月左右", "2011-09"],
    ["2015年以来", "2015"],
    ["2018.3.2起", "2018-03-02"],
    [{ date: "2012-08-17" }, "2012-08-17"],
    [43_161, "2018-03-02"],
    ["2018年3月份", "2018-03"],
  ])("%j is %s", (cell, text) => {
    const judged = judge({ "father.outSince": cell, visitDate: cell });
    expect(judged.findings).toEqual([]);
    expect(judged.values["father.outSince"]?.text).toBe(text);
  });
  test.each<[Cell, string]>([
    ["15.3.2", "ambiguous"],
    ["16年5月", "ambiguous"],
    ["17年", "ambiguous"],
    ["3/2/2015", "ambiguous"],
    [2018.1, "ambiguous"],
    ["2019.2.30", "impossible"],
    ["2020年13月", "impossible"],
    [20_201_301, "impossible"],
    ["常年", "unreadable"],
    ["记不清", "unreadable"],
    ["过完年就走了", "unreadable"],
    ["每年春节后", "unreadable"],
  ])("%j is %s", (cell, code) => {
    for (const key of [
      "father.outSince",
      "mother.outSince",
      "visitDate",
      "recognised",
      "startMonth",
      "endMonth",
      "applied",
      "verified",
      "confirmed",
      "father.conditionDate",
      "mother.conditionDate",
      "father.reviewDue",
      "mother.reviewDue",
    ] as const) {
      expect(said({ [key]: cell })).toEqual([`date.${code}@${key}`]);
      expect(judge({ [key]: cell }).values[key]).toBeUndefined();
    }
  });
  test("only the full dates of a period are judged", () => {
    const period = (text: string) => said({ "father.conditionPeriod": text });
    expect(period("2020.5.10至2023.5.10")).toEqual([]);
    expect(period("2020.5.10-2023.2.30")).toEqual(["date.impossible@father.conditionPeriod"]);
    expect(period("2019年2月29日起")).toEqual(["date.impossible@father.conditionPeriod"]);
    expect(period("2018.3-2020.5")).toEqual([]);
    expect(period("长期")).toEqual([]);
    expect(
      judge({ "mother.conditionPeriod": "2019.7.26—2022.7.26" }).values["mother.conditionPeriod"],
    ).toEqual({
      text: "2019.7.26—2022.7.26",
      from: { text: "2019-07-26", precision: "day" },
      to: { text: "2022-07-26", precision: "day" },
    });
    expect(
      judge({ "mother.conditionPeriod": "2013.4.25至今" }).values["mother.conditionPeriod"]?.to,
    ).toBeUndefined();
  });
});

describe("accounts and certificates", () => {
  test("an account keeps its digits only as text", () => {
    expect(said({ bankAccount: 6_299_990_724_917_140_000 })).toEqual([
      "bankAccount.truncatedByExcel@bankAccount",
    ]);
    expect(said({ bankAccount: "6.29999E+18" })).toEqual(["bankAccount.truncatedByExcel@bankAccount"]);
    expect(judge({ bankAccount: "6299 9978 4427 0686 510" }).values.bankAccount).toBe("6299997844270686510");
    expect(said({ bankAccount: 123_456_789_012_345 })).toEqual([]);
  });
  test("a certificate is the child's number, a class and a grade", () => {
    expect(said({ disabilityNo: `${BOY}43` })).toEqual([]);
    expect(said({ disabilityNo: ` ${BOY} 43B1` })).toEqual([]);
    expect(judge({ disabilityNo: `${BOY}52` }).values.disabilityNo).toEqual({
      number: `${BOY}52`,
      disabilityClass: "5",
      level: "2",
    });
    for (const wrong of [BOY, `${BOY}83`, `${BOY}45`, `${BOY}4`, `${BOY}43B`, "第123号"]) {
      expect(said({ disabilityNo: wrong })).toEqual(["disabilityNo.format@disabilityNo"]);
    }
    for (const cut of [Number("50019920150302001"), 123, "5.00199E+19"]) {
      expect(said({ disabilityNo: cut })).toEqual(["disabilityNo.truncatedByExcel@disabilityNo"]);
    }
    expect(said({ disabilityNo: `${GIRL}43` })).toEqual(["disabilityNo.otherPerson@disabilityNo"]);
    expect(said({ disabilityNo: `${GIRL}43`, citizenNo: "无" })).toEqual(["citizenNo.missing@citizenNo"]);
  });
});

describe("words", () => {
  test.each([
    ["死亡 去世 病故 已故 亡故 车祸死亡", "deceased"],
    ["失踪 法院宣告失踪", "declaredMissing"],
    ["查找不到 弃婴", "unknownNotFound"],
    ["服刑 判刑入狱 服刑在押", "imprisoned"],
    ["戒毒 强戒 强制隔离戒毒", "compulsoryRehab"],
    ["残 精神残疾二级 残疾（视力一级）", "severeDisability"],
    ["重病 大病 重大疾病 重病（尿毒症） 患重病", "seriousIllness"],
    ["失联 失去联系 联系不上 出走 离家出走失联", "outOfContact"],
    ["撤销 被撤销监护资格", "guardianshipRevoked"],
    ["健在 正常 务工 外出务工 在家 在家务农", "capable"],
  ])("of a parent's condition: %s → %s", (words, code) => {
    for (const word of words.split(" ")) {
      const judged = judge(
        { "father.condition": word, "mother.condition": word },
        { ledger: "inDifficulty" },
      );
      expect(judged.findings).toEqual([]);
      expect(judged.values["mother.condition"]).toEqual({ text: word, code });
    }
  });
  test.each(["待核实", "情况特殊", "见附件", "健在（务工）", "在家带孩子", "身体健康"])(
    "%s is no known condition",
    (word) =>
      expect(said({ "father.condition": word, "mother.condition": word })).toEqual([
        "code.unknown@father.condition",
        "code.unknown@mother.condition",
      ]),
  );
  test.each([
    ["机构 机构集中养育 福利机构养育孤弃儿童 弃婴", "institution"],
    ["散居 社会散居孤儿", "community"],
    ["HIV hiv感染 艾滋病病毒感染儿童 ＨＩＶ", "hiv"],
  ])("of an orphan's type: %s → %s", (words, code) => {
    for (const word of words.split(" "))
      expect(judge({ orphanType: word }).values.orphanType?.code).toBe(code);
    expect(said({ orphanType: "待核实" }, { ledger: "orphan" })).toEqual(["code.unknown@orphanType"]);
    expect(said({ orphanType: "困境儿童" }, { ledger: "inDifficulty" })).toEqual([]);
  });
  test.each([
    ["特困供养儿童", "L1"],
    ["低保户子女", "L2"],
    ["家庭贫困（低保）", "L2"],
    ["低保边缘家庭儿童", "L3"],
    ["防返贫监测户", "L3"],
    ["刚性支出困难家庭", "L3"],
    ["火灾致困", "L4"],
    ["突发困难", "L4"],
    ["事故", "L4"],
    ["重病重残儿童（重残）", "H1"],
    ["听力残疾一级", "H1"],
    ["智力残疾三级", "H1"],
    ["肢体残疾三级", "H2"],
    ["一般残疾", "H2"],
    ["罕见病", "H3"],
    ["大病", "H3"],
    ["心理行为异常", "H4"],
    ["监护缺失", "G1"],
    ["事实无人抚养", "G1"],
    ["孤儿", "G1"],
    ["监护不当", "G3"],
    ["父母服刑一方无力抚养", "G4"],
    ["父母一方强制戒毒", "G4"],
  ])("of a difficulty: %s → %s", (word, code) => {
    expect(said({ difficultyType: word })).toEqual([]);
    expect(judge({ difficultyType: word }).values.difficultyType).toEqual([{ text: word, code }]);
  });
  test("of a list each must be known", () => {
    for (const list of [
      "低保、重残",
      "低保；大病",
      "低保/重残",
      "低保,心理",
      "低保，监护缺失",
      "残疾（视力、听力）、低保",
    ]) {
      expect(said({ difficultyType: list })).toEqual([]);
      expect(judge({ difficultyType: list }).values.difficultyType).toHaveLength(2);
    }
    expect(said({ difficultyType: "低保、见附表" })).toEqual(["code.unknown@difficultyType"]);
    expect(said({ difficultyType: "流动儿童" })).toEqual(["code.unknown@difficultyType"]);
  });
  test("that are only normalised never warn", () => {
    const judged = judge({
      hukou: "农业户口",
      schoolStatus: "辍学",
      boarding: "走读",
      health: "智力残疾",
      entrustReason: "双方外出",
      actualCare: "祖/外祖父母",
      careQuality: "较好",
      relief: "低保、临时救助",
      risk: "低风险",
      inDifficulty: "否",
      entrustSigned: "已签",
      ethnicity: "土家族",
      "guardian.relation": "婆婆",
      standard: "1,400元",
      amount: 685,
      "guardian.age": "67岁",
      careMode: "亲属抚养",
      note: "=HYPERLINK(1)",
    });
    expect(judged.findings).toEqual([]);
    expect(judged.values).toMatchObject({
      hukou: { text: "农业户口", code: "rural" },
      schoolStatus: { code: "notEnrolled" },
      boarding: { code: "day" },
      health: { text: "智力残疾", code: "disabled" },
      entrustReason: { code: "bothAway" },
      actualCare: { code: "grandparents" },
      careQuality: { code: "good" },
      relief: [{ code: "dibao" }, { code: "temporaryRelief" }],
      risk: { code: "green" },
      inDifficulty: false,
      entrustSigned: true,
      ethnicity: { text: "土家族", code: "15" },
      "guardian.relation": { code: "62" },
      standard: 140_000,
      amount: 68_500,
      "guardian.age": 67,
      careMode: { code: "community" },
      note: "=HYPERLINK(1)",
    });
    expect(said({ health: "待查", risk: "见附件", relief: "其它什么", "guardian.relation": "祖孙" })).toEqual(
      [],
    );
  });
});

describe("rows that speak against their ledger", () => {
  const against = ["category.contradiction@category"];
  test.each(["城镇", "城镇居民户口", "非农业", "非农业户口"])("%s in the left-behind ledger", (hukou) => {
    expect(said({ hukou })).toEqual(against);
    expect(said({ hukou }, { ledger: "inDifficulty" })).toEqual([]);
  });
  test.each([
    ["在家", "广东东莞", true],
    ["浙江温州", "在家务农", true],
    ["在家", "在家", false],
    ["在家", undefined, false],
    ["在家", "残疾，在家", false],
    ["在家", "重病在家", false],
    ["在家", "死亡", false],
    ["在家", "已故", false],
    ["在家", "去世", false],
    ["在家", "服刑在押", false],
    ["在家", "强制戒毒", false],
    ["在家", "失联", false],
    ["在家", "失踪", false],
    ["在家", "撤销监护", false],
    ["在家（残疾）", "广东东莞", false],
    ["广东", "浙江", false],
    ["在家", "/", false],
  ])("father %s, mother %s: %s", (father, mother, contradicts) => {
    const cells = { "father.workPlace": father, "mother.workPlace": mother };
    expect(said(cells)).toEqual(contradicts ? against : []);
    expect(said({ "father.workPlace": mother, "mother.workPlace": father })).toEqual(
      contradicts ? against : [],
    );
  });
  test("both reasons are told once", () =>
    expect(said({ hukou: "城镇", "father.workPlace": "在家", "mother.workPlace": "北京" })).toEqual(against));
  test.each([
    ["死亡", "失踪", false],
    ["查找不到", "死亡", false],
    ["死亡", "失联", true],
    ["服刑", "死亡", true],
    ["健在", "死亡", true],
    ["死亡", "情况特殊", false],
    ["死亡", undefined, false],
  ])("an orphan with father %s, mother %s: %s", (father, mother, contradicts) => {
    const cells = { "father.condition": father, "mother.condition": mother };
    const codes = (extra: RawCells) =>
      judge({ ...cells, ...extra }, { ledger: "orphan" }).findings.map(({ code }) => code);
    expect(codes({}).includes("category.contradiction")).toBe(contradicts);
    expect(codes({ orphanType: "散居" }).includes("category.contradiction")).toBe(contradicts);
    expect(codes({ orphanType: "待核实" }).includes("category.contradiction")).toBe(contradicts);
    expect(codes({ orphanType: "艾滋病病毒感染儿童" }).includes("category.contradiction")).toBe(false);
  });
  test.each([
    ["死亡", "失联", false],
    ["服刑", "重残", false],
    ["健在", "失联", true],
    ["死亡", "外出务工", true],
    ["死亡", "死亡", true],
    ["失踪", "查找不到", true],
    ["死亡", "见附件", false],
    ["死亡", undefined, false],
  ])("a de facto unattended child with father %s, mother %s: %s", (father, mother, contradicts) => {
    const cells = { "father.condition": father, "mother.condition": mother };
    const codes = judge(cells, { ledger: "defactoUnattended" }).findings.map(({ code }) => code);
    expect(codes.includes("category.contradiction")).toBe(contradicts);
  });
});

describe("the row as a whole", () => {
  test("swapped columns are told alone", () => {
    const swapped = {
      citizenNo: "女",
      sex: "2011-04-30",
      birthDate: GIRL,
      village: "莲花村",
      "father.phone": "1",
    };
    expect(said(swapped, { hidden: true })).toEqual(["row.columnsSwapped@citizenNo!"]);
    expect(said({ citizenNo: "邓一鸣", name: BOY })).toEqual(["row.columnsSwapped@citizenNo!"]);
    expect(said({ citizenNo: "2015-03-02", birthDate: ` ${BOY}` })).toEqual([
      "row.columnsSwapped@citizenNo!",
    ]);
    expect(said({ citizenNo: undefined, sex: BOY })).toEqual(["row.columnsSwapped@citizenNo!"]);
  });
  test("a faulty number is not taken for a swap", () =>
    expect(said({ citizenNo: BOY.slice(1), birthDate: BOY })).toEqual(
      ["date.unreadable@birthDate"].slice(1).concat("citizenNo.format@citizenNo!"),
    ));
  test("hidden rows are told", () => expect(said({}, { hidden: true })).toEqual(["row.hidden@row"]));
  test("the outcome is the worst of the findings", () => {
    expect(judge({ name: "张?", "father.phone": "1" }).outcome).toBe("reject");
    expect(judge({ "father.phone": "1" }).outcome).toBe("acceptWithWarning");
    expect(outcomeOf([])).toBe("accept");
  });
});

describe("doubles", () => {
  const earlier = (sheet: number | undefined, sameChild = false): EarlierRows => ({
    sheetOfNumber: (number) => (number === BOY ? sheet : undefined),
    hasNameAndBirthDate: () => sameChild,
  });
  test("the same number in the sheet or in an earlier one", () => {
    expect(said({}, {}, earlier(0))).toEqual(["duplicate.inFile@citizenNo!"]);
    expect(said({}, { sheetIndex: 3 }, earlier(0))).toEqual(["duplicate.acrossSheets@citizenNo!"]);
  });
  test("a refused row is not looked at", () =>
    expect(said({ name: "张?" }, {}, earlier(0, true))).toEqual(["name.invalid@name!"]));
  test("the same name and birth date with another number or none", () => {
    expect(said({}, {}, earlier(undefined, true))).toEqual(["duplicate.possible@name"]);
    expect(said({ citizenNo: "无" }, {}, earlier(0, true))).toEqual([
      "duplicate.possible@name",
      "citizenNo.missing@citizenNo",
    ]);
  });
});

test("every finding speaks Chinese at its cell and names what to do", () => {
  const cases: RawCells[] = [
    { name: "张?" },
    { citizenNo: BOY.slice(1) },
    { village: "莲花村" },
    { "father.phone": "1" },
    { difficultyType: "见附件" },
  ];
  for (const cells of cases) {
    for (const { message } of judge(cells).findings) expect(message).toMatch(/[\u4e00-\u9fff].*。$/);
  }
  expect(judge({ citizenNo: 500_199_201_503_020_030 }).findings[0]?.message).toBe(
    "身份证号只剩 15 位有效数字：Excel 把它当数字存了，后三位已丢失。请把该列设为文本后重填。",
  );
  expect(Object.keys(FINDING_SENTENCES)).toHaveLength(31);
});

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    undefined,
    "",
    "无",
    "同上",
    "〃",
    "男",
    "2015-03-02",
    BOY,
    GIRL,
    MAN,
    "铺坝村",
    "燕窝",
    2015.1,
    "常年",
    "死亡",
    "HIV",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc
    .date({ min: new Date("1950-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
    .map((date) => ({ date: date.toISOString().slice(0, 10) })),
);
const SOME_FIELDS = (
  "name sex birthDate citizenNo village township father.citizenNo father.phone father.outSince father.condition " +
  "father.conditionPeriod hukou difficultyType orphanType disabilityNo bankAccount relief standard note health"
).split(" ");
const anyRow: fc.Arbitrary<RawCells> = fc.dictionary(fc.constantFrom(...SOME_FIELDS), anyCell, {
  maxKeys: 20,
  noNullPrototype: true,
});

describe("whatever the cells hold", () => {
  test("a row is judged without failing, and stored and judged again it is judged the same", () => {
    fc.assert(
      fc.property(
        anyRow,
        fc.constantFrom("leftBehind", "orphan", "defactoUnattended", "inDifficulty"),
        (cells, ledger) => {
          const context: RowContext = { ...CONTEXT, ledger, above: { village: "兴胜村", township: "官渡" } };
          const first = checkRow(cells, context, places, NO_EARLIER_ROWS).judged;
          const stored = JSON.parse(JSON.stringify({ cells, context })) as {
            cells: RawCells;
            context: RowContext;
          };
          const reversed = Object.fromEntries(Object.entries(stored.cells).reverse()) as RawCells;
          const again = recheckRow(reversed, stored.context, places);
          expect([again.outcome, again.findings, again.repairs, again.values]).toEqual([
            first.outcome,
            first.findings,
            first.repairs,
            first.values,
          ]);
        },
      ),
      { numRuns: 400 },
    );
  });
  test("what was repaired needs no second repair", () => {
    fc.assert(
      fc.property(anyRow, (cells) => {
        const first = checkRow(cells, CONTEXT, places, NO_EARLIER_ROWS).judged;
        const mended: Record<string, Cell> = { ...cells };
        for (const { column, to } of first.repairs) mended[column] = to;
        const second = checkRow(mended, CONTEXT, places, NO_EARLIER_ROWS).judged;
        expect(second.repairs.filter(({ why }) => why !== "ditto")).toEqual([]);
        expect(second.values).toEqual(first.values);
      }),
      { numRuns: 400 },
    );
  });
});
