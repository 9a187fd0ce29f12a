/** 终止保障 and 变更领取人: what is running ends, or goes to somebody else. */
import { z } from "zod";
import { terminationReasonCodes } from "./form-codes.contract.ts";
import { childFields, coded, day, payeeFields, text } from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";
import { livingProgrammeCodes } from "./living-programmes.contract.ts";

const endingFields = {
  programme: coded(livingProgrammeCodes),
  reason: coded(terminationReasonCodes),
  exitOn: day("情形发生日期"),
  detail: text("说明", 50).optional(),
};

export const EndingForm = z.strictObject({ ...childFields, ...endingFields });
export type EndingForm = z.output<typeof EndingForm>;

export const endingSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "ending", title: "终止", fields: shownFields(endingFields) },
];

const changeFields = {
  programme: coded(livingProgrammeCodes),
  changeReason: text("变更原因", 200).min(4, "请写明变更原因"),
};

export const PayeeForm = z.strictObject({ ...childFields, ...changeFields, ...payeeFields });
export type PayeeForm = z.output<typeof PayeeForm>;

export const payeeSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "change", title: "变更", fields: shownFields(changeFields) },
  { code: "payee", title: "新的领取人与账户", fields: shownFields(payeeFields) },
];
