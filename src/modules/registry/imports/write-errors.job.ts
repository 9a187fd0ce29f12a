/**
 * The rows that were not imported, as a workbook ready to be put right and sent in again: the sender's own sheets, titles, columns
 * and cells, with red cells and a last column that says why.
 */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { now } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { Cell, Sheet } from "../../../platform/excel/sheet.ts";
import type { CellFault, ColumnSpec, MarkedRow, SheetSpec } from "../../../platform/excel/workbook-spec.ts";
import { writeWorkbook } from "../../../platform/excel/write-workbook.ts";
import { isDitto } from "../intake/check-row.ts";
import type { LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import { registerFindings } from "./finding-labels.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow, openSamples } from "./import-boxes.service.ts";
import { countStaged, listStaged, type StagedRow } from "./import-rows.store.ts";
import type { StoredSheet } from "./imported-file.ts";
import { type BatchRow, findBatch, findFileLocation } from "./imports.store.ts";
import type { ImportEnvironment } from "./run-import.job.ts";
import { doublesAsStaged, judgeStaged, presentCells, type RowBox } from "./staged-row.ts";

const PAGE = 500;
const FAULTS = "没有导入的原因";
const EXCLUDED = "在检查时选了不导入这一行";

/** Writes the workbook to `out`. */
export async function writeErrors(
  environment: ImportEnvironment,
  batchId: string,
  by: string,
  out: string,
): Promise<void> {
  const asSystem = <Result>(use: (tx: Tx) => Promise<Result>) =>
    unitOfWork(
      environment.database,
      systemActor("import"),
      { operation: "registry.import.errors", effect: "read", audited: false },
      use,
    );
  const found = await asSystem(async (tx) => {
    const batch = await findBatch(tx, batchId);
    if (batch === undefined) return undefined;
    const refused = new Set<number>();
    for (const { index } of batch.sheets) {
      if ((await countStaged(tx, batchId, { refused: true, sheet: index })) > 0) refused.add(index);
    }
    return { batch, refused, location: await findFileLocation(tx, batch.file_id) };
  });
  if (found?.location === undefined) throw new Error(`batch ${batchId} has no file`);
  const { batch, refused, location } = found;
  await environment.files.withLocalPath(location, async (path) => {
    const workbook = await openWorkbook(path);
    try {
      const samples = openSamples(environment.cipher, batch.samples_sealed);
      const sheets = batch.sheets.flatMap((stored, at): SheetSpec[] => {
        const sheet = workbook.sheets[stored.index];
        if (!refused.has(stored.index) || sheet === undefined) return [];
        const read = (after: number) =>
          asSystem((tx) => listStaged(tx, batchId, { refused: true, sheet: stored.index }, after, PAGE));
        return [
          sheetSpec(
            stored,
            samples[at]?.titleLines ?? [],
            markedRows(environment, batch, stored, sheet, read),
          ),
        ];
      });
      await pipeline(
        writeWorkbook({ sheets, stamp: { by, at: now() } }),
        createWriteStream(out, { mode: 0o600 }),
      );
    } finally {
      await workbook.close();
    }
  });
}

function sheetSpec(
  stored: StoredSheet,
  [title, ...captions]: readonly string[],
  rows: AsyncIterable<readonly MarkedRow[]>,
): SheetSpec {
  return {
    name: stored.name ?? "没有导入的行",
    ...(title === undefined ? {} : { title }),
    ...(captions.length === 0 ? {} : { captions }),
    columns: stored.columns.map(({ heading }): ColumnSpec => {
      const levels = heading.split(" / ");
      const leaf = levels.at(-1) ?? heading;
      const group = levels.slice(0, -1).join("");
      return {
        heading: leaf,
        ...(group === "" ? {} : { group }),
        width: Math.min(28, Math.max(10, leaf.length * 2 + 2)),
      };
    }),
    rows,
    faultHeading: FAULTS,
    freezeColumns: 0,
  };
}

/** Both the file's rows and the staged ones come in the sheet's order, so one pass over each is enough. */
async function* markedRows(
  environment: ImportEnvironment,
  batch: BatchRow,
  stored: StoredSheet,
  sheet: Sheet,
  read: (after: number) => Promise<StagedRow[]>,
): AsyncGenerator<readonly MarkedRow[]> {
  let page = await read(0);
  let at = 0;
  for await (const rows of sheet.rows()) {
    const marked: MarkedRow[] = [];
    for (const row of rows) {
      const staged = page[at];
      if (staged === undefined) break;
      if (staged.row_no !== row.row) continue;
      marked.push(markRow(environment, batch, stored, staged, row.cells));
      at += 1;
      if (at === page.length) {
        page = await read(staged.seq);
        at = 0;
      }
    }
    if (marked.length > 0) yield marked;
    if (page.length === 0) return;
  }
}

function markRow(
  { cipher, places }: ImportEnvironment,
  batch: BatchRow,
  stored: StoredSheet,
  staged: StagedRow,
  original: readonly Cell[],
): MarkedRow {
  const box = openRow(cipher, staged.box);
  const around = surroundingsOf(batch, stored);
  const judged = judgeStaged(
    box,
    staged.row_no,
    around,
    places,
    doublesAsStaged(staged.codes, staged.sheet_index),
  );
  const present = presentCells(box, around.sheet.fields);
  const cells = stored.columns.map(({ index, field }) =>
    field === null ? original[index] : standAlone(field, present[field], box),
  );
  const findings = [...judged.findings, ...registerFindings(staged.codes)];
  const positionOf = (column: string) => {
    const at = stored.columns.findIndex(({ field }) => field === column);
    return at >= 0
      ? at
      : Math.max(
          0,
          stored.columns.findIndex(({ field }) => field === "name"),
        );
  };
  const faults: CellFault[] = findings.map(({ column, message }) => ({
    column: positionOf(column),
    message,
  }));
  if (staged.excluded) faults.push({ column: positionOf("name"), message: EXCLUDED });
  return { cells, faults };
}

/** The row above is not in this workbook: what pointed to it (同上, an empty village) is written out. */
function standAlone(field: LedgerFieldKey, cell: Cell, { a: above }: RowBox): Cell {
  const isPlace = field === "village" || field === "township";
  const isEmpty = cell === undefined || (typeof cell === "string" && cell.trim() === "");
  return isDitto(field, cell) || (isPlace && isEmpty) ? (above?.[field] ?? cell) : cell;
}
