/** B04, B05: lottery funds for those who grew up without parents and study on. Pure. */
import { all, any, clause, eq, not, oneOf, param } from "../../../platform/rules/expression.ts";
import { basicStillPaid, f, isAdult, notAdopted, wasDefacto, wasOrphan } from "./child-facts.ts";
import { districtPlan, fucai2019, fucai2025, ownDesign } from "./documents.ts";
import type { MonthRule } from "./programme.ts";
import { programme } from "./programme.ts";

const schoolYear: readonly MonthRule[] = [
  {
    event: "入学",
    parameter: "benefits.fucai.schoolYearMonth",
    says: "入学当学年起，一学年十二个月",
    cite: ownDesign("学年自九月起，按月或按季发到本人账户"),
  },
];
const ends: readonly MonthRule[] = [
  {
    event: "毕业、退学、休学或转为非全日制",
    says: "下一次发放起停发；休学、留级由人判断",
    cite: ownDesign("各地做法不一", undefined, "uncertain"),
  },
];
const notTwice = clause(
  "当月不领基本生活费",
  any(param("benefits.overlap.fucaiWithBasic", "boolean"), not(basicStillPaid)),
  ownDesign("普高、中职在读续发基本生活费的不再发助学金，等市级口径", undefined, "uncertain"),
);

export const fucaiOrphan = programme({
  code: "B04",
  key: "FUCAI_ORPHAN",
  question: "该不该领福彩圆梦孤儿助学金",
  field: "education",
  lead: "区民政局",
  paidBy: "bureau",
  cycle: "schoolYear",
  versions: [
    {
      from: "2019-09-01",
      to: "2025-04-01",
      cite: [
        fucai2019("年满十八周岁后在读中专、大专、本科、硕士或博士"),
        districtPlan("已被认定为孤儿、年满十八周岁后在读的"),
      ],
      holds: all(
        isAdult,
        wasOrphan,
        clause("在读中专、大专及以上", oneOf(f.stage, "vocational", "college")),
        notTwice,
      ),
    },
    {
      from: "2025-04-01",
      cite: [
        fucai2025("普通高中、中职、普通高校全日制在校生和全日制硕士生；没有被收养，残疾孤儿被收养的除外"),
      ],
      holds: all(
        wasOrphan,
        notAdopted,
        clause("在读普通高中、中职或普通高校", oneOf(f.stage, "senior", "vocational", "college")),
        clause("不是博士生", not(eq(f.degree, "doctor")), fucai2025("研究生限全日制硕士")),
        notTwice,
      ),
    },
  ],
  amount: {
    standard: param("benefits.fucai.orphan.year"),
    says: "每人每学年，按月或按季分摊",
    cite: districtPlan("每人每学年资助 1 万元"),
  },
  amountSays: "每学年一笔，分摊到月",
  starts: schoolYear,
  stops: ends,
  materials: ["福彩圆梦·孤儿助学工程申请表", "学籍证明（每学期初）", "本人银行账户"],
  text: [
    fucai2019("2019 年版：中专、大专、本科、硕士；本市转发时写到博士"),
    fucai2025("2025 年修订：增加普通高中，研究生限全日制硕士"),
  ],
  follow: {
    entitledNotReceiving: "task",
    receivingNotEntitled: "task",
    soonEntitled: "list",
    cannotTell: "list",
  },
  worthAsking: f.orphanEver,
});

export const fucaiDefacto = programme({
  code: "B05",
  key: "FUCAI_DEFACTO",
  question: "该不该领福彩圆梦事实无人抚养儿童助学金",
  field: "education",
  lead: "市民政局、区民政局",
  paidBy: "bureau",
  cycle: "schoolYear",
  versions: [
    {
      from: "2021-09-01",
      cite: [districtPlan("已被认定为事实无人抚养儿童、年满十八周岁后在读中专、大专、本科")],
      holds: all(
        isAdult,
        wasDefacto,
        clause("在读中职、大专或本科", oneOf(f.stage, "vocational", "college")),
        clause("不是研究生", not(oneOf(f.degree, "master", "doctor")), districtPlan("不含研究生")),
        clause(
          "没有按孤儿领助学金，或者准许同享",
          any(param("benefits.overlap.fucaiBoth", "boolean"), not(wasOrphan)),
          ownDesign("两项助学互斥", undefined, "known"),
        ),
        notTwice,
      ),
    },
  ],
  amount: {
    standard: param("benefits.fucai.defacto.year"),
    says: "每人每学年，按季分摊",
    cite: districtPlan("每人每学年资助 8000 元"),
  },
  amountSays: "每学年一笔，分摊到季",
  starts: schoolYear,
  stops: ends,
  materials: ["福彩圆梦助学成长工程申请表", "学籍证明（每学期初）", "本人银行账户"],
  text: [districtPlan("中专（中职）、大专（高职）、本科学生，不含研究生")],
  follow: {
    entitledNotReceiving: "task",
    receivingNotEntitled: "task",
    soonEntitled: "list",
    cannotTell: "list",
  },
  worthAsking: f.defactoEver,
});
