/** Somebody looked at a finding and says what came of it; it stays laid aside until a fact changes. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import { keyOfTask } from "./finding-tasks.service.ts";
import {
  type FindingView,
  findingProblems,
  type settleFinding as settleOperation,
} from "./findings.contract.ts";
import * as store from "./findings.store.ts";
import { demandFinding, present, type Reading } from "./read-findings.service.ts";
import { settlementCodes } from "./settlement-codes.contract.ts";
import { findSubject } from "./subjects.ts";

/** These say nothing by themselves. */
const needsNote: ReadonlySet<string> = new Set(["other", "notEligible", "declined"]);

/** @throws access.notFound, benefits.finding.notOpen, benefits.finding.stale, benefits.finding.noteRequired */
export async function settleFinding(
  tx: Tx,
  reading: Reading,
  id: string,
  { reason, note }: BodyOf<typeof settleOperation>,
  version: number,
): Promise<FindingView> {
  const row = await demandFinding(tx, id);
  if (needsNote.has(reason) && (note ?? "") === "") throw new Problem(findingProblems.noteRequired);
  if (row.state !== "open") throw new Problem(findingProblems.notOpen);
  const settlement = { id: uuid(), reason, note: note ?? null, at: now() };
  if (!(await store.settleFinding(tx, id, version, settlement)))
    throw new Problem(findingProblems.stale, { extra: { version: row.version } });
  await closeTasks(tx, [keyOfTask(id)], `${settlementCodes.label(reason)} · ${today()}`);
  tx.note({
    subjectIds: [row.childId],
    detail: { about: row.about, kind: row.kind, reason, title: findSubject(row.about)?.title },
  });
  const [view] = await present(tx, reading, [await demandFinding(tx, id)]);
  return view as FindingView;
}
