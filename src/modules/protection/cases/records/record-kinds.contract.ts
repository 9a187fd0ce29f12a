/** What is written down in a case: each kind declared once, with its fields, for the form, the check, the print and the timeline. */
import { z } from "zod";
import { type CodeOf, type CodeTable, codeTable } from "../../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { gradeCodes } from "../../assessments/assessment-codes.contract.ts";
import { placementCodes, temporaryCodes } from "../../guardianship/guardianship-codes.contract.ts";
import { measureCodes } from "../../protection-codes.contract.ts";

export const findingCodes = codeTable("visitFinding", "核查结论", {
  confirmed: "属实",
  partly: "部分属实",
  unfounded: "不属实",
});
const verdictCodes = codeTable("safetyVerdict", "安全评估", {
  safe: "安全",
  conditional: "有条件安全（写明条件）",
  unsafe: "不安全（要临时安置）",
});
export const contactCodes = codeTable("contactWith", "联系了谁", {
  child: "孩子本人",
  caregiver: "照料人、监护人",
  school: "学校老师",
  village: "村（居）干部",
  other: "其他人",
});
export const policeReplyCodes = codeTable("policeReply", "公安答复", {
  filed: "刑事立案",
  administrative: "行政受案",
  refused: "不予立案、受案",
  looking: "还在核查",
});
const words = (label: string, most = 2000) =>
  z.string().trim().min(1).max(most).meta({ label, sensitivity: "L3" });
const maybe = (label: string, most = 500) =>
  z.string().trim().max(most).optional().meta({ label, sensitivity: "L3" });
const yes = (label: string) => z.boolean().meta({ label });
const day = (label: string) => z.iso.date().meta({ label });
/** The table's name stands with the field: forms and pages show its words. */
const coded = <Code extends string>({ codes, name }: CodeTable<Code>, label: string) =>
  z.enum(codes).meta({ label, codeTable: name });
const unit = coded(memberUnitCodes, "单位");

const Contact = z.strictObject({
  with: coded(contactCodes, "联系了谁"),
  isChildFine: yes("孩子现在平安"),
  words: words("说了什么"),
});

const Visit = z.strictObject({
  finding: coded(findingCodes, "核查结论"),
  safety: coded(verdictCodes, "安全评估"),
  childSeen: yes("见到了孩子"),
  found: words("看到、查到的情况"),
  childWords: maybe("孩子自己说的话", 2000),
  why: words("为什么这样评估", 1000),
  conditions: maybe("安全的条件", 1000),
  together: maybe("同去的人和单位"),
});

const SafetyCheck = z.strictObject({
  safety: coded(verdictCodes, "安全评估"),
  why: words("依据", 1000),
});

const PoliceTransfer = z.strictObject({
  station: words("转给哪个派出所、大队", 80),
  receivedBy: words("接收民警", 60),
  receiptNo: maybe("接收回执号", 60),
  words: words("转交的线索"),
});

const PoliceReply = z.strictObject({
  result: coded(policeReplyCodes, "公安答复"),
  caseNo: maybe("案号", 60),
  words: maybe("说明", 1000),
});

const Escort = z.strictObject({ by: words("护送的单位和民警", 80), words: words("交接情况", 1000) });
const PoliceExplain = z.strictObject({ words: words("案件侦办、查处情况") });

const EmergencyPlan = z.strictObject({
  risks: words("眼下的危险"),
  steps: words("怎么做、谁来做"),
  contact: words("谁二十四小时接电话", 120),
});

const Placement = z.strictObject({
  ground: coded(temporaryCodes, "临时监护情形"),
  kind: coded(placementCodes, "临时安置方式"),
  where: words("安置在哪里（机构、亲属姓名）", 120),
  handedBy: words("移交人", 60),
  receivedBy: words("接收人", 60),
  health: words("身体状况、用药、过敏", 1000),
  belongings: maybe("随身物品", 1000),
  told: maybe("怎么告知了监护人", 500),
});

const Resolution = z.strictObject({ unit, what: words("要做什么", 500), dueOn: day("什么时候以前") });
const Conference = z.strictObject({
  attendees: words("参加的单位和人", 1000),
  minutes: words("会商纪要", 4000),
  resolutions: z.array(Resolution).min(1).max(20).meta({ label: "议定事项" }),
});

const AssessmentResult = z.strictObject({
  assessmentId: z.uuid().optional().meta({ label: "评估" }),
  grade: coded(gradeCodes, "监护评估等级"),
  redLines: maybe("命中的红线", 500),
  words: words("评估结论和建议"),
});

