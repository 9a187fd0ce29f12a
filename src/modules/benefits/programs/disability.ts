/** B13–B15: what disability adds. Pure. */
import { ageOn, all, any, clause, hasAny, lt, oneOf, param } from "../../../platform/rules/expression.ts";
import { f, isDisabled, isMonitored, isOnDibao, notDefacto, notOrphan } from "./child-facts.ts";
import { defactoOpinion, rehabAid as rehab, twoSubsidies } from "./documents.ts";
import { programme } from "./programme.ts";

const council = {
  to: "区残联",
  department: "disabledFederation",
  how: "本人或监护人向镇街申请，也可以全程网办",
};

export const disabledLiving = programme({
  code: "B13",
  key: "DISABLED_LIVING",
  question: "该不该领困难残疾人生活补贴",
  field: "disability",
  lead: "区民政局、区残联",
  paidBy: "other",
  cycle: "month",
  versions: [
    {
      from: "2016-01-01",
      cite: [twoSubsidies("补贴低保家庭中的残疾人，有条件的地方扩大到低收入家庭")],
      holds: all(
        isDisabled,
        clause("低保家庭或监测户", any(isOnDibao, isMonitored), twoSubsidies("主要补助低保家庭中的残疾人")),
        clause(
          "没有领孤儿、事实无人抚养的基本生活费，或者准许同享",
          any(param("benefits.overlap.disabledLivingWithBasic", "boolean"), all(notOrphan, notDefacto)),
          defactoOpinion("全额领取补贴的残疾儿童不享受困难残疾人生活补贴"),
        ),
      ),
    },
  ],
  receives: hasAny(f.relief, "disabledLiving"),
  amount: {
    standard: param("benefits.amount.disabledLiving.month"),
    says: "每人每月一个数",
    cite: twoSubsidies("标准由各地按残疾人额外生活支出确定", undefined, "uncertain"),
  },
  amountSays: "按本市月标准",
  materials: ["残疾人证", "低保证"],
  text: [twoSubsidies("孤儿等领取基本生活费的不重复享受；本市数额没有见到原文")],
  referral: council,
  follow: { entitledNotReceiving: "list", receivingNotEntitled: "list" },
});

export const disabledCare = programme({
  code: "B14",
  key: "DISABLED_CARE",
  question: "该不该领重度残疾人护理补贴",
  field: "disability",
  lead: "区民政局、区残联",
  paidBy: "other",
  cycle: "month",
  versions: [
    {
      from: "2016-01-01",
      cite: [twoSubsidies("残疾等级一级、二级且需要长期照护的")],
      holds: all(
        isDisabled,
        clause(
          "残疾一级或二级",
          oneOf(f.disabilityLevel, "1", "2"),
          twoSubsidies("一级、二级，有条件的地方扩大到三四级智力、精神残疾"),
        ),
        clause(
          "可以与基本生活费同享，或者没有领基本生活费",
          any(param("benefits.overlap.disabledCareWithBasic", "boolean"), all(notOrphan, notDefacto)),
          defactoOpinion("护理补贴与基本生活补贴可以同享", "四、（一）"),
        ),
      ),
    },
  ],
  receives: hasAny(f.relief, "disabledCare"),
  amount: {
    standard: param("benefits.amount.disabledCare.month"),
    says: "每人每月一个数",
    cite: twoSubsidies("标准由各地按长期照护支出确定", undefined, "uncertain"),
  },
  amountSays: "按本市月标准",
  materials: ["残疾人证"],
  text: [twoSubsidies("可以和基本生活费同享；本市数额没有见到原文")],
  referral: council,
  follow: { entitledNotReceiving: "list" },
});

export const rehabAid = programme({
  code: "B15",
  key: "REHAB_AID",
  question: "能不能申请残疾儿童康复救助",
  field: "disability",
  lead: "区残联",
  paidBy: "other",
  cycle: "year",
  versions: [
    {
      from: "2018-10-01",
      cite: [rehab("有视力、听力、言语、肢体、智力残疾和孤独症的儿童，零到六岁起，有条件的地方扩大年龄")],
      holds: all(
        clause(
          "在救助年龄内",
          lt(ageOn(f.birthDate), param("benefits.age.rehab")),
          rehab("国家规定零到六岁；本市扩到多少岁没有见到原文", undefined, "uncertain"),
        ),
        clause(
          "视力、听力、言语、肢体、智力残疾或孤独症",
          oneOf(f.disabilityClass, "1", "2", "3", "4", "5", "6", "7"),
        ),
      ),
    },
  ],
  amountSays: "分类限额，由残联与定点机构结算",
  materials: ["残疾儿童康复救助申请表", "残疾人证或诊断"],
  text: [rehab("监护人向户籍或居住证所在地县级残联申请，自选定点康复机构")],
  referral: { to: "区残联", department: "disabledFederation", how: "监护人申请，也可以委托他人或社会组织" },
  follow: { entitledNotReceiving: "list", soonEnding: "list" },
});
