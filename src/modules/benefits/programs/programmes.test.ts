import { describe, expect, it } from "vitest";
import {
  evaluate,
  type ParameterInForce,
  type ParametersInForce,
  type Value,
} from "../../../platform/rules/evaluate.ts";
import { versionOn } from "../../../platform/rules/rule.ts";
import type { ProfileValues } from "../../recognition/profile.contract.ts";
import { parentIn, sampleChild, sampleParameters } from "../../recognition/rules/sample-child.ts";
import { programmeOf, programmes } from "./catalogue.ts";
import { type ProgrammeCode, programmeCodes } from "./program-codes.contract.ts";

const parameter = (key: string, value: Value): [string, ParameterInForce] => [
  key,
  { key, value, document: "测试", certainty: "verified" },
];

const parameters: ParametersInForce = new Map([
  ...sampleParameters,
  parameter("benefits.age.minor", 18),
  parameter("benefits.age.rehab", 7),
  parameter("benefits.age.preschool.from", 3),
  parameter("benefits.age.preschool.below", 7),
  parameter("benefits.age.grownOrphan", 35),
  parameter("benefits.stop.continuesAtSchool", true),
  parameter("benefits.overlap.fucaiWithBasic", false),
  parameter("benefits.age.tomorrowPlan", 18),
  parameter("benefits.overlap.tekunWithDefacto", "chooseOne"),
  parameter("benefits.overlap.orphanKeepsDibao", false),
  parameter("benefits.overlap.disabledLivingWithBasic", false),
  parameter("benefits.overlap.disabledCareWithBasic", true),
  parameter("benefits.overlap.fucaiBoth", false),
  parameter("benefits.overlap.fucaiWithStateAid", true),
  parameter("benefits.standard.tekun", 100_100),
  parameter("benefits.amount.primaryBoarder.year", 125_000),
  parameter("benefits.amount.middleBoarder.year", 150_000),
  parameter("benefits.amount.dayStudent.percent", 50),
  parameter("benefits.amount.highSchool.year", 230_000),
  parameter("benefits.priceSubsidy.triggered", false),
  parameter("benefits.standard.orphan.institution", 200_000),
  parameter("benefits.standard.orphan.community", 165_100),
  parameter("benefits.standard.defacto.institution", 200_000),
  parameter("benefits.standard.defacto.community", 165_100),
  parameter("benefits.standard.hiv", 165_100),
  parameter("benefits.fucai.orphan.year", 1_000_000),
  parameter("benefits.fucai.defacto.year", 800_000),
  parameter("benefits.priceSubsidy.month", 5_000),
]);

const TODAY = "2026-11-27";

type Known = Partial<ProfileValues>;

/** A boy of eleven at primary school, both parents able, no relief, healthy. */
const ordinary: Known = {
  ...parentIn("father", "capable"),
  ...parentIn("mother", "capable"),
  relief: [],
  health: "healthy",
  disabled: false,
  stage: "primary",
  enrolled: true,
  fullTime: true,
  insured: true,
};

function holds(
  code: ProgrammeCode,
  known: Known,
  on = TODAY,
  changed: ParametersInForce = parameters,
): Value {
  const version = versionOn(programmeOf(code).who, on);
  if (version === undefined) return "no rule";
  return evaluate(version.holds, { facts: sampleChild({ ...ordinary, ...known }), parameters: changed, on });
}

const orphan: Known = {
  ...parentIn("father", "deceased"),
  ...parentIn("mother", "deceased"),
  categories: ["orphan"],
  orphanEver: true,
  orphanFirstOn: "2018-01-01",
};
const unattended: Known = {
  ...parentIn("father", "imprisoned"),
  ...parentIn("mother", "outOfContact"),
  categories: ["defactoUnattended"],
  defactoEver: true,
  defactoFirstOn: "2021-03-01",
};
const bothDeported: Known = { ...parentIn("father", "deported"), ...parentIn("mother", "deported") };
const grown = { birthDate: "2006-05-06", categories: [] } as const;
const open: Known = { fatherConditions: null, motherConditions: null };

