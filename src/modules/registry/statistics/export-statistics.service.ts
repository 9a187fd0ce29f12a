/** A statistical table as a file: merged headings, unit, day, notes on how it was counted. */
import type { Tx } from "../../../platform/db/database.ts";
import type { FileCell, FileColumn, TableFile } from "../../../platform/excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { signature } from "../ledgers/export-ledger.service.ts";
import type { Reading } from "../ledgers/read-ledger.service.ts";
import type { StatisticsTable } from "./statistics.contract.ts";

export function exportStatistics(
  tx: Tx,
  { places }: Pick<Reading, "places">,
  table: StatisticsTable,
  format: FileFormat,
): Promise<FileAnswer> {
  return fileAnswer({ ...signature(tx, places.find(table.place.code)), ...statisticsFile(table) }, format);
}

/** The table's own part of a file: heading, rows, total and notes. */
export function statisticsFile(table: StatisticsTable): Omit<TableFile, "captions" | "stamp"> {
  const columns = table.columns.filter(
    (column) => table.total[column.key] !== null || column.kind === "percent",
  );
  const cellsOf = (name: string, cells: Readonly<Record<string, number | null>>): FileCell[] => [
    name,
    ...columns.map((column) => cells[column.key] ?? null),
  ];
  const title = `${table.place.name}${table.title}（截至${table.asOf}）`;
  return {
    name: title,
    title,
    columns: [
      { path: ["区域"], kind: "text", width: 16 },
      ...columns.map(
        (column): FileColumn => ({
          path: [...column.path, column.label],
          kind: column.kind === "count" ? "number" : column.kind,
          width: column.kind === "money" ? 14 : 8,
        }),
      ),
    ],
    frozenColumns: 1,
    notes: [
      ...table.notes.map((note, index) => `${index + 1}. ${note}`),
      ...columns.flatMap((column) =>
        column.note === null ? [] : [`“${[...column.path, column.label].join("·")}”：${column.note}。`],
      ),
    ],
    async *rows() {
      yield [cellsOf("合计", table.total), ...table.rows.map((row) => cellsOf(row.name, row.cells))];
    },
  };
}
