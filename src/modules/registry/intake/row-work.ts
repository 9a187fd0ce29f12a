/** The bench on which one row is judged: its cells go in, findings, repairs and values come out. */
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import { repairText } from "../../../kernel/text-repair.ts";
import { rawText } from "../../../platform/excel/tables/cell-text.ts";
import type {
  Finding,
  FindingCode,
  FindingColumn,
  RawCells,
  Repair,
  RepairKind,
  RowContext,
  Severity,
} from "./judged-row.contract.ts";
import type { LedgerFieldKey } from "./ledger-fields.contract.ts";
import { findingSentence, type SentenceFacts } from "./messages.ts";

export interface RowWork {
  /** With ditto marks resolved. */
  readonly cells: RawCells;
  readonly context: RowContext;
  readonly places: PlaceIndex;
  readonly findings: Finding[];
  readonly repairs: Repair[];
  readonly values: Partial<Record<LedgerFieldKey, unknown>>;
}

export type ReportFacts = Omit<SentenceFacts, "column"> & { readonly suggestion?: string };

export function report(
  work: RowWork,
  code: FindingCode,
  at: { readonly column: FindingColumn; readonly severity: Severity },
  facts: ReportFacts = {},
): void {
  const { suggestion, ...said } = facts;
  const message = findingSentence(code, { column: at.column, ...said });
  work.findings.push({ code, ...at, message, ...(suggestion === undefined ? {} : { suggestion }) });
}

export function mend(work: RowWork, column: LedgerFieldKey, from: string, to: string, why: RepairKind): void {
  if (from !== to) work.repairs.push({ column, from, to, why });
}

/** A text cell repaired; the repair is noted. Empty when there is nothing but white space. */
export function cleanText(work: RowWork, column: LedgerFieldKey): string {
  const raw = rawText(work.cells[column]);
  const text = repairText(raw);
  if (text !== raw && text !== "") mend(work, column, raw, text, whyCleaned(raw));
  return text;
}

export function whyCleaned(raw: string): RepairKind {
  return /\s/.test(raw) ? "spaces" : "fullWidth";
}
