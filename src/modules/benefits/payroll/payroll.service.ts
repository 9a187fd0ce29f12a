/** The payroll as an act: seen, explained, signed by one after the other, sent back, closed. */
import { now, today } from "../../../kernel/clock.ts";
import { firstOf, type Month, sayMonth } from "../../../kernel/month.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { cutoffDay, payday } from "../benefits.parameters.ts";
import { paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import "./payroll.access.ts";
import type { PayrollFigures } from "./figures.contract.ts";
import { blockingChecks, warningChecks } from "./line-checks.contract.ts";
import { nextMonthOf } from "./next-month.service.ts";
import * as files from "./payment-files.store.ts";
import type { explainChecks as explaining, PayrollSummary, PayrollView } from "./payroll.contract.ts";
import * as store from "./payroll.store.ts";
import {
  decideAct,
  type PayrollAct,
  payrollActs,
  payrollStates,
  sayStillOpen,
  sayWaiting,
} from "./payroll-flow.ts";
import { payrollProblems } from "./payroll-problems.contract.ts";
import { askForDueMonth, followPayroll } from "./payroll-tasks.service.ts";
import { sayCheck } from "./present-lines.service.ts";
import { demandPayroll } from "./read-lines.service.ts";
import { takeOff } from "./recoveries.store.ts";

export async function listPayrolls(tx: Tx) {
  const rows = await store.listPayrolls(tx);
  const month = await nextMonthOf(tx);
  const open = rows.find((row) => row.state !== "closed");
  return {
    items: rows.map((row) => summaryOf(tx, row)),
    next: { month, can: mayDo(tx.actor, "payroll.prepare"), openBefore: open?.month ?? null },
  };
}

function summaryOf(tx: Tx, row: store.PayrollRow): PayrollSummary {
  return {
    month: row.month,
    title: `${sayMonth(row.month)}发放`,
    state: row.state,
    stateName: payrollStates.label(row.state),
    version: row.version,
    figures: seesHiv(tx.actor.role) ? row.figures : withoutHiv(row.figures),
    computedAt: row.computedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

/** Sums of the programme that tells of an infection are in the orphans' for everybody else. */
function withoutHiv(figures: PayrollFigures): PayrollFigures {
  const byProgramme: PayrollFigures["byProgramme"] = {};
  for (const [code, count] of Object.entries(figures.byProgramme)) {
    const shown = paidPrograms.has(code) ? shownProgram(code, false) : code;
    const held = byProgramme[shown] ?? { lines: 0, fen: 0 };
    byProgramme[shown] = { lines: held.lines + count.lines, fen: held.fen + count.fen };
  }
  return { ...figures, byProgramme };
}

/** Digits of a district's code. */
const DISTRICT = 6;

const paysBy = readerOf(payday);
const cutoff = readerOf(cutoffDay);

export async function readPayroll(tx: Tx, month: Month): Promise<PayrollView> {
  const row = await demandPayroll(tx, month);
  const steps = await store.listSteps(tx, month);
  const made = await files.listFiles(tx, month);
  const parameters = await listParameters(tx, firstOf(month));
  return {
    ...summaryOf(tx, row),
    comparedWith: row.comparedWith,
    earlyReason: row.earlyReason,
    digest: row.digest?.toString("hex") ?? "",
    differences: await differencesSeen(tx, row),
    checks: await checksOf(tx, row),
    steps: steps.map(({ act, by, at, note }) => ({
      act,
      actName: payrollActs.label(act),
      by,
      at: at.toISOString(),
      note,
    })),
    files: made.map((file) => ({
      id: file.id,
      seq: file.seq,
      template: file.template,
      templateTitle: file.templateTitle,
      lines: file.lines,
      fen: file.fen,
      madeAt: file.madeAt.toISOString(),
      returnedAt: file.returnedAt?.toISOString() ?? null,
      paid: { lines: file.paidLines, fen: file.paidFen },
      rejected: { lines: file.rejectedLines, fen: file.rejectedFen },
    })),
    reconciled: await reconcile(tx, month),
    payday: `每月 ${paysBy.get(parameters)} 日前`,
    stillOpen: row.state === "draft" ? sayStillOpen(month, cutoff.get(parameters), today()) : null,
    can: actsOf(tx, row, steps, made),
    waitsFor: sayWaiting(row.state),
  };
}

function seesDistrict(tx: Tx): boolean {
  return tx.actor.placeCode.length <= DISTRICT;
}

/** A township sees its own: what the whole district's figures count is not what its list shows. */
async function differencesSeen(tx: Tx, { month, figures }: store.PayrollRow) {
  return seesDistrict(tx) ? figures.differences : store.sumDifferences(tx, month);
}

async function checksOf(tx: Tx, row: store.PayrollRow): Promise<PayrollView["checks"]> {
  const open = new Map((await store.countOpenWarnings(tx, row.month)).map((one) => [one.code, one.lines]));
  const words = await store.listWords(tx, row.month);
  const view = (code: string, kind: "blocking" | "warning", lines: number) => ({
    code,
    label: sayCheck(code),
    kind,
    lines,
    open: kind === "warning" ? (open.get(code) ?? 0) : 0,
    words: words
      .filter((word) => word.code === code)
      .map(({ word, by, at, childName }) => ({ word, by, at: at.toISOString(), childName })),
  });
  const { blocking, warnings } = seesDistrict(tx) ? row.figures : await store.countChecks(tx, row.month);
  return [
    ...blockingChecks.codes.flatMap((code) =>
      blocking[code] ? [view(code, "blocking", blocking[code])] : [],
    ),
    ...warningChecks.codes.flatMap((code) => (warnings[code] ? [view(code, "warning", warnings[code])] : [])),
  ];
}

/** Two sums reckoned apart: the parts of all lines, and what became of the lines. */
async function reconcile(tx: Tx, month: Month): Promise<PayrollView["reconciled"]> {
  const sums = await store.sumByStatus(tx, month);
  const of = (status: string) => sums.find((one) => one.status === status)?.fen ?? 0;
  const entitledFen = await files.sumItems(tx, month);
  const [paidFen, rejectedFen, withheldFen, pendingFen] = [
    of("paid"),
    of("rejected"),
    of("withheld"),
    of("pay"),
  ];
  return {
    entitledFen,
    paidFen,
    rejectedFen,
    withheldFen,
    pendingFen,
    balances: entitledFen === paidFen + rejectedFen + withheldFen + pendingFen,
  };
}

function actsOf(
  tx: Tx,
  row: store.PayrollRow,
  steps: readonly store.StepRow[],
  made: readonly files.FileRow[],
): PayrollView["can"] {
  const may = (act: PayrollAct) => decideAct(act, row, tx.actor, steps).verdict === "yes";
  const can: PayrollView["can"] = [];
  const isPreparer = mayDo(tx.actor, "payroll.prepare") && row.state === "draft";
  if (isPreparer) can.push("compute", "explain");
  for (const act of ["submit", "review", "approve", "return"] as const) if (may(act)) can.push(act);
  const pays = mayDo(tx.actor, "payroll.pay");
  if (may("send") || (pays && row.state === "paying")) can.push("makeFile");
  if (pays && row.state === "paying") {
    if (made.some((file) => file.returnedAt === null)) can.push("takeReturn");
    else can.push("close");
  }
  can.push("export");
  return can;
}

export async function explainChecks(
  tx: Tx,
  month: Month,
  { check, childId, word }: BodyOf<typeof explaining>,
): Promise<PayrollView> {
  await store.lockPayrolls(tx);
  const row = await demandPayroll(tx, month);
  if (row.state !== "draft") throw new Problem(payrollProblems.wrongState);
  await store.insertWord(tx, {
    id: newId(),
    month,
    code: check,
    childId: childId ?? null,
    scopeCode: tx.actor.placeCode,
    word,
    at: now(),
  });
  tx.note({ ...(childId === undefined ? {} : { subjectIds: [childId] }), detail: { month, check } });
  return readPayroll(tx, month);
}

/** Signs, sends back or closes. @throws the flow's problems */
export async function takeStep(
  tx: Tx,
  month: Month,
  act: PayrollAct,
  version: number,
  note: string | undefined,
): Promise<PayrollView> {
  await store.lockPayrolls(tx);
  const row = await demandPayroll(tx, month);
  if (row.version !== version)
    throw new Problem(payrollProblems.stale, { extra: { seen: version, held: row.version } });
  await passStep(tx, row, act, note);
  return readPayroll(tx, month);
}

export async function passStep(
  tx: Tx,
  row: store.PayrollRow,
  act: PayrollAct,
  note: string | undefined,
): Promise<void> {
  const verdict = decideAct(act, row, tx.actor, await store.listSteps(tx, row.month));
  if (verdict.verdict === "no") throw new Problem(payrollProblems[verdict.why]);
  if (act === "submit") {
    if (row.digest === null) throw new Problem(payrollProblems.outdated);
    await demandExplained(tx, row.month);
  }
  if (act === "close") await demandFinished(tx, row.month);
  await store.insertStep(tx, row.month, act, note ?? null, now());
  await store.putState(tx, row.month, verdict.to, verdict.to === "closed" ? now() : null);
  if (act === "close") await takeOff(tx, row.month, now());
  await followPayroll(tx, row.month, payrollActs.label(act));
  if (act === "close") await askForDueMonth(tx);
  tx.note({ detail: { month: row.month, act, ...(note === undefined ? {} : { note }) } });
}

async function demandExplained(tx: Tx, month: Month): Promise<void> {
  const open = await store.countOpenWarnings(tx, month);
  if (open.length === 0) return;
  throw new Problem(payrollProblems.warningsOpen, {
    detail: `没有提交，算好的名册还在。还没有说明的：${open.map((one) => `${sayCheck(one.code)} ${one.lines} 条`).join("，")}。`,
    extra: { open },
  });
}

async function demandFinished(tx: Tx, month: Month): Promise<void> {
  const sums = await reconcile(tx, month);
  if (sums.pendingFen === 0 && sums.balances) return;
  throw new Problem(payrollProblems.unfinished, { extra: { ...sums } });
}