const cases: readonly (readonly [ProgrammeCode, string, Known, Value, string?])[] = [
  ["B01", "孤儿", orphan, true],
  ["B01", "父母健在", {}, false],
  ["B01", "父母情况都不知道", open, null],
  ["B01", "已认定、父母情况没有登记", { ...open, categories: ["orphan"], orphanEver: true }, true],
  ["B01", "满十八周岁、已毕业", { ...orphan, birthDate: "2008-11-27", stage: "notEnrolled" }, false],
  ["B01", "满十八周岁、还在高中", { ...orphan, birthDate: "2008-11-27", stage: "senior" }, true],
  ["B01", "十八岁生日前一天", { ...orphan, birthDate: "2008-11-28", stage: "notEnrolled" }, true],
  ["B01", "已被收养", { ...orphan, adopted: true }, false],
  ["B02", "感染儿童", { hiv: true }, true],
  ["B02", "没有登记感染", {}, false],
  ["B02", "同时是孤儿的也符合，只领一项由发放时取高", { ...orphan, hiv: true }, true],
  ["B03", "父亲服刑、母亲失联", unattended, true],
  ["B03", "父亲服刑、母亲健在", parentIn("father", "imprisoned"), false],
  ["B03", "父亲服刑、母亲情况不知道", { ...parentIn("father", "imprisoned"), motherConditions: null }, null],
  ["B03", "孤儿不是事实无人抚养", orphan, false],
  ["B03", "父母都被遣送出境", bothDeported, true],
  ["B03", "2020 年时遣送出境还不是列明的情形", bothDeported, false, "2020-06-15"],
  ["B04", "成年孤儿读大学", { ...orphan, ...grown, stage: "college", degree: "bachelor" }, true],
  ["B04", "成年孤儿读硕士", { ...orphan, ...grown, stage: "college", degree: "master" }, true],
  ["B04", "成年孤儿读博士", { ...orphan, ...grown, stage: "college", degree: "doctor" }, false],
  [
    "B04",
    "2024 年读博士，按本市转发文可以",
    { ...orphan, birthDate: "2000-05-06", stage: "college", degree: "doctor" },
    true,
    "2024-11-27",
  ],
  ["B04", "成年后才认定", { ...orphan, ...grown, orphanFirstOn: "2024-07-01", stage: "college" }, false],
  ["B04", "高中在读、还在领基本生活费", { ...orphan, birthDate: "2009-05-06", stage: "senior" }, false],
  [
    "B04",
    "被收养的成年孤儿",
    { ...orphan, ...grown, stage: "college", degree: "bachelor", adopted: true },
    false,
  ],
  [
    "B04",
    "被收养的残疾孤儿",
    { ...orphan, ...grown, stage: "college", degree: "bachelor", adopted: true, disabled: true },
    true,
  ],
  ["B05", "成年、读大学", { ...unattended, ...grown, stage: "college", degree: "bachelor" }, true],
  [
    "B05",
    "读硕士不符合学段（R-121）",
    { ...unattended, ...grown, stage: "college", degree: "master" },
    false,
  ],
  ["B05", "层次不知道", { ...unattended, ...grown, stage: "college", degree: null }, null],
  [
    "B05",
    "按孤儿认定过的走孤儿助学",
    { ...unattended, ...orphan, ...grown, stage: "college", degree: "bachelor" },
    false,
  ],
  ["B06", "残疾孤儿（R-104）", { ...orphan, disabled: true }, true],
  ["B06", "健康的孤儿", orphan, false],
  ["B06", "被收养的残疾儿童", { adopted: true, disabled: true }, true],
  ["B07", "孤儿", orphan, true],
  ["B07", "低保", { relief: ["dibao"] }, true],
  ["B07", "三级智力残疾", { disabled: true, disabilityClass: "5", disabilityLevel: "3" }, true],
  ["B07", "三级肢体残疾", { disabled: true, disabilityClass: "4", disabilityLevel: "3" }, false],
  ["B07", "救助情况不知道", { relief: null }, null],
  ["B08", "重病的低保儿童", { relief: ["dibao"], health: "serious" }, true],
  ["B08", "健康的低保儿童", { relief: ["dibao"] }, false],
  ["B09", "四岁、在园、低保", { birthDate: "2022-05-06", stage: "kindergarten", relief: ["dibao"] }, true],
  ["B09", "四岁、在园、家境一般", { birthDate: "2022-05-06", stage: "kindergarten" }, false],
  ["B09", "两岁", { birthDate: "2024-05-06", stage: "kindergarten", relief: ["dibao"] }, false],
  ["B10", "小学、特困", { relief: ["tekun"] }, true],
  ["B10", "高中不在义务教育", { stage: "senior", relief: ["tekun"] }, false],
  ["B11", "高中、监测户", { stage: "senior", relief: ["monitored"] }, true],
  ["B11", "小学", { relief: ["monitored"] }, false],
  ["B12", "成年孤儿读大学", { ...orphan, ...grown, stage: "college" }, true],
  ["B12", "一般家庭的大学生", { ...grown, stage: "college" }, false],
  ["B13", "残疾、低保", { disabled: true, relief: ["dibao"] }, true],
  ["B13", "残疾、低保、事实无人抚养（不同享）", { ...unattended, disabled: true, relief: ["dibao"] }, false],
  ["B13", "健康、低保", { relief: ["dibao"] }, false],
  ["B14", "二级残疾", { disabled: true, disabilityLevel: "2" }, true],
  ["B14", "三级残疾", { disabled: true, disabilityLevel: "3" }, false],
  ["B14", "等级不知道", { disabled: true, disabilityLevel: null }, null],
  ["B15", "五岁、听力残疾", { birthDate: "2021-05-06", disabilityClass: "2" }, true],
  ["B15", "满七周岁", { birthDate: "2019-11-27", disabilityClass: "2" }, false],
  ["B16", "突发困难", { difficulties: ["L4"] }, true],
  ["B16", "没有突发困难", {}, false],
  ["B17", "在册低保", { relief: ["dibao"] }, true],
  ["B17", "低保边缘的重残儿童", { difficulties: ["L3"], disabilityLevel: "1", disabled: true }, true],
  [
    "B17",
    "低保边缘的重残儿童，2025 年新规以前",
    { difficulties: ["L3"], disabilityLevel: "1", disabled: true },
    false,
    "2025-11-30",
  ],
  ["B18", "特困儿童", { relief: ["tekun"] }, true],
  ["B18", "选了孤儿保障的不再认定特困", { ...orphan, relief: ["tekun"] }, false],
  ["B19", "成年孤儿、不在校", { ...orphan, ...grown, stage: "notEnrolled", enrolled: false }, true],
  ["B19", "成年孤儿、在读", { ...orphan, ...grown, stage: "college", enrolled: true }, false],
  ["B19", "满三十五周岁", { ...orphan, birthDate: "1991-11-27", enrolled: false }, false],
  ["B20", "成年孤儿", { ...orphan, ...grown, orphanFirstOn: "2018-01-01" }, true],
  ["B20", "未成年", orphan, false],
  ["B21", "机构养育", { careMode: "institution" }, true],
  ["B21", "散居", { careMode: "community" }, false],
  ["B22", "家庭寄养", { careMode: "foster" }, true],
  ["B22", "散居", { careMode: "community" }, false],
  ["B23", "没有启动的月份", orphan, false],
];

