/** 基本生活费（补贴）申请表: one form for orphans, de facto unattended and HIV-infected children. */
import { z } from "zod";
import { careModeCodes } from "../../../registry/codes.contract.ts";
import {
  childFields,
  coded,
  fatherFields,
  guardianFields,
  intakeFields,
  motherFields,
  payeeFields,
  reliefFields,
  wellbeingFields,
  yearMonth,
} from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";

const basisFields = {
  careMode: coded(careModeCodes),
  /** 起领年月: known when it is decided; until then what the rule lets expect. */
  startMonth: yearMonth("预计起领年月").optional(),
  ...intakeFields,
};

export const LivingForm = z.strictObject({
  ...childFields,
  ...wellbeingFields,
  ...fatherFields,
  ...motherFields,
  ...guardianFields,
  ...reliefFields,
  ...payeeFields,
  ...basisFields,
});
export type LivingForm = z.output<typeof LivingForm>;

export const livingSections: readonly FormSection[] = [
  { code: "child", title: "儿童", fields: shownFields(childFields) },
  { code: "wellbeing", title: "健康、就学与生活", fields: shownFields(wellbeingFields) },
  { code: "father", title: "父亲", fields: shownFields(fatherFields) },
  { code: "mother", title: "母亲", fields: shownFields(motherFields) },
  { code: "guardians", title: "其他监护人与社会关系", fields: shownFields(guardianFields) },
  { code: "relief", title: "已享受的其他救助", fields: shownFields(reliefFields) },
  { code: "payee", title: "领取人与账户", fields: shownFields(payeeFields) },
  { code: "basis", title: "申请", fields: shownFields(basisFields) },
];
