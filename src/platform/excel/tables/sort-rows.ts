/** Which rows of a table are people and which are not. */
import { comparable } from "../../../kernel/text-repair.ts";
import type { Cell, SheetRow } from "../sheet.ts";
import { isBlank, rawText } from "./cell-text.ts";
import type { FoundTable } from "./find-header.ts";

export type RowKind =
  | "data"
  | "blank"
  | "numberedButEmpty"
  | "noChild"
  | "total"
  | "repeatedHeader"
  | "footer"
  | "strayTable";

/** Which columns tell. */
export interface TellingFields<Field extends string> {
  /** A row with one of these is somebody. */
  readonly identity: readonly Field[];
  /** Filled beforehand, down to the end of the form. */
  readonly leading: readonly Field[];
  readonly name: Field;
  readonly sex: Field;
  readonly number: Field;
}

export interface RowSorter {
  /** `data`, or why the row is none. Rows must come in order: after the signature lines nothing is data. */
  sort(row: SheetRow): RowKind;
}

const MAY_END = /^[\s填制审负经]/;
const FOOTER = /^(?:填表人|填报人|制表人|审核|负责人|经办人)/;
const SIGNED = /^(?:填表人|填报人|制表人|审核人?|负责人|经办人)(?:签[字名章])?(?:[:：(（]|$)/;
const SUM = /合计|小计|总计/;
const SUM_ALONE = /^(?:合计|小计|总计)[:：]?$/;
const SUM_AT_EDGE = /^(?:合计|小计|总计)|(?:合计|小计|总计)[:：]?$/;

export function sortRows<Field extends string>(
  table: FoundTable<Field>,
  headerCells: readonly (readonly Cell[])[],
  telling: TellingFields<Field>,
): RowSorter {
  const indexes = table.columns.map((column) => column.index);
  const last = Math.max(-1, ...indexes);
  const identity = table.columns
    .filter(({ field }) => field !== null && telling.identity.includes(field))
    .map(({ index }) => index);
  const childless = new Set(
    table.columns
      .filter(({ field }) => field !== null && telling.leading.includes(field))
      .map(({ index }) => index),
  );
  const at = new Map(
    table.columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index] as const])),
  );
  const headings = headingWords(table, headerCells);
  let ended = false;
  return {
    sort(row) {
      const { cells } = row;
      const filled = firstFilled(cells, indexes);
      if (ended) return filled.length === 0 ? "blank" : "strayTable";
      if (filled.length === 0) return "blank";
      // Before the signatures: a heading may be 审核意见.
      if (repeatsHeader(cells, filled, headings)) return "repeatedHeader";
      const namesPerson = () => isPersonsRow(cells, at, telling);
      if (endsTable(cells, last, namesPerson)) {
        ended = true;
        return "footer";
      }
      if (isTotal(cells, last, namesPerson)) return "total";
      if (identity.some((index) => !isBlank(cells[index]))) return "data";
      const onlyLeading = indexes.every((index) => childless.has(index) || isBlank(cells[index]));
      return onlyLeading ? "numberedButEmpty" : "noChild";
    },
  };
}

/** A few are enough to tell a heading from a child; every row is asked, so no more are looked for. */
function firstFilled(cells: readonly Cell[], indexes: readonly number[]): number[] {
  const filled: number[] = [];
  for (const index of indexes) {
    if (isBlank(cells[index])) continue;
    filled.push(index);
    if (filled.length === 4) break;
  }
  return filled;
}

/** A long number, or a whole name with its sex: a signature line or a sum has neither. */
function isPersonsRow<Field extends string>(
  cells: readonly Cell[],
  at: ReadonlyMap<Field, number>,
  telling: TellingFields<Field>,
): boolean {
  const text = (field: Field) => comparable(rawText(cells[at.get(field) ?? -1]));
  if (/\d{14}/.test(text(telling.number))) return true;
  return /^[\p{Script=Han}·]{2,}$/u.test(text(telling.name)) && /^\(?[男女]性?\)?$/.test(text(telling.sex));
}

/**
 * A signature line has its words and a colon. A person's row may hold 审核通过 or 负责人张某 in a cell of its own, so a row
 * that names somebody ends the table only by the former.
 */
function endsTable(cells: readonly Cell[], last: number, namesPerson: () => boolean): boolean {
  for (let index = 0; index <= last; index++) {
    const cell = cells[index];
    if (typeof cell !== "string") continue;
    if (!MAY_END.test(cell)) continue;
    const text = comparable(cell);
    if (FOOTER.test(text) && (SIGNED.test(text) || !namesPerson())) return true;
  }
  return false;
}

/** The word may stand in a column that has no heading. */
function isTotal(cells: readonly Cell[], last: number, namesPerson: () => boolean): boolean {
  return cells.some((cell, index) => {
    if (index > last) return false;
    if (typeof cell !== "string" || !cell.includes("计") || cell.length > 24) return false;
    const text = comparable(cell);
    if (SUM_ALONE.test(text)) return true;
    return SUM.test(text) && SUM_AT_EDGE.test(text.replace(/[\d(（].*$/, "")) && !namesPerson();
  });
}

function headingWords(
  table: FoundTable<string>,
  headerCells: readonly (readonly Cell[])[],
): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    table.columns.map(({ index, heading }) => {
      const stored = headerCells.map((cells) => comparable(rawText(cells[index])));
      return [
        index,
        new Set([...heading.split(" / ").map(comparable), ...stored].filter((text) => text !== "")),
      ];
    }),
  );
}

/** The first four filled cells tell: a person's row never says 姓名 under 姓名. */
function repeatsHeader(
  cells: readonly Cell[],
  filled: readonly number[],
  headings: ReadonlyMap<number, ReadonlySet<string>>,
): boolean {
  if (filled.length < 2) return false;
  const same = filled.filter((index) => {
    const cell = cells[index];
    return (
      typeof cell === "string" && cell.length <= 40 && headings.get(index)?.has(comparable(cell)) === true
    );
  });
  return same.length * 2 > filled.length;
}
