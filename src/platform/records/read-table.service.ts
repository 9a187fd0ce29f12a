/** A spreadsheet read row by row, as the kind's columns want it. */
import { today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import { openWorkbook } from "../excel/open-workbook.ts";
import type { SheetRow } from "../excel/sheet.ts";
import type { App } from "../http/app.ts";
import {
  findColumns,
  importColumns,
  isEmptyRow,
  type ReadingRows,
  type ReadRow,
  readRow,
} from "./import-rows.ts";
import { writableUnits } from "./kinds.service.ts";
import { findOrganisations } from "./organisations/find-organisations.service.ts";
import { townshipNames } from "./read-about.service.ts";
import type { RecordKind } from "./record.ts";
import { recordProblems } from "./record-problems.contract.ts";

const MOST = 2000;
/** A heading stands within the first rows, below a title. */
const HEADING_WITHIN = 6;

/** The first sheet that has the headings. */
export async function readTable(
  tx: Tx,
  app: Pick<App, "places">,
  kind: RecordKind,
  path: string,
): Promise<ReadRow[]> {
  const units = writableUnits(tx.actor, app, kind);
  const columns = importColumns(
    kind,
    units.map(({ name }) => name),
  );
  const start: Omit<ReadingRows, "columns"> = {
    kind,
    units,
    ownUnit: ownUnitOf(tx, app, kind),
    today: today(),
    ...(await aboutChoices(tx, app, kind)),
  };
  const book = await openWorkbook(path);
  try {
    for (const sheet of book.sheets) {
      const rows: ReadRow[] = [];
      let reading: ReadingRows | undefined;
      let seen = 0;
      for await (const { row, cells } of eachRow(sheet.rows())) {
        seen += 1;
        if (reading === undefined) {
          const found = findColumns(columns, cells);
          if (found !== undefined) reading = { ...start, columns: found };
          else if (seen > HEADING_WITHIN) break;
        } else if (!isEmptyRow(cells)) {
          if (rows.length >= MOST) throw new Problem(recordProblems.tooManyRows);
          rows.push(readRow(reading, row, cells));
        }
      }
      if (reading !== undefined) return rows;
    }
    throw new Problem(recordProblems.noHeadings);
  } finally {
    await book.close();
  }
}

async function aboutChoices(tx: Tx, app: Pick<App, "places">, { about }: RecordKind) {
  if (about?.kind === "place") return { townships: townshipNames(app, tx.actor.placeCode) };
  return about?.of === undefined ? {} : { organisations: await findOrganisations(tx, app, about.of) };
}

async function* eachRow(batches: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<SheetRow> {
  for await (const batch of batches) yield* batch;
}

/** Whose the rows are where no column says it. */
export function ownUnitOf(tx: Tx, app: Pick<App, "places">, kind: RecordKind): string | undefined {
  const units = writableUnits(tx.actor, app, kind);
  return units.length === 1 ? units[0]?.unit : units.find(({ isOwn }) => isOwn)?.unit;
}
