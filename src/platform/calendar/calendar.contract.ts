/** The holiday notices of the State Council, as people read and enter them. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { declareProblem } from "../../kernel/problem.ts";

export const calendarProblems = {
  badNotice: declareProblem({
    code: "calendar.badNotice",
    status: 422,
    title: "放假安排有几处不对",
    detail: "放假安排没有保存，原来的日历照旧使用。请对照国务院办公厅通知改正标出的日期。",
  }),
  stale: declareProblem({
    code: "calendar.stale",
    status: 412,
    title: "别人刚改过这一年的放假安排",
    detail: "您的修改没有保存，别人的修改已经生效。请刷新后对照通知再改。",
  }),
} as const;

export const NoticeDay = z.strictObject({
  date: z.iso.date().meta({ label: "日期" }),
  /** `work`: a Saturday or Sunday worked in place of a day off. */
  kind: z.enum(["rest", "work"]).meta({ label: "放假或上班" }),
  name: z.string().trim().min(1, "请写明是哪个节日").max(20).meta({ label: "节日" }),
});
export type NoticeDay = z.output<typeof NoticeDay>;

const noticeYear = z.coerce.number().int().min(2000).max(2200).meta({ label: "年份" });
const document = z.string().trim().min(1, "请填写通知文号").max(120).meta({ label: "通知文号" });
const issuedOn = z.iso.date().nullable().meta({ label: "发文日期" });

export const HolidayNotice = z.object({
  year: z.int(),
  document,
  issuedOn,
  certainty: z.enum(["verified", "known", "uncertain", "design"]),
  version: z.int(),
  days: z.array(NoticeDay),
  changedAt: z.string(),
  /** Absent: it came with the programme. */
  changedBy: z.string().nullable(),
});
export type HolidayNotice = z.output<typeof HolidayNotice>;

export const readHolidayNotices = operation({
  name: "calendar.notices.read",
  method: "GET",
  path: "/api/holiday-notices",
  title: "查看放假安排",
  effect: "read",
  verb: "session",
  audited: false,
  output: z.object({
    today: z.string(),
    items: z.array(HolidayNotice),
    /** Years without a notice that terms running now reach into. */
    missingYears: z.array(z.int()),
    /** The last day on which an open task of the district is due. */
    lastDueOn: z.string().nullable(),
    can: z.array(z.enum(["save"])),
  }),
});

export const saveHolidayNotice = operation({
  name: "calendar.notice.save",
  method: "PUT",
  path: "/api/holiday-notices/{year}",
  title: "录入放假安排",
  effect: "write",
  verb: "calendar.manage",
  // Version 0 for a year that has none yet.
  versioned: true,
  params: z.object({ year: noticeYear }),
  body: z.strictObject({
    document,
    issuedOn,
    compared: z.boolean().meta({ label: "已与通知原文逐日核对" }),
    days: z
      .array(NoticeDay)
      .min(1, "一年的放假安排里至少要有一天放假")
      .max(120)
      .meta({ label: "放假和上班的日子" }),
  }),
  output: HolidayNotice,
  problems: [calendarProblems.badNotice, calendarProblems.stale],
});
