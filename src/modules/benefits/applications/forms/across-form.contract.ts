/** The application for a basic allowance that one place receives and another decides. */
import { z } from "zod";
import { acrossSideCodes } from "./form-codes.contract.ts";
import { coded, day, text } from "./form-fields.contract.ts";
import { type FormSection, shownFields } from "./form-section.ts";
import { LivingForm, livingSections } from "./living-form.contract.ts";

const acrossFields = {
  side: coded(acrossSideCodes),
  otherPlace: text("对方的县（市、区）和镇街").min(4, "请写到县（市、区）和镇街，例如：四川省武胜县沿口镇"),
  /** Where the other place received it. */
  receivedThereOn: day("对方受理或推送的日期").optional(),
};

export const AcrossForm = z.strictObject({ ...acrossFields, ...LivingForm.shape });

export const acrossSections: readonly FormSection[] = [
  { code: "across", title: "跨省通办", fields: shownFields(acrossFields) },
  ...livingSections,
];
