/** The working-day calendar as people keep it: read it to count, enter a notice when it comes out. */
import { dayNumber, type IsoDate, isIsoDate, yearOf } from "../../kernel/calendar-date.ts";
import { now } from "../../kernel/clock.ts";
import { declareProblem, type FieldFault, Problem } from "../../kernel/problem.ts";
import { type CalendarDay, type WorkCalendar, workCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../db/database.ts";
import * as store from "./calendar.store.ts";
import { daysOfNotice, holidayNotices } from "./holiday-notices.ts";

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

export interface HolidayNoticeDraft {
  readonly year: number;
  readonly document: string;
  readonly issuedOn: IsoDate | null;
  readonly certainty: store.NoticeRow["certainty"];
  readonly days: readonly (CalendarDay & { readonly name: string })[];
}

/** The calendar to count with; load it once for each piece of work. */
export async function getWorkCalendar(tx: Pick<Tx, "sql">): Promise<WorkCalendar> {
  const notices = await store.listNotices(tx);
  return workCalendar(
    notices.map((notice) => notice.year),
    await store.listCalendarDays(tx),
  );
}

/** Notices with their days, for the page where they are kept. */
export async function listHolidayNotices(
  tx: Pick<Tx, "sql">,
): Promise<(HolidayNoticeDraft & { version: number })[]> {
  const days = await store.listCalendarDays(tx);
  const notices = await store.listNotices(tx);
  return notices.map((notice) => ({
    ...notice,
    days: days
      .filter((day) => day.noticeYear === notice.year)
      .map(({ date, kind, name }) => ({ date, kind, name })),
  }));
}

/**
 * Puts the notice in place of what was known of its year. `seenVersion` is what the page showed, 0 for a new year. Gives the
 * new version.
 * @throws calendar.badNotice, calendar.stale
 */
export async function saveHolidayNotice(
  tx: Pick<Tx, "sql" | "actor" | "note">,
  draft: HolidayNoticeDraft,
  seenVersion: number,
): Promise<number> {
  const errors = faultsOf(draft);
  if (errors.length > 0) throw new Problem(calendarProblems.badNotice, { errors });
  const version = seenVersion + 1;
  const held = (await store.findNoticeVersion(tx, draft.year)) ?? 0;
  const changed = { at: now(), by: tx.actor.accountId };
  if (held !== seenVersion || !(await store.putNotice(tx, { ...draft, version }, changed))) {
    throw new Problem(calendarProblems.stale, { extra: { seen: seenVersion, held } });
  }
  await store.replaceDays(tx, draft.year, draft.days);
  tx.note({ detail: { year: draft.year, document: draft.document, days: draft.days.length } });
  return version;
}

/** Enters the notices that come with the programme; years that are there stay as people have them. */
export async function seedHolidayNotices(tx: Pick<Tx, "sql" | "actor" | "note">): Promise<number> {
  const held = new Set((await store.listNotices(tx)).map((notice) => notice.year));
  const missing = holidayNotices.filter((notice) => !held.has(notice.year));
  for (const notice of missing) await saveHolidayNotice(tx, { ...notice, days: daysOfNotice(notice) }, 0);
  return missing.length;
}

function faultsOf(draft: HolidayNoticeDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (path: string, code: string, message: string) => void faults.push({ path, code, message });
  const seen = new Set<IsoDate>();
  if (draft.document.trim() === "") fault("document", "missing", "请填写通知文号");
  if (!draft.days.some((day) => day.kind === "rest"))
    fault("days", "empty", "一年的放假安排里至少要有一天放假");
  for (const [index, { date, kind }] of draft.days.entries()) {
    const path = `days.${index}.date`;
    if (!isIsoDate(date)) fault(path, "notADate", `“${date}”不是日期`);
    else if (yearOf(date) !== draft.year && !date.startsWith(`${draft.year - 1}-12`)) {
      fault(path, "otherYear", `${date} 不在 ${draft.year} 年（元旦假期最早从上一年 12 月算起）`);
    } else if (kind === "work" && !isWeekend(date))
      fault(path, "notAWeekend", `${date} 不是周六、周日，不用调休上班`);
    if (seen.has(date)) fault(path, "twice", `${date} 写了两次`);
    seen.add(date);
  }
  return faults;
}

/** 1970-01-03 was a Saturday. */
function isWeekend(date: IsoDate): boolean {
  return (((dayNumber(date) - 2) % 7) + 7) % 7 < 2;
}
