/** Each assessor scores alone and signs; when all have, they see where they differ and score together. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type * as acts from "./assessment-acts.contract.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import { askToConfirm, askToScore, hush, scored } from "./assessment-tasks.service.ts";
import * as store from "./assessments.store.ts";
import { droppedRedLines, faultsOfAnswers, isComplete } from "./compare-scores.ts";
import { change, demandAct, demandDay, type LoadedAssessment } from "./load-assessment.service.ts";
import { type Answers, scoreAssessment } from "./score-assessment.ts";
import { staffByAccount } from "./start-assessment.service.ts";

/** @throws access.notFound, protection.assessment.notNow, .stale, .dateLater */
export async function informGuardians(
  tx: Tx,
  id: string,
  version: number,
  { on, whom, how }: BodyOf<typeof acts.informGuardians>,
): Promise<void> {
  const loaded = await demandAct(tx, id, "inform");
  demandDay(on, loaded.row.startedOn);
  await change(tx, loaded, version, { act: "inform", state: "scoring", informedOn: on });
  await store.updateFile(tx, id, { informedWhom: whom, informedHow: how });
  await askAssessors(tx, loaded);
}

async function askAssessors(tx: Tx, { row, assessors }: LoadedAssessment): Promise<void> {
  const ids = assessors.flatMap(({ accountId }) => accountId ?? []);
  await askToScore(tx, row, [...(await staffByAccount(tx, ids)).values()]);
}

/** @throws access.notFound, protection.assessment.notNow, .notYourSheet, .signed, .badAnswers, .incomplete, .paperMissing */
export async function saveSheet(
  tx: Tx,
  { id, assessorId }: { readonly id: string; readonly assessorId: string },
  { answers, seen, sign, paper }: BodyOf<typeof acts.saveSheet>,
): Promise<void> {
  const loaded = await demandAct(tx, id, "score");
  const sheet = loaded.assessors.find((one) => one.id === assessorId);
  if (sheet === undefined) throw notFound();
  if (sheet.accountId !== null && sheet.accountId !== tx.actor.accountId)
    throw new Problem(problems.notYourSheet);
  if (
    sheet.accountId === null &&
    tx.actor.role !== "townshipSupervisor" &&
    tx.actor.role !== "districtOfficer"
  )
    throw new Problem(problems.notYourSheet);
  demandSound(loaded, answers);
  if (sign) {
    if (!isComplete(scoreOf(loaded, answers))) throw new Problem(problems.incomplete);
    if (sheet.accountId === null && (paper ?? "") === "") throw new Problem(problems.paperMissing);
  }
  const kept = { at: now(), sign, paper: paper ?? null };
  if (!(await store.saveSheet(tx, assessorId, { ...answers, seen }, kept)))
    throw new Problem(problems.signed);
  if (sign) await follow(tx, loaded, { ...sheet, answers: { ...answers, seen } });
}

/** Named people alone learn what was seen of a child who was abused; with the last signature they meet. */
async function follow(tx: Tx, loaded: LoadedAssessment, signed: store.AssessorRecord): Promise<void> {
  const { row, assessors, template } = loaded;
  if (signed.accountId !== null) await scored(tx, row.id, signed.accountId);
  const isSecret = template.redLines.some(
    ({ code, secret }) => secret === true && signed.answers.redLines[code] === "yes",
  );
  const others = assessors.filter(({ id }) => id !== signed.id);
  const allSigned = others.every(({ signedAt }) => signedAt !== null);
  await change(tx, loaded, row.version, {
    act: "sign",
    note: signed.name,
    ...(isSecret ? { sealed: true } : {}),
    ...(allSigned ? { state: "joint" } : {}),
  });
  if (isSecret) await hush(tx, row.id);
}

/** @throws access.notFound, protection.assessment.notNow, .stale, .badAnswers, .incomplete, .voiceMissing, .dateLater, .dropReasonMissing */
export async function submitJoint(
  tx: Tx,
  id: string,
  version: number,
  body: BodyOf<typeof acts.submitJoint>,
): Promise<void> {
  const loaded = await demandAct(tx, id, "submit");
  const { row, assessors } = loaded;
  demandSound(loaded, body.answers);
  if (!isComplete(scoreOf(loaded, body.answers))) throw new Problem(problems.incomplete);
  demandVoice(loaded, body);
  const dropped = droppedRedLines(
    assessors.map(({ answers }) => answers),
    body.answers,
  );
  if (dropped.some((code) => (body.dropped[code] ?? "").length < 2))
    throw new Problem(problems.dropReasonMissing);
  await store.updateFile(tx, id, {
    answers: body.answers,
    voice: body.voice ?? null,
    voiceOn: body.voiceOn ?? null,
    voiceWhyNot: body.voiceWhyNot ?? null,
    dropped: Object.fromEntries(dropped.map((code) => [code, body.dropped[code] ?? ""])),
    conclusion: body.conclusion,
    suggestions: body.suggestions,
  });
  await change(tx, loaded, version, { act: "submit", state: "submitted", submittedBy: tx.actor.accountId });
  const staff = await staffByAccount(
    tx,
    assessors.flatMap(({ accountId }) => accountId ?? []),
  );
  const isTownshipWithin = [...staff.values()].some(({ role }) => role === "townshipSupervisor");
  await askToConfirm(tx, row, isTownshipWithin ? "districtOfficer" : "townshipSupervisor");
}

/** A child of that age is heard, or it stands there why not; what was heard has its day. */
function demandVoice(
  { row, age }: LoadedAssessment,
  { voice = "", voiceOn, voiceWhyNot = "" }: BodyOf<typeof acts.submitJoint>,
): void {
  const mustHear = age === null || age >= row.scale.ages.voice;
  if (voice.length >= 2) {
    if (voiceOn === undefined) throw new Problem(problems.voiceMissing);
    demandDay(voiceOn, row.startedOn);
  } else if (mustHear && voiceWhyNot.length < 2) throw new Problem(problems.voiceMissing);
}

function demandSound({ template, row }: LoadedAssessment, answers: Answers): void {
  const faults = faultsOfAnswers(template, row.scale, answers);
  if (faults.length > 0) throw new Problem(problems.badAnswers, { extra: { items: faults } });
}

export function scoreOf({ template, row, age }: LoadedAssessment, answers: Answers) {
  return scoreAssessment(template, row.scale, answers, age);
}
