/** What an assessment puts on whose desk, by when; late ones are told to the post above. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { businessDate, now, today } from "../../../kernel/clock.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { type ParameterReader, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks, sealTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { type Grade, gradeCodes } from "./assessment-codes.contract.ts";
import * as terms from "./assessments.parameters.ts";
import type { AssessmentRecord, StaffRecord } from "./assessments.store.ts";
import { consequences } from "./follow-grade.ts";

const KIND = "protection.assessment";
const kinds = {
  inform: `${KIND}.inform`,
  score: `${KIND}.score`,
  confirm: `${KIND}.confirm`,
  follow: `${KIND}.follow`,
  tell: `${KIND}.tell`,
  next: `${KIND}.next`,
} as const;
type Kind = keyof typeof kinds;
escalateWhenLate(...Object.values(kinds));

const complete = readerOf(terms.completeDays);
const follow = readerOf(terms.followDays);
const tell = readerOf(terms.tellDays);
const objection = readerOf(terms.objectionDays);
const missing = readerOf(terms.redLineHours);

type Subject = Pick<AssessmentRecord, "id" | "childId" | "childName" | "scopeCode" | "sealed" | "startedBy">;

/** The last day of a term of working days; undefined where the calendar of that year is not known yet. */
export async function lastDayOf(
  tx: Tx,
  term: ParameterReader<number>,
  from: IsoDate,
): Promise<IsoDate | undefined> {
  const days = term.get(await listParameters(tx, from));
  const due = addWorkingDays(await getWorkCalendar(tx), from, days);
  return due.verdict === "known" ? due.value : undefined;
}

export const completeBy = (tx: Tx, from: IsoDate) => lastDayOf(tx, complete, from);

/** To the last day of the term; where the calendar is not known the term runs in plain weeks, never shorter. */
export async function objectionUntil(tx: Tx, from: IsoDate): Promise<IsoDate> {
  const known = await lastDayOf(tx, objection, from);
  if (known !== undefined) return known;
  const days = objection.get(await listParameters(tx, from));
  return addDays(from, days * 2);
}

/** Of a sealed one only whom it concerns learns: one person, and no name. */
function draft(
  kind: Kind,
  one: Subject,
  task: Pick<TaskDraft, "title" | "why" | "role" | "dueOn" | "dueAt" | "rings" | "accountId"> & {
    readonly scopeCode?: string;
  },
): TaskDraft {
  const name = one.sealed ? "一名儿童（保密）" : one.childName;
  return {
    ...task,
    kind: kinds[kind],
    key: keyOf(kind, one.id, task.accountId),
    title: `${task.title}：${name}`,
    link: `/assessments/${one.id}`,
    scopeCode: task.scopeCode ?? one.scopeCode.slice(0, task.role === "districtOfficer" ? 6 : 9),
    // An assessor sees it by being named alone.
    ...(one.sealed || kind === "score" ? { secretOf: one.id } : {}),
    ...(one.sealed ? { accountId: task.accountId ?? one.startedBy } : { subjectId: one.childId }),
  };
}

function keyOf(kind: Kind, id: string, accountId?: string): string {
  return kind === "score" ? `${kinds[kind]}/${id}/${accountId ?? ""}` : `${kinds[kind]}/${id}`;
}

export async function askToInform(tx: Tx, one: Subject & Pick<AssessmentRecord, "dueOn">): Promise<void> {
  const role = tx.actor.role === "districtOfficer" ? "districtOfficer" : "townshipSupervisor";
  await openTasks(tx, [
    draft("inform", one, {
      title: "告知监护人要做监护能力评估",
      why: "评估前要告知监护人评估的原因、内容和人员。告知后登记，评估人员才能评分。",
      role,
      dueOn: one.dueOn ?? undefined,
    }),
  ]);
}

