/** A whole file: its sheets from left to right, the doubles of all of them together. */
import type { Workbook } from "../../../platform/excel/sheet.ts";
import {
  type CheckedBatch,
  type CheckOptions,
  checkSheet,
  rememberAccepted,
  type SheetReport,
  surveySheet,
} from "./check-sheet.ts";

/** Judged rows in batches as the reader delivers them; every sheet yields at least one batch, if only to say that it has no table. */
export async function* checkWorkbook(
  workbook: Pick<Workbook, "sheets">,
  options: CheckOptions,
): AsyncGenerator<CheckedBatch> {
  const accepted = rememberAccepted();
  for (const [index, sheet] of workbook.sheets.entries()) {
    yield* checkSheet(sheet, index, options, accepted);
  }
}

/** What the mapping page shows before anything is checked. */
export async function surveyWorkbook(
  workbook: Pick<Workbook, "sheets">,
  options: CheckOptions,
): Promise<SheetReport[]> {
  const reports: SheetReport[] = [];
  for (const [index, sheet] of workbook.sheets.entries())
    reports.push(await surveySheet(sheet, index, options));
  return reports;
}
