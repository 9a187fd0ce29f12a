/** Prints a child's sheet and the roster as PDF or DOCX, with the numbers masked as on the screen. */
import { Readable } from "node:stream";
import { today } from "../../../../kernel/clock.ts";
import { type Month, sayMonth } from "../../../../kernel/month.ts";
import type { QueryOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { notFound } from "../../../../platform/access/policy.ts";
import { narrowScope } from "../../../../platform/access/scope.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { printProblems } from "../../../../platform/print/print-problems.ts";
import { renderDocx } from "../../../../platform/print/render-docx.ts";
import { MOST_ROWS, renderPdf } from "../../../../platform/print/render-pdf.ts";
import { seesHiv } from "../../../registry/payees.service.ts";
import type { Paying } from "../../entitlements/entitlements.service.ts";
import { paidPrograms } from "../../entitlements/paid-programs.contract.ts";
import { fillForm } from "../../forms/official-form.ts";
import { payExplanation } from "../../forms/pay-explanation.ts";
import { payrollRoster } from "../../forms/payroll-roster.ts";
import * as store from "../payroll.store.ts";
import { payrollStates } from "../payroll-flow.ts";
import { askedPrograms, presentLines } from "../present-lines.service.ts";
import { demandPayroll, readPaymentSheet } from "../read-lines.service.ts";
import type { printRoster as contract } from "./print-payroll.contract.ts";
import { rosterPaper } from "./roster-paper.ts";
import { sheetPaper } from "./sheet-paper.ts";

type Format = QueryOf<typeof contract>["as"];

const types: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
/** A word processor takes more than the press does, and still ends somewhere. */
const MOST_ROWS_DOCX = 12_000;
const BATCH = 1000;

export interface AskedSheet {
  readonly month: Month;
  readonly childId: string;
  /** As the asker sees it: B02 is B01 to who may not know. */
  readonly programme: string;
}

/** @throws access.notFound, print.noPdf */
export async function printPaymentSheet(
  tx: Tx,
  paying: Paying,
  { month, childId, programme }: AskedSheet,
  as: Format,
): Promise<FileAnswer> {
  const sheet = await readPaymentSheet(tx, paying, month, childId);
  const line = sheet.lines.find((one) => one.programme === programme);
  if (line === undefined) throw notFound();
  tx.note({ subjectIds: [childId], detail: { month, programme, as } });
  const stamp = await stampOf(tx, month);
  const document = fillForm(payExplanation, sheetPaper(sheet, line), stamp);
  return printed(document, `${sheet.name}-${sayMonth(month)}-${document.title}`, as);
}

/** @throws access.notFound, print.tooLong, print.noPdf */
export async function printRoster(
  tx: Tx,
  paying: Paying,
  month: Month,
  { as, place, programme, status }: QueryOf<typeof contract>,
): Promise<FileAnswer> {
  const payroll = await demandPayroll(tx, month);
  const hiv = seesHiv(tx.actor.role);
  const selection: store.LineSelection = {
    month,
    ...narrowScope(tx.scope, place),
    programmes: askedPrograms(programme, hiv),
    status,
  };
  const { lines: count } = await store.sumLines(tx, selection);
  if (count > (as === "pdf" ? MOST_ROWS : MOST_ROWS_DOCX))
    throw new Problem(printProblems.tooLong, { extra: { lines: count } });
  const rows: store.StoredLine[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last === undefined ? undefined : ([last.scopeCode, last.childId, last.programme] as const);
    const batch = await store.listLines(tx, selection, after, BATCH);
    rows.push(...batch);
    if (batch.length < BATCH) break;
  }
  const steps = await store.listSteps(tx, month);
  const office = paying.places.nameOf(place ?? tx.actor.placeCode);
  const head = {
    month,
    programme:
      programme !== undefined && paidPrograms.has(programme) ? paidPrograms.label(programme) : "全部项目",
    office,
    madeOn: today(),
    digest: payroll.digest?.toString("hex") ?? "",
    steps,
  };
  const lines = await presentLines(tx, paying, rows);
  tx.note({ subjectIds: rows.map((row) => row.childId), detail: { month, as, lines: count } });
  const document = fillForm(payrollRoster, rosterPaper(head, lines), await stampOf(tx, month));
  return printed(document, `${sayMonth(month)}-${office}-${document.title}`, as);
}

async function stampOf(tx: Tx, month: Month): Promise<string> {
  const { state } = await demandPayroll(tx, month);
  return `${tx.actor.displayName} ${today()} 由童安打印，${payrollStates.label(state)}`;
}

async function printed(document: PrintDocument, name: string, as: Format): Promise<FileAnswer> {
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return { fileName: `${name}.${as}`, mediaType: types[as], stream: Readable.from([bytes]) };
}
