/** An assessment with all that belongs to it, and whether the asker may take a step. */
import { ageOn } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { openSealed } from "../../../platform/access/sealed.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type AssessmentAct, actsFor, type Standing } from "./assessment-flow.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import * as store from "./assessments.store.ts";
import type { Template } from "./template.ts";
import { templateNamed } from "./template-versions.service.ts";

export interface LoadedAssessment {
  readonly row: store.AssessmentRecord;
  readonly assessors: readonly store.AssessorRecord[];
  readonly file: store.FileRecord;
  readonly template: Template;
  /** On the day on which it was begun; null where nobody knows the birth day. */
  readonly age: number | null;
  readonly can: readonly AssessmentAct[];
}

const NO_WORDS: store.FileRecord = {
  informedWhom: null,
  informedHow: null,
  answers: null,
  voice: null,
  voiceOn: null,
  voiceWhyNot: null,
  conclusion: null,
  suggestions: null,
  dropped: null,
  toldWhom: null,
  toldHow: null,
  objection: null,
};

/** Whom it is logged about; of a sealed one the log names the assessment alone, or it would tell whose it is. */
export function loggedIds({
  id,
  childId,
  sealed,
}: Pick<store.AssessmentRecord, "id" | "childId" | "sealed">): string[] {
  return [sealed ? id : childId];
}

/** @throws access.notFound, access.purposeFirst */
export async function loadAssessment(tx: Tx, id: string): Promise<LoadedAssessment> {
  const row = await store.findAssessment(tx, id);
  if (row === undefined) throw notFound();
  if (row.sealed) await openSealed(tx, id);
  const assessors = await store.listAssessors(tx, id);
  const file = (await store.listFiles(tx, [id])).get(id) ?? NO_WORDS;
  const standing: Standing = {
    state: row.state,
    startedBy: row.startedBy,
    submittedBy: row.submittedBy,
    sealed: row.sealed,
    told: row.toldOn !== null,
    objectionUntil: row.objectionUntil,
    isObjection: row.reason === "objection",
    askedAnew: await store.isAskedAnew(tx, id),
    assessors: assessors.map(({ accountId, signedAt }) => ({ accountId, signed: signedAt !== null })),
  };
  const { accountId, role } = tx.actor;
  return {
    row,
    assessors,
    file,
    template: await templateNamed(tx, row.template),
    age: row.childBirth === null ? null : ageOn(row.childBirth, row.startedOn),
    can: actsFor(standing, { accountId, role, today: today() }),
  };
}

/** @throws access.notFound, protection.assessment.notNow */
export async function demandAct(tx: Tx, id: string, act: AssessmentAct): Promise<LoadedAssessment> {
  await store.lockAssessment(tx, id);
  const loaded = await loadAssessment(tx, id);
  if (!loaded.can.includes(act)) throw new Problem(problems.notNow);
  tx.note({ subjectIds: [loaded.row.childId], detail: { act } });
  return loaded;
}

/** Changes it and remembers what was done. @throws protection.assessment.stale */
export async function change(
  tx: Tx,
  { row }: Pick<LoadedAssessment, "row">,
  version: number,
  {
    act,
    note = null,
    ...set
  }: store.AssessmentChange & { readonly act: string; readonly note?: string | null },
): Promise<void> {
  if (!(await store.changeAssessment(tx, row.id, version, set)))
    throw new Problem(problems.stale, { extra: { version: row.version } });
  await store.insertEvent(tx, row.id, act, note, now());
}

/** @throws protection.assessment.dateLater */
export function demandDay(day: string, notBefore: string): void {
  if (day > today() || day < notBefore) throw new Problem(problems.dateLater);
}
