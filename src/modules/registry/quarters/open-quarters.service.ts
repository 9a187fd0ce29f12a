/**
 * An ended quarter opens by itself: its villages are listed, and a task lies on every director's, every supervisor's and the
 * district's desk.
 */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { dueQuarters, type QuarterDays, quarterDays } from "./quarter-days.ts";
import { closeTask, confirmTask, reviewTask } from "./quarter-tasks.ts";
import * as store from "./quarters.store.ts";

/** Opens what is due and gives the ids; a second call, or a second server, opens nothing more. */
export async function openDueQuarters(
  tx: Tx,
  { places }: Pick<App, "places">,
  today: string,
): Promise<string[]> {
  const newest = (await store.listQuarters(tx))[0]?.id ?? null;
  const opened: string[] = [];
  for (const id of dueQuarters(newest, today)) {
    const quarter = quarterDays(id);
    const at = now();
    if (!(await store.insertQuarter(tx, quarter, at))) continue;
    const villages = places.all.filter((place) => place.level === "village").map((place) => place.code);
    await store.insertVillages(tx, id, villages);
    await openTasks(tx, tasksOf(quarter, villages));
    opened.push(id);
  }
  tx.note({ detail: { opened } });
  return opened;
}

function tasksOf(quarter: QuarterDays, villages: readonly string[]): TaskDraft[] {
  const townships = [...new Set(villages.map((code) => code.slice(0, 9)))];
  const districts = [...new Set(villages.map((code) => code.slice(0, 6)))];
  return [
    ...villages.map((code) => confirmTask(quarter, code)),
    ...townships.map((code) => reviewTask(quarter, code)),
    ...districts.map((code) => closeTask(quarter, code)),
  ];
}
