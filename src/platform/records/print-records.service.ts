/** One entry, or the list as it is narrowed, as PDF or DOCX. */
import { Readable } from "node:stream";
import { today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { PrintDocument } from "../print/document.contract.ts";
import { renderDocx } from "../print/render-docx.ts";
import { MOST_ROWS, renderPdf } from "../print/render-pdf.ts";
import { countEntries } from "./entries.store.ts";
import { columnsOf, inBatches } from "./export-records.service.ts";
import { getKindFor } from "./kinds.service.ts";
import type { printEntries as contract } from "./print-records.contract.ts";
import { filterOf, readEntry } from "./read-record.service.ts";
import type { RecordKind } from "./record.ts";
import { entryPaper, listPaper } from "./record-papers.ts";
import { recordProblems } from "./record-problems.contract.ts";
import type { EntryView } from "./records.contract.ts";

type Format = "pdf" | "docx";
/** The list's heading. */
const HEAD_ROWS = 1;

const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** @throws access.notFound */
export async function printEntry(
  tx: Tx,
  app: Pick<App, "places">,
  asked: { readonly kind: string; readonly id: string; readonly as: Format },
): Promise<FileAnswer> {
  const kind = getKindFor(tx.actor, asked.kind);
  const entry = await readEntry(tx, app, asked.kind, asked.id);
  return printed(entryPaper(headOf(tx, kind), entry), asked.as);
}

/** @throws access.notFound, records.tooMany */
export async function printEntries(
  tx: Tx,
  app: Pick<App, "places">,
  kindCode: string,
  { as, ...query }: QueryOf<typeof contract>,
): Promise<FileAnswer> {
  const kind = getKindFor(tx.actor, kindCode);
  const filter = filterOf(tx, kind, query);
  const total = await countEntries(tx, filter);
  if (total > MOST_ROWS - HEAD_ROWS) throw new Problem(recordProblems.tooMany, { extra: { total } });
  const entries: EntryView[] = [];
  for await (const batch of inBatches(tx, app, kind, filter)) entries.push(...batch);
  tx.note({ subjectIds: entries.map(({ id }) => id), detail: { kind: kindCode, rows: total, as } });
  return printed(listPaper(headOf(tx, kind), columnsOf(kind), entries), as);
}

function headOf({ actor }: Tx, { title, dayLabel, about, basis }: RecordKind) {
  return {
    title,
    office: actor.placeName,
    dayLabel,
    aboutLabel: about?.label,
    basis: basis.map(({ document, clause }) => `${document}${clause ?? ""}`),
    stamp: `${actor.displayName} ${today()} 由童安打印`,
  };
}

async function printed(document: PrintDocument, as: Format): Promise<FileAnswer> {
  const bytes = as === "docx" ? await renderDocx(document) : await renderPdf(document);
  return {
    fileName: `${document.title}-${today()}.${as}`,
    mediaType: types[as],
    stream: Readable.from([bytes]),
  };
}
