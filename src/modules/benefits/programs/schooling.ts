/** B09–B12: from kindergarten to university. Pure. */
import {
  ageOn,
  all,
  any,
  clause,
  eq,
  ge,
  lt,
  not,
  oneOf,
  param,
  percentOf,
  presume,
  when,
} from "../../../platform/rules/expression.ts";
import {
  f,
  isDefacto,
  isDisabled,
  isMonitored,
  isOnDibao,
  isOnTekun,
  isOrphan,
  wasDefacto,
  wasOrphan,
} from "./child-facts.ts";
import {
  assistanceLaw,
  collegeAid as college,
  compulsoryAid,
  preschoolAid as preschool,
  seniorAid,
} from "./documents.ts";
import { programme } from "./programme.ts";

const hardship = clause(
  "孤儿、事实无人抚养、残疾、低保、特困或监测户",
  any(isOrphan, isDefacto, isDisabled, isOnDibao, isOnTekun, isMonitored),
  assistanceLaw("对在学的救助对象，按不同教育阶段给予减免、助学金等教育救助", "第三十八条"),
);
const atSchool = { to: "区教委", department: "education", how: "学校评审，教育部门比对民政名单，每学期一次" };

export const preschoolAid = programme({
  code: "B09",
  key: "PRESCHOOL_AID",
  question: "上幼儿园该不该有资助",
  field: "education",
  lead: "区教委",
  paidBy: "other",
  cycle: "term",
  versions: [
    {
      from: "2012-01-01",
      cite: [preschool("家庭经济困难的孤儿、残疾儿童等在园幼儿资助保教费和生活费")],
      holds: all(
        clause(
          "在学前年龄",
          all(
            ge(ageOn(f.birthDate), param("benefits.age.preschool.from")),
            lt(ageOn(f.birthDate), param("benefits.age.preschool.below")),
          ),
          preschool("三岁到入小学前"),
        ),
        clause("在幼儿园", oneOf(f.stage, "kindergarten")),
        hardship,
      ),
    },
  ],
  amount: {
    standard: param("benefits.amount.preschool.year"),
    says: "保教费和生活费，按本市定额",
    cite: preschool("本市数额没有见到原文"),
  },
  amountSays: "保教费和生活费，按本市定额",
  materials: ["向幼儿园申请，身份由民政名单比对"],
  text: [preschool("本市数额没有见到原文")],
  referral: atSchool,
  follow: { entitledNotReceiving: "list" },
});

const boarderYear = clause(
  "寄宿生的年定额",
  when(
    oneOf(f.stage, "junior"),
    param("benefits.amount.middleBoarder.year"),
    param("benefits.amount.primaryBoarder.year"),
  ),
);

export const compulsory = programme({
  code: "B10",
  key: "TWO_EXEMPT_ONE_SUBSIDY",
  question: "义务教育阶段该不该有生活补助",
  field: "education",
  lead: "区教委",
  paidBy: "other",
  cycle: "term",
  versions: [
    {
      from: "2017-03-01",
      cite: [compulsoryAid("免杂费和教科书费面向全体学生，家庭经济困难学生另有生活补助")],
      holds: all(clause("在读小学或初中", oneOf(f.stage, "primary", "junior", "special")), hardship),
    },
  ],
  amount: {
    standard: when(
      eq(f.boarding, "boarding"),
      boarderYear,
      percentOf(boarderYear, param("benefits.amount.dayStudent.percent")),
    ),
    says: "寄宿生按学段的年定额，非寄宿生按它的一部分；特殊教育学校的按小学列",
    cite: compulsoryAid("家庭经济困难的寄宿生、非寄宿生都有生活补助", undefined, "uncertain"),
  },
  amountSays: "小学、初中寄宿生按年定额，非寄宿减半",
  materials: ["向学校申请，身份由民政名单比对"],
  text: [compulsoryAid("2023 年起小学寄宿 1250 元、初中 1500 元一年，非寄宿减半；本市是否同步没有见到原文")],
  referral: atSchool,
  follow: { entitledNotReceiving: "list" },
});

export const highSchoolAid = programme({
  code: "B11",
  key: "HIGHSCHOOL_AID",
  question: "高中阶段该不该免学费、有助学金",
  field: "education",
  lead: "区教委",
  paidBy: "other",
  cycle: "term",
  versions: [
    {
      from: "2016-09-01",
      cite: [seniorAid("普通高中建档立卡等学生免学杂费，另有国家助学金；中职免学费和助学金")],
      holds: all(clause("在读普通高中或中职", oneOf(f.stage, "senior", "vocational")), hardship),
    },
  ],
  amount: {
    standard: param("benefits.amount.highSchool.year"),
    says: "国家助学金的平均档；中职的标准另定",
    cite: seniorAid("普通高中国家助学金平均档"),
  },
  amountSays: "免学费；助学金按档",
  materials: ["向学校申请，身份由民政名单比对"],
  text: [
    seniorAid("国家助学金平均档由 2000 元提高到 2300 元一年，执行时间没有见到原文", undefined, "uncertain"),
  ],
  referral: atSchool,
  follow: { entitledNotReceiving: "list" },
});

export const collegeAid = programme({
  code: "B12",
  key: "COLLEGE_AID",
  question: "上大学该不该有助学金",
  field: "education",
  lead: "市教委、就读高校",
  paidBy: "other",
  cycle: "schoolYear",
  versions: [
    {
      from: "2007-09-01",
      cite: [college("家庭经济困难的本专科生有国家助学金，可以申请助学贷款")],
      holds: all(
        clause("在读大专及以上", oneOf(f.stage, "college")),
        clause(
          "孤儿、事实无人抚养、残疾、低保、特困或监测户",
          any(wasOrphan, wasDefacto, isDisabled, isOnDibao, isOnTekun, isMonitored),
        ),
        clause(
          "可以与福彩圆梦助学同享，或者不是福彩圆梦的对象",
          any(
            param("benefits.overlap.fucaiWithStateAid", "boolean"),
            all(
              not(presume(wasOrphan, false, "没有认定过孤儿，先按不是看")),
              not(presume(wasDefacto, false, "没有认定过事实无人抚养儿童，先按不是看")),
            ),
          ),
          college("国家助学金与福彩圆梦助学可以并享"),
        ),
      ),
    },
  ],
  amountSays: "由就读高校评定",
  materials: ["向就读高校申请"],
  text: [college("与福彩圆梦助学可以同享")],
  referral: { to: "就读高校资助中心", how: "民政出具身份证明" },
  follow: { entitledNotReceiving: "list" },
});
