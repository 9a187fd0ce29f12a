/** Begins an assessment: of whom, why, by whom; nobody assesses the own family. */

import { roleCodes } from "../../../kernel/actor.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { grant } from "../../../platform/access/grants.service.ts";
import { sealedByAsker } from "../../../platform/access/sealed.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { type Reading, readChild } from "../../registry/read-child.service.ts";
import { chooseCase } from "../cases/links/choose-case.service.ts";
import { caseHappened } from "../cases/seats.service.ts";
import type * as acts from "./assessment-acts.contract.ts";
import { type Conflict, conflictAmong, type NamedAssessor } from "./assessment-flow.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import { askToInform, completeBy } from "./assessment-tasks.service.ts";
import * as store from "./assessments.store.ts";
import { demandAct } from "./load-assessment.service.ts";
import { scaleOf } from "./scale-of-day.service.ts";
import { templateHolding } from "./template-versions.service.ts";

/** Posts whose holders assess. */
export const assessingRoles = ["assessor", "townshipSupervisor", "socialWorker", "districtOfficer"] as const;

const refusals: Readonly<Record<Conflict, (typeof problems)[keyof typeof problems]>> = {
  tooFew: problems.tooFew,
  noAccount: problems.noAccount,
  twice: problems.twice,
  related: problems.related,
  kin: problems.kin,
  before: problems.before,
};

type Starting = Omit<BodyOf<typeof acts.startAssessment>, "reason"> & {
  readonly reason: store.AssessmentRecord["reason"];
  readonly reassesses?: string;
};

/** Returns its id. @throws access.notFound, protection.assessment.running, .childEnded and the refusals of assessors */
export async function startAssessment(tx: Tx, reading: Reading, body: Starting): Promise<string> {
  const on = today();
  const child = await readChild(tx, reading, body.childId);
  if (child.endedOn !== null || child.mergedInto !== null) throw new Problem(problems.childEnded);
  const template = await templateHolding(tx, on);
  const scale = scaleOf(await listParameters(tx, on), template.points);
  const assessors = await nameAssessors(tx, body.assessors);
  const before = body.reassesses === undefined ? [] : await store.listAssessors(tx, body.reassesses);
  const conflict = conflictAmong(assessors, {
    needed: scale.assessors,
    kinNames: child.kin.map(({ person }) => person.name),
    before,
  });
  if (conflict !== undefined)
    throw new Problem(refusals[conflict.why], {
      detail: `${conflict.name === "" ? "" : `${conflict.name}：`}${refusals[conflict.why].detail ?? ""}`,
    });
  const caseId = await chooseCase(tx, child.id, body.caseId);
  const id = newId();
  const one: store.NewAssessment = {
    id,
    childId: child.id,
    caseId: caseId ?? null,
    scopeCode: child.villageCode,
    sealed: body.sealed,
    childName: child.person.name,
    childBirth: child.person.birthDate,
    reason: body.reason,
    reasonNote: body.note ?? null,
    reassesses: body.reassesses ?? null,
    template: template.version,
    scale,
    startedOn: on,
    dueOn: (await completeBy(tx, on)) ?? null,
  };
  // Before it is there, for row security asks for the part at once.
  await grant(tx, { holderId: id, accountId: tx.actor.accountId, part: "lead", reason: "发起监护能力评估" });
  if (!(await store.insertAssessment(tx, one, now()))) throw new Problem(problems.running);
  await store.insertAssessors(
    tx,
    id,
    assessors.map((assessor) => ({ ...assessor, id: newId() })),
  );
  for (const { accountId } of assessors)
    if (accountId !== null && accountId !== tx.actor.accountId)
      await grant(tx, { holderId: id, accountId, part: "assessor", reason: "担任评估人员" });
  await store.insertEvent(tx, id, "start", body.note ?? null, now());
  if (caseId !== undefined)
    await caseHappened(tx, caseId, { code: "assessmentBegun", words: "发起监护能力评估" });
  await askToInform(tx, { ...one, startedBy: tx.actor.accountId });
  if (body.sealed) await sealedByAsker(tx, id);
  tx.note({ detail: { assessmentId: id, reason: body.reason } });
  return id;
}

/** The guardian does not agree: once, in time, by other people. Returns the new one's id. */
export async function askAnew(
  tx: Tx,
  reading: Reading,
  id: string,
  version: number,
  { words, assessors }: BodyOf<typeof acts.askAnew>,
): Promise<string> {
  const loaded = await demandAct(tx, id, "objection");
  if (loaded.row.version !== version) throw new Problem(problems.stale);
  const { childId, caseId, sealed } = loaded.row;
  const anew = await startAssessment(tx, reading, {
    childId,
    ...(caseId === null ? {} : { caseId }),
    reason: "objection",
    note: words,
    assessors,
    sealed,
    reassesses: id,
  });
  await store.updateFile(tx, id, { objection: words });
  await store.insertEvent(tx, id, "objection", words, now());
  return anew;
}

async function nameAssessors(
  tx: Tx,
  inputs: BodyOf<typeof acts.startAssessment>["assessors"],
): Promise<NamedAssessor[]> {
  const ids = inputs.flatMap(({ accountId }) => accountId ?? []);
  const staff = await staffByAccount(tx, ids);
  return inputs.map(({ accountId, name = "", unit = "", related }) => {
    if (accountId === undefined) return { accountId: null, name, unit, related };
    const holder = staff.get(accountId);
    if (holder === undefined) throw new Problem(problems.notAssessor);
    return {
      accountId,
      name: holder.name,
      unit: `${holder.placeName}${roleCodes.label(holder.role)}`,
      related,
    };
  });
}

export async function staffByAccount(
  tx: Tx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, store.StaffRecord>> {
  const rows = await store.listStaff(tx, assessingRoles, today(), accountIds);
  return new Map(rows.map((row) => [row.accountId, row]));
}
