/** The working-day calendar as people keep it: read it to count, enter a notice when it comes out. */
import { dayNumber, type IsoDate, isIsoDate, yearOf } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { type FieldFault, Problem } from "../../kernel/problem.ts";
import { type CalendarDay, type WorkCalendar, workCalendar } from "../../kernel/working-days.ts";
import { mayDo } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import {
  calendarProblems,
  type readHolidayNotices as contract,
  type HolidayNotice,
} from "./calendar.contract.ts";
import * as store from "./calendar.store.ts";
import { daysOfNotice, holidayNotices } from "./holiday-notices.ts";
import { missingNotices } from "./missing-notices.ts";

type CalendarListener = (tx: Tx) => Promise<unknown>;
const listeners: CalendarListener[] = [];

/** What is reckoned on the calendar is told when it changes, in the same transaction. */
export function onCalendarChange(listener: CalendarListener): void {
  listeners.push(listener);
}

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

/** Every year's notice with its days, and which years are wanting for what runs now. */
export async function readHolidayNotices(tx: Pick<Tx, "sql" | "actor">): Promise<OutputOf<typeof contract>> {
  const notices = await listHolidayNotices(tx);
  const lastDueOn = await store.findLastDeadline(tx);
  return {
    today: today(),
    items: notices,
    missingYears: missingNotices(await getWorkCalendar(tx), today(), lastDueOn),
    lastDueOn,
    can: mayDo(tx.actor, "calendar.manage") ? ["save"] : [],
  };
}

async function listHolidayNotices(tx: Pick<Tx, "sql">): Promise<HolidayNotice[]> {
  const days = await store.listCalendarDays(tx);
  const notices = await store.listNotices(tx);
  return notices.map((notice) => ({
    ...notice,
    changedAt: notice.changedAt.toISOString(),
    days: days
      .filter((day) => day.noticeYear === notice.year)
      .map(({ date, kind, name }) => ({ date, kind, name })),
  }));
}

/**
 * Puts the notice in place of what was known of its year, and gives it as it is kept. `seenVersion` is what the page showed, 0
 * for a new year.
 * @throws calendar.badNotice, calendar.stale
 */
export async function saveHolidayNotice(
  tx: Tx,
  draft: HolidayNoticeDraft,
  seenVersion: number,
): Promise<HolidayNotice> {
  const errors = faultsOf(draft);
  if (errors.length === 0) errors.push(...(await daysTaken(tx, draft)));
  if (errors.length > 0) throw new Problem(calendarProblems.badNotice, { errors });
  const version = seenVersion + 1;
  const held = (await store.findNoticeVersion(tx, draft.year)) ?? 0;
  const changed = { at: now(), by: tx.actor.accountId };
  if (held !== seenVersion || !(await store.putNotice(tx, { ...draft, version }, changed))) {
    throw new Problem(calendarProblems.stale, { extra: { seen: seenVersion, held } });
  }
  await store.replaceDays(tx, draft.year, draft.days);
  for (const tell of listeners) await tell(tx);
  tx.note({ detail: { year: draft.year, document: draft.document, days: draft.days.length } });
  return {
    ...draft,
    version,
    days: [...draft.days],
    changedAt: changed.at.toISOString(),
    changedBy: tx.actor.displayName,
  };
}

/** A day can be set once: the end of December may stand in the old year's notice or in the new one's. */
async function daysTaken(tx: Pick<Tx, "sql">, { year, days }: HolidayNoticeDraft): Promise<FieldFault[]> {
  const taken = await store.listDaysOfOthers(
    tx,
    year,
    days.map((day) => day.date),
  );
  return taken.map((other) => ({
    path: `days.${days.findIndex((day) => day.date === other.date)}.date`,
    code: "otherNotice",
    message: `${other.date} 已经写在 ${other.year} 年的放假安排里`,
  }));
}

/** Enters the notices that come with the programme; years that are there stay as people have them. */
export async function seedHolidayNotices(tx: Tx): Promise<number> {
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
