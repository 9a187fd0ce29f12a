/** What lies on a post's desk today. */
import { addDays, daysBetween } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { mayDo } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import { listParameters } from "../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../platform/parameters/read-parameter.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { listOpenTasks } from "../../platform/tasks/tasks.service.ts";
import { categoryCodes } from "./codes.contract.ts";
import * as store from "./desk.store.ts";
import { leavingSoonDays } from "./registry.parameters.ts";

const CHANGE_DAYS = 30;
const changeLabels: Readonly<Record<string, string>> = {
  opened: "新建档案",
  updated: "情况更新",
  moved: "迁移",
  exitedCategory: "退出类别",
  factEnded: "情况结束",
  ended: "档案结束",
  returned: "恢复建档",
  renamed: "改名",
  numberAssigned: "落户",
  corrected: "更正",
  merged: "合并",
  unmerged: "撤销合并",
  notDouble: "核对疑似重复",
  doubleAgain: "重新核对疑似重复",
};

const leavingSoon = readerOf(leavingSoonDays);

export async function readDeskOf(tx: Tx, places: PlaceDirectory) {
  const on = today();
  const tasks = await listOpenTasks(tx, 50);
  const seesChildren = mayDo(tx.actor, "child.read");
  const days = leavingSoon.find(await listParameters(tx, on)) ?? 0;
  const counts = seesChildren ? await store.countLists(tx, on) : undefined;
  const changes = seesChildren ? await store.countActs(tx, addDays(on, -CHANGE_DAYS)) : [];
  const leaving = seesChildren ? await store.listLeaving(tx, on, addDays(on, days), 12) : [];
  return {
    today: on,
    tasks: tasks.map((task) => ({
      id: task.id,
      kind: task.kind,
      title: task.title,
      why: task.why,
      link: task.link,
      placeName: places.nameOf(task.scope_code),
      dueOn: task.due_on,
      dueAt: task.due_at?.toISOString() ?? null,
      rings: task.rings,
      daysLeft: task.due_on === null ? null : daysBetween(on, task.due_on),
    })),
    counts:
      counts === undefined
        ? []
        : [
            { ledger: "orphan", label: "孤儿", count: counts.orphan },
            { ledger: "defactoUnattended", label: "事实无人抚养", count: counts.defacto_unattended },
            { ledger: "leftBehind", label: "农村留守", count: counts.left_behind },
            { ledger: "inDifficulty", label: "困境", count: counts.in_difficulty },
            { ledger: "all", label: "在册儿童", count: counts.all_children },
          ],
    changes: changes.map(({ kind, count }) => ({ kind, label: changeLabels[kind] ?? kind, count })),
    leavingSoon: leaving.map((row) => ({
      id: row.child_id,
      name: row.name,
      villageName: places.nameOf(row.scope_code),
      on: row.valid_to,
      what: agedLabel(row.ends_why),
    })),
  };
}

function agedLabel(why: string): string {
  const category = why.replace("aged:", "");
  return `退出${categoryCodes.has(category) ? categoryCodes.label(category) : category}`;
}
