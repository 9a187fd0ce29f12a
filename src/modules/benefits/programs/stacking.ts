/** Which benefits of one child stand beside one another, and which do not. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import {
  cqOrphanRules,
  defactoOpinion,
  ownDesign,
  priceLink,
  tekunRules,
  twoSubsidies,
} from "./documents.ts";
import type { ProgrammeCode, Stacking } from "./program-codes.contract.ts";

export interface StackingRow {
  /** The two, in any order. */
  readonly of: readonly [ProgrammeCode, ProgrammeCode];
  readonly how: Stacking;
  readonly says: string;
  /** Turns it, where the documents leave it open. */
  readonly parameter?: string;
  readonly cite: Citation;
}

export const stacking: readonly StackingRow[] = [
  {
    of: ["B17", "B01"],
    how: "replaces",
    says: "发孤儿基本生活费后，取消孩子原来的低保",
    parameter: "benefits.overlap.orphanKeepsDibao",
    cite: cqOrphanRules("发放后取消其原享受的城乡低保"),
  },
  {
    of: ["B17", "B03"],
    how: "topUp",
    says: "未达到补贴标准的补差；补贴不计入家庭收入，家庭申请低保获批后按人均救助水平重算补差",
    cite: defactoOpinion("补差发放；已全额领取补贴的家庭申请低保，补贴不计入收入", "四、（一）"),
  },
  {
    of: ["B18", "B01"],
    how: "eitherOne",
    says: "二选一；选了孤儿保障的不再认定特困",
    cite: tekunRules("可以选择孤儿或事实无人抚养保障的，不再认定为特困", "第九条"),
  },
  {
    of: ["B18", "B03"],
    how: "topUp",
    says: "已是特困的补差；也可以二选一",
    parameter: "benefits.overlap.tekunWithDefacto",
    cite: defactoOpinion(
      "已全额领取特困供养的补差发放；与特困认定办法的二选一并存",
      "四、（一）",
      "uncertain",
    ),
  },
  {
    of: ["B13", "B01"],
    how: "eitherOne",
    says: "不能同享",
    parameter: "benefits.overlap.disabledLivingWithBasic",
    cite: twoSubsidies("领取孤儿基本生活费的不重复享受困难残疾人生活补贴"),
  },
  {
    of: ["B13", "B03"],
    how: "topUp",
    says: "已领残补的补差；全额领补贴的不再领残补",
    parameter: "benefits.overlap.disabledLivingWithBasic",
    cite: defactoOpinion("已领困难残疾人生活补贴的补差，全额领取的不享受", "四、（一）"),
  },
  {
    of: ["B14", "B01"],
    how: "together",
    says: "可以同享",
    parameter: "benefits.overlap.disabledCareWithBasic",
    cite: twoSubsidies("护理补贴与基本生活费用途不同"),
  },
  {
    of: ["B14", "B03"],
    how: "together",
    says: "可以同享",
    parameter: "benefits.overlap.disabledCareWithBasic",
    cite: defactoOpinion("护理补贴、康复救助等可以同享", "四、（一）"),
  },
  ...(["B01", "B03"] as const).flatMap((basic) =>
    (["B08", "B09", "B10", "B11", "B15", "B16"] as const).map(
      (other): StackingRow => ({
        of: [other, basic],
        how: "together",
        says: "可以同享",
        cite: defactoOpinion("医疗、康复、教育、临时救助与基本生活保障可以同享", "四、"),
      }),
    ),
  ),
  ...(
    [
      ["B01", "B03"],
      ["B01", "B02"],
      ["B02", "B03"],
    ] as const
  ).map(
    (of): StackingRow => ({
      of,
      how: "highestOnly",
      says: "几种身份只领一项，取高的",
      cite: ownDesign("基本生活费只领一份", undefined, "known"),
    }),
  ),
  ...(["B01", "B03"] as const).flatMap((basic) =>
    (["B04", "B05"] as const).map(
      (study): StackingRow => ({
        of: [study, basic],
        how: "eitherOne",
        says: "同一个月不重复：在中学、中职续发基本生活费的不发助学金",
        parameter: "benefits.overlap.fucaiWithBasic",
        cite: ownDesign("等市级口径", undefined, "uncertain"),
      }),
    ),
  ),
  {
    of: ["B04", "B05"],
    how: "eitherOne",
    says: "两项助学只领一项",
    parameter: "benefits.overlap.fucaiBoth",
    cite: ownDesign("孤儿助学与事实无人抚养助学互斥", undefined, "known"),
  },
  ...(["B04", "B05"] as const).map(
    (study): StackingRow => ({
      of: [study, "B12"],
      how: "together",
      says: "可以与国家奖助学金同享",
      parameter: "benefits.overlap.fucaiWithStateAid",
      cite: ownDesign("与国家奖助学金可以并享", undefined, "known"),
    }),
  ),
  ...(["B01", "B03", "B17", "B18"] as const).map(
    (basic): StackingRow => ({
      of: ["B23", basic],
      how: "oncePerMonth",
      says: "几种身份同月只发一份价格补贴",
      parameter: "benefits.overlap.priceSubsidyTwice",
      cite: priceLink("不重复发放"),
    }),
  ),
];

/** What stands between these two; undefined where nothing is written. */
export function stackingOf(one: ProgrammeCode, other: ProgrammeCode): StackingRow | undefined {
  return stacking.find(({ of }) => of.includes(one) && of.includes(other) && one !== other);
}
