/** Prints one paper of an application as PDF or DOCX: the form, the receipt, the notice, the decision. */
import { Readable } from "node:stream";
import { today } from "../../../../kernel/clock.ts";
import { firstOf } from "../../../../kernel/month.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import { listParameters } from "../../../../platform/parameters/parameters.store.ts";
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { renderDocx } from "../../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../../platform/print/render-pdf.ts";
import { SUPPLEMENT } from "../../../../platform/procedures/matter.ts";
import type { MatterFile, ProcedureBinding } from "../../../../platform/procedures/procedure-book.service.ts";
import { procedureProblems } from "../../../../platform/procedures/procedure-problems.contract.ts";
import { readMatter } from "../../../../platform/procedures/read-matter.service.ts";
import { listEntitlementsOf } from "../../entitlements/entitlements.service.ts";
import { findBenefitProcedure } from "../benefit-procedures.ts";
import { answerText, lastDecision } from "../effects/decided.ts";
import { startMonthFor } from "../known-form.service.ts";
import { monthlyFenOf } from "../standard-of.ts";
import { applicationPaper, hasApplicationPaper } from "./application-paper.ts";
import { letters } from "./letters.ts";
import type { MatterPaper } from "./matter-paper.ts";

const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** @throws procedures.nothingToPrint */
export async function printApplication(
  tx: Tx,
  app: App,
  file: MatterFile,
  code: string,
  as: "pdf" | "docx",
): Promise<FileAnswer> {
  const stamp = `${tx.actor.displayName} ${today()} 由童安打印`;
  const document = lay(await paperOf(tx, app, file), code, stamp);
  if (document === undefined) throw new Problem(procedureProblems.nothingToPrint);
  if (file.subjectId !== null) tx.note({ subjectIds: [file.subjectId] });
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return {
    fileName: `${file.subjectName}-${document.title}-${today()}.${as}`,
    mediaType: types[as],
    stream: Readable.from([bytes]),
  };
}

/** What can be printed of every application: its form, where there is an official one, and the letters of its way. */
export function papersOf(procedure: string): NonNullable<ProcedureBinding["papers"]> {
  return [
    ...(hasApplicationPaper(procedure) ? [{ code: "form", title: "申请表" }] : []),
    { code: "receipt", title: "受理回执", since: "received" },
    { code: "notice", title: "一次性告知书", since: "noticed" },
  ];
}

function lay(paper: MatterPaper, code: string, stamp: string): PrintDocument | undefined {
  return code === "form" ? applicationPaper(paper, stamp) : letters[code]?.(paper, stamp);
}

async function paperOf(tx: Tx, app: App, file: MatterFile): Promise<MatterPaper> {
  const view = await readMatter(tx, app, file.id);
  const noticed = view.events.findLast(({ kind }) => kind === "noticed");
  const decision = lastDecision(file, "confirm");
  const isGranted = decision !== null && decision.outcome === "confirm";
  const startMonth = isGranted ? await startMonthFor(tx, decision.on) : null;
  const { home } = file.matter.places;
  return {
    no: file.no,
    procedure: file.procedure,
    spec: file.spec,
    matter: file.matter,
    subjectName: file.subjectName,
    applicant: file.applicant,
    offices: {
      township: `${app.places.nameOf(home.slice(0, 9))}人民政府（街道办事处）`,
      district: `${app.places.nameOf(home.slice(0, 6))}民政局`,
    },
    notice:
      noticed === undefined
        ? null
        : { on: noticed.on, missing: sayMissing(noticed.says), dueOn: supplementDueOn(file) },
    terms: new Map(view.outline.map(({ code, term }) => [code, term])),
    monthlyFen: startMonth === null ? null : await monthlyFen(tx, file, startMonth),
    startMonth,
    endMonth: await endMonthOf(tx, app, file),
  };
}

function supplementDueOn({ matter }: MatterFile): string | null {
  return matter.pauses.findLast(({ kind }) => kind === SUPPLEMENT)?.until ?? null;
}

/** The notice keeps its list in its sentence: "一次性告知需要补正：甲（说明）；乙". */
function sayMissing(says: string): { title: string; says: string }[] {
  const list = says.slice(says.indexOf("：") + 1);
  return list.split("；").map((one) => ({ title: one, says: "" }));
}

async function monthlyFen(tx: Tx, file: MatterFile, month: string): Promise<number | null> {
  const grants = findBenefitProcedure(file.procedure.code)?.grants;
  const rates = await listParameters(tx, firstOf(month));
  return monthlyFenOf({ grants, answers: file.matter.answers, rates }, month);
}

async function endMonthOf(tx: Tx, app: App, file: MatterFile): Promise<string | null> {
  if (file.procedure.code !== "termination" || file.subjectId === null) return null;
  const programme = answerText(file, "programme");
  const held = await listEntitlementsOf(tx, app, file.subjectId);
  return held.findLast((one) => one.programme === programme && one.endedWhy !== null)?.toMonth ?? null;
}
