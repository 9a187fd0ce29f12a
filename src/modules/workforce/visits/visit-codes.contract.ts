/** The words of a visit (走访), each list declared once. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const visitMannerCodes = codeTable("visitManner", "走访方式", {
  home: "入户",
  phone: "电话",
  video: "视频",
  school: "到校",
  elsewhere: "在别处见面",
});
export type VisitManner = CodeOf<typeof visitMannerCodes>;

/** What is looked at; which of them are asked of a child depends on its age, category and risk (`visit-form.ts`). */
export const visitCheckCodes = codeTable("visitCheck", "查看内容", {
  care: "有人照看",
  food: "吃饭",
  clothing: "穿衣冷暖",
  housing: "住处安全",
  health: "身体",
  mood: "情绪",
  schooling: "上学",
  marks: "身上的伤",
  water: "玩水防溺水",
  fire: "用电用火",
  net: "手机上网",
});
export type VisitCheck = CodeOf<typeof visitCheckCodes>;

export const visitDoneCodes = codeTable("visitDone", "当场做了什么", {
  told: "提醒、指导了照料人",
  helped: "当场帮了忙",
  policy: "讲了政策",
  contacted: "帮着联系了父母",
  toTownship: "报镇街处理",
  reported: "已按强制报告程序报告",
  lookAgain: "过几天再看",
});
export type VisitDone = CodeOf<typeof visitDoneCodes>;

export const absentReasonCodes = codeTable("visitAbsence", "没见到孩子", {
  school: "在学校",
  withParents: "跟父母在外地",
  relatives: "去亲戚家了",
  outPlaying: "出门玩，不远",
  hospital: "在住院",
  unknown: "不知道去哪了",
});

export const visitStateCodes = codeTable("visitState", "走访记录", {
  kept: "已收到",
  returned: "镇街退回，请补充",
  amended: "已补充",
  sampled: "抽查过，属实",
  doubted: "抽查过，有出入",
});
export type VisitState = CodeOf<typeof visitStateCodes>;

/** What happened with a visit since. */
export const visitStepCodes = codeTable("visitStep", "后来", {
  amended: "补充",
  returned: "镇街退回",
  sampled: "抽查属实",
  doubted: "抽查有出入",
  answered: "镇街核实",
});
