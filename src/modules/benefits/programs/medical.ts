/** B06–B08: insurance, treatment and recovery. Pure. */
import { ageOn, all, any, clause, hasAny, lt, not, param } from "../../../platform/rules/expression.ts";
import {
  f,
  hasMedicalNeed,
  isDefacto,
  isDisabled,
  isMinor,
  isOnDibao,
  isOnTekun,
  isOrphan,
  isSevere,
  studies,
  wasAdopted,
  wasOrphan,
} from "./child-facts.ts";
import { insuranceAid, medicalAid, ownDesign, tomorrowPlan as plan } from "./documents.ts";
import { programme } from "./programme.ts";

const isYoung = lt(ageOn(f.birthDate), param("benefits.age.tomorrowPlan"));

export const tomorrowPlan = programme({
  code: "B06",
  key: "TOMORROW_PLAN",
  question: "能不能申请孤儿医疗康复资助",
  field: "medical",
  lead: "区民政局",
  paidBy: "bureau",
  cycle: "once",
  versions: [
    {
      from: "2019-03-01",
      cite: [plan("不满十八周岁的孤儿、被收养的残疾孤儿、年满十八周岁仍在校的孤儿")],
      holds: all(
        any(
          clause("不满年龄上限的孤儿", all(isYoung, isOrphan)),
          clause("被收养的残疾孤儿", all(wasAdopted, isDisabled)),
          clause("超过年龄上限仍在校的孤儿", all(not(isYoung), wasOrphan, studies)),
        ),
        hasMedicalNeed,
      ),
    },
  ],
  amountSays: "扣除医保、大病保险、医疗救助等以后的自付部分，据实报销",
  materials: ["“明天计划”资助申请表", "定点医院诊断", "医保结算单和票据", "康复计划"],
  text: [plan("资助诊疗、康复、特殊药品、辅助器具、体检和住院服务费，先扣其他保障后的自付部分")],
  follow: { entitledNotReceiving: "list" },
});

const fullyPaid = clause(
  "孤儿、事实无人抚养儿童、特困儿童：全额资助",
  any(isOrphan, isDefacto, isOnTekun),
  insuranceAid("孤儿、事实无人抚养儿童、特困人员参保个人缴费全额资助"),
);
const partlyPaid = clause(
  "低保、重度残疾儿童：定额资助",
  any(isOnDibao, isSevere),
  insuranceAid("低保对象、重度残疾人定额资助"),
);

export const insurancePremium = programme({
  code: "B07",
  key: "URRBMI_PREMIUM",
  question: "参加居民医保该不该有资助",
  field: "medical",
  lead: "区医保局",
  paidBy: "other",
  cycle: "year",
  versions: [
    {
      from: "2018-01-01",
      cite: [insuranceAid("困难群众参加居民医保，个人缴费由政府全额或定额资助")],
      holds: all(isMinor, any(fullyPaid, partlyPaid)),
    },
  ],
  receives: clause("已参加居民医保", f.insured),
  amount: {
    standard: param("benefits.amount.insurance.year"),
    says: "以当年个人缴费为上限：全额资助的就是这个数，定额资助的不超过它",
    cite: insuranceAid("个人缴费部分由政府全额或定额资助"),
  },
  amountSays: "当年个人缴费，全额或定额",
  materials: ["不用申请：民政把名单推送给医保"],
  text: [
    insuranceAid("每年九月到十二月集中参保；年中新增的动态参保"),
    ownDesign("规划要求孤儿和事实无人抚养儿童参保率 100%", "合川区儿童福利事业发展“十四五”规划", "verified"),
  ],
  referral: {
    to: "区医保局",
    department: "medicalInsurance",
    how: "民政推送名单，医保比对后代缴，家庭不用申请",
  },
  follow: { entitledNotReceiving: "task", cannotTell: "list" },
});

export const medicalAssistance = programme({
  code: "B08",
  key: "MEDICAL_ASSIST",
  question: "看病能不能有医疗救助",
  field: "medical",
  lead: "区医保局",
  paidBy: "other",
  cycle: "once",
  versions: [
    {
      from: "2018-01-01",
      cite: [medicalAid("特困、低保、孤儿等对象的自付费用按比例救助、封顶")],
      holds: all(isMinor, any(isOrphan, isDefacto, isOnTekun, isOnDibao), hasMedicalNeed),
    },
  ],
  receives: hasAny(f.relief, "medicalAssistance"),
  amountSays: "按比例、有封顶，出院时一站式结算",
  materials: ["不用申请：名单内的一站式结算"],
  text: [medicalAid("名单内的人员在定点医院出院时一站式结算")],
  referral: { to: "区医保局", department: "medicalInsurance", how: "名单内的出院时直接结算" },
  follow: { entitledNotReceiving: "list" },
});
