import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import "../../../declared-parameters.ts";
import { type Line, readLines, typeOf } from "../../../../test/support/roster-tables.ts";
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import { factKinds } from "../../registry/facts.contract.ts";
import type { Whose } from "./roster-type.ts";
import { rosterTypes } from "./roster-types.ts";

const ASOF = "2026-09-30";
const NUMBER = composeCitizenId("500199", "1988-03-12", 953);

/** One row of each kind as offices write it, the facts that follow for a grown-up and for a child. */
const samples: readonly {
  readonly code: string;
  readonly lines: readonly Line[];
  readonly adult: readonly string[];
  readonly child: readonly string[];
  readonly asks?: Whose;
}[] = [
  {
    code: "prison",
    lines: [
      ["罪犯姓名", "性别", "公民身份号码", "服刑监狱", "刑期起日", "刑期止日"],
      ["秦海军", "男", NUMBER, "重庆市南屏监狱", "2024.5.4", "2027.5.4"],
    ],
    adult: ["condition 2024-05-04 服刑在押 · 重庆市南屏监狱 · 36 个月 · 2027-05-04 期满"],
    child: [],
    asks: "child",
  },
  {
    code: "compulsoryRehab",
    lines: [
      ["戒毒人员姓名", "身份证号", "戒毒所", "入所时间", "期满时间"],
      ["童小芳", NUMBER, "重庆市三江强制隔离戒毒所", "2024-01-25", "2026-01-25"],
    ],
    adult: [
      "condition 2024-01-25..2026-01-26 强制隔离戒毒 · 重庆市三江强制隔离戒毒所 · 24 个月 · 2026-01-25 期满",
    ],
    child: [],
    asks: "child",
  },
  {
    code: "otherRestricted",
    lines: [
      ["姓名", "身份证号码", "强制措施", "办案机关", "采取措施日期"],
      ["谢军", NUMBER, "逮捕", "合川区公安局", "2026-03-01"],
    ],
    adult: ["condition 2026-03-01 其他限制人身自由 · 逮捕"],
    child: [],
    asks: "child",
  },
  {
    code: "deaths",
    lines: [
      ["死者姓名", "证件号码", "死亡日期", "死亡原因"],
      ["周才洪", NUMBER, "2026-07-05", "交通事故"],
    ],
    adult: ["condition 2026-07-05 死亡"],
    child: [],
    asks: "child",
  },
  {
    code: "disabilityCards",
    lines: [
      ["姓名", "残疾人证号", "残疾类别", "残疾等级", "发证日期"],
      ["尹代勇", `${NUMBER}63`, "精神残疾", "三级", "2019-01-04"],
    ],
    adult: ["disability 2019-01-04 精神残疾三级", "condition 2019-01-04 重残 · 残疾人证"],
    child: ["disability 2019-01-04 精神残疾三级"],
  },
  {
    code: "schoolCensus",
    lines: [
      ["学籍号", "学生姓名", "身份证件号", "学校名称", "年级", "班级", "是否住校"],
      [`G${NUMBER}`, "谭康", "", "合川区燕窝中学校", "七年级", "3班", "是"],
    ],
    adult: [],
    child: ["schooling 2026-09-30 合川区燕窝中学校 · 七年级3班 · 初中 · 寄宿生"],
  },
  {
    code: "dropout",
    lines: [
      ["学生姓名", "身份证号", "原就读学校", "年级", "辍学时间", "辍学原因"],
      ["冯悦", NUMBER, "合川区燕窝中学校", "八年级", "2026年3月", "外出务工"],
    ],
    adult: [],
    child: ["schooling 2026-03-01 合川区燕窝中学校 · 八年级 · 未在学"],
  },
  {
    code: "lowIncome",
    lines: [
      ["户编号", "户主姓名", "家庭成员姓名", "身份证号码", "救助类别", "月保障金（元）", "享受起始"],
      ["00001", "高涛胜", "高念", NUMBER, "农村低保", 1198, "2020.09"],
    ],
    adult: [],
    child: ["relief 2020-09-01 低保 · 全户每月 1198 元，户主 高涛胜"],
  },
  {
    code: "medicalInsurance",
    lines: [
      ["参保人姓名", "身份证号", "参保年度", "参保状态"],
      ["高念", NUMBER, "2026年度", "正常参保"],
    ],
    adult: [],
    child: ["insurance 2026-01-01 2026 年度已参保"],
  },
  {
    code: "seriousIllness",
    lines: [
      ["患者姓名", "身份证号", "诊断名称", "确诊日期"],
      ["何全", NUMBER, "急性白血病", "2026-02-11"],
    ],
    adult: ["condition 2026-02-11 重病 · 急性白血病"],
    child: ["health 2026-02-11 重病 · 急性白血病"],
  },
  {
    code: "householdMoves",
    lines: [
      ["姓名", "公民身份号码", "原户籍地址", "迁出日期", "迁往地", "户口性质"],
      ["阳安", NUMBER, "重庆市合川区草街街道九石村6组", "2026-08-27", "广东省东莞市", "农业"],
    ],
    adult: [],
    child: ["household 2026-08-27 农村居民户口 · 广东省东莞市 · 户籍不在本区"],
    asks: "child",
  },
  {
    code: "missingParents",
    lines: [
      ["失联人员姓名", "身份证号", "儿童姓名", "报案日期", "受理派出所", "回执单号", "查找结果"],
      ["伍丽华", NUMBER, "何念", "2026-01-15", "土场派出所", "合公回〔2026〕7号", "仍下落不明"],
    ],
    adult: ["condition 2026-01-15 失联 · 2026-01-15 向公安报告 · 合公回〔2026〕7号"],
    child: [],
  },
  {
    code: "births",
    lines: [
      ["新生儿姓名", "性别", "出生日期", "母亲姓名", "母亲身份证号", "父亲姓名"],
      ["李小宝", "女", "2026-06-01", "刘晓燕", NUMBER, "李强"],
    ],
    adult: [],
    child: [],
    asks: "adult",
  },
  {
    code: "guardianshipRulings",
    lines: [
      ["被申请人姓名", "身份证号", "判决事项", "生效日期", "案号", "审理法院", "未成年人姓名"],
      ["罗永", NUMBER, "撤销监护人资格", "2026-03-18", "（2026）渝0117民特9号", "合川区人民法院", "罗小雨"],
    ],
    adult: ["condition 2026-03-18 撤销监护资格 · （2026）渝0117民特9号"],
    child: [],
    asks: "child",
  },
  {
    code: "deported",
    lines: [
      ["外籍人员姓名", "证件号码", "国籍", "出境日期", "决定书号", "子女姓名"],
      ["阮氏梅", NUMBER, "越南", "2026-02-02", "合公遣决字〔2026〕3号", "何念"],
    ],
    adult: ["condition 2026-02-02 遣送（驱逐）出境 · 越南 · 合公遣决字〔2026〕3号"],
    child: [],
    asks: "child",
  },
];

