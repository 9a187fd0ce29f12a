/** One row of a ledger: cells and what stands around them in, judgement out. The file pass and the grid use the same. */
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { rawText } from "../../../platform/excel/tables/cell-text.ts";
import { blankRecord } from "./blank-record.ts";
import { judgeCategory } from "./judge-category.ts";
import { judgeCells } from "./judge-cells.ts";
import { type ChildIdentity, judgeChild } from "./judge-child.ts";
import { judgePlace } from "./judge-place.ts";
import type {
  Finding,
  JudgedRow,
  LedgerValues,
  Outcome,
  RawCells,
  RowContext,
} from "./judged-row.contract.ts";
import { LEDGER_FIELD_KEYS, type LedgerFieldKey } from "./ledger-fields.contract.ts";
import { mend, type RowWork, report } from "./row-work.ts";

/** The accepted rows above the one that is judged, for finding doubles. */
export interface EarlierRows {
  /** The order of the sheet that keeps this number, if an accepted row above has it. */
  sheetOfNumber(citizenNo: string): number | undefined;
  hasNameAndBirthDate(name: string, birthDate: string): boolean;
}

export const NO_EARLIER_ROWS: EarlierRows = {
  sheetOfNumber: () => undefined,
  hasNameAndBirthDate: () => false,
};

/** What later rows are compared with: set only while no reason to refuse the row has been found. */
export interface RowMarks {
  readonly citizenNo?: string;
  readonly name?: string;
  readonly birthDate?: string;
}

const NO_VALUES = blankRecord(LEDGER_FIELD_KEYS);
const DITTO = /^(?:同上|〃|″|〞|"|”|“|''|′′)$/;
/** 同上 under a name, number or birth date would be the same child twice. */
const NEVER_DITTO: ReadonlySet<LedgerFieldKey> = new Set<LedgerFieldKey>([
  "seq",
  "name",
  "citizenNo",
  "birthDate",
]);

export function isDitto(key: LedgerFieldKey, cell: Cell): boolean {
  if (typeof cell !== "string" || cell.length > 6 || !mayBeDitto(cell) || NEVER_DITTO.has(key)) return false;
  return DITTO.test(comparable(cell));
}

/** Asked of every cell, so by its first character only: Han other than 同, digits and letters never begin a mark. */
function mayBeDitto(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first >= 0x4e00 && first <= 0x9fff) return first === 0x540c;
  return first < 0x28 || first > 0x7e;
}

/** Judges a row as the file pass does; `marks` are what the rows below must know of it. */
export function checkRow(
  cells: RawCells,
  context: RowContext,
  places: PlaceIndex,
  earlier: EarlierRows,
): { readonly judged: JudgedRow; readonly marks: RowMarks | undefined } {
  const work: RowWork = { cells, context, places, findings: [], repairs: [], values: { ...NO_VALUES } };
  const bench = withDittos(work);
  const child = judgeChild(bench);
  if (child !== undefined) {
    judgePlace(bench);
    judgeCells(bench, child);
    judgeCategory(bench);
    if (context.hidden) report(bench, "row.hidden", { column: "row", severity: "warn" });
    judgeDoubles(bench, child, earlier);
  }
  const outcome = outcomeOf(bench.findings);
  const judged = {
    context,
    cells,
    outcome,
    findings: inOrder(bench.findings),
    repairs: inOrder(bench.repairs),
    values: bench.values as LedgerValues,
  };
  return { judged, marks: outcome === "reject" || child === undefined ? undefined : marksOf(child) };
}

/** The same row after a person has changed cells in the grid. */
export function recheckRow(
  cells: RawCells,
  context: RowContext,
  places: PlaceIndex,
  earlier: EarlierRows = NO_EARLIER_ROWS,
): JudgedRow {
  return checkRow(cells, context, places, earlier).judged;
}

export function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some((finding) => finding.severity === "reject")) return "reject";
  return findings.length > 0 ? "acceptWithWarning" : "accept";
}

function marksOf({ number, name, birthDate }: ChildIdentity): RowMarks {
  return {
    ...(number === undefined ? {} : { citizenNo: number.citizenNo }),
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

function withDittos(work: RowWork): RowWork {
  let resolved: Partial<Record<LedgerFieldKey, Cell>> | undefined;
  for (const name in work.cells) {
    const key = name as LedgerFieldKey;
    const cell = work.cells[key];
    if (!isDitto(key, cell)) continue;
    resolved ??= { ...work.cells };
    const above = work.context.above[key];
    resolved[key] = above;
    mend(work, key, rawText(cell), rawText(above), "ditto");
  }
  return resolved === undefined ? work : { ...work, cells: resolved };
}

/** Last, and only for rows that nothing else speaks against (CODES §5). */
function judgeDoubles(work: RowWork, child: ChildIdentity, earlier: EarlierRows): void {
  if (outcomeOf(work.findings) === "reject") return;
  const keptIn = child.number === undefined ? undefined : earlier.sheetOfNumber(child.number.citizenNo);
  if (keptIn !== undefined) {
    const code = keptIn === work.context.sheetIndex ? "duplicate.inFile" : "duplicate.acrossSheets";
    report(work, code, { column: "citizenNo", severity: "reject" });
    return;
  }
  const { name, birthDate } = child;
  if (name !== undefined && birthDate !== undefined && earlier.hasNameAndBirthDate(name, birthDate)) {
    report(work, "duplicate.possible", { column: "name", severity: "warn" });
  }
}

const ORDER = new Map<string, number>([...LEDGER_FIELD_KEYS, "category", "row"].map((key, at) => [key, at]));

/** The same order wherever the cells came from, so that a recheck equals the file pass. Few entries: sorted by insertion. */
function inOrder<Entry extends { readonly column: string }>(entries: Entry[]): Entry[] {
  for (let at = 1; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    const place = ORDER.get(entry.column) ?? 0;
    let to = at;
    for (; to > 0 && (ORDER.get((entries[to - 1] as Entry).column) ?? 0) > place; to--) {
      entries[to] = entries[to - 1] as Entry;
    }
    entries[to] = entry;
  }
  return entries;
}
