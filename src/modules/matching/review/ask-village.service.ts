/** Whether a row is somebody whom the village knows: the desk asks in its own words, nothing of the roster is shown to the village. */
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTask, closeTasks, openTask } from "../../../platform/tasks/tasks.service.ts";
import { listFollowingChildren, readPersonsByIds } from "../../registry/persons-to-link.service.ts";
import { findBatch } from "../link/link.store.ts";
import { demandPair } from "./demand-pair.service.ts";
import type * as contract from "./questions.contract.ts";
import * as questions from "./questions.store.ts";
import { type Reading, sayPerson, sayPlace, sayRelation } from "./read-review.service.ts";
import * as store from "./review.store.ts";
import { questionAnswerCodes } from "./review-codes.contract.ts";
import { reviewProblems } from "./review-problems.contract.ts";

const ASKED = "matching.question";
const ANSWERED = "matching.answer";
escalateWhenLate(ASKED);
const keyOf = (kind: string, id: string) => `${kind}/${id}`;
const TOWNSHIP = 9;

/** @throws access.notFound, matching.pair.stale, .decided, matching.question.asked, matching.row.gone, matching.batch.notInReview */
export async function askVillage(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  { post, says }: BodyOf<typeof contract.askAboutPair>,
): Promise<{ id: string }> {
  const { pair, row } = await demandPair(tx, id, version);
  if (row.sealed === null) throw new Problem(reviewProblems.gone);
  if (pair.decision === "asked") throw new Problem(reviewProblems.asked);
  if (pair.decision !== null) throw new Problem(reviewProblems.decided);
  const at = now();
  const [child] = await listFollowingChildren(tx, [pair.personId], today());
  // The child's village is where somebody knows the family, wherever a parent lives.
  const village = child?.scopeCode ?? pair.scopeCode;
  const scopeCode = post === "townshipSupervisor" ? village.slice(0, TOWNSHIP) : village;
  const { id: pairId, personId } = pair;
  const asked = await questions.insertQuestion(tx, {
    ...{ pairId, personId, post, says, at, scopeCode },
    childId: child?.childId ?? null,
  });
  if (!(await store.writeDecision(tx, pair, { says: "asked", at, why: null })))
    throw new Problem(reviewProblems.stale);
  await store.setRowState(tx, pair);
  const [person] = await readPersonsByIds(tx, app.cipher, [personId]);
  await openTask(tx, {
    kind: ASKED,
    key: keyOf(ASKED, asked),
    title: `核实：${person?.name ?? ""}`,
    why: says,
    link: `/exchange/questions/${asked}`,
    role: post,
    scopeCode,
    subjectId: child?.childId,
  });
  tx.note({ subjectIds: [personId], detail: { pair: pairId, post } });
  return { id: asked };
}

/** @throws access.notFound */
export async function readQuestion(
  tx: Tx,
  { cipher, places }: Reading,
  id: string,
): Promise<OutputOf<typeof contract.readQuestion>> {
  const question = await questions.findQuestion(tx, id);
  if (question === undefined) throw notFound();
  const { personId, says, by, answer, words, answeredBy, version } = question;
  const [person] = await readPersonsByIds(tx, cipher, [personId]);
  const children = await listFollowingChildren(tx, [personId], today());
  tx.note({ subjectIds: [personId, ...children.map(({ childId }) => childId)] });
  const isOpen = answer === null && question.withdrawnAt === null;
  return {
    ...{ id, says, by, answer, words, answeredBy, version },
    at: question.at.toISOString(),
    answeredAt: question.answeredAt?.toISOString() ?? null,
    personName: person?.name ?? "",
    particulars: person === undefined ? "" : sayPerson(person),
    placeName: sayPlace(places, question.scopeCode),
    children: children
      .filter(({ childId }) => childId !== personId)
      .map(({ childId, name, relation }) => ({
        ...{ id: childId, name },
        relation: relation === null ? null : sayRelation(relation),
      })),
    isWithdrawn: question.withdrawnAt !== null,
    can: isOpen && mayDo(tx.actor, "match.answer") ? ["answer"] : [],
  };
}

/** @throws access.notFound, matching.question.notOpen */
export async function answerQuestion(
  tx: Tx,
  id: string,
  version: number,
  { answer, words }: BodyOf<typeof contract.answerQuestion>,
): Promise<void> {
  const question = await questions.findQuestion(tx, id);
  if (question === undefined) throw notFound();
  const at = now();
  const said = words === undefined || words === "" ? null : words;
  if (!(await questions.writeAnswer(tx, id, version, { answer, words: said, at })))
    throw new Problem(reviewProblems.notOpen);
  const outcome = `答复：${questionAnswerCodes.label(answer)}`;
  await closeTask(tx, keyOf(ASKED, id), outcome);
  await tellDesk(tx, question, outcome);
  tx.note({ subjectIds: [question.personId], detail: { question: id, answer } });
}

/** The village may not see the batch; the desk's task leads to the row. */
async function tellDesk(
  tx: Tx,
  { id, pairId, scopeCode }: questions.QuestionRow,
  outcome: string,
): Promise<void> {
  const link = await inEveryPlace(tx, async () => {
    const pair = await store.findPair(tx, pairId);
    const batch = pair === undefined ? undefined : await findBatch(tx, pair.batchId);
    return pair === undefined || batch === undefined
      ? "/exchange/review"
      : `/exchange/review?batch=${batch.id}&row=${pair.ordinal}`;
  });
  await openTask(tx, {
    kind: ANSWERED,
    key: keyOf(ANSWERED, id),
    title: `村里对比对复核有了答复（${outcome}）`,
    why: "请打开这一行，看过答复后认定。",
    link,
    role: "districtOfficer",
    scopeCode: scopeCode.slice(0, 6),
  });
}

/** What was asked about these pairs needs no answer any more, and what was answered no look. */
export async function closeQuestions(tx: Tx, pairIds: readonly string[], at: Date): Promise<void> {
  const ids = (await questions.listQuestions(tx, pairIds)).map(({ id }) => id);
  if (ids.length === 0) return;
  await questions.withdrawQuestions(tx, pairIds, at);
  await closeTasks(
    tx,
    [...ids.map((id) => keyOf(ASKED, id)), ...ids.map((id) => keyOf(ANSWERED, id))],
    "区里已经认定或收回",
  );
}
