/** A record as people read it: the form's own labels and words. Pure. */
import { type FieldSpec, fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormValue, fieldText, isEmpty, rowsOf } from "../../../../faces/desk/form/form-value.ts";
import { type RecordKind, recordForms, recordTables } from "../records/record-kinds.contract.ts";

export interface RecordLine {
  readonly label: string;
  readonly text: string;
  /** Of several, one line each. */
  readonly rows?: readonly string[];
}

/** What another page fills in, or only machines read. */
export const notAsked: readonly string[] = ["assessmentId"];

export function specsOf(kind: RecordKind): FieldSpec[] {
  return fieldsOf(recordForms[kind], recordTables).filter(({ key }) => !notAsked.includes(key));
}

export function linesOf(kind: RecordKind, content: FormValue): RecordLine[] {
  return specsOf(kind)
    .filter(({ key }) => !isEmpty(content[key]))
    .map((spec) => {
      const field = content[spec.key];
      const line = { label: spec.label, text: fieldText(spec, field) };
      if (spec.items === undefined) return line;
      const items = spec.items;
      return { ...line, rows: rowsOf(field).map((row) => rowText(items, row)) };
    });
}

/** `心理干预 · 区卫生健康委 · 心理干预六次 · 2026-12-20 以前` */
function rowText(items: readonly FieldSpec[], row: FormValue): string {
  return items
    .filter(({ key }) => !isEmpty(row[key]))
    .map((spec) => `${fieldText(spec, row[spec.key])}${spec.kind === "date" ? " 以前" : ""}`)
    .join(" · ");
}
