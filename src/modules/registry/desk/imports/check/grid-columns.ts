/** Which columns the check grid shows, how wide, and which words a cell may be offered while it is typed. Pure. */
import type { CodeTable } from "../../../../../kernel/code-table.ts";
import * as codes from "../../../codes.contract.ts";
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";
import { LEDGERS } from "../../../intake/ledger-columns.contract.ts";
import { LEDGER_FIELDS, type Ledger, type LedgerFieldKey } from "../../../intake/ledger-fields.contract.ts";
import { columnLabel } from "../../../intake/messages.ts";

export interface GridColumn {
  readonly field: LedgerFieldKey;
  readonly label: string;
  /** Pixels. */
  readonly width: number;
}

const ALWAYS: readonly LedgerFieldKey[] = ["village", "name", "sex", "birthDate", "citizenNo"];
/** The sender's own numbering says nothing about the child. */
const NOT_SHOWN: ReadonlySet<string> = new Set(["seq", "name"]);

/** The name first, which stays in sight, then the ledger's own order; columns that no chosen sheet has are left out. */
export function gridColumns(ledger: Ledger, sheets: readonly ImportSheet[]): GridColumn[] {
  const mapped = new Set<string>(ALWAYS);
  for (const sheet of sheets)
    if (sheet.chosen) for (const { field } of sheet.columns) if (field !== null) mapped.add(field);
  const own = LEDGERS[ledger].columns.map(({ field }) => field);
  const others = [...mapped].filter((field) => !own.includes(field as LedgerFieldKey)) as LedgerFieldKey[];
  const shown = [...own, ...others].filter((field) => mapped.has(field) && !NOT_SHOWN.has(field));
  return [
    { field: "name", label: "姓名", width: NAME_WIDTH },
    ...shown.map((field) => ({ field, label: columnLabel(field), width: pixels(field) })),
  ];
}

/** Five characters in one line, a name of twenty in two. */
const NAME_WIDTH = 132;

/** The same columns with room for the longest name in two lines: a name is never cut short. */
export function widenName(columns: readonly GridColumn[], names: readonly string[]): readonly GridColumn[] {
  const longest = names.reduce((most, name) => Math.max(most, Array.from(name).length), 0);
  const width = Math.ceil(longest / 2) * 12.5 + 30;
  if (width <= NAME_WIDTH) return columns;
  return columns.map((column) => (column.field === "name" ? { ...column, width } : column));
}

function pixels(field: LedgerFieldKey): number {
  const { width, kind } = LEDGER_FIELDS[field];
  const label = Array.from(columnLabel(field)).length * 13 + 20;
  if (kind === "citizenNo") return 160;
  if (kind === "village") return 156;
  return Math.max(Math.min(width * 7 + 18, 220), Math.min(label, 120));
}

const wordTables: Partial<Record<LedgerFieldKey, CodeTable>> = {
  hukou: codes.hukouCodes,
  entrustReason: codes.entrustReasonCodes,
  actualCare: codes.actualCareCodes,
  careQuality: codes.careQualityCodes,
  boarding: codes.boardingCodes,
  health: codes.healthCodes,
  schoolStatus: codes.stageCodes,
  risk: codes.riskCodes,
  orphanType: codes.orphanTypeCodes,
  careMode: codes.careModeCodes,
  dimension: codes.difficultyDimensionCodes,
  difficultyType: codes.difficultyTypeCodes,
  disabilityClass: codes.disabilityClassCodes,
  disabilityLevel: codes.disabilityLevelCodes,
  "father.condition": codes.conditionCodes,
  "mother.condition": codes.conditionCodes,
  "guardian.relation": codes.relationCodes,
};

/** Offered below the cell while it is edited; anything may still be typed. */
export function wordsFor(field: LedgerFieldKey): readonly string[] {
  if (LEDGER_FIELDS[field].kind === "sex") return ["男", "女"];
  if (LEDGER_FIELDS[field].kind === "yesNo") return ["是", "否"];
  return wordTables[field]?.options.map(({ label }) => label) ?? [];
}
