/**
 * What was paid too much in one programme against what is lacking in another of the same child. No document provides for it, so it
 * takes the payee's consent in writing, and the money of either side is settled month by month.
 */

import { isUnchecked } from "../../../kernel/citation.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { Month } from "../../../kernel/month.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import type { Paying } from "../entitlements/entitlements.service.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { assembleOne } from "./compute-month.service.ts";
import { nextMonthOf } from "./next-month.service.ts";
import { setOffWithConsent } from "./payroll.parameters.ts";
import * as payrolls from "./payroll.store.ts";
import { followPayroll } from "./payroll-tasks.service.ts";
import { recoveryProblems } from "./recoveries.contract.ts";
import { changeRecovery } from "./recoveries.service.ts";
import { findRecovery, type RecoveryRow } from "./recoveries.store.ts";
import { excessOf, lackingBeside, sumOf, takeFrom } from "./set-off.ts";
import type * as contract from "./set-offs.contract.ts";
import { setOffProblems } from "./set-offs.contract.ts";
import * as store from "./set-offs.store.ts";

const consents = readerOf(setOffWithConsent);

/** What is lacking elsewhere, and what was agreed so far. @throws access.notFound */
export async function readSetOff(tx: Tx, id: string): Promise<OutputOf<typeof contract.readSetOff>> {
  const row = await findRecovery(tx, id);
  if (row === undefined) throw notFound();
  tx.note({ subjectIds: [row.childId] });
  const rule = await ruleOf(tx);
  const { excess, lacking } = await sidesOf(tx, row);
  const most = Math.min(row.outstandingFen, sumOf(excess));
  return {
    ...rule,
    offers: (rule.allowed ? lacking : []).map(({ programme, fen, months }) => ({
      programme,
      programmeName: nameFor(tx, programme),
      lackingFen: fen,
      fromMonth: months[0]?.month ?? "",
      toMonth: months.at(-1)?.month ?? "",
      atMostFen: Math.min(most, fen),
    })),
    done: (await store.listSetOffs(tx, id)).map(({ programme, at, ...agreed }) => ({
      ...agreed,
      programmeName: nameFor(tx, programme),
      at: at.toISOString(),
    })),
  };
}

/** @throws access.notFound, benefits.setOff.notAllowed, .consentLater, benefits.recovery.tooMuch, .wrongState, .stale */
export async function recordSetOff(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  body: BodyOf<typeof contract.recordSetOff>,
) {
  if (!(await ruleOf(tx)).allowed) throw new Problem(setOffProblems.notAllowed);
  if (body.consentOn > today()) throw new Problem(setOffProblems.consentLater);
  // Before the case is locked, in the order in which a computation takes them.
  await payrolls.lockPayrolls(tx);
  return changeRecovery(tx, paying, id, version, "setOff", async (row) => {
    const { draft, excess, lacking } = await sidesOf(tx, row);
    const others = lacking.find((one) => one.programme === body.programme)?.months ?? [];
    const atMostFen = Math.min(row.outstandingFen, sumOf(excess), sumOf(others));
    const [taken, counted] = [takeFrom(excess, body.fen), takeFrom(others, body.fen)];
    if (body.fen > atMostFen || taken === undefined || counted === undefined)
      throw new Problem(recoveryProblems.tooMuch, { extra: { atMostFen } });
    await store.insertSetOff(
      tx,
      row,
      { ...body, id: newId() },
      [
        ...taken.map(({ month, fen }) => ({ programme: row.programme, forMonth: month, fen })),
        ...counted.map(({ month, fen }) => ({ programme: body.programme, forMonth: month, fen: -fen })),
      ],
      now(),
    );
    if (draft !== undefined) {
      await payrolls.voidDraft(tx, draft);
      await followPayroll(tx, draft, "情况有变");
    }
    const outstandingFen = row.outstandingFen - body.fen;
    return outstandingFen === 0 ? { outstandingFen, state: "settled" } : { outstandingFen };
  });
}

/** As the month finds them that may still be computed: what stands in a signed one is on its way to the bank. */
async function sidesOf(tx: Tx, { childId, programme }: RecoveryRow) {
  const [newest] = await payrolls.listPayrolls(tx);
  const draft: Month | undefined = newest?.state === "draft" ? newest.month : undefined;
  const assembled = await assembleOne(tx, draft ?? (await nextMonthOf(tx)), childId);
  return { draft, excess: excessOf(assembled, programme), lacking: lackingBeside(assembled, programme) };
}

async function ruleOf(tx: Tx): Promise<{ allowed: boolean; says: string }> {
  const parameters = await listParameters(tx, today());
  const allowed = consents.find(parameters) === true;
  const row = parameters.get(setOffWithConsent.key);
  const basis = row === undefined ? "" : `（${row.document}${isUnchecked(row) ? "，待核" : ""}）`;
  const says = allowed
    ? `文件没有规定可以直接用别的项目抵，须领取人书面同意${basis}`
    : `不能用别的项目抵，只能退款或从同一项目以后的月份抵扣${basis}`;
  return { allowed, says };
}

function nameFor(tx: Tx, programme: PaidProgram): string {
  return paidPrograms.label(shownProgram(programme, seesHiv(tx.actor.role)));
}
