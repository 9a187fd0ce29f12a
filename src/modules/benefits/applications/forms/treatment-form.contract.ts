/** “明天计划”资助表, first for the treatment and its budget, then for the settlement of the bills. */
import { z } from "zod";
import { treatmentCodes } from "./form-codes.contract.ts";
import { childFields, day, fen, intakeFields, payeeFields, severalOf, text } from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";

const planFields = {
  disease: text("病种").min(2, "请填写病种"),
  treatments: severalOf(treatmentCodes),
  plannedTreatment: text("拟行手术或康复", 200).min(2, "请填写拟行手术或康复"),
  hospital: text("定点医院").min(2, "请填写定点医院"),
  diagnosedOn: day("诊断日期"),
  budgetFen: fen("预算金额"),
};

export const TreatmentForm = z.strictObject({ ...childFields, ...planFields, ...intakeFields });

export const treatmentSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "plan", title: "诊断与预算", fields: shownFields(planFields) },
  { code: "intake", title: "申请", fields: shownFields(intakeFields) },
];

/** What others have paid; what is left is the own share (自付部分). */
export const reimbursementFields = {
  insuranceFen: fen("医保报销"),
  seriousIllnessFen: fen("大病保险报销"),
  medicalAssistanceFen: fen("医疗救助"),
  rehabAidFen: fen("康复救助"),
  charityFen: fen("慈善捐助"),
};

const settlementFields = {
  hospital: text("定点医院").min(2, "请填写定点医院"),
  dischargedOn: day("出院日期"),
  totalFen: fen("医疗总费用"),
  ...reimbursementFields,
  grantFen: fen("申请资助金额"),
  rehabPlan: text("康复计划", 300).optional(),
  followUpOn: day("术后随访日期"),
};

export const SettlementForm = z.strictObject({
  ...childFields,
  ...settlementFields,
  ...payeeFields,
  ...intakeFields,
});
export type SettlementForm = z.output<typeof SettlementForm>;

export const settlementSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "settlement", title: "费用与结算", fields: shownFields(settlementFields) },
  { code: "payee", title: "收款人与账户", fields: shownFields(payeeFields) },
  { code: "intake", title: "申请", fields: shownFields(intakeFields) },
];