/** Each assessor with an account, on the own desk wherever that stands. */
export async function askToScore(
  tx: Tx,
  one: Subject & Pick<AssessmentRecord, "dueOn">,
  staff: readonly StaffRecord[],
): Promise<void> {
  await closeTasks(tx, [keyOf("inform", one.id)], "已告知");
  await openTasks(
    tx,
    staff.map(({ accountId, role, placeCode }) =>
      draft("score", one, {
        title: "监护能力评估评分",
        why: "您是这次评估的评估人员。请上门看、单独和孩子谈，按评分表逐项评分后签字。",
        role,
        scopeCode: placeCode,
        dueOn: one.dueOn ?? undefined,
        accountId,
      }),
    ),
  );
}

export const scored = (tx: Tx, id: string, accountId: string) =>
  closeTasks(tx, [keyOf("score", id, accountId)], "已签字");

export async function askToConfirm(
  tx: Tx,
  one: Subject & Pick<AssessmentRecord, "dueOn">,
  role: "townshipSupervisor" | "districtOfficer",
): Promise<void> {
  await openTasks(tx, [
    draft("confirm", one, {
      title: "确认监护能力评估",
      why: "评估人员已经合议并提交，请核对评分、红线情形和结论后确认或者退回。评分的人不能确认。",
      role,
      dueOn: one.dueOn ?? undefined,
    }),
  ]);
}

export const decided = (tx: Tx, id: string, words: string) => closeTasks(tx, [keyOf("confirm", id)], words);

/** What follows from the grade, and that the guardian is to be told; what was due anew is done. */
export async function askToFollow(
  tx: Tx,
  one: Subject,
  grade: Grade,
  before: readonly string[],
): Promise<void> {
  await closeTasks(
    tx,
    before.map((id) => keyOf("next", id)),
    "已重新评估",
  );
  const { role, title, term } = consequences[grade];
  const on = today();
  const isUrgent = term === "missingHours";
  const hours = missing.get(await listParameters(tx, on));
  const dueAt = new Date(now().getTime() + hours * 3_600_000);
  await openTasks(tx, [
    draft("follow", one, {
      title: `${gradeCodes.label(grade)}，${title}`,
      why: isUrgent
        ? "评为监护缺失，孩子可能正处在危险里。请立即研判：临时监护、紧急安置，或者申请撤销监护人资格。"
        : "评估结果已经确认。请按等级安排，做了以后在评估里登记指导、监督或者帮扶。",
      role,
      ...(role === "villageDirector" ? { scopeCode: one.scopeCode } : {}),
      ...(isUrgent
        ? { dueAt, dueOn: businessDate(dueAt), rings: true }
        : { dueOn: await lastDayOf(tx, follow, on) }),
    }),
    draft("tell", one, {
      title: "告知监护人评估结果",
      why: "请把等级、建议和可以申请一次复评告诉监护人，并登记告知的日期。",
      role: "townshipSupervisor",
      dueOn: await lastDayOf(tx, tell, on),
    }),
  ]);
}

/** It has become secret: what lies on desks about it is for those named, and names nobody. */
export const hush = (tx: Tx, id: string) => sealTasks(tx, id, `/assessments/${id}`, "一名儿童（保密）");

export const told = (tx: Tx, id: string) => closeTasks(tx, [keyOf("tell", id)], "已告知");
export const helped = (tx: Tx, id: string) => closeTasks(tx, [keyOf("follow", id)], "已安排");

export async function stopAsking(tx: Tx, id: string, accountIds: readonly string[]): Promise<void> {
  const keys = [
    keyOf("inform", id),
    keyOf("confirm", id),
    ...accountIds.map((one) => keyOf("score", id, one)),
  ];
  await closeTasks(tx, keys, "评估已取消");
}

export async function askNext(tx: Tx, one: Subject & { readonly nextDueOn: IsoDate }): Promise<void> {
  await openTasks(tx, [
    draft("next", one, {
      title: "到期再次做监护能力评估",
      why: `上次评估定的是 ${one.nextDueOn} 前再评估一次。请安排评估人员。`,
      role: "townshipSupervisor",
      dueOn: one.nextDueOn,
    }),
  ]);
}
