/** The words of what follows from a match. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const effectKindCodes = codeTable("matchEffect", "比对结果", {
  fact: "登记的情况",
  ending: "待终止",
  check: "生活状况核查",
  discrepancy: "部门之间不一致",
  absence: "未在学籍名册",
});
export type EffectKind = CodeOf<typeof effectKindCodes>;

export const effectStateCodes = codeTable("matchEffectState", "办理状态", {
  waiting: "待办理",
  confirmed: "已办结",
  refused: "不成立",
  written: "已登记",
  undone: "已撤回",
});
export type EffectState = CodeOf<typeof effectStateCodes>;

/** Why what a roster says was not written, or what two units say does not go together. */
export const discrepancyCodes = codeTable("matchDiscrepancy", "不一致的种类", {
  laterStatement: "与之后登记的不一致",
  withdrawn: "登记后又被更正过",
  endedHere: "登记簿里已经结束",
  deadHere: "登记为死亡，名册里仍在",
  aliveAfter: "名册说已死亡，之后另有记录",
  asked: "名册提到，要人核实",
  needsAct: "要按程序另行办理",
  future: "日期晚于名册截止日",
  beforeBirth: "日期早于出生日期",
  aboutChild: "名册说的是孩子本人",
  aboutAdult: "名册说的是成年人",
  unreadable: "内容对不上登记的格式",
  deadSchooled: "登记为死亡，学籍名册里在读",
  custodyCarer: "在押或强制隔离戒毒，登记为在家照护",
  leftBehindUnlisted: "台账有，学校留守名单没有",
  leftBehindUnregistered: "学校留守名单有，台账没有",
});
export type Discrepancy = CodeOf<typeof discrepancyCodes>;
export type Contradiction = Exclude<
  Discrepancy,
  "asked" | "deadSchooled" | "custodyCarer" | "leftBehindUnlisted" | "leftBehindUnregistered"
>;

/** What the school's own list of left-behind children and the ledger say differently: looked at apart from the rest. */
export const leftBehindDifferences: readonly Discrepancy[] = ["leftBehindUnlisted", "leftBehindUnregistered"];

/** Children whose schooling is looked after first: 特殊学生群体. */
export const absenceGroupCodes = codeTable("absenceGroup", "特殊群体", {
  disabled: "残疾",
  leftBehind: "农村留守",
  unattended: "事实无人抚养",
  orphan: "孤儿",
  inDifficulty: "困境",
});
export type AbsenceGroup = CodeOf<typeof absenceGroupCodes>;

export const settleOutcomeCodes = codeTable("matchSettlement", "处理结果", {
  ended: "确认已经结束",
  stillHolds: "没有结束",
  rosterRight: "名册对，登记已更正",
  registerRight: "登记对，已告知来源单位",
  bothRight: "都对，说的不是同一段时间",
  handled: "已按程序办理",
  schooledElsewhere: "在区外就读",
  schooledHere: "在区内就读，名册漏了",
  homeTeaching: "送教上门",
  postponed: "经批准缓学、休学",
  finished: "已完成义务教育",
  stopped: "没有上学，已转控辍保学",
  movedAway: "不在本区生活",
  other: "其他",
});
export type SettleOutcome = CodeOf<typeof settleOutcomeCodes>;

/** What somebody can say of each; a check is settled by its record alone. */
export const outcomesOf: Readonly<Record<EffectKind, readonly SettleOutcome[]>> = {
  fact: [],
  check: [],
  ending: ["ended", "stillHolds"],
  discrepancy: ["rosterRight", "registerRight", "bothRight", "handled", "other"],
  absence: [
    "schooledElsewhere",
    "schooledHere",
    "homeTeaching",
    "postponed",
    "finished",
    "stopped",
    "movedAway",
    "other",
  ],
};

/** What was asked about turned out not to be so. */
export const unfounded: readonly SettleOutcome[] = [
  "stillHolds",
  "registerRight",
  "bothRight",
  "schooledHere",
];

export const differenceTabCodes = codeTable("differenceTab", "差异种类", {
  endings: "待终止",
  discrepancies: "部门之间不一致",
  absences: "未在学籍名册",
  leftBehind: "学校留守名单差异",
  checks: "核查",
});
export type DifferenceTab = CodeOf<typeof differenceTabCodes>;
