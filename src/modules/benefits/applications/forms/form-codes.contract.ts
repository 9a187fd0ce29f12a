/** Code tables that only applications use. */
import { type CodeOf, codeTable } from "../../../../kernel/code-table.ts";

export const handedInCodes = codeTable("handedIn", "数据来源", {
  LOCAL: "本地受理",
  OFFSITE: "异地受理（跨省通办）",
  PUBLIC: "公众服务平台",
});

/** Which part of an application across places is ours. */
export const acrossSideCodes = codeTable("acrossSide", "我方是", {
  receiving: "受理地：孩子在我区，户籍在外地",
  hukou: "户籍地：外地受理后推送给我区",
  within: "本区另一个镇街受理，户籍在本区",
});
export type AcrossSide = CodeOf<typeof acrossSideCodes>;

export const payeeKindCodes = codeTable("payeeKind", "领取人身份", {
  guardian: "监护人",
  carer: "实际抚养人",
  institution: "抚养机构",
  self: "本人",
});

/** Why a benefit ends, as the national system's exit form lists it. */
export const terminationReasonCodes = codeTable("terminationReason", "终止原因", {
  released: "父母刑满释放",
  rehabilitated: "父（母）戒毒成功",
  parentFound: "找回父母",
  recovered: "父母恢复抚养能力",
  died: "儿童死亡",
  grownUp: "年满十八周岁或毕业",
  adopted: "被收养",
  movedAway: "户口迁出",
  other: "其他",
});

export const reliefCauseCodes = codeTable("reliefCause", "困难原因", {
  disaster: "火灾、交通事故等意外",
  illness: "突发重大疾病",
  guardianLost: "监护人突然缺失",
  danger: "人身安全受到威胁",
  other: "其他急难",
});

export const treatmentCodes = codeTable("treatment", "资助内容", {
  diagnosis: "诊疗",
  rehabilitation: "康复",
  medicine: "特殊药品",
  device: "辅助器具配置",
  checkup: "体检",
  care: "住院服务",
});
