/** The picture as a file: one sheet that holds all tables one below the other, small numbers withheld. */
import { businessMoment } from "../../../kernel/clock.ts";
import { SMALLEST_SHOWN, WITHHELD } from "../../../kernel/suppress-small.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileCell } from "../../../platform/excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { signature } from "../../registry/ledgers/export-ledger.service.ts";
import { type LeavingTable, leaving } from "./leaving-tables.ts";
import type { FigureColumn, PictureView } from "./picture.contract.ts";
import { shortSpan } from "./short-span.ts";

const WIDEST = 10;

export function exportPicture(
  tx: Tx,
  { places }: Pick<App, "places">,
  picture: PictureView,
  format: FileFormat,
): Promise<FileAnswer> {
  const title = `${picture.place.name}保护工作概览（${picture.period.from} 至 ${picture.period.to}）`;
  const width = Math.max(WIDEST, ...picture.tables.map(({ columns }) => columns.length + 1));
  tx.note({ detail: { title, format } });
  return fileAnswer(
    {
      ...signature(tx, places.find(picture.place.code)),
      name: title,
      title,
      columns: Array.from({ length: width }, (_, at) => ({
        path: [at === 0 ? "项目" : `第 ${at} 栏`],
        kind: "text" as const,
        width: at === 0 ? 34 : 14,
      })),
      frozenColumns: 1,
      notes: [
        `在办的个案截至 ${businessMoment(new Date(picture.at))}。`,
        `小于 ${SMALLEST_SHOWN} 的数和能推算出它的数用“${WITHHELD}”代替，离开本单位的表不显示。`,
        ...picture.tables.map(({ title: name, says }) => `“${name}”：${says}。`),
      ],
      async *rows() {
        for (const table of leaving(picture.tables)) yield linesOf(table, width);
      },
    },
    format,
  );
}

function linesOf({ table, rows }: LeavingTable, width: number): FileCell[][] {
  const fill = (cells: readonly FileCell[]): FileCell[] =>
    Array.from({ length: width }, (_, at) => cells[at] ?? null);
  return [
    fill([`【${table.title}】`]),
    fill([table.rowTitle, ...table.columns.map(({ label }) => label)]),
    ...rows.map(({ label, cells }) =>
      fill([label, ...table.columns.map((column, at) => textOf(column, cells[at] ?? null))]),
    ),
    fill([]),
  ];
}

function textOf({ kind }: FigureColumn, value: number | typeof WITHHELD | null): FileCell {
  if (value === null) return "—";
  if (value === WITHHELD) return WITHHELD;
  if (kind === "percent") return `${(value / 100).toFixed(1)}%`;
  return kind === "minutes" ? shortSpan(value) : String(value);
}
