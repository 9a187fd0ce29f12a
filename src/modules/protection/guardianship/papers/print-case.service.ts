/** A paper of a procedure of guardianship as PDF or DOCX. */
import { Readable } from "node:stream";
import { today } from "../../../../kernel/clock.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { renderDocx } from "../../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../../platform/print/render-pdf.ts";
import { paperOf } from "../../../../platform/procedures/form-view.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { procedureProblems } from "../../../../platform/procedures/procedure-problems.contract.ts";
import { listCustodies, listPlacements } from "../custody.store.ts";
import { placementCodes } from "../guardianship-codes.contract.ts";
import { bureauName, townshipName } from "../offices.ts";
import { casePaper } from "./case-papers.ts";
import type { PaperCase } from "./paper-case.ts";

const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** @throws procedures.nothingToPrint */
export async function printCase(
  tx: Tx,
  app: App,
  file: MatterFile,
  code: string,
  as: "pdf" | "docx",
): Promise<FileAnswer> {
  const document = casePaper(await caseOf(tx, app, file), code, stampOf(tx));
  if (document === undefined) throw new Problem(procedureProblems.nothingToPrint);
  if (file.subjectId !== null) tx.note({ subjectIds: [file.subjectId] });
  return fileOf(document, file.subjectName, as);
}

export function stampOf(tx: Tx): string {
  return `${tx.actor.displayName} ${today()} 由童安打印`;
}

export async function fileOf(
  document: PrintDocument,
  subjectName: string,
  as: "pdf" | "docx",
): Promise<FileAnswer> {
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return {
    fileName: `${subjectName}-${document.title}-${today()}.${as}`,
    mediaType: types[as],
    stream: Readable.from([bytes]),
  };
}

async function caseOf(tx: Tx, app: App, file: MatterFile): Promise<PaperCase> {
  const { home } = file.matter.places;
  const own = file.subjectId === null ? [] : await listPlacements(tx, file.subjectId);
  const placed = own.find(({ endedOn }) => endedOn === null) ?? own[0];
  const custodies = file.subjectId === null ? [] : await listCustodies(tx, file.subjectId);
  const words = paperOf(file.spec, file.form, []).flatMap(({ fields }) =>
    fields.map((one): [string, string] => [one.field, one.words]),
  );
  return {
    no: file.no,
    procedure: file.procedure,
    spec: file.spec,
    matter: file.matter,
    subjectName: file.subjectName,
    words: new Map(words),
    offices: { district: bureauName(app.places, home), township: townshipName(app.places, home) },
    placement:
      placed === undefined
        ? null
        : {
            kind: placementCodes.label(placed.kind),
            placeName: placed.placeName,
            carer: placed.carer,
            carerRelation: placed.carerRelation ?? "",
            from: placed.from,
            handover: placed.handover,
          },
    termEndsOn: custodies.find(({ matterId }) => matterId === file.id)?.termEndsOn ?? null,
  };
}
