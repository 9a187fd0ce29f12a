/** Each open step is a task on the desk whose turn it is, due when the step is. */
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import { getWorkCalendar } from "../calendar/calendar.service.ts";
import type { Tx } from "../db/database.ts";
import { nameSomebody } from "../identity/name-somebody.service.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import { changeTask, closeTasks, openTask } from "../tasks/tasks.service.ts";
import { findNamed } from "./department-parts.store.ts";
import { viewOf } from "./department-sees.ts";
import type { Loaded } from "./load-matter.service.ts";
import { type Desk, deskOf, type Matter, type Step, SUPPLEMENT, stepSpec } from "./matter.ts";
import type { ProcedureVersion } from "./procedure.ts";
import { refusalInformDays } from "./procedures.parameters.ts";

export function stepTaskKey(matterId: string, ordinal: number): string {
  return `procedure.step/${matterId}/${ordinal}`;
}

export function lateTaskKey(matterId: string, ordinal: number): string {
  return `procedure.late/${matterId}/${ordinal}`;
}

export async function settleStepTasks(
  tx: Tx,
  places: PlaceDirectory,
  before: Loaded,
  after: Loaded,
): Promise<void> {
  await settleWaiting(tx, before, after);
  await settleInforming(tx, before, after);
  for (const step of after.matter.steps) {
    const was = before.matter.steps.find(({ ordinal }) => ordinal === step.ordinal);
    if (was === step) continue;
    if (was === undefined && step.state === "open") await openStepTask(tx, places, after, step);
    else if (was?.state === "open" && step.state !== "open") await closeStepTasks(tx, after, step);
    else
      await changeTask(tx, stepTaskKey(after.row.id, step.ordinal), {
        dueOn: step.due.on,
        dueAt: step.due.at === null ? null : new Date(step.due.at),
      });
  }
}

const receiver: Readonly<Record<number, Role>> = { 12: "villageDirector", 9: "townshipSupervisor" };

/** Papers that are waited for are collected where the application was handed in. */
async function settleWaiting(tx: Tx, before: Loaded, after: Loaded): Promise<void> {
  const key = `procedure.supplement/${after.row.id}`;
  const wasWaiting = before.matter.state === "supplementing";
  const isWaiting = after.matter.state === "supplementing";
  if (wasWaiting && !isWaiting) await closeTasks(tx, [key], "材料已收齐或申请已办结");
  if (wasWaiting || !isWaiting) return;
  const { row } = after;
  await openTask(tx, {
    kind: "procedure.supplement",
    key,
    title: taskTitle(after, "补交缺的材料", null),
    why: "已一次性告知申请人，收到材料后请登记，时限从那天继续计算；到期没有补齐的，审核的人可以按现有材料决定。",
    dueOn: after.matter.pauses.findLast(({ kind }) => kind === SUPPLEMENT)?.until,
    link: `/applications/${row.id}`,
    role: receiver[row.reception_code.length] ?? "districtOfficer",
    scopeCode: row.reception_code,
    subjectId: row.subject_id ?? undefined,
  });
}

export function informTaskKey(matterId: string): string {
  return `procedure.inform/${matterId}`;
}

const informing = readerOf(refusalInformDays);

/** A refusal is told in writing, with its reasons, in good time; printing its paper is what settles the task. */
async function settleInforming(tx: Tx, before: Loaded, after: Loaded): Promise<void> {
  const { row, spec, matter } = after;
  const wasRefused = before.matter.state === "refused";
  if (wasRefused && matter.state !== "refused") await closeTasks(tx, [informTaskKey(row.id)], "又在办理");
  if (wasRefused || matter.state !== "refused") return;
  const paper = refusalPaper(spec, matter);
  const step = matter.steps.at(-1);
  if (paper === undefined || step === undefined) return;
  const desk = deskOf(stepSpec(spec, step.code).by, matter.places);
  await openTask(tx, {
    kind: "procedure.inform",
    key: informTaskKey(row.id),
    title: taskTitle(after, `送达${paper.title}`, null),
    why: "不予确认的要书面告知申请人并说明理由。打印告知书后，这一项自动办结。",
    link: `/applications/${row.id}`,
    role: desk.role,
    scopeCode: desk.placeCode,
    subjectId: row.subject_id ?? undefined,
    dueOn: await informDue(tx, matter.endedOn ?? today()),
  });
}

