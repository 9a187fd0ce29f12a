/** Findings that a post must look at lie on the desk of the child's village; what changed is told anew, what is gone is taken away. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { closeTasks, openTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import * as store from "./findings.store.ts";
import { judgeRows } from "./read-findings.service.ts";
import { sayFinding } from "./say-finding.ts";
import { findSubject } from "./subjects.ts";
import { isInSeason } from "./task-seasons.ts";

export function keyOfTask(findingId: string): string {
  return `benefits.finding/${findingId}`;
}

/** Brings up to `limit` tasks up to date; how many there were. */
export async function refreshTasks(tx: Tx, limit: number, childIds?: readonly string[]): Promise<number> {
  const rows = await store.listAwaitingTask(tx, limit, childIds);
  if (rows.length === 0) return 0;
  await closeTasks(
    tx,
    rows.map(({ id }) => keyOfTask(id)),
    "情况变了",
  );
  const on = today();
  const parameters = await listParameters(tx, on);
  const tasked = rows.filter((row) => isTasked(row) && isInSeason(row.about, on, parameters));
  await openTasks(tx, await draftsOf(tx, tasked));
  await store.markTasksDone(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

function isTasked({ state, about, kind }: store.FindingRow): boolean {
  return state === "open" && findSubject(about)?.follow[kind] === "task";
}

async function draftsOf(tx: Tx, rows: readonly store.FindingRow[]): Promise<TaskDraft[]> {
  const judged = await judgeRows(tx, rows);
  const names = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  return rows.map((row) => {
    const title = findSubject(row.about)?.title ?? row.about;
    return {
      kind: "benefits.finding",
      key: keyOfTask(row.id),
      title: `${findingKindCodes.label(row.kind)}：${names.get(row.childId) ?? ""} · ${title}`,
      why: sayFinding(row.kind, title, judged.get(row.id)),
      link: `/findings?finding=${row.id}`,
      role: "villageDirector",
      scopeCode: row.scopeCode,
      subjectId: row.childId,
    };
  });
}
