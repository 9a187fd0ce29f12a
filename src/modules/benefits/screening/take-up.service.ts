/** What other departments answer for many children: checked, then written in one transaction or not at all. */
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import { programmeOf, programmes } from "../programs/catalogue.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import type { Reading } from "./read-findings.service.ts";
import { keyOfTask } from "./referrals.service.ts";
import { screenChildren } from "./screen-children.service.ts";
import type { checkTakeUp as checking, JudgedRow, readTakeUp as offering } from "./take-up.contract.ts";
import { MOST_ROWS, takeUpProblems } from "./take-up.contract.ts";
import * as store from "./take-up.store.ts";
import { type Asked, offeredTo, seesRegister, type Weighed, weigh } from "./weigh-take-up.service.ts";

const UNREFERRED = "没有转介，按部门提供的情况直接登记";

/** Which programmes the asker may answer for: the bureau for all that others settle, a liaison for those of the own unit. */
export function readTakeUp(tx: Tx): OutputOf<typeof offering> {
  return {
    most: MOST_ROWS,
    programmes: offeredTo(tx).map(({ code, title, referral }) => ({ code, title, to: referral?.to ?? "" })),
    can: seesRegister(tx) ? ["unreferred"] : [],
  };
}

/** @throws benefits.takeUp.noDepartment */
export async function checkTakeUp(
  tx: Tx,
  reading: Reading,
  asked: Asked,
): Promise<OutputOf<typeof checking>> {
  const rows = await weigh(tx, reading, asked);
  const counts = countVerdicts(rows);
  tx.note({ subjectIds: toldOf(tx, rows), detail: { rows: rows.length, ...counts } });
  return { rows: present(tx, reading, rows), ready: counts["ready"] ?? 0, seen: digestOf(rows) };
}

/** @throws benefits.takeUp.changed, benefits.takeUp.noDepartment */
export async function writeTakeUp(
  tx: Tx,
  reading: Reading,
  { seen, ...asked }: Asked & { readonly seen: string },
): Promise<{ written: number; rows: JudgedRow[] }> {
  await store.lockTakeUp(tx);
  const rows = await weigh(tx, reading, asked);
  if (digestOf(rows) !== seen) throw new Problem(takeUpProblems.changed);
  const ready = rows.flatMap(({ verdict, read, child, last }) =>
    verdict.verdict !== "ready" || typeof read === "string" || child === undefined
      ? []
      : [{ ...read, child, last }],
  );
  const answers = ready.flatMap(({ last, ...row }) =>
    last?.state === "waiting" ? [{ ...row, id: last.id, version: last.version }] : [],
  );
  if ((await store.answerAll(tx, answers)) !== answers.length) throw new Problem(takeUpProblems.changed);
  await store.insertAnswered(
    tx,
    ready
      .filter(({ last }) => last?.state !== "waiting")
      .map(({ child, ...row }) => ({
        ...row,
        id: uuid(),
        childId: child.childId,
        scopeCode: child.scopeCode,
        referredTo: programmeOf(row.programme).referral?.to ?? "",
      })),
    { on: today(), at: now(), note: UNREFERRED },
  );
  await closeTasks(
    tx,
    answers.map(({ id }) => keyOfTask(id)),
    "已登记答复",
  );
  const childIds = [...new Set(ready.map(({ child }) => child.childId))];
  await screenChildren(tx, childIds);
  await refreshTasks(tx, MOST_ROWS * programmes.length, childIds);
  tx.note({ subjectIds: childIds, detail: { rows: rows.length, ...countVerdicts(rows) } });
  return { written: ready.length, rows: present(tx, reading, rows) };
}

function toldOf(tx: Tx, rows: readonly Weighed[]): string[] {
  return [...new Set(rows.filter((row) => isTold(tx, row)).flatMap(({ child }) => child?.childId ?? []))];
}

function isTold(tx: Tx, { child, last }: Weighed): boolean {
  return child !== undefined && (seesRegister(tx) || last !== undefined);
}

function present(tx: Tx, { places }: Reading, rows: readonly Weighed[]): JudgedRow[] {
  return rows.map((row) => {
    const { verdict, read, child } = row;
    const isShown = isTold(tx, row) && child !== undefined;
    return {
      ...verdict,
      programmeTitle: typeof read === "string" ? null : programmeOf(read.programme).title,
      childName: isShown ? child.name : null,
      placeName:
        isShown && seesRegister(tx)
          ? `${places.nameOf(child.scopeCode.slice(0, 9))}${places.nameOf(child.scopeCode)}`
          : null,
    };
  });
}

function countVerdicts(rows: readonly Weighed[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of rows) counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1;
  return counts;
}

/** Of what the asker was shown, and of which referrals it was said. */
function digestOf(rows: readonly Weighed[]): string {
  const seen = rows.map(({ verdict, child, last }) => [verdict, child?.childId, last?.id, last?.version]);
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex");
}
