/** By which day something on a desk is to be done: so many working days from today. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { amendDays, answerDays, decideDays } from "./schedule.parameters.ts";

const readers = {
  answer: readerOf(answerDays),
  amend: readerOf(amendDays),
  decide: readerOf(decideDays),
} as const;

/** For a task: nothing where the calendar of that year is not known yet. */
export async function dueIn(tx: Tx, term: keyof typeof readers): Promise<{ readonly dueOn?: IsoDate }> {
  const on = today();
  const { parameter, get } = readers[term];
  const days = get(await findParameters(tx, on, [parameter.key]));
  const due = addWorkingDays(await getWorkCalendar(tx), on, days);
  return due.verdict === "known" ? { dueOn: due.value } : {};
}
