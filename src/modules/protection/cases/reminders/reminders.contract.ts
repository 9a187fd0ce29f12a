/** What somebody in a case notes for a day: to look at it again, and what came of it. */
import { z } from "zod";
import { operation } from "../../../../kernel/operation.ts";
import { declareProblem } from "../../../../kernel/problem.ts";
import { caseProblems } from "../case-problems.contract.ts";

export const reminderProblems = {
  past: declareProblem({
    code: "protection.reminder.past",
    status: 422,
    title: "提醒的日期已经过去",
    detail: "没有保存，您写的还在。请把日期改成今天或以后。",
  }),
  settled: declareProblem({
    code: "protection.reminder.settled",
    status: 409,
    title: "这条提醒已经办了",
    detail: "没有重复保存。可能是别人刚办的，页面上已经是最新的。",
  }),
  tooMany: declareProblem({
    code: "protection.reminder.tooMany",
    status: 409,
    title: "这个个案里没办的提醒太多了",
    detail: "没有保存。请先把办过的提醒点“办了”，再定新的。",
  }),
};

const words = (label: string, most: number) => z.string().trim().min(1).max(most).meta({ label });

export const ReminderDay = z.iso.date().meta({ label: "哪天提醒" });
export const ReminderWords = words("到时候要做什么", 300);
export const ReminderOutcome = words("办得怎么样", 500);

export const CaseReminder = z.object({
  id: z.uuid(),
  dueOn: z.iso.date(),
  words: z.string(),
  forName: z.string(),
  isMine: z.boolean(),
  isLate: z.boolean(),
  madeAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneByName: z.string().nullable(),
  outcome: z.string().nullable(),
  mayTick: z.boolean(),
});
export type CaseReminder = z.output<typeof CaseReminder>;

const Reminders = z.object({ items: z.array(CaseReminder), mayAdd: z.boolean() });
const Id = z.object({ id: z.uuid() });

export const listReminders = operation({
  name: "protection.reminders.list",
  method: "GET",
  path: "/api/cases/{id}/reminders",
  title: "查看个案里的提醒",
  effect: "read",
  verb: "case.read",
  params: Id,
  output: Reminders,
});

export const addReminder = operation({
  name: "protection.reminder.add",
  method: "POST",
  path: "/api/cases/{id}/reminders",
  title: "在个案里定一个提醒",
  effect: "write",
  verb: "case.record",
  params: Id,
  body: z.strictObject({
    /** Made by whoever sends: sent twice, set once. */
    id: z.uuid(),
    dueOn: ReminderDay,
    words: ReminderWords,
  }),
  output: Reminders,
  problems: [caseProblems.notYourPart, caseProblems.closed, reminderProblems.past, reminderProblems.tooMany],
});

export const tickReminder = operation({
  name: "protection.reminder.tick",
  method: "POST",
  path: "/api/cases/{id}/reminders/{reminderId}/outcome",
  title: "办了个案里的提醒",
  effect: "write",
  verb: "case.record",
  params: z.object({ id: z.uuid(), reminderId: z.uuid() }),
  body: z.strictObject({ outcome: ReminderOutcome }),
  output: Reminders,
  problems: [caseProblems.notYourPart, reminderProblems.settled],
});
