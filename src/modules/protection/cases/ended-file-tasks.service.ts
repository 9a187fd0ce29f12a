/** What lies on the lead's desk because a child's file has ended; it goes with the lead, and away once the case says what follows. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { changeTask, closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import type { HappenedEvent } from "./clocks.ts";
import { endedFilesOf, next, sayEnded } from "./ended-files.ts";
import type { Held } from "./events.service.ts";

export async function followEndedTasks(tx: Tx, held: Held, events: readonly HappenedEvent[]): Promise<void> {
  const { accountId, role, placeCode } = held.responsible;
  for (const { person, why, isOpen } of endedFilesOf(events)) {
    const key = `protection.fileEnded/${held.id}/${person}`;
    if (!isOpen) {
      await closeTask(tx, key, "个案里已登记");
      continue;
    }
    const title = `孩子的档案已结束：${held.title}`;
    const secretOf = held.sealed ? held.id : undefined;
    await openTask(tx, {
      ...{ kind: "protection.fileEnded", key, title, role, accountId, secretOf },
      why: `${sayEnded(why)}。${next[why]}`,
      link: `/cases/${held.id}`,
      scopeCode: placeCode,
      dueOn: today(),
    });
    await changeTask(tx, key, {
      ...{ title, accountId },
      desk: { role, scopeCode: placeCode },
      secretOf: secretOf ?? null,
    });
  }
}
