/** Code tables of the assessment of guardianship capacity. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

/** The four grades that provincial standards have in common (湖北 2023 评估指南). */
export const gradeCodes = codeTable("guardianshipGrade", "监护能力等级", {
  normal: "监护正常",
  insufficient: "监护不足",
  improper: "监护失当",
  missing: "监护缺失",
});
export type Grade = CodeOf<typeof gradeCodes>;

/** From the best to the worst. */
export const gradesDown: readonly Grade[] = ["normal", "insufficient", "improper", "missing"];

export const assessmentReasonCodes = codeTable("assessmentReason", "评估事由", {
  difficulty: "困境身份认定",
  adoption: "收养评估前的监护评估",
  returning: "送回临时监护儿童前",
  harm: "监护人侵害或者违法犯罪案件",
  carerChanged: "监护人情况重大变化",
  cycle: "到定期评估时间",
  followUp: "限期改进后复评",
  objection: "监护人申请复评",
  other: "其他",
});
export type AssessmentReason = CodeOf<typeof assessmentReasonCodes>;

export const assessmentStateCodes = codeTable("assessmentState", "评估状态", {
  preparing: "待告知",
  scoring: "评估中",
  joint: "待合议",
  submitted: "待确认",
  confirmed: "已确认",
  cancelled: "已取消",
});
export type AssessmentState = CodeOf<typeof assessmentStateCodes>;

/** 指导、监督、帮扶: what is done for and with a guardian after an assessment. */
export const helpKindCodes = codeTable("guardianHelp", "监护人服务", {
  guidance: "监护指导",
  supervision: "监护监督",
  support: "监护帮扶",
});
export type HelpKind = CodeOf<typeof helpKindCodes>;

export const redLineAnswerCodes = codeTable("redLineAnswer", "红线情形", {
  no: "没有",
  yes: "有",
});
export type RedLineAnswer = CodeOf<typeof redLineAnswerCodes>;
