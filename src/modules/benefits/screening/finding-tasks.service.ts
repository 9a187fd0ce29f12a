/** Findings that a post must look at lie on the desk of the child's village; what changed is told anew, what is gone is taken away. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { runningMattersOf } from "../../../platform/procedures/running-matters.service.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { isAnsweredBy } from "../applications/subjects-of.ts";
import { settleDays } from "../benefits.parameters.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import * as store from "./findings.store.ts";
import { judgeRows } from "./read-findings.service.ts";
import { sayFinding } from "./say-finding.ts";
import { findSubject } from "./subjects.ts";
import { isInSeason } from "./task-seasons.ts";

const KIND = "benefits.finding";
escalateWhenLate(KIND);
const settlingDays = readerOf(settleDays);

export function keyOfTask(findingId: string): string {
  return `${KIND}/${findingId}`;
}

/** Brings up to `limit` tasks up to date; how many there were. */
export async function refreshTasks(tx: Tx, limit: number, childIds?: readonly string[]): Promise<number> {
  const rows = await store.listAwaitingTask(tx, limit, childIds);
  if (rows.length === 0) return 0;
  const on = today();
  const parameters = await listParameters(tx, on);
  const running = await runningMattersOf(tx, [...new Set(rows.map(({ childId }) => childId))]);
  // While an application runs, nobody is asked to apply.
  const isApplied = ({ childId, about }: store.FindingRow) =>
    running.some((matter) => matter.subjectId === childId && isAnsweredBy(about, matter.procedure));
  const isWanted = (row: store.FindingRow) =>
    isTasked(row) && isInSeason(row.about, on, parameters) && !isApplied(row);
  const [staying, leaving] = [rows.filter(isWanted), rows.filter((row) => !isWanted(row))];
  const keysOf = (some: readonly store.FindingRow[]) => some.map(({ id }) => keyOfTask(id));
  await closeTasks(tx, keysOf(leaving), "情况变了，不用再办");
  await closeTasks(tx, keysOf(staying), "情况有变，按新的情况重新列出");
  await openTasks(tx, await draftsOf(tx, staying, parameters));
  await store.markTasksDone(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

function isTasked({ state, about, kind }: store.FindingRow): boolean {
  return state === "open" && findSubject(about)?.follow[kind] === "task";
}

async function draftsOf(
  tx: Tx,
  rows: readonly store.FindingRow[],
  parameters: ParametersOfDay,
): Promise<TaskDraft[]> {
  const judged = await judgeRows(tx, rows);
  const names = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  const dueOn = await dueDays(tx, rows, parameters);
  return rows.map((row) => {
    const title = findSubject(row.about)?.title ?? row.about;
    return {
      kind: KIND,
      key: keyOfTask(row.id),
      title: `${findingKindCodes.label(row.kind)}：${names.get(row.childId) ?? ""} · ${title}`,
      why: sayFinding(row.kind, { about: row.about, title }, judged.get(row.id)),
      link: `/findings?finding=${row.id}`,
      role: "villageDirector",
      scopeCode: row.scopeCode,
      subjectId: row.childId,
      dueOn: dueOn.get(row.id),
    };
  });
}

/** By finding; none where the calendar of that year is not known yet. */
async function dueDays(
  tx: Tx,
  rows: readonly store.FindingRow[],
  parameters: ParametersOfDay,
): Promise<ReadonlyMap<string, IsoDate>> {
  const days = settlingDays.find(parameters);
  if (rows.length === 0 || days === undefined) return new Map();
  const calendar = await getWorkCalendar(tx);
  return new Map(
    rows.flatMap((row): [string, IsoDate][] => {
      const due = addWorkingDays(calendar, askedSince(row), days);
      return due.verdict === "known" ? [[row.id, due.value]] : [];
    }),
  );
}

/** A detail that changes gives nobody more time; what was settled and comes back begins anew. */
function askedSince({ firstSeen, changedOn, settledAt }: store.FindingRow): IsoDate {
  return settledAt === null ? firstSeen : changedOn;
}
