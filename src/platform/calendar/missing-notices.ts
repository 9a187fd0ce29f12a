/** Which years' notices are wanting for the terms that run now. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from "../../kernel/working-days.ts";

/** The longest statutory term that may begin today: 15 working days to verify and 15 to confirm (民发〔2019〕62号). */
const LONGEST_TERM_DAYS = 30;

/** Years without a notice that are met by a term beginning today, or by a task that is open now. */
export function missingNotices(calendar: WorkCalendar, today: IsoDate, lastDueOn: IsoDate | null): number[] {
  const term = addWorkingDays(calendar, today, LONGEST_TERM_DAYS);
  const tasks = workingDaysBetween(
    calendar,
    today,
    lastDueOn === null || lastDueOn < today ? today : lastDueOn,
  );
  const years = [term, tasks].flatMap((counted) =>
    counted.verdict === "cannotTell" ? counted.missingYears : [],
  );
  return [...new Set(years)].sort((one, other) => one - other);
}
