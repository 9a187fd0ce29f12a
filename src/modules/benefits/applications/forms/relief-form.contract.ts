/** 临时救助申请: where it is urgent, relief comes first and the papers after. */
import { z } from "zod";
import { reliefCauseCodes } from "./form-codes.contract.ts";
import { childFields, coded, day, fen, intakeFields, payeeFields, text } from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";

const needFields = {
  cause: coded(reliefCauseCodes),
  happenedOn: day("发生日期"),
  situation: text("困难情况", 300).min(4, "请写明困难情况"),
  isUrgent: z.boolean().meta({ label: "情况紧急，先行救助" }),
  amountFen: fen("申请救助金额"),
};

export const ReliefForm = z.strictObject({ ...childFields, ...needFields, ...payeeFields, ...intakeFields });
export type ReliefForm = z.output<typeof ReliefForm>;

export const reliefSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "need", title: "急难情况", fields: shownFields(needFields) },
  { code: "payee", title: "领取人与账户", fields: shownFields(payeeFields) },
  { code: "intake", title: "申请", fields: shownFields(intakeFields) },
];