describe("who a programme is for", () => {
  it.each(cases.map(([code, what, known, expected, on]) => ({ code, what, known, expected, on })))(
    "$code $what",
    ({ code, known, expected, on }) => {
      expect(holds(code, known, on)).toBe(expected);
    },
  );

  it("B23 in a month with price relief is every listed child", () => {
    const triggered = new Map([...parameters, parameter("benefits.priceSubsidy.triggered", true)]);
    expect(holds("B23", orphan, TODAY, triggered)).toBe(true);
    expect(holds("B23", {}, TODAY, triggered)).toBe(false);
  });

  it("has a case that holds and one that does not for every programme", () => {
    const seen = (verdict: Value) =>
      new Set(cases.filter(([, , , one]) => one === verdict).map(([code]) => code));
    expect([...seen(false)].sort()).toEqual([...programmeCodes.codes]);
    expect([...seen(true), "B23"].sort()).toEqual([...programmeCodes.codes]);
  });
});

describe("what the district may turn", () => {
  const severe = { disabled: true, disabilityLevel: "1", disabilityClass: "6" } as const;
  const student = { ...grown, stage: "college", degree: "bachelor" } as const;
  it.each<readonly [string, Value, ProgrammeCode, string, Known, Value, Value]>([
    [
      "benefits.overlap.orphanKeepsDibao",
      true,
      "B17",
      "低保中的孤儿",
      { ...orphan, relief: ["dibao"] },
      false,
      true,
    ],
    [
      "benefits.overlap.tekunWithDefacto",
      "topUp",
      "B18",
      "特困中的事实无人抚养儿童",
      { ...unattended, relief: ["tekun"] },
      false,
      true,
    ],
    [
      "benefits.overlap.tekunWithDefacto",
      "topUp",
      "B18",
      "特困中的孤儿",
      { ...orphan, relief: ["tekun"] },
      false,
      false,
    ],
    [
      "benefits.overlap.disabledLivingWithBasic",
      true,
      "B13",
      "低保家庭的残疾孤儿",
      { ...orphan, ...severe, relief: ["dibao"] },
      false,
      true,
    ],
    [
      "benefits.overlap.disabledCareWithBasic",
      false,
      "B14",
      "重残孤儿",
      { ...orphan, ...severe },
      true,
      false,
    ],
    ["benefits.overlap.disabledCareWithBasic", false, "B14", "重残、父母健在", severe, true, true],
    [
      "benefits.overlap.fucaiBoth",
      true,
      "B05",
      "先认定孤儿、又认定事实无人抚养的大学生",
      { ...orphan, ...unattended, ...student, orphanEver: true, orphanFirstOn: "2018-01-01" },
      false,
      true,
    ],
    [
      "benefits.overlap.fucaiWithStateAid",
      false,
      "B12",
      "成年孤儿读大学",
      { ...orphan, ...student },
      true,
      false,
    ],
    [
      "benefits.overlap.fucaiWithStateAid",
      false,
      "B12",
      "低保家庭的大学生",
      { ...student, relief: ["dibao"], orphanEver: false, defactoEver: false },
      true,
      true,
    ],
    [
      "benefits.age.tomorrowPlan",
      10,
      "B06",
      "十一岁、不在校的残疾孤儿",
      { ...orphan, ...severe, stage: "notEnrolled", enrolled: false },
      true,
      false,
    ],
  ])("%s as %j: %s for %s", (key, value, code, _, known, before, after) => {
    expect(holds(code, known)).toBe(before);
    expect(holds(code, known, TODAY, new Map([...parameters, parameter(key, value)]))).toBe(after);
  });
});