describe("the kinds of rosters", () => {
  it("each have a sample here", () => {
    expect(samples.map(({ code }) => code)).toEqual(rosterTypes.map(({ code }) => code));
  });

  it.each(samples)(
    "$code: a row becomes a person and the facts that it says",
    async ({ code, lines, ...expected }) => {
      const type = typeOf(code);
      const [row] = (await readLines(code, lines)).rows;
      const values = row?.values ?? {};
      expect(row?.notes).toEqual([]);
      expect(type.record(values)).toMatchObject({ citizenNo: NUMBER });
      expect(type.record(values).name).not.toBe("");
      for (const whose of ["adult", "child"] as const) {
        const facts = type.facts(values, ASOF, whose);
        expect(facts.map(sayFact)).toEqual(expected[whose]);
        for (const { kind, value } of facts) {
          expect(factKinds[kind].value.safeParse(value).error, kind).toBeUndefined();
          expect(["anyone", whose]).toContain(factKinds[kind].subject);
        }
        const asks = type.asks?.(values, whose) ?? null;
        if (whose === expected.asks) expect(asks).toMatch(/请/);
        else if (code !== "births") expect(asks).toBeNull();
      }
      expect(type.says(values)).toMatch(/^[^{}]{4,}$/);
    },
  );

  it.each(samples)("$code is taken for no other kind", async ({ code, lines }) => {
    for (const other of rosterTypes.filter((type) => type.code !== code))
      await expect(readLines(other.code, lines), other.code).rejects.toMatchObject({
        code: /^matching\.roster\.(?:wrongType|columnsMissing)$/,
      });
  });

  it("are each declared once, by a unit of the district, with a document", () => {
    expect(new Set(rosterTypes.map(({ code }) => code)).size).toBe(rosterTypes.length);
    for (const { unit, basis, title } of rosterTypes) {
      expect(memberUnitCodes.has(unit), title).toBe(true);
      expect(basis, title).toMatch(/〔|《|GB/);
    }
  });

  it("declare each column once, and need none that does not exist", () => {
    for (const { code, fields, tells = [] } of rosterTypes) {
      const codes = fields.map((field) => field.code);
      expect(new Set(codes).size, code).toBe(codes.length);
      expect(
        tells.filter((one) => !codes.includes(one)),
        code,
      ).toEqual([]);
    }
  });

  it("stand in the manual with the columns that they need", () => {
    const manual = readFileSync(new URL("../../../../docs/用户手册/信息共享.md", import.meta.url), "utf8");
    for (const { title, fields, tells = [] } of rosterTypes) {
      const line = manual.split("\n").find((one) => one.startsWith(`| ${title} |`)) ?? "";
      const needed = fields.filter(({ code, required }) => required === true || tells.includes(code));
      expect(
        needed.filter(({ label }) => !line.includes(label)),
        title,
      ).toEqual([]);
    }
  });

  it("ask about absent children between ages that are declared parameters", () => {
    const absences = rosterTypes.flatMap(({ absence }) => (absence === undefined ? [] : [absence]));
    expect(absences).toHaveLength(1);
    for (const { from, below } of absences)
      expect([from, below].map((key) => findDeclaredParameter(key)?.unit)).toEqual(["age", "age"]);
  });

  it("look in on the children of 两类人员, and of nobody else by a form (R-009)", () => {
    const checked = rosterTypes.filter(({ check }) => check !== undefined).map(({ code }) => code);
    expect(checked).toEqual(["prison", "compulsoryRehab"]);
  });
});

