/** B16–B18, B23: what a family in need has, and what rising prices add. Pure. */
import { all, any, clause, eq, hasAny, param } from "../../../platform/rules/expression.ts";
import {
  f,
  isDefacto,
  isMinor,
  isOnDibao,
  isOnTekun,
  isOrphan,
  isSeriouslyIll,
  isSevere,
  notDefacto,
  notOrphan,
} from "./child-facts.ts";
import {
  assistanceLaw,
  cqDifficulty2025,
  cqOrphanRules,
  dibaoRules,
  difficultyOpinion,
  ownDesign,
  priceLink,
  tekunRules,
} from "./documents.ts";
import { programme } from "./programme.ts";

const township = { to: "镇街社会救助窗口", how: "向镇街申请；有困难的由村（社区）代办" };

export const temporaryRelief = programme({
  code: "B16",
  key: "TEMP_RELIEF",
  question: "能不能申请临时救助",
  field: "living",
  lead: "镇街、区民政局",
  paidBy: "bureau",
  cycle: "once",
  versions: [
    {
      from: "2016-06-13",
      cite: [difficultyOpinion("遭遇突发性、紧迫性、临时性困难的，给予临时救助，对儿童适当提高水平")],
      holds: all(isMinor, clause("遇到火灾、事故、灾害等突发困难", hasAny(f.difficulties, "L4"))),
    },
  ],
  receives: hasAny(f.relief, "temporaryRelief"),
  amountSays: "一事一议；情况紧急的先行救助",
  materials: ["申请书", "困难情况说明；先行救助的事后补"],
  text: [assistanceLaw("情况紧急的可以先行救助，事后补齐手续", "第五十条")],
  follow: { entitledNotReceiving: "task" },
});

const besideOrphan = clause(
  "不是领孤儿基本生活费的，或者准许同享",
  any(param("benefits.overlap.orphanKeepsDibao", "boolean"), notOrphan),
  cqOrphanRules("发放孤儿基本生活费后，取消其原享受的城乡低保"),
);

export const dibao = programme({
  code: "B17",
  key: "DIBAO",
  question: "该不该纳入低保",
  field: "living",
  lead: "镇街、区民政局",
  paidBy: "other",
  cycle: "month",
  versions: [
    {
      from: "2021-07-01",
      to: "2025-12-01",
      cite: [dibaoRules("家庭人均收入低于低保标准、财产符合规定的")],
      holds: all(clause("家庭在册低保", isOnDibao), besideOrphan),
    },
    {
      from: "2025-12-01",
      cite: [cqDifficulty2025("低保边缘家庭中的重病、重残儿童参照单人户纳入低保")],
      holds: any(
        all(
          clause("家庭在册低保", isOnDibao, dibaoRules("家庭人均收入低于低保标准、财产符合规定的")),
          besideOrphan,
        ),
        clause(
          "低保边缘等家庭中的重病或重残儿童",
          all(isMinor, hasAny(f.difficulties, "L3"), any(isSevere, isSeriouslyIll), notOrphan, notDefacto),
          cqDifficulty2025("参照单人户纳入"),
        ),
      ),
    },
  ],
  receives: isOnDibao,
  amountSays: "补差，按家庭人均收入",
  materials: ["向镇街申请，授权核对家庭经济状况"],
  text: [dibaoRules("镇街入户、公示七天，区民政局确认，次月起发")],
  referral: township,
  follow: { entitledNotReceiving: "list", receivingNotEntitled: "list" },
});

export const tekun = programme({
  code: "B18",
  key: "TEKUN",
  question: "该不该纳入特困供养",
  field: "living",
  lead: "镇街、区民政局",
  paidBy: "other",
  cycle: "month",
  versions: [
    {
      from: "2021-07-01",
      cite: [
        tekunRules(
          "无劳动能力、无生活来源、法定义务人无履行能力的；选择孤儿、事实无人抚养保障的不再认定",
          "第九条",
        ),
      ],
      holds: all(
        clause("认定为特困儿童", any(isOnTekun, hasAny(f.difficulties, "L1"))),
        clause(
          "没有选择孤儿、事实无人抚养保障",
          all(notOrphan, any(eq(param("benefits.overlap.tekunWithDefacto", "code"), "topUp"), notDefacto)),
          tekunRules("二选一；准许补差的，事实无人抚养儿童可以同时是特困", "第九条"),
        ),
      ),
    },
  ],
  receives: isOnTekun,
  amount: {
    standard: param("benefits.standard.tekun"),
    says: "特困人员基本生活标准，照料护理另计",
    cite: tekunRules("特困人员救助供养标准包括基本生活标准和照料护理标准"),
  },
  amountSays: "特困基本生活标准和照料护理标准",
  materials: ["向镇街申请"],
  text: [
    tekunRules("镇街十五个工作日调查、公示七天，区民政局十五个工作日确认"),
    assistanceLaw("2026 年 7 月起未成年人口径放宽，可以延到高中阶段毕业"),
  ],
  referral: township,
  follow: { entitledNotReceiving: "list", receivingNotEntitled: "list" },
});

export const priceSubsidy = programme({
  code: "B23",
  key: "PRICE_SUBSIDY",
  question: "当月有没有价格临时补贴",
  field: "living",
  lead: "区发展改革委、区民政局",
  paidBy: "bureau",
  cycle: "month",
  versions: [
    {
      from: "2016-08-01",
      cite: [priceLink("物价涨幅达到条件的月份，向低保、特困、孤儿、事实无人抚养儿童等发放")],
      holds: all(
        clause(
          "本月启动了价格联动",
          param("benefits.priceSubsidy.triggered", "boolean"),
          priceLink("由发展改革部门测算并宣布"),
        ),
        any(isOrphan, isDefacto, isOnDibao, isOnTekun),
      ),
    },
  ],
  amount: {
    standard: param("benefits.priceSubsidy.month"),
    says: "启动月份每人一份，几种身份不重复",
    cite: priceLink("同月多种身份只发一份"),
  },
  amountSays: "启动月份按测算数",
  materials: ["不用申请：按在册名单发放"],
  text: [ownDesign("启动和数额逐月录入为参数；没有录入的月份不发")],
  follow: {},
});
