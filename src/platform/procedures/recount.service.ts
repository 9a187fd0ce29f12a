/** When the calendar changes, every clock that runs is counted anew; what moved is told. */
import { now, today } from "../../kernel/clock.ts";
import { getWorkCalendar, onCalendarChange } from "../calendar/calendar.service.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { changeTask } from "../tasks/tasks.service.ts";
import { dueOf } from "./deadline.ts";
import { lockRunningSteps, updateDue } from "./due-steps.store.ts";
import { insertEvents } from "./matters.store.ts";
import { stepTaskKey } from "./step-tasks.service.ts";

onCalendarChange(recountDeadlines);

/** How many moved. */
export async function recountDeadlines(tx: Tx): Promise<number> {
  return inEveryPlace(tx, async () => {
    const calendar = await getWorkCalendar(tx);
    let moved = 0;
    for (const step of await lockRunningSteps(tx)) {
      const due = dueOf(calendar, step.term, step.pauses);
      const isSame = due.on === step.due.on && String(due.missingYears) === String(step.due.missingYears);
      if (isSame) continue;
      moved++;
      await updateDue(tx, step.matterId, step.ordinal, due);
      await changeTask(tx, stepTaskKey(step.matterId, step.ordinal), { dueOn: due.on });
      if (due.on === step.due.on) continue;
      const says = `放假安排更新，这一步的期限由 ${step.due.on ?? "未定"} 改为 ${due.on ?? "未定"}`;
      const told = { kind: "recounted", on: today(), step: step.code, says, detail: {} };
      await insertEvents(tx, step.matterId, [told], null, now());
    }
    return moved;
  });
}
