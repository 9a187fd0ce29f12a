/**
 * What is kept of a row between check and import: its cells as the file has them, what a person typed over them, and the little
 * that surrounds it. Values, findings and repairs are judged anew whenever the row is looked at, by the very same rules. Pure.
 */
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { sexCodes } from "../codes.contract.ts";
import { type EarlierRows, recheckRow } from "../intake/check-row.ts";
import type { JudgedRow, LedgerValues, RawCells, RowContext } from "../intake/judged-row.contract.ts";
import { LEDGER_FIELDS, type Ledger, type LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import type { SpokenBefore } from "./shared-adults.ts";

export type Edits = { readonly [Key in LedgerFieldKey]?: string };

/** The sealed box of one row. Cells stand in the order of the sheet's mapped columns; short names, since it is written by the hundred thousand. */
export interface RowBox {
  /** Cells. */
  readonly c: readonly (Cell | null)[];
  /** Words above, that ditto marks and empty village cells point to. */
  readonly a?: RawCells;
  /** Hidden in the sheet. */
  readonly h?: true;
  /** Typed over by a person. */
  readonly e?: Edits;
  /** What earlier rows of the file have said of the same adults. */
  readonly s?: SpokenBefore;
}

/** A judged row with what earlier rows have told of its adults. */
export interface ToldRow extends JudgedRow {
  readonly spoken?: SpokenBefore | undefined;
}

/** A sheet as its rows need to know it. */
export interface RowSurroundings {
  readonly ledger: Ledger;
  readonly asOf: string | null;
  readonly scope: string;
  readonly sheet: {
    readonly index: number;
    readonly name: string | null;
    readonly fields: readonly LedgerFieldKey[];
    readonly township: string | null;
    readonly village: string | null;
  };
}

export function packRow(
  { cells, context }: Pick<JudgedRow, "cells" | "context">,
  fields: readonly LedgerFieldKey[],
  spoken?: SpokenBefore,
): RowBox {
  return {
    c: fields.map((field) => cells[field] ?? null),
    ...(Object.keys(context.above).length === 0 ? {} : { a: context.above }),
    ...(context.hidden ? { h: true } : {}),
    ...(spoken === undefined ? {} : { s: spoken }),
  };
}

/** The cells as the file has them. */
export function originalCells(box: RowBox, fields: readonly LedgerFieldKey[]): RawCells {
  const cells: Partial<Record<LedgerFieldKey, Cell>> = {};
  for (const [at, field] of fields.entries()) {
    const cell = box.c[at];
    if (cell !== null && cell !== undefined) cells[field] = cell;
  }
  return cells;
}

/** The cells as they count: a person's words over the file's. */
export function presentCells(box: RowBox, fields: readonly LedgerFieldKey[]): RawCells {
  const original = originalCells(box, fields);
  if (box.e === undefined) return original;
  const typed = Object.entries(box.e).filter(([, text]) => text !== "");
  const kept = Object.entries(original).filter(([field]) => !(field in (box.e ?? {})));
  return Object.fromEntries<Cell>([...kept, ...typed]);
}

/** Words typed into cells, laid over those typed before; null takes back what was typed. */
export function withEdits(box: RowBox, typed: Readonly<Partial<Record<string, string | null>>>): RowBox {
  const all = Object.entries({ ...box.e, ...typed });
  const edits = Object.fromEntries(all.filter(([, text]) => typeof text === "string")) as Edits;
  // Who corrects what a row says of an adult means it.
  const isAboutAdults = Object.keys(typed).some((field) => field.includes("."));
  return {
    c: box.c,
    ...(box.a === undefined ? {} : { a: box.a }),
    ...(box.h === undefined ? {} : { h: box.h }),
    ...(Object.keys(edits).length === 0 ? {} : { e: edits }),
    ...(box.s === undefined || isAboutAdults ? {} : { s: box.s }),
  };
}

function contextOf(box: RowBox, row: number, around: RowSurroundings): RowContext {
  const { sheet } = around;
  return {
    ledger: around.ledger,
    sheet: sheet.name,
    sheetIndex: sheet.index,
    row,
    hidden: box.h ?? false,
    hasVillageColumn: sheet.fields.includes("village"),
    above: box.a ?? {},
    scope: around.scope,
    ...(around.asOf === null ? {} : { asOf: around.asOf }),
    ...(sheet.township === null ? {} : { township: sheet.township }),
    ...(sheet.village === null ? {} : { village: sheet.village }),
  };
}

/** Judges a staged row again; without `earlier` the doubles that stand in its codes stay what they were. */
export function judgeStaged(
  box: RowBox,
  row: number,
  around: RowSurroundings,
  places: PlaceIndex,
  earlier: EarlierRows,
): ToldRow {
  const judged = recheckRow(
    presentCells(box, around.sheet.fields),
    contextOf(box, row, around),
    places,
    earlier,
  );
  return box.s === undefined ? judged : { ...judged, spoken: box.s };
}

/** Earlier rows that bring about just the doubles that were found when all rows were looked at. */
export function doublesAsStaged(codes: readonly string[], sheetIndex: number): EarlierRows {
  return {
    sheetOfNumber: () =>
      codes.includes("duplicate.inFile")
        ? sheetIndex
        : codes.includes("duplicate.acrossSheets")
          ? -1
          : undefined,
    hasNameAndBirthDate: () => codes.includes("duplicate.possible"),
  };
}

export function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return typeof cell === "number" ? String(cell) : cell.date;
}

/** What will be stored, in words. */
export function valueText(field: LedgerFieldKey, values: LedgerValues): string {
  const value: unknown = values[field];
  if (value === undefined) return "";
  switch (LEDGER_FIELDS[field].kind) {
    case "sex":
      return sexCodes.label(value as "1" | "2");
    case "money":
      return ((value as number) / 100).toFixed(2);
    case "yesNo":
      return value === true ? "是" : "否";
    case "phone":
      return (value as readonly string[]).join("、");
    case "township":
    case "village": {
      const { name, group = "" } = value as { name: string; group?: string };
      return name + group;
    }
    case "difficulties":
    case "codeList":
      return (value as readonly { text: string }[]).map(({ text }) => text).join("、");
    case "disabilityNo":
      return (value as { number: string }).number;
    case "condition":
    case "orphanType":
    case "code":
    case "monthOrDate":
    case "period":
      return (value as { text: string }).text;
    case "number":
      return (value as number).toString();
    case "text":
    case "name":
    case "birthDate":
    case "citizenNo":
    case "bankAccount":
      return value as string;
  }
}