/** Nothing where the calendar of that year is not known yet. */
async function informDue(tx: Tx, from: IsoDate): Promise<IsoDate | undefined> {
  const days = informing.find(await listParameters(tx, today()));
  if (days === undefined) return undefined;
  const due = addWorkingDays(await getWorkCalendar(tx), from, days);
  return due.verdict === "known" ? due.value : undefined;
}

/** What tells the applicant of the last decision, if it was a refusal that has a paper. */
export function refusalPaper(spec: ProcedureVersion, matter: Matter) {
  const step = matter.steps.at(-1);
  const outcome = step?.decision?.outcome;
  if (step === undefined || outcome === undefined || matter.state !== "refused") return undefined;
  return stepSpec(spec, step.code).prints?.find(({ on }) => on?.includes(outcome));
}

function leadsBack(spec: ProcedureVersion, code: string | undefined, outcome: string): boolean {
  if (code === undefined) return false;
  return stepSpec(spec, code).outcomes.find((one) => one.code === outcome)?.leads === "back";
}

async function openStepTask(tx: Tx, places: PlaceDirectory, after: Loaded, step: Step): Promise<void> {
  const { row, spec, matter } = after;
  const declared = stepSpec(spec, step.code);
  const desk = deskOf(declared.by, matter.places);
  const because = matter.steps.at(-2)?.decision ?? null;
  const isReturned = because !== null && leadsBack(spec, matter.steps.at(-2)?.code, because.outcome);
  const returned = isReturned && because.opinion !== "" ? `退回重办：${because.opinion}` : "";
  await openTask(tx, {
    kind: "procedure.step",
    key: stepTaskKey(row.id, step.ordinal),
    title: taskTitle(after, declared.title, desk.department),
    why:
      returned === ""
        ? (declared.cite?.says ?? `${places.nameOf(row.scope_code)}的申请已到这一步。`)
        : returned,
    link: `/applications/${row.id}`,
    role: desk.role,
    scopeCode: desk.placeCode,
    department: desk.department ?? undefined,
    accountId: row.is_sealed ? await namedAt(tx, row.id, desk) : undefined,
    secretOf: row.is_sealed ? row.id : undefined,
    subjectId: row.is_sealed ? undefined : (row.subject_id ?? undefined),
    dueOn: step.due.on ?? undefined,
    dueAt: step.due.at === null ? undefined : new Date(step.due.at),
    rings: declared.rings,
  });
}

/** On the desk of whom it was opened to; with nobody named there, one of that post is named, for it would lie there unseen. */
async function namedAt(tx: Tx, matterId: string, desk: Desk): Promise<string | undefined> {
  const named = await findNamed(tx, matterId, desk, today());
  if (named !== undefined || desk.department !== null) return named;
  const { role, placeCode } = desk;
  const reason = "下一步在这个岗位，由系统指定";
  return nameSomebody(tx, { holderId: matterId, role, placeCode, part: "named", reason });
}

/** Says whom it is about where whoever reads the desk may know it. */
export function taskTitle({ row, binding, spec }: Loaded, what: string, department: string | null): string {
  const isNamed =
    !row.is_sealed &&
    (department === null || row.subject_id === null || viewOf(spec, department).isNamed === true);
  return `${what}：${isNamed ? `${row.subject_name} · ` : ""}${binding.procedure.title}`;
}

async function closeStepTasks(tx: Tx, { row, spec }: Loaded, step: Step): Promise<void> {
  const { outcomes } = stepSpec(spec, step.code);
  const label = outcomes.find(({ code }) => code === step.decision?.outcome)?.label ?? "申请已撤回";
  await closeTasks(tx, [stepTaskKey(row.id, step.ordinal), lateTaskKey(row.id, step.ordinal)], label);
}
