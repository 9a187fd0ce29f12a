/** What a cell of the check grid shows, and why it is coloured. Pure. */
import type { Finding, ImportRow, Repair } from "../../../imports/import-rows.contract.ts";

export interface CellView {
  readonly text: string;
  readonly mark: "reject" | "warn" | "repaired" | "edited" | "plain";
  readonly findings: readonly Finding[];
  readonly repair: Repair | undefined;
}

const NOTHING: readonly Finding[] = [];

/** A faulty cell shows what the file says; one that is understood shows what will be stored. */
export function cellView(row: ImportRow, field: string): CellView {
  const cell = row.cells[field];
  const found = row.findings.filter(({ column }) => column === field);
  const findings = found.length === 0 ? NOTHING : found;
  const repair = row.repairs.find(({ column }) => column === field);
  const isTold = repair !== undefined && !isCompletion(repair);
  const reject = findings.some(({ severity }) => severity === "reject");
  const text = findings.length > 0 ? cell?.raw || cell?.value || "" : cell?.value || cell?.raw || "";
  if (findings.length > 0) return { text, mark: reject ? "reject" : "warn", findings, repair };
  if (cell?.edited === true) return { text, mark: "edited", findings, repair };
  return { text, mark: isTold ? "repaired" : "plain", findings, repair };
}

/** A place's name written out in full (佛耳村 → 佛耳村村民委员会) changes nothing: a dot in every row would hide the dots that tell something. */
function isCompletion({ column, from }: Repair): boolean {
  return (column === "village" || column === "township") && from !== "";
}

/** Findings that no shown column carries: about the row as a whole, or about a column that the file has not. */
export function rowFindings(row: ImportRow, fields: ReadonlySet<string>): Finding[] {
  return row.findings.filter(({ column }) => !fields.has(column));
}

/** 身份证号 of the row, for screen readers and the side list. */
export function rowTitle(row: ImportRow): string {
  const name = row.cells["name"];
  const said = name?.value || name?.raw || "（没有姓名）";
  return `${row.sheet === null ? "" : `${row.sheet} `}第 ${row.row} 行 ${said}`;
}
