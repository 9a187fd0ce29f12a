/** The demonstration's assessments: how far each has come, what was seen, what the child said. Pure. */
import type { AssessmentReason } from "../assessment-codes.contract.ts";
import type { Answers } from "../score-assessment.ts";
import { itemsOf, redLinesFor, type Scale, type Template } from "../template.ts";

export const stages = ["preparing", "scoring", "joint", "submitted", "confirmed", "told"] as const;
export type Stage = (typeof stages)[number];

export interface Story {
  readonly title: string;
  readonly reason: Exclude<AssessmentReason, "objection">;
  /** Days ago on which it was begun. */
  readonly begun: number;
  readonly until: Stage;
  /** How much of each item's points. */
  readonly share: number;
  /** What the second assessor gives otherwise. */
  readonly otherwise?: Readonly<Record<string, number>>;
  readonly redLine?: string;
  readonly seen: Readonly<Record<string, string>>;
  readonly voice: string;
  readonly conclusion: string;
  readonly suggestions: string;
  readonly help?: { readonly kind: "guidance" | "supervision" | "support"; readonly what: string };
  /** Of the child of the story before: how it stands after guidance. */
  readonly isSameChild?: boolean;
}

export const stories: readonly Story[] = [
  {
    title: "初评监护失当",
    reason: "carerChanged",
    begun: 125,
    until: "told",
    share: 0.55,
    seen: { A4: "班主任：上月缺勤五天", B4: "父亲两个月没有来过电话" },
    voice: "不想一个人吃饭，想让爸爸回来。",
    conclusion: "父亲外出后孩子由姑婆照看，缺勤多，亲子联系少，照料粗。",
    suggestions: "安排家庭教育指导，督促父亲每周联系，三个月后复评。",
    help: { kind: "supervision", what: "督促父亲写下每周联系的承诺" },
  },
  {
    title: "指导后复评",
    reason: "followUp",
    begun: 22,
    until: "confirmed",
    share: 0.85,
    seen: { A4: "本学期没有缺勤", B4: "父亲每周视频两次" },
    voice: "爸爸现在每个星期天都打视频。",
    conclusion: "父亲按承诺联系，姑婆接送上学，情况明显好转。",
    suggestions: "按常规走访，到期再次评估。",
    help: { kind: "guidance", what: "电话回访父亲，指导怎样听孩子讲学校的事" },
    isSameChild: true,
  },
  {
    title: "命中红线",
    reason: "harm",
    begun: 9,
    until: "confirmed",
    share: 0.4,
    redLine: "refuses",
    seen: { B1: "继父当面说不管，母亲不表态", B3: "邻居听到打骂" },
    voice: "想去外婆家住。",
    conclusion: "继父拒绝承担，母亲没有能力单独照料，外婆愿意照料。",
    suggestions: "报区民政局研判临时监护，先由外婆照料，落实书面交接。",
  },
  {
    title: "监护不足",
    reason: "cycle",
    begun: 40,
    until: "told",
    share: 0.75,
    otherwise: { C2: 3 },
    seen: { C2: "厨房电线老化，已请村里整改", A1: "三餐由祖母做，面色正常" },
    voice: "奶奶腿痛，下雨天接不了我。",
    conclusion: "祖母尽心但年纪大，接送困难，住房有用电隐患。",
    suggestions: "安排监护指导，联系邻居帮助接送，整改用电。",
    help: { kind: "support", what: "联系同路邻居接送，村里更换了厨房电线" },
  },
  {
    title: "等待确认",
    reason: "difficulty",
    begun: 11,
    until: "submitted",
    share: 0.7,
    otherwise: { B2: 3 },
    seen: { B2: "祖父有慢性病，药不断", A2: "孩子话少，问到妈妈就不说" },
    voice: "想知道妈妈在哪里。",
    conclusion: "祖父身体不好，照料勉强，孩子情绪低落，需要心理支持。",
    suggestions: "安排监护指导和心理辅导，落实事实无人抚养申请。",
  },
  {
    title: "待合议",
    reason: "difficulty",
    begun: 7,
    until: "joint",
    share: 0.8,
    otherwise: { A2: 4, B3: 3, C3: 2 },
    seen: { A2: "愿意交流，有两个好朋友" },
    voice: "",
    conclusion: "",
    suggestions: "",
  },
  {
    title: "评分中",
    reason: "adoption",
    begun: 4,
    until: "scoring",
    share: 0.9,
    seen: {},
    voice: "",
    conclusion: "",
    suggestions: "",
  },
  {
    title: "待告知",
    reason: "returning",
    begun: 1,
    until: "preparing",
    share: 1,
    seen: {},
    voice: "",
    conclusion: "",
    suggestions: "",
  },
];

export function answersIn(
  { share, redLine }: Story,
  template: Template,
  scale: Scale,
  age: number | null,
  otherwise: Readonly<Record<string, number>> = {},
): Answers {
  return {
    points: Object.fromEntries(
      itemsOf(template).map(({ code }) => [
        code,
        otherwise[code] ?? Math.round((scale.points[code] ?? 0) * share),
      ]),
    ),
    redLines: Object.fromEntries(
      redLinesFor(template, scale, age).map(({ code }) => [code, code === redLine ? "yes" : "no"]),
    ),
  };
}
