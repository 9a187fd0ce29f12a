/** In what state a case is, and how safe the child. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import type { ResponseLink } from "../protection-codes.contract.ts";

export const caseStateCodes = codeTable("caseState", "个案状态", {
  verifying: "核查中",
  emergency: "应急处置中",
  assessing: "评估会商中",
  planned: "方案已定",
  inService: "帮扶中",
  guardianship: "监护干预中",
  monitoring: "跟踪回访中",
  closing: "待结案签字",
  closed: "已结案",
});
export type CaseState = CodeOf<typeof caseStateCodes>;

/** In which of the five links a case is. */
export const linkOf: Readonly<Record<CaseState, ResponseLink>> = {
  verifying: "detectReport",
  emergency: "emergency",
  assessing: "assessAssist",
  planned: "assessAssist",
  inService: "assessAssist",
  guardianship: "guardianshipIntervene",
  monitoring: "monitorPrevent",
  closing: "monitorPrevent",
  closed: "monitorPrevent",
};

export const safetyCodes = codeTable("safety", "安全评估", {
  unknown: "还没有核查",
  safe: "安全",
  conditional: "有条件安全",
  unsafe: "不安全",
});
export type Safety = CodeOf<typeof safetyCodes>;

export const personRoleCodes = codeTable("casePerson", "个案中的人", {
  child: "孩子",
  caregiver: "照料人、监护人",
  suspect: "可能伤害孩子的人",
  other: "其他人",
});