describe("the catalogue", () => {
  it("has all programmes in order, each with its text of law, papers and who answers for it", () => {
    expect(programmes.map(({ code }) => code)).toEqual([...programmeCodes.codes]);
    for (const { text, materials, lead, amountSays } of programmes) {
      expect(text.length).toBeGreaterThan(0);
      expect(materials.length).toBeGreaterThan(0);
      expect(lead).not.toBe("");
      expect(amountSays).not.toBe("");
    }
  });
});

describe("how much", () => {
  const fen = (code: ProgrammeCode, known: Known, held = parameters) => {
    const { amount } = programmeOf(code);
    if (amount === undefined) throw new Error(`${code} has no amount`);
    const facts = sampleChild({ ...ordinary, ...known });
    return evaluate(amount.fen, { facts, parameters: held, on: TODAY });
  };
  it.each([
    ["B01", "institution", { careMode: "institution" }, 200_000],
    ["B01", "in a family", { careMode: "community" }, 165_100],
    ["B01", "nobody said where", { careMode: null }, 165_100],
    ["B02", "as an orphan in a family", {}, 165_100],
    ["B03", "nothing else", {}, 165_100],
    ["B03", "institution", { careMode: "institution" }, 200_000],
    ["B03", "低保 of 450 yuan is topped up", { relief: ["dibao"], dibaoFen: 45_000 }, 120_100],
    [
      "B03",
      "several are added up",
      { relief: ["dibao", "disabledLiving"], dibaoFen: 45_000, disabledLivingFen: 9_000 },
      111_100,
    ],
    ["B03", "never below nothing", { relief: ["dibao"], dibaoFen: 250_000 }, 0],
    ["B03", "特困 instead of it: nothing", { relief: ["tekun"], tekunFen: 100_100 }, 0],
    ["B03", "an amount that nobody wrote down leaves it open", { relief: ["dibao"], dibaoFen: null }, null],
    ["B03", "what is not recorded counts as none", { relief: null }, 165_100],
    ["B04", "a school year", {}, 1_000_000],
    ["B05", "a school year", {}, 800_000],
    ["B10", "a boarder at primary school, a year", { boarding: "boarding" }, 125_000],
    ["B10", "a boarder at junior school", { stage: "junior", boarding: "boarding" }, 150_000],
    ["B10", "who goes home: half", { stage: "junior", boarding: "day" }, 75_000],
    ["B10", "nobody said whether it boards", { boarding: null }, null],
    ["B11", "the middle step", { stage: "senior" }, 230_000],
    ["B13", "not to be told while no document sets it", {}, null],
    ["B18", "a month", {}, 100_100],
    ["B23", "a month", {}, 5_000],
  ] as const)("%s: %s", (code, _, known, expected) => {
    expect(fen(code, known as Known)).toBe(expected);
  });

  it("of B03 beside 特困 is the difference where the policy is to top up", () => {
    const policy = new Map([...parameters, parameter("benefits.overlap.tekunWithDefacto", "topUp")]);
    expect(fen("B03", { relief: ["tekun"], tekunFen: 100_100 }, policy)).toBe(65_000);
  });
});
