/** Villages that have been without a director for too long: told to the township, and no longer told as soon as somebody is there. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, listOpenOfKind, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { readVacancyDays, rowsOf } from "./read-posts.service.ts";

const KIND = "workforce.vacancy";
escalateWhenLate(KIND);

const keyOf = (villageCode: string) => `${KIND}/${villageCode}`;

/** In the asker's place; returns how many are told. */
export async function tellVacancies(tx: Tx, app: App, place: string): Promise<number> {
  const rows = await rowsOf(tx, app, place);
  const late = rows.filter(({ vacant }) => vacant?.isLate === true);
  const days = await readVacancyDays(tx);
  await openTasks(
    tx,
    late.map(({ code, name, children, vacant }) => ({
      kind: KIND,
      key: keyOf(code),
      title: `${name}还没有儿童主任`,
      why:
        vacant === null || vacant.since === null
          ? `有 ${children} 个在册儿童，没有登记过儿童主任。请安排一个人，也可以先请邻村的兼管。`
          : `从 ${vacant.since} 起空缺，应当在 ${days} 天内补上。请安排一个人，也可以先请邻村的兼管。`,
      link: "/village-posts",
      role: "townshipSupervisor" as const,
      scopeCode: code.slice(0, 9),
      dueOn: addDays(vacant?.since ?? today(), days),
    })),
  );
  const lateKeys = new Set(late.map(({ code }) => keyOf(code)));
  const open = [...(await listOpenOfKind(tx, KIND)).keys()];
  const known = new Set(rows.map(({ code }) => keyOf(code)));
  await closeTasks(
    tx,
    open.filter((key) => known.has(key) && !lateKeys.has(key)),
    "已经有儿童主任了",
  );
  return late.length;
}