const PlannedMeasure = z.strictObject({
  measure: coded(measureCodes, "帮扶措施"),
  unit,
  what: words("做什么", 500),
  dueOn: day("什么时候以前"),
});
const Plan = z.strictObject({
  goals: words("要达到的目标"),
  childVoice: maybe("孩子的意见", 1000),
  measures: z.array(PlannedMeasure).min(1).max(20).meta({ label: "措施" }),
});

const FollowUp = z.strictObject({
  isStable: yes("情况平稳"),
  childSeen: yes("见到了孩子"),
  found: words("回访看到的情况"),
  childWords: maybe("孩子自己说的话", 2000),
});

const ReturnHome = z.strictObject({
  evaluation: words("监护人重新具备条件的评估"),
  childVoice: maybe("孩子的意见", 1000),
  receivedBy: words("接回孩子的监护人", 60),
});

const adviserCodes = codeTable("adviser", "谁提的建议", { procuratorate: "检察建议", court: "司法建议" });
const Advice = z.strictObject({
  by: z.enum(adviserCodes.codes).meta({ label: "谁提的建议" }),
  unit,
  what: words("建议的内容", 1000),
});

const TransferOut = z.strictObject({
  to: words("接收的区县和单位", 120),
  receivedBy: words("接收人", 60),
  receiptNo: words("接收回执", 60),
});

const Note = z.strictObject({ words: words("记录") });

export const recordKindCodes = codeTable("caseRecord", "个案记录", {
  contact: "首次联系",
  visit: "现场核查和安全评估",
  safetyCheck: "再次安全评估",
  policeTransfer: "转公安",
  policeReply: "公安反馈",
  escort: "公安护送",
  policeExplain: "公安情况说明",
  emergencyPlan: "应急方案",
  placement: "临时安置和交接",
  conference: "联合会商",
  assessment: "监护评估结果",
  plan: "帮扶方案",
  followUp: "回访",
  returnHome: "送回监护人",
  advice: "司法建议、检察建议",
  transferOut: "移交外区县",
  note: "工作记录",
});
export type RecordKind = CodeOf<typeof recordKindCodes>;

export const recordForms = {
  contact: Contact,
  visit: Visit,
  safetyCheck: SafetyCheck,
  policeTransfer: PoliceTransfer,
  policeReply: PoliceReply,
  escort: Escort,
  policeExplain: PoliceExplain,
  emergencyPlan: EmergencyPlan,
  placement: Placement,
  conference: Conference,
  assessment: AssessmentResult,
  plan: Plan,
  followUp: FollowUp,
  returnHome: ReturnHome,
  advice: Advice,
  transferOut: TransferOut,
  note: Note,
} as const satisfies Record<RecordKind, z.ZodObject>;

export type RecordContent<Kind extends RecordKind = RecordKind> = z.output<(typeof recordForms)[Kind]>;

/** The tables that these forms choose from, by name. */
export const recordTables: ReadonlyMap<string, CodeTable> = new Map<string, CodeTable>(
  [
    ...[findingCodes, verdictCodes, contactCodes, placementCodes, temporaryCodes, policeReplyCodes],
    ...[gradeCodes, memberUnitCodes, measureCodes],
  ].map((table) => [table.name, table as CodeTable]),
);

/** A record as it is sent: its kind says which fields. */
export const RecordBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("contact"), content: Contact }),
  z.strictObject({ kind: z.literal("visit"), content: Visit }),
  z.strictObject({ kind: z.literal("safetyCheck"), content: SafetyCheck }),
  z.strictObject({ kind: z.literal("policeTransfer"), content: PoliceTransfer }),
  z.strictObject({ kind: z.literal("policeReply"), content: PoliceReply }),
  z.strictObject({ kind: z.literal("escort"), content: Escort }),
  z.strictObject({ kind: z.literal("policeExplain"), content: PoliceExplain }),
  z.strictObject({ kind: z.literal("emergencyPlan"), content: EmergencyPlan }),
  z.strictObject({ kind: z.literal("placement"), content: Placement }),
  z.strictObject({ kind: z.literal("conference"), content: Conference }),
  z.strictObject({ kind: z.literal("assessment"), content: AssessmentResult }),
  z.strictObject({ kind: z.literal("plan"), content: Plan }),
  z.strictObject({ kind: z.literal("followUp"), content: FollowUp }),
  z.strictObject({ kind: z.literal("returnHome"), content: ReturnHome }),
  z.strictObject({ kind: z.literal("advice"), content: Advice }),
  z.strictObject({ kind: z.literal("transferOut"), content: TransferOut }),
  z.strictObject({ kind: z.literal("note"), content: Note }),
]);
export type RecordBody = z.output<typeof RecordBody>;
