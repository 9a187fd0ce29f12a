/** The leader's paper: the same tables as the file, small figures withheld, with what each counts below it. */
import { Readable } from "node:stream";
import { businessMoment, now } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import {
  type Block,
  label,
  type PrintDocument,
  paragraph,
  text,
} from "../../../platform/print/document.contract.ts";
import { renderDocx } from "../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../platform/print/render-pdf.ts";
import { leavingPicture } from "./export-picture.service.ts";
import type * as contract from "./picture.contract.ts";
import { sayCell, sayDefinition } from "./say-cell.ts";
import type { LeavingTable } from "./withhold.ts";

const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** @throws access.notFound, print.noPdf */
export async function printPicture(
  tx: Tx,
  app: App,
  { as, ...query }: QueryOf<typeof contract.printPicture>,
): Promise<FileAnswer> {
  const { title, tables, notes } = await leavingPicture(tx, app, query);
  const document: PrintDocument = {
    ...{ title, look: "form", landscape: true },
    stamp: `${tx.actor.displayName} ${businessMoment(now())} 打印`,
    blocks: [...tables.flatMap(blocksOf), ...notes.map((note) => paragraph(note, "note"))],
  };
  tx.note({ detail: { title, as } });
  const bytes = await (as === "pdf" ? renderPdf(document) : renderDocx(document));
  return {
    fileName: `${title}.${as}`,
    mediaType: mediaTypes[as],
    stream: Readable.from(bytes),
  };
}

const NAMES = 3;
/** A table of so many rows is not parted between two pages. */
const SHORT = 12;

function blocksOf({ table, rows, total }: LeavingTable): Block[] {
  const line = (name: string, cells: LeavingTable["rows"][number]) => ({
    cells: [
      text(name, { align: "left" }),
      ...table.columns.map(({ kind }, at) => text(sayCell(kind, cells[at] ?? null), { align: "right" })),
    ],
  });
  return [
    paragraph(table.title, "heading"),
    {
      kind: "table",
      type: "small",
      columns: [NAMES, ...table.columns.map(() => 1)],
      headRows: 1,
      whole: table.rows.length <= SHORT,
      rows: [
        { cells: [label(table.by), ...table.columns.map((column) => label(column.label))] },
        ...table.rows.map((row, at) => line(row.label, rows[at] ?? [])),
        ...(total === null ? [] : [line("合计", total)]),
      ],
    },
    paragraph(sayDefinition(table.definition), "note"),
  ];
}
