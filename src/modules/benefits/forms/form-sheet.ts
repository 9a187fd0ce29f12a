/** A form as it lies on the table: its number at the head, one table, a note at the foot. */
import { z } from "zod";
import {
  dateOrBlank,
  type PrintDocument,
  paragraph,
  type Row,
} from "../../../platform/print/document.contract.ts";
import { cellsOf, GRID, heights } from "./form-cells.ts";
import { day, words } from "./form-fields.ts";

/** What every application has besides its matter. */
export const applicationFields = z.object({
  number: words("编号"),
  filledOn: day("填表日期"),
  attachments: words("所附材料"),
});
type Application = z.output<typeof applicationFields>;

/** Who signs that what the application says is true. */
export const applicantFields = z.object({ name: words("申请人"), on: day("日期") });

export function formSheet(
  head: { readonly number: string | undefined; readonly right?: string },
  rows: readonly Row[],
  note: string,
): Omit<PrintDocument, "title"> {
  const { number = "", ...right } = head;
  return {
    look: "form",
    blocks: [
      { kind: "ends", left: `编号：${number}`, ...right },
      { kind: "table", columns: GRID, rows },
      paragraph(note, "note"),
    ],
  };
}

export function applicationSheet({ number, filledOn }: Application, rows: readonly Row[], note: string) {
  return formSheet({ number, right: `填表日期：${dateOrBlank(filledOn)}` }, rows, note);
}

export function attachmentsRow(form: Application): Row {
  return { cells: cellsOf(applicationFields, form).pair("attachments", 4, 20), height: heights.words };
}
