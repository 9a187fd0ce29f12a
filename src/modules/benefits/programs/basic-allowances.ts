/** B01–B03: what a child without parents who care for it lives on. Pure. */

import { all, clause, oneOf, param, presume, when } from "../../../platform/rules/expression.ts";
import { institutionalCareModes } from "../entitlements/paid-programs.contract.ts";
import { besideDefacto } from "./beside-basic.ts";
import {
  categoryOf,
  defactoNeeds,
  f,
  isDefacto,
  isHiv,
  isOrphan,
  notOrphan,
  supportedAge,
} from "./child-facts.ts";
import {
  cqDefacto,
  cqOrphanRules,
  cqStandard2025,
  cqStandard2026,
  defactoMore,
  defactoOpinion,
  hivNotice,
  orphanOpinion,
  ownDesign,
} from "./documents.ts";
import * as months from "./month-rules.ts";
import type { ProgrammeCode } from "./program-codes.contract.ts";
import { programme } from "./programme.ts";

const inInstitution = presume(
  oneOf(f.careMode, ...institutionalCareModes),
  false,
  "没有登记供养方式，按社会散居的标准",
);

/** Of these a child has one, the highest (known). */
const oneOfThree: readonly ProgrammeCode[] = ["B01", "B02", "B03"];

export const orphanBasic = programme({
  code: "B01",
  key: "ORPHAN_BASIC",
  question: "该不该领孤儿基本生活费",
  field: "living",
  lead: "区民政局、区财政局",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2010-11-16",
      cite: [
        orphanOpinion("失去父母、查找不到生父母的未成年人，政府发给基本生活费", "二、建立健全孤儿保障体系"),
      ],
      holds: all(supportedAge, isOrphan),
    },
  ],
  amount: {
    standard: when(
      inInstitution,
      param("benefits.standard.orphan.institution"),
      param("benefits.standard.orphan.community"),
    ),
    says: "机构集中供养和社会散居各按当月标准",
    cite: cqStandard2026("机构集中供养 2000 元，社会散居 1651 元"),
  },
  amountSays: "按供养方式的月标准",
  starts: [months.startAfterApproval],
  stops: [
    months.stopAtEighteen,
    months.stopWhenParentFound,
    months.stopWhenAdopted,
    months.stopWhenDied,
    months.stopWhenMoved,
  ],
  materials: [
    "孤儿基本生活费发放申请审批表",
    "孤儿户口簿、监护人全家户口簿",
    "镇街出具的监护人确认书",
    "父母死亡、宣告失踪或者查找不到的证明",
  ],
  text: [
    orphanOpinion("孤儿是失去父母、查找不到生父母的未满十八周岁的未成年人"),
    cqOrphanRules("父母双亡或者失踪的可以申请；散居孤儿由监护人向户籍地镇街申请"),
    cqStandard2025("2025 年 7 月起，机构 1851 元、散居 1651 元"),
    cqStandard2026("2026 年 1 月起，机构集中供养提高到 2000 元"),
  ],
  follow: {
    entitledNotReceiving: "task",
    receivingNotEntitled: "task",
    soonEnding: "task",
    cannotTell: "list",
  },
  satisfiedBy: oneOfThree,
  worthAsking: categoryOf("orphan").asksWhen,
});

export const hivBasic = programme({
  code: "B02",
  key: "HIV_BASIC",
  question: "该不该领艾滋病病毒感染儿童基本生活费",
  field: "living",
  lead: "区民政局、区财政局",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2012-10-01",
      cite: [hivNotice("感染艾滋病病毒的未成年人参照孤儿发给基本生活费")],
      holds: all(supportedAge, isHiv),
    },
  ],
  amount: {
    standard: param("benefits.standard.hiv"),
    says: "参照社会散居孤儿的月标准",
    cite: cqStandard2025("社会散居孤儿（含艾滋病病毒感染儿童）1651 元"),
  },
  amountSays: "参照社会散居孤儿",
  starts: [months.startAfterApproval],
  stops: [months.stopAtEighteen, months.stopWhenDied, months.stopWhenMoved],
  materials: ["申请审批表", "疾控机构的证明（由经办人员单独保管）"],
  text: [hivNotice("不要求失去父母，标准参照孤儿")],
  satisfiedBy: oneOfThree,
  follow: { entitledNotReceiving: "list", receivingNotEntitled: "list", soonEnding: "list" },
});

export const defactoBasic = programme({
  code: "B03",
  key: "DEFACTO_BASIC",
  question: "该不该领事实无人抚养儿童基本生活补贴",
  field: "living",
  lead: "区民政局、区财政局",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2020-01-01",
      cite: [defactoOpinion("事实无人抚养儿童参照孤儿发给基本生活补贴", "四、突出保障重点")],
      holds: all(supportedAge, isDefacto, clause("不是孤儿", notOrphan, ownDesign("两种身份互斥"))),
    },
  ],
  amount: {
    standard: when(
      inInstitution,
      param("benefits.standard.defacto.institution"),
      param("benefits.standard.defacto.community"),
    ),
    beside: besideDefacto,
    says: "按月标准；已领低保、特困或困难残疾人生活补贴的补差",
    cite: defactoOpinion("未达到标准的补差发放，其他儿童全额发放", "四、（一）强化基本生活保障"),
  },
  amountSays: "月标准全额，或者补差",
  starts: [months.startAfterApproval],
  stops: [
    months.stopAtEighteen,
    months.stopWhenParentRecovers,
    months.stopWhenAdopted,
    months.stopWhenDied,
    months.stopWhenMoved,
  ],
  materials: [
    "事实无人抚养儿童基本生活补贴申请表",
    "儿童身份证或户口簿",
    "父母重残、重病、服刑、强制隔离戒毒、失联等情况的证明",
    "领取人账户",
  ],
  text: [
    ...defactoNeeds,
    defactoMore("失联由公安查找满六个月出具回执，或者按承诺、邻里证明、村居证实、镇街查验、区民政确认"),
    cqDefacto("满十八周岁仍在全日制中学或中职就读的参照执行"),
  ],
  follow: {
    entitledNotReceiving: "task",
    receivingNotEntitled: "task",
    soonEntitled: "list",
    soonEnding: "task",
    cannotTell: "task",
  },
  satisfiedBy: oneOfThree,
  worthAsking: categoryOf("defactoUnattended").asksWhen,
});
