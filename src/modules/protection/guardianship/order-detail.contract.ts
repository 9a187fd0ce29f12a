/** What stands in each kind of order, beside who, by whom, from when until when. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";

const text = (label: string, max = 200) => freeText(max).meta({ label });
const day = (label: string) => z.iso.date("请写成 2026-11-27 这样的日期").meta({ label });
const count = (label: string, most: number) => z.int().min(1).max(most).meta({ label });

export const orderDetails = {
  responsibilityLetter: z.strictObject({
    told: text("告知的主要内容", 500).optional(),
    signedOn: day("签字日期").optional(),
  }),
  supervision: z.strictObject({
    supervisor: text("监督人（单位）", 60).min(2, "请写明谁来监督"),
    everyMonths: count("每几个月报告一次", 12).optional(),
    tasks: text("监督的内容", 500).min(4, "请写明监督什么"),
  }),
  familyEducation: z.strictObject({
    reason: text("事由", 300).min(4, "请写明事由"),
    sessions: count("应参加次数", 100),
    minutesEach: count("每次分钟数", 600),
    organiser: text("承办机构", 60).min(2, "请写明承办机构"),
  }),
  protectionOrder: z.strictObject({
    appliedOn: day("申请日期").optional(),
    isUrgent: z.boolean().meta({ label: "情况紧急" }).optional(),
    measures: text("裁定的措施", 500).min(4, "请写明裁定的措施"),
  }),
} as const;
export type OrderDetail<Kind extends keyof typeof orderDetails> = z.output<(typeof orderDetails)[Kind]>;
