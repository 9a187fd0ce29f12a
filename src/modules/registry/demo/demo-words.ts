/** Sentences that a village's child director would write. */
import type { FactValue } from "../facts.contract.ts";

export type DifficultyType = FactValue<"difficulty">["type"];

/** What is written only in some months, or only of a child that goes to school. */
export interface Remark {
  readonly text: string;
  readonly months?: readonly number[];
  readonly school?: true;
}

/** Who looks after the child: relatives in the parents' absence or place, nobody yet, the parents, the institution. */
export type Setting = "away" | "alone" | "kin" | "parents" | "institution";

const any = (...texts: readonly string[]): Remark[] => texts.map((text) => ({ text }));
const atSchool = (...texts: readonly string[]): Remark[] => texts.map((text) => ({ text, school: true }));
const inMonths = (months: readonly number[], ...texts: readonly string[]): Remark[] =>
  texts.map((text) => ({ text, months }));

const visitsAtHome: readonly Remark[] = [
  ...any(
    "入户见到孩子，精神状态好。",
    "检查了用电、用气，提醒把农药和工具收好。",
    "孩子感冒刚好，已提醒按时复诊。",
    "核对了家庭情况，没有变化。",
    "讲解了救助政策，家里人表示清楚。",
  ),
  ...atSchool(
    "入户见到孩子，功课跟得上。",
    "到学校看望，班主任反映表现稳定。",
    "晚饭时间入户，孩子正在写作业。",
    "孩子近期看手机较多，已商量好使用时间。",
    "孩子话不多，建议学校心理老师多关注。",
  ),
  ...inMonths([5, 6, 7, 8, 9], "提醒防溺水，家门口堰塘已有围栏。"),
  { text: "送去开学用品，孩子很高兴。", months: [2, 3, 8, 9], school: true },
];
const withCarer: readonly Remark[] = [
  ...any("在家见到孩子和照料人，衣食起居都有人管。", "照料人身体尚好，日常照料没有困难。"),
  ...atSchool("照料人腰腿不便，请邻居帮忙接送。"),
];

export const visitNotes: Readonly<Record<Setting, readonly Remark[]>> = {
  away: [
    ...visitsAtHome,
    ...withCarer,
    ...any("联系上外出的家长，约定每周通一次话。"),
    ...atSchool("与孩子单独聊了十几分钟，说想念外出的家人。"),
    ...inMonths([12, 1], "春节前走访，家长计划回家过年。"),
  ],
  alone: [...visitsAtHome, ...any("邻居反映孩子按时回家，继续督促落实照料人。")],
  kin: [...visitsAtHome, ...withCarer, ...any("核对了生活费到账情况，已按月发放。")],
  parents: [
    ...visitsAtHome,
    ...any("在家见到孩子和家长，日常照料正常。", "了解救助金到账情况，已按月发放。"),
  ],
  institution: [
    ...any("查看了起居和护理记录，情况正常。", "与护理员交流，孩子饮食睡眠好。", "参加院内活动，情绪稳定。"),
    ...atSchool("到学校看望，班主任反映表现稳定。"),
    ...inMonths([12, 1, 2], "送去冬衣，孩子试穿合身。"),
  ],
};

export type Risk = "green" | "blue" | "orange" | "red";

const troubles: Readonly<Record<"orange" | "red", readonly Remark[]>> = {
  orange: [...any("照料能力不足，需要经常上门"), ...atSchool("多次旷课", "情绪低落，不愿与人交流")],
  red: any("一度无人照料，已协调亲属到位", "发现身体有伤，已报告并持续跟进"),
};
const carerWorries = any("照料人年事已高", "照料人同时照看多个孩子");

export const riskReasons: Readonly<
  Record<Setting, Readonly<Record<Exclude<Risk, "green">, readonly Remark[]>>>
> = {
  away: {
    ...troubles,
    blue: [...carerWorries, ...any("家长联系较少"), ...atSchool("上学路途较远", "近期转学，需要适应")],
  },
  alone: { ...troubles, blue: any("尚未落实委托照料人") },
  kin: { ...troubles, blue: [...carerWorries, ...any("家庭变故后需要陪伴")] },
  parents: { ...troubles, blue: any("家庭经济压力大", "家长照料方式需要指导") },
  institution: { ...troubles, blue: any("需要持续康复训练", "正在适应集体生活") },
};

