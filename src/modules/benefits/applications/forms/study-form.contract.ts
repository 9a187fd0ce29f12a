/** 福彩圆梦助学申请: the pupil applies, the money goes to the pupil's own account. */
import { z } from "zod";
import { stageCodes } from "../../../registry/codes.contract.ts";
import { childFields, coded, day, intakeFields, payeeFields, text } from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";

const studyFields = {
  academicYear: z
    .string()
    .regex(/^\d{4}-\d{4}$/, "请写成 2026-2027 这样的学年")
    .meta({ label: "学年" }),
  schoolStage: coded(stageCodes, "学段"),
  school: text("学校").min(2, "请填写学校"),
  grade: text("年级", 40).optional(),
  enrolledOn: day("入学日期"),
  isFullTime: z.boolean().meta({ label: "全日制在校" }),
  recognisedOn: day("十八周岁前被认定的日期").optional(),
};

export const StudyForm = z.strictObject({
  ...childFields,
  ...studyFields,
  ...payeeFields,
  ...intakeFields,
});
export type StudyForm = z.output<typeof StudyForm>;

export const studySections: readonly FormSection[] = [
  { code: "child", title: "本人", fields: shownFields(childFields) },
  { code: "study", title: "就学", fields: shownFields(studyFields) },
  { code: "payee", title: "账户", fields: shownFields(payeeFields) },
  { code: "intake", title: "申请", fields: shownFields(intakeFields) },
];
