/** What a decision on guardianship writes: the custody in force, and the same in the register's file. */
import { v7 as uuid } from "uuid";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { now } from "../../../../kernel/clock.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { closeTasks } from "../../../../platform/tasks/tasks.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { recordChildFact } from "../../../registry/child-facts.service.ts";
import { caseOfMatter } from "../../cases/links/choose-case.service.ts";
import { nameOf } from "../answers.ts";
import {
  type CustodyRow,
  endCustody,
  findCustody,
  insertCustody,
  type NewCustody,
} from "../custody.store.ts";
import type { CustodyEnd } from "../guardianship-codes.contract.ts";
import { guardianshipProblems } from "../guardianship-problems.contract.ts";
import { custodyTaskKeys } from "../task-keys.ts";

export interface NewGuardian extends Pick<NewCustody, "kind" | "ground" | "holder" | "termEndsOn"> {
  readonly from: IsoDate;
  /** Why the decision before it ends. */
  readonly endsBefore: CustodyEnd;
  /** What else the register keeps of it. */
  readonly recorded?: { readonly guardianId?: string; readonly organisation?: string };
}

/** One decision in force at a time: the one before it ends on the day on which this one begins. */
export async function decideCustody(
  tx: Tx,
  file: MatterFile,
  decided: NewGuardian,
): Promise<CustodyRow["id"]> {
  const { subjectId: childId } = file;
  const child = childId === null ? undefined : await findApplicantChild(tx, childId);
  if (childId === null || child === undefined) throw new Error("guardianship is decided of a child on file");
  const before = await findCustody(tx, childId, true);
  if (before !== undefined) {
    if (decided.from < before.from) throw new Problem(guardianshipProblems.datesOverlap);
    await endCustody(tx, before.id, { on: decided.from, why: decided.endsBefore, matterId: file.id });
    await closeTasks(tx, custodyTaskKeys(before.id), "有了新的监护决定");
  }
  const id = uuid();
  const { kind, ground, holder, termEndsOn, from } = decided;
  await insertCustody(
    tx,
    {
      id,
      childId,
      scopeCode: child.villageCode,
      kind,
      ground,
      document: file.no ?? file.procedure.title,
      holder,
      matterId: file.id,
      from,
      termEndsOn,
      caseId: (await caseOfMatter(tx, file.id)) ?? null,
    },
    now(),
  );
  await recordForm(tx, file, { form: kind, ...decided.recorded }, from);
  return id;
}

/** The register says the same from that day on; the file's timeline and other rooms read it there. */
export async function recordForm(
  tx: Tx,
  file: MatterFile,
  value: { readonly form: string; readonly guardianId?: string; readonly organisation?: string },
  from: IsoDate,
): Promise<void> {
  // Another form is another guardian: neither the one before nor how able that one was holds any longer.
  const cleared = { guardianId: null, organisation: null, ability: null };
  await recordFact(tx, file, { kind: "guardianship", value: { ...cleared, ...value }, from });
}

export async function recordFact(
  tx: Tx,
  file: MatterFile,
  fact: {
    readonly kind: "guardianship" | "condition" | "leftBehindCare";
    readonly value: Record<string, unknown>;
    readonly from: IsoDate;
    readonly personId?: string;
  },
): Promise<void> {
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  // A file that has ended takes nothing new; the decision itself stands in this room.
  if (child === undefined || child.endedOn !== null) return;
  await recordChildFact(tx, child.id, child.version, { ...fact, evidence: nameOf(file) });
}

/** The state is guardian no longer. @throws protection.guardianship.noTemporary */
export async function endRunning(tx: Tx, file: MatterFile, on: IsoDate, why: CustodyEnd): Promise<void> {
  const running = file.subjectId === null ? undefined : await findCustody(tx, file.subjectId, true);
  if (running === undefined) throw new Problem(guardianshipProblems.noTemporary);
  await endCustody(tx, running.id, { on, why, matterId: file.id });
  await closeTasks(tx, custodyTaskKeys(running.id), "监护已解除");
}
