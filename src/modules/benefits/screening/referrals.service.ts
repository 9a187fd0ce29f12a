/** Refers a child to the department that settles a programme, and records its answer; screening follows at once. */
import { v7 as uuid } from "uuid";
import { addDays } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { closeTasks, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { demandChild } from "../../registry/payees.service.ts";
import { referralAnswerDays } from "../applications/applications.parameters.ts";
import { programmeOf } from "../programs/catalogue.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import type { Reading } from "./read-findings.service.ts";
import type { ReferralView } from "./referrals.contract.ts";
import * as contract from "./referrals.contract.ts";
import * as store from "./referrals.store.ts";
import { screenChildren } from "./screen-children.service.ts";

const answer = readerOf(referralAnswerDays);
const STEP = 50;

/** @throws access.notFound, benefits.referral.ownProgramme, benefits.referral.waiting */
export async function referChild(
  tx: Tx,
  reading: Reading,
  { childId, programme, priority, note }: BodyOf<typeof contract.referChild>,
): Promise<ReferralView> {
  const { scopeCode } = await demandChild(tx, childId);
  const { referral, title } = programmeOf(programme);
  if (referral === undefined) throw new Problem(contract.referralProblems.ownProgramme);
  const on = today();
  const days = answer.find(await listParameters(tx, on)) ?? 0;
  const one: store.NewReferral = {
    id: uuid(),
    childId,
    scopeCode,
    programme,
    referredTo: referral.to,
    referredOn: on,
    dueOn: addDays(on, days),
    note: note ?? null,
    priority,
    at: now(),
  };
  if (!(await store.insertReferral(tx, one))) throw new Problem(contract.referralProblems.waiting);
  const name = (await readChildNames(tx, [childId])).get(childId) ?? "";
  await openTasks(tx, [
    {
      kind: "benefits.referral",
      key: keyOfTask(one.id),
      title: `跟进转介：${name} · ${title}`,
      why: `已转介${referral.to}，${one.dueOn} 前要有答复。到期没有答复的，请联系对方并登记结果。`,
      link: "/referrals",
      role: "townshipSupervisor",
      scopeCode: scopeCode.slice(0, 9),
      subjectId: childId,
      dueOn: one.dueOn,
    },
  ]);
  tx.note({ subjectIds: [childId], detail: { programme, to: referral.to, dueOn: one.dueOn } });
  return readReferral(tx, reading, one.id);
}

/** @throws access.notFound, benefits.referral.answered */
export async function answerReferral(
  tx: Tx,
  reading: Reading,
  id: string,
  body: BodyOf<typeof contract.answerReferral>,
  version: number,
): Promise<ReferralView> {
  const row = await store.findReferral(tx, id);
  if (row === undefined) throw notFound();
  const { state, on, amountFen = null, validUntil = null, note = null } = body;
  if (!(await store.answerReferral(tx, id, version, { state, on, amountFen, validUntil, note })))
    throw new Problem(contract.referralProblems.answered);
  await closeTasks(tx, [keyOfTask(id)], contract.referralStateCodes.label(state));
  await screenChildren(tx, [row.childId]);
  await refreshTasks(tx, STEP, [row.childId]);
  tx.note({ subjectIds: [row.childId], detail: { programme: row.programme, state, on } });
  return readReferral(tx, reading, id);
}

export async function listReferrals(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof contract.listReferrals>,
): Promise<OutputOf<typeof contract.listReferrals>> {
  const { programme, state, place, limit } = query;
  const ask = { scope: narrowScope(tx.scope, place), programme, state };
  const list = ["referrals", place ?? "", programme ?? "", state];
  const after = query.cursor === undefined ? undefined : openPosition(reading, list, query.cursor);
  const rows = await store.listReferrals(
    tx,
    ask,
    after === undefined ? undefined : [String(after[0]), String(after[1])],
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map(({ childId }) => childId), detail: { state, shown: page.length } });
  return {
    items: await present(tx, reading, page),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(reading, list, [last.dueOn, last.id]) : null,
    total: await store.countReferrals(tx, ask),
  };
}

async function readReferral(tx: Tx, reading: Reading, id: string): Promise<ReferralView> {
  const row = await store.findReferral(tx, id);
  const [view] = row === undefined ? [] : await present(tx, reading, [row]);
  if (view === undefined) throw notFound();
  return view;
}

async function present(
  tx: Tx,
  { places }: Reading,
  rows: readonly store.ReferralRow[],
): Promise<ReferralView[]> {
  const ids = [...new Set(rows.map(({ childId }) => childId))];
  const names = await readChildNames(tx, ids);
  const on = today();
  const mayWrite = mayDo(tx.actor, "referral.write");
  return rows.map(({ scopeCode, ...row }) => ({
    ...row,
    childName: names.get(row.childId) ?? "",
    villageName: places.nameOf(scopeCode),
    townshipName: places.nameOf(scopeCode.slice(0, 9)),
    title: programmeCodes.label(row.programme),
    isLate: row.state === "waiting" && row.dueOn < on,
    can: row.state === "waiting" && mayWrite ? ["answer" as const] : [],
  }));
}

export function keyOfTask(id: string): string {
  return `benefits.referral/${id}`;
}
