/** Prints the papers of an assessment as PDF or DOCX. */
import { Readable } from "node:stream";
import { today } from "../../../kernel/clock.ts";
import type { ParamsOf, QueryOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import type { PrintDocument } from "../../../platform/print/document.contract.ts";
import { renderDocx } from "../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../platform/print/render-pdf.ts";
import { blankSheet, informationLetter, report, resultLetter } from "./assessment-papers.ts";
import type { AssessmentView } from "./assessments.contract.ts";
import type { printAssessment as contract } from "./print-assessment.contract.ts";
import { type Reading, readAssessment } from "./read-assessments.service.ts";

type Paper = ParamsOf<typeof contract>["paper"];
type Format = QueryOf<typeof contract>["as"];

const types: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** @throws access.notFound, print.noPdf */
export async function printAssessment(
  tx: Tx,
  reading: Reading,
  { id, paper }: ParamsOf<typeof contract>,
  as: Format,
): Promise<FileAnswer> {
  const one = await readAssessment(tx, reading, id);
  const document = {
    ...paperOf(paper, one, { office: tx.actor.placeName, on: today() }),
    stamp: `${tx.actor.displayName} ${today()} 由童安打印`,
  };
  tx.note({ subjectIds: [one.childId], detail: { paper, as } });
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return {
    fileName: `${one.childName}-${document.title}.${as}`,
    mediaType: types[as],
    stream: Readable.from([bytes]),
  };
}

function paperOf(
  paper: Paper,
  one: AssessmentView,
  head: { readonly office: string; readonly on: string },
): PrintDocument {
  switch (paper) {
    case "information":
      return informationLetter(one, head);
    case "result":
      return resultLetter(one, head);
    case "sheet":
      return blankSheet(one);
    case "report":
      return report(one);
  }
}