export const leftBehindNotes: readonly Remark[] = [
  ...any(
    "照料人患高血压，按时吃药，目前能照料孩子。",
    "孩子晚上由邻居代为照看两小时。",
    "照料人不识字，表格由村里代填、念给本人听后签字。",
    "照料人电话经常打不通，可打邻居电话。",
    "家中自建房正在翻修，暂住隔壁亲戚家。",
  ),
  ...atSchool("家里离学校三公里，坐校车上学。", "孩子喜欢画画，参加了村里儿童之家的活动。"),
];
export const bothAwayNotes = any(
  "父母每周视频一次，逢年过节回家。",
  "母亲计划明年回来照顾孩子。",
  "父亲工地流动，务工地经常变。",
  "父母手机号换过一次，已更新。",
);
export const orphanNotes: readonly Remark[] = [
  ...any("每年体检一次，最近一次结果正常。", "节假日由结对家庭接去过节。"),
  ...atSchool("学习用心，今年得了奖状。", "已提醒办理新学期在校证明。", "性格内向，参加了团队辅导。"),
];
export const unattendedNotes: readonly Remark[] = [
  ...any("补贴已按月到账，用于上学和吃饭。", "照料人能照料起居，遇事会与村里商量。"),
  ...atSchool("照料人辅导功课有困难，已联系志愿者。"),
];
/** Said of a parent's condition. */
export const conditionNotes: Readonly<Partial<Record<string, string>>> = {
  imprisoned: "会见时间由村里协助预约，孩子想去看望。",
  outOfContact: "失联一方多年未归，派出所已登记查找。",
  severeDisability: "残疾证换证日期已告知家里人。",
  compulsoryRehab: "解除戒毒的日期已记下，届时上门复核。",
};
export const difficultyNotes: readonly Remark[] = [
  ...any("可随时电话联系家长。", "药费报销后自付仍较多，建议申请临时救助。"),
  ...atSchool("已申请教育资助，待学校公示。", "学校安排了同桌结对帮助。"),
];

export const familyEconomies = [
  "务农并打零工，收入不稳定",
  "支出型困难，医药费负担重",
  "监测户，享受产业帮扶",
  "靠亲属接济和补贴生活",
  "一人务工养活全家",
] as const;

export const visitFrequencies = ["每月一次", "每月一次", "每月一次", "每半月一次", "每季度一次"] as const;

/** What weighs on the child, what the family needs, what has been done. */
export const difficultyWords: Readonly<
  Record<
    DifficultyType,
    { readonly descriptions: readonly string[]; readonly needs: readonly string[]; readonly policies: string }
  >
> = {
  L1: {
    descriptions: ["无劳动能力、无生活来源，纳入特困供养"],
    needs: ["日常照料", "冬季衣物"],
    policies: "特困供养",
  },
  L2: {
    descriptions: ["家庭享受低保，主要靠补助生活", "低保家庭，劳动力少"],
    needs: ["就学就医帮扶", "生活补助"],
    policies: "低保",
  },
  L3: {
    descriptions: ["低保边缘家庭，医疗支出大", "防止返贫监测户", "家庭刚性支出大"],
    needs: ["就学就医帮扶"],
    policies: "监测帮扶",
  },
  L4: {
    descriptions: ["家中失火，房屋受损", "家中主要劳动力受伤，收入中断", "暴雨后房屋成危房"],
    needs: ["临时救助", "住房修缮"],
    policies: "临时救助",
  },
  L5: {
    descriptions: ["随家人在镇上租房，入托入学手续刚办妥", "随家人流动，户籍地在外，就医报销不便"],
    needs: ["就近入学", "异地就医备案"],
    policies: "居住地关爱服务清单",
  },
  H1: {
    descriptions: ["生活不能完全自理，需专人照护", "重度残疾，需长期康复训练"],
    needs: ["康复训练", "辅助器具"],
    policies: "护理补贴、康复救助",
  },
  H2: {
    descriptions: ["残疾程度较轻，日常生活能自理", "残疾程度较轻，坚持康复训练"],
    needs: ["康复训练"],
    policies: "康复救助",
  },
  H3: {
    descriptions: ["患白血病，规律化疗", "患先天性心脏病，术后复查", "患肾病，长期服药", "患罕见病，药费高"],
    needs: ["医疗救助", "异地复查交通补助"],
    policies: "医疗救助",
  },
  H4: {
    descriptions: ["情绪低落，筛查提示需要关注", "与人冲突多，已转介心理辅导"],
    needs: ["心理疏导"],
    policies: "心理转介",
  },
  H5: { descriptions: ["需要长期规律复诊，资料另存"], needs: ["定点就医"], policies: "参照孤儿标准保障" },
  G1: {
    descriptions: ["父母外出且无委托照料人，由邻居看护"],
    needs: ["落实照料人"],
    policies: "督促签订委托监护确认书",
  },
  G2: {
    descriptions: ["曾遭监护人责打，已出具告诫书", "曾被独自留在家中，已约谈监护人"],
    needs: ["监护监督", "心理疏导"],
    policies: "强制报告后跟进",
  },
  G3: {
    descriptions: ["监护能力不足，日常照料较粗放", "家里人对孩子疏于管教"],
    needs: ["监护指导"],
    policies: "家庭教育指导",
  },
  G4: {
    descriptions: ["父亲不在家中，母亲独力照料吃力", "父亲在押或戒毒，母亲打零工养家"],
    needs: ["生活补助", "亲情会见协助"],
    policies: "结对帮扶",
  },
  G5: {
    descriptions: ["离家流浪后找回，正在适应", "街面发现，已送回家庭并随访"],
    needs: ["返校复学", "随访"],
    policies: "临时监护后回归家庭",
  },
};

export const returnedNotes = [
  "母亲返乡照料孩子，退出留守台账。",
  "母亲在镇上找到工作，回家照料孩子，退出留守台账。",
  "母亲返乡照料老人和孩子，退出留守台账。",
  "母亲因怀孕返乡长住，退出留守台账。",
] as const;

export const movedAwayNotes = [
  "随父母到务工地居住上学，户口已迁出。",
  "全家迁往主城定居，已移交迁入地。",
  "随母亲迁往外省，已去函迁入地民政部门。",
] as const;
