/** B19–B22: the grown-up orphan's work and home, and what is paid for those cared for in an institution. Pure. */
import { ageOn, all, clause, eq, hasAny, lt, oneOf, param } from "../../../platform/rules/expression.ts";
import { f, isAdult, notStudying, wasOrphan } from "./child-facts.ts";
import { fosterRules, institutionBudget, orphanOpinion, ownDesign } from "./documents.ts";
import { programme } from "./programme.ts";

const youngAdult = clause(
  "还在扶持年龄内",
  lt(ageOn(f.birthDate), param("benefits.age.grownOrphan")),
  ownDesign("扶持到多少岁没有文件规定"),
);

export const employment = programme({
  code: "B19",
  key: "VOC_TRAINING",
  question: "要不要转介就业扶持",
  field: "employment",
  lead: "区人力社保局",
  paidBy: "other",
  cycle: "once",
  versions: [
    {
      from: "2010-11-16",
      cite: [
        orphanOpinion(
          "扶持成年后有劳动能力的孤儿就业：培训、技能鉴定、职业介绍、社保补贴、公益性岗位、小额贷款",
          "二、（四）",
        ),
      ],
      holds: all(isAdult, youngAdult, wasOrphan, notStudying),
    },
  ],
  amountSays: "培训、鉴定、社保等补贴，按人社政策",
  materials: ["民政出具的孤儿身份证明和优先函"],
  text: [orphanOpinion("鼓励和帮扶有劳动能力的孤儿成年后实现就业")],
  referral: {
    to: "区人力社保局",
    department: "humanResources",
    how: "民政出具身份证明和转介单，写明优先依据",
  },
  follow: { entitledNotReceiving: "list" },
});

export const housing = programme({
  code: "B20",
  key: "HOUSING_PRIORITY",
  question: "要不要转介住房优先",
  field: "housing",
  lead: "区住房城乡建委、区农业农村委",
  paidBy: "other",
  cycle: "waiting",
  versions: [
    {
      from: "2010-11-16",
      cite: [orphanOpinion("成年后无住房的孤儿优先配租公租房，农村的优先列入危房改造", "二、（五）")],
      holds: all(isAdult, youngAdult, wasOrphan),
    },
  ],
  receives: hasAny(f.relief, "housing"),
  amountSays: "配租、危房改造、安居等，按轮候",
  materials: ["民政出具的孤儿身份证明和优先函", "楼层、户型的照顾请求"],
  text: [orphanOpinion("对居有其所要优先安排")],
  referral: { to: "区住房城乡建委", department: "housing", how: "民政出具优先函，部门按轮候优先" },
  follow: { entitledNotReceiving: "list" },
});

export const institutionCare = programme({
  code: "B21",
  key: "INST_CARE_COST",
  question: "有没有机构养育经费",
  field: "living",
  lead: "区民政局、儿童福利机构",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2019-01-01",
      cite: [institutionBudget("机构收留抚养儿童的养育、护理、丧葬经费列入预算")],
      holds: clause("在机构养育或代养", oneOf(f.careMode, "institution", "agency")),
    },
  ],
  amountSays: "按机构预算，不按人发放",
  materials: ["机构编制预算"],
  text: [institutionBudget("与孤儿基本生活费分列")],
  follow: {},
});

export const fosterAllowance = programme({
  code: "B22",
  key: "FOSTER_ALLOW",
  question: "有没有家庭寄养费",
  field: "living",
  lead: "儿童福利机构",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2014-12-01",
      cite: [fosterRules("寄养儿童的生活费和家庭劳务补贴由机构按月发给寄养家庭")],
      holds: clause("在家庭寄养", eq(f.careMode, "foster")),
    },
  ],
  amountSays: "由区里规定",
  materials: ["寄养协议"],
  text: [fosterRules("寄养期间儿童的身份和户籍不变")],
  follow: {},
});
