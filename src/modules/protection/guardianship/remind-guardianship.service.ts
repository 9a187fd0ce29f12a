/** Lays what the clocks of guardianship ask for on the desks; a second run finds it lying there. */
import { today } from "../../../kernel/clock.ts";
import { everywhere } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { termsOn } from "./guardianship-terms.service.ts";
import { hoursOf } from "./order-clock.ts";
import { noticeAgain } from "./orders.service.ts";
import { custodyReminders, orderReminder, type Reminder } from "./reminders.ts";
import { earlierTermKeys } from "./task-keys.ts";
import { type WatchedOrder, watchedIn } from "./watch.service.ts";

escalateWhenLate("guardianship.placing", "guardianship.term", "guardianship.order");

export async function remindGuardianship(tx: Tx): Promise<number> {
  const { custodies, orders } = await watchedIn(tx, everywhere(), await termsOn(tx, today()));
  const names = await readChildNames(
    tx,
    [...custodies, ...orders].map(({ row }) => row.childId),
  );
  const of = <Row extends { childId: string }>(row: Row) => ({
    ...row,
    childName: names.get(row.childId) ?? "",
  });
  const drafts = [
    ...custodies.flatMap(({ row, clock }) =>
      custodyReminders(of(row), clock).map((one) => draftOf(row, one)),
    ),
    ...orders.flatMap(({ row, clock }) => {
      const reminder = orderReminder(of(row), clock);
      return reminder === undefined ? [] : [{ ...draftOf(row, reminder), ...hushed(row.secretOf, reminder) }];
    }),
  ];
  await openTasks(tx, drafts);
  const passed = custodies.flatMap(({ row, clock }) => earlierTermKeys(row.id, clock.alarms));
  await closeTasks(tx, passed, "已有更近的提醒");
  for (const order of orders)
    if (wantsNotice(order)) await noticeAgain(tx, order.row, `${order.row.id}/${order.row.validUntil ?? ""}`);
  return drafts.length;
}

/** The term is over, hours are wanting, and nobody has been told since. */
function wantsNotice({ row, clock }: WatchedOrder): boolean {
  const { validUntil, entries, kind } = row;
  if (kind !== "familyEducation" || clock.tone !== "late" || validUntil === null) return false;
  return !hoursOf(row).isDone && !entries.some((one) => one.kind === "notice" && one.on > validUntil);
}

/** Out of a sealed matter: for those named, and without a name. */
function hushed(secretOf: string | null, { title }: Reminder) {
  if (secretOf === null) return {};
  return { secretOf, subjectId: undefined, title: `${title.split("：")[0] ?? ""}：涉密事项` };
}

function draftOf(
  { childId, scopeCode }: { readonly childId: string; readonly scopeCode: string },
  { kind, key, title, why, role, digits, dueOn }: Reminder,
): TaskDraft {
  return {
    kind,
    key,
    title,
    why,
    role,
    link: `/children/${childId}/guardianship`,
    scopeCode: scopeCode.slice(0, digits),
    subjectId: childId,
    dueOn: dueOn ?? undefined,
  };
}
