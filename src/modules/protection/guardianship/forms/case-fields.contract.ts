/** What the forms of guardianship share: who the child is, as the register knows it. */
import { z } from "zod";
import { childFields, coded, day, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import * as register from "../../../registry/codes.contract.ts";
import { guardianRoleCodes } from "../guardianship-codes.contract.ts";

export {
  coded,
  day,
  phone,
  text,
} from "../../../benefits/applications/forms/form-fields.contract.ts";
export { childFields };

export const flag = (label: string) => z.boolean().meta({ label });

/** The facts, told so that somebody else can check them. */
export const story = (label: string) => text(label, 500).min(10, "请写清楚经过，至少十个字");

/** 听取八周岁以上未成年人意见. */
export const childWish = text("孩子本人的意愿（八周岁以上必填）", 300).optional();

/** The law does not list sexual harm by itself: whoever writes the matter says it. */
export const secret = flag("涉及性侵害等，只让指定的人看").optional();

export const guardianFields = {
  guardianRole: coded(guardianRoleCodes),
  guardianName: text("监护人姓名", 60).min(2, "请填写监护人姓名"),
};

export const carerFields = {
  carerName: text("照料人姓名", 60).min(2, "请填写照料人姓名"),
  carerRelation: coded(register.relationCodes, "照料人与儿童关系"),
};

export const assessmentFields = {
  assessedOn: day("评估日期"),
  assessors: text("评估人（两人以上）", 80).min(4, "请写明两名以上评估人"),
};
