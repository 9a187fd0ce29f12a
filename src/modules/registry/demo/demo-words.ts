/** Sentences that a village's child director would write. */
import type { FactValue } from "../facts.contract.ts";

export type DifficultyType = FactValue<"difficulty">["type"];

export const visitNotes = [
  "入户见到孩子，精神状态好，功课跟得上。",
  "在家见到孩子和照料人，衣食起居都有人管。",
  "到学校看望，班主任反映表现稳定。",
  "晚饭时间入户，老人正在做饭，孩子在写作业。",
  "与孩子单独聊了十几分钟，说想爸爸妈妈，已提醒父母多打电话。",
  "检查了用电、用气，提醒把农药和工具收好。",
  "送去开学用品，孩子很高兴。",
  "视频联系上外出的父亲，约定每周通一次话。",
  "孩子感冒刚好，已提醒按时复诊。",
  "提醒防溺水，家门口堰塘已有围栏。",
  "孩子近期沉迷手机，已与照料人商量约定使用时间。",
  "照料人腰腿不便，请邻居帮忙接送。",
  "核对了家庭情况，没有变化。",
  "讲解了救助政策，照料人表示清楚。",
  "孩子话不多，建议学校心理老师多关注。",
  "寒假前走访，父母计划春节前回来。",
] as const;

export const leftBehindNotes = [
  "父母每周视频一次，逢年过节回家。",
  "爷爷患高血压，按时吃药，目前能照料孩子。",
  "孩子晚上由邻居代为照看两小时。",
  "母亲计划明年回来照顾孩子。",
  "家里离学校三公里，坐校车上学。",
  "照料人不识字，表格由村里代填、念给本人听后签字。",
  "父亲工地流动，务工地经常变。",
  "和姐姐一起住校，周五由奶奶接回。",
  "孩子喜欢画画，参加了村里儿童之家的活动。",
  "照料人电话经常打不通，可打邻居电话。",
  "家中自建房正在翻修，暂住隔壁亲戚家。",
  "父母手机号换过一次，已更新。",
] as const;

export const blueReasons = ["照料人年事已高", "父母联系较少", "上学路途较远", "照料人同时照看多个孩子", "近期转学，需要适应"] as const;
export const orangeReasons = ["照料人患病，照料能力不足", "孩子多次旷课", "与照料人冲突较多", "情绪低落，不愿与人交流"] as const;
export const redReasons = ["一度无人照料，已协调亲属到位", "发现身体有伤，已报告并持续跟进", "独自在家过夜，已约谈监护人"] as const;

export const familyEconomies = [
  "低保家庭，无固定收入",
  "父母务农并打零工，收入不稳定",
  "支出型困难，医药费负担重",
  "监测户，享受产业帮扶",
  "靠亲属接济和补贴生活",
  "一人务工养活全家",
] as const;

export const visitFrequencies = ["每月一次", "每月一次", "每月一次", "每半月一次", "每季度一次"] as const;

/** What weighs on the child, what the family needs, what has been done. */
export const difficultyWords: Readonly<
  Record<DifficultyType, { readonly descriptions: readonly string[]; readonly needs: readonly string[]; readonly policies: string }>
> = {
  L1: { descriptions: ["无劳动能力、无生活来源，纳入特困供养"], needs: ["日常照料", "冬季衣物"], policies: "特困供养" },
  L2: { descriptions: ["家庭享受低保，主要靠补助生活", "单亲低保家庭，收入来源单一"], needs: ["教育资助", "生活补贴"], policies: "低保、教育资助" },
  L3: { descriptions: ["低保边缘家庭，医疗支出大", "防止返贫监测户", "因学支出压力大"], needs: ["教育资助", "助学用品"], policies: "监测帮扶、教育资助" },
  L4: { descriptions: ["家中失火，房屋受损", "父亲工伤，收入中断", "暴雨后房屋成危房"], needs: ["临时救助", "住房修缮"], policies: "临时救助" },
  L5: { descriptions: ["随父母在镇上租房，入学手续刚办妥", "随父母流动，户籍地在外，就医报销不便"], needs: ["就近入学", "异地就医备案"], policies: "居住地关爱服务清单" },
  H1: { descriptions: ["生活不能自理，需专人照护", "重度残疾，出行靠轮椅", "重度残疾，需长期康复"], needs: ["康复训练", "辅助器具"], policies: "护理补贴、康复救助" },
  H2: { descriptions: ["残疾程度较轻，能随班就读", "听力下降，佩戴助听器", "一侧肢体活动不便"], needs: ["康复训练", "随班就读支持"], policies: "康复救助" },
  H3: { descriptions: ["患白血病，规律化疗", "患先天性心脏病，术后复查", "患肾病，长期服药", "患罕见病，药费高"], needs: ["医疗救助", "异地复查交通补助"], policies: "医疗救助、临时救助" },
  H4: { descriptions: ["情绪低落，学校筛查提示需要关注", "不愿上学，与同学冲突多"], needs: ["心理疏导"], policies: "心理转介" },
  H5: { descriptions: ["需要长期规律复诊，资料另存"], needs: ["定点就医"], policies: "参照孤儿标准保障" },
  G1: { descriptions: ["父母外出且无委托照料人，由邻居看护", "照料人住院，暂时无人照料"], needs: ["落实照料人"], policies: "督促签订委托监护确认书" },
  G2: { descriptions: ["曾遭父亲殴打，已出具告诫书", "被独自锁在家中，已约谈监护人"], needs: ["监护监督", "心理疏导"], policies: "强制报告后跟进" },
  G3: { descriptions: ["母亲智力障碍，照料能力不足", "父亲酗酒，照料时好时坏", "照料人对孩子疏于管教"], needs: ["监护指导"], policies: "家庭教育指导" },
  G4: { descriptions: ["父亲服刑，母亲体弱，照料吃力", "父亲强制隔离戒毒，母亲打零工养家"], needs: ["生活补助", "亲情会见协助"], policies: "结对帮扶" },
  G5: { descriptions: ["离家流浪后找回，正在适应", "街面发现，已送回家庭并随访"], needs: ["返校复学", "随访"], policies: "临时监护后回归家庭" },
};

export const returnedNotes = [
  "父亲返乡务工，在家照料孩子，退出留守台账。",
  "母亲回乡照顾孩子上学，退出留守台账。",
  "父母在镇上开店，不再外出，退出留守台账。",
  "母亲因怀孕返乡长住，退出留守台账。",
] as const;

export const movedAwayNotes = [
  "随父母到务工地居住上学，户口已迁出。",
  "全家迁往主城定居，已移交迁入地。",
  "随母亲迁往外省，已去函迁入地民政部门。",
] as const;
