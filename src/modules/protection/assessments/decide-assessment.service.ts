/** Somebody who did not score confirms or returns; the result is told, followed by help, and may be asked anew. */
import { addMonths } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { endGrant, findPart, grant, listGrants } from "../../../platform/access/grants.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { tellCasesOf } from "../cases/tell-cases.service.ts";
import { watchChildren } from "../discovery/raise-watch.service.ts";
import type * as acts from "./assessment-acts.contract.ts";
import { gradeCodes } from "./assessment-codes.contract.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import * as tasks from "./assessment-tasks.service.ts";
import { cycleMonths, improveMonths } from "./assessments.parameters.ts";
import * as store from "./assessments.store.ts";
import { consequences } from "./follow-grade.ts";
import { change, demandAct, demandDay, type LoadedAssessment } from "./load-assessment.service.ts";
import { scoreOf } from "./score-sheets.service.ts";

const cycle = readerOf(cycleMonths);
const improve = readerOf(improveMonths);

/** @throws access.notFound, protection.assessment.notNow, .stale, .noteMissing */
export async function decideAssessment(
  tx: Tx,
  id: string,
  version: number,
  { decision, note }: BodyOf<typeof acts.decideAssessment>,
): Promise<void> {
  const loaded = await demandAct(tx, id, decision);
  if (decision === "return") {
    if ((note ?? "").length < 2) throw new Problem(problems.noteMissing);
    await change(tx, loaded, version, {
      act: "return",
      note: note ?? null,
      state: "joint",
      submittedBy: null,
    });
    await tasks.decided(tx, id, "已退回");
    return;
  }
  await confirm(tx, loaded, version, note ?? null);
}

async function confirm(
  tx: Tx,
  loaded: LoadedAssessment,
  version: number,
  note: string | null,
): Promise<void> {
  const { row, file } = loaded;
  const score = scoreOf(loaded, file.answers ?? { points: {}, redLines: {} });
  if (score.outcome.verdict !== "known") throw new Problem(problems.incomplete);
  const { grade } = score.outcome;
  const on = today();
  const parameters = await listParameters(tx, on);
  const months = consequences[grade].reassess === "improve" ? improve.get(parameters) : cycle.get(parameters);
  await change(tx, loaded, version, {
    act: "confirm",
    note,
    state: "confirmed",
    grade,
    percent: score.percent,
    redLine: score.redLines.length > 0,
    confirmedOn: on,
    confirmedBy: tx.actor.accountId,
    nextDueOn: addMonths(on, months),
  });
  await tasks.decided(tx, row.id, `已确认：${gradeCodes.label(grade)}`);
  const before = (await store.listOfChildren(tx, [row.childId])).filter(({ id }) => id !== row.id);
  await tasks.askToFollow(
    tx,
    row,
    grade,
    before.map(({ id }) => id),
  );
  await endAssessing(tx, loaded);
  // What is sealed is told to sealed cases alone: a case open to the office would tell that there was an assessment.
  await tellCasesOf(
    tx,
    row.childId,
    { code: "assessed", data: { grade }, words: "完成监护评估" },
    { onlySealed: row.sealed },
  );
  // A red risk is answered, a fallen score asks for somebody; of a sealed one the village learns nothing.
  await watchChildren(tx, [row.childId]);
}

/** The assessors' work is done: from now on only the office, and whoever leads or was named, looks into it. */
async function endAssessing(tx: Tx, { row }: Pick<LoadedAssessment, "row">): Promise<void> {
  for (const { accountId, part, endedAt } of await listGrants(tx, row.id))
    if (part === "assessor" && endedAt === null)
      await endGrant(tx, row.id, accountId, "评估已确认，评估人员的工作结束");
}

/** @throws access.notFound, protection.assessment.notNow, .stale, .dateLater */
export async function tellResult(
  tx: Tx,
  id: string,
  version: number,
  { on, whom, how }: BodyOf<typeof acts.tellResult>,
): Promise<void> {
  const loaded = await demandAct(tx, id, "tell");
  demandDay(on, loaded.row.confirmedOn ?? on);
  // Asked anew once: the second result stands.
  const until = loaded.row.reason === "objection" ? null : await tasks.objectionUntil(tx, on);
  await change(tx, loaded, version, { act: "tell", toldOn: on, objectionUntil: until });
  await store.updateFile(tx, id, { toldWhom: whom, toldHow: how });
  await tasks.told(tx, id);
}

/** @throws access.notFound, protection.assessment.notNow, .dateLater */
export async function recordHelp(
  tx: Tx,
  id: string,
  { kind, on, what, outcome }: BodyOf<typeof acts.recordHelp>,
): Promise<void> {
  const { row } = await demandAct(tx, id, "help");
  demandDay(on, row.confirmedOn ?? on);
  await store.insertHelp(tx, id, { kind, on, what, outcome: outcome ?? null }, now());
  await tasks.helped(tx, id);
}

/** @throws access.notFound, protection.assessment.notNow, .notAssessor */
export async function nameReader(
  tx: Tx,
  id: string,
  { accountId, reason }: BodyOf<typeof acts.nameReader>,
): Promise<void> {
  await demandAct(tx, id, "reader");
  // Only who sees it by part may open it to another; and only to posts that read assessments.
  if ((await findPart(tx, id)) === undefined) throw new Problem(problems.notNow);
  const [staff] = await store.listStaff(tx, readingRoles, today(), [accountId]);
  if (staff === undefined) throw new Problem(problems.notAssessor);
  await grant(tx, { holderId: id, accountId, part: "reader", reason });
  await store.insertEvent(tx, id, "reader", `${staff.name}：${reason}`, now());
}

const readingRoles = [
  "townshipSupervisor",
  "districtOfficer",
  "districtLeader",
  "assessor",
  "socialWorker",
] as const;

/** @throws access.notFound, protection.assessment.notNow, .stale */
export async function cancelAssessment(tx: Tx, id: string, version: number, reason: string): Promise<void> {
  const loaded = await demandAct(tx, id, "cancel");
  await change(tx, loaded, version, {
    act: "cancel",
    note: reason,
    state: "cancelled",
    cancelledWhy: reason,
  });
  await tasks.stopAsking(
    tx,
    id,
    loaded.assessors.flatMap(({ accountId }) => accountId ?? []),
  );
}