function sayFact(fact: ReturnType<(typeof rosterTypes)[number]["facts"]>[number]): string {
  const say = factKinds[fact.kind].say as (value: unknown) => string;
  return `${fact.kind} ${fact.from}${fact.to === null ? "" : `..${fact.to}`} ${say(fact.value)}`;
}

describe("what a row does not say", () => {
  const type = typeOf("prison");

  it("is not made up: without a first day the condition holds from the roster's day, and says so", () => {
    const [fact] = type.facts({ name: "谢军" }, ASOF, "adult");
    expect(fact).toMatchObject({ from: ASOF, to: null });
    expect(fact?.evidence).toContain("按名册截至日");
    expect(fact?.value).toEqual({ condition: "imprisoned" });
  });

  it.each([
    ["有期徒刑三年六个月", 42],
    ["3年6个月", 42],
    ["三年零六个月", 42],
    ["十二年", 144],
    ["二十年", 240],
    ["拘役五个月", 5],
    ["十八个月", 18],
    ["两年", 24],
    ["有期徒刑三年（自2020年3月1日起）", 36],
    ["有期徒刑三年，减为二年", undefined],
    ["无期徒刑", undefined],
    ["2020年3月", undefined],
    ["2020年起", undefined],
    ["", undefined],
  ])("is known by the words of the term where the days are not: %s", (term, months) => {
    const [fact] = type.facts({ name: "谢军", term }, ASOF, "adult");
    expect(fact?.value["termMonths"]).toBe(months);
  });

  it("gives no term where the last day comes before the first", () => {
    const [fact] = type.facts({ name: "谢军", from: "2024-05-04", endsOn: "2020-05-04" }, ASOF, "adult");
    expect(fact).toMatchObject({ from: "2024-05-04", to: null, value: { endsOn: "2020-05-04" } });
    expect(fact?.value).not.toHaveProperty("termMonths");
  });

  it("is no disability where class or level are unknown words, or the card has lapsed", () => {
    const cards = typeOf("disabilityCards");
    expect(cards.facts({ class: "其他", level: "1" }, ASOF, "child")).toEqual([]);
    expect(cards.facts({ class: "4", level: "1", status: "invalid" }, ASOF, "adult")).toEqual([]);
  });

  it("is no hukou: a move without its kind is asked about and not written", () => {
    const moves = typeOf("householdMoves");
    const row = { name: "阳安", movedOn: "2026-08-27", to: "广东省东莞市" };
    expect(moves.facts(row, ASOF, "child")).toEqual([]);
    expect(moves.asks?.(row, "child")).toContain("广东省东莞市");
  });

  it.each([
    ["撤销监护人资格", "guardianshipRevoked", null],
    ["申请撤销监护资格纠纷", "guardianshipRevoked", null],
    ["宣告失踪", "declaredMissing", null],
    ["宣告公民死亡", "deceased", null],
    ["恢复监护人资格", undefined, /恢复/],
    ["撤销宣告失踪", undefined, /恢复/],
    ["撤销死亡宣告", undefined, /恢复/],
    ["变更抚养关系", undefined, null],
  ])("is no ruling beyond its words: %s", async (ruling, condition, asked) => {
    const rulings = typeOf("guardianshipRulings");
    const { rows } = await readLines("guardianshipRulings", [
      ["被申请人姓名", "身份证号", "判决事项", "生效日期"],
      ["罗永", NUMBER, ruling, "2026-03-18"],
    ]);
    const values = rows[0]?.values ?? {};
    const facts = rulings.facts(values, ASOF, "adult");
    expect(facts.map(({ value }) => value["condition"])).toEqual(condition === undefined ? [] : [condition]);
    const asks = rulings.asks?.(values, "adult") ?? null;
    if (asked === null) expect(asks).toBeNull();
    else expect(asks).toMatch(asked);
  });

  it("is nobody's being lost, where the police have found them", () => {
    const receipts = typeOf("missingParents");
    const row = { name: "伍丽华", reportedOn: "2026-01-15", receipt: "7号", result: "found" };
    expect(receipts.facts(row, ASOF, "adult")).toEqual([]);
    expect(receipts.asks?.(row, "adult")).toContain("已经找到");
  });
});
