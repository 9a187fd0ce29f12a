/** One row after the other of a sheet whose table is found. Pure. */
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import type { Cell, Sheet, SheetRow } from "../../../platform/excel/sheet.ts";
import { isBlank } from "../../../platform/excel/tables/cell-text.ts";
import type { FoundTable } from "../../../platform/excel/tables/find-header.ts";
import { followMerges } from "../../../platform/excel/tables/merged-cells.ts";
import type { TellingFields } from "../../../platform/excel/tables/sort-rows.ts";
import { placeOf } from "./place-of-row.ts";
import { readCell } from "./read-cell.ts";
import type { RosterField, RosterType, RowValues } from "./roster-type.ts";
import { cellFault, nobodyFault, type RowFault } from "./row-faults.ts";
import { watchColumn } from "./watch-columns.ts";

export interface RosterOptions {
  readonly places: PlaceIndex;
  /** The agreed ones; whatever else the file holds is not read. Left out: all. */
  readonly fields?: readonly string[];
}

export interface ReadRow {
  /** Where it stands, as people see it: `名单!5`, or `第 5 行` of a text file. */
  readonly at: string;
  /** Null in a text file. */
  readonly sheet: string | null;
  readonly row: number;
  readonly values: RowValues;
  /** Why nobody can be looked for; empty for a sound row. */
  readonly faults: readonly RowFault[];
  /** What was left out or is doubtful; the row is used all the same. */
  readonly notes: readonly RowFault[];
}

interface ReadColumn {
  readonly field: RosterField;
  readonly index: number;
  readonly heading: string;
  readonly watch: ReturnType<typeof watchColumn>;
}

export function rowReader(
  sheet: Pick<Sheet, "name" | "merges">,
  table: FoundTable<string>,
  type: RosterType,
  { places, fields }: RosterOptions,
) {
  const columns = columnsOf(table, type);
  const agreed = fields === undefined ? undefined : new Set(fields);
  const known = new Set(type.fields.map(({ code }) => code));
  const merges = followMerges(sheet.merges, table.firstDataRow);
  const above = fillDown(columns);

  const read = (row: SheetRow): ReadRow => {
    const at = sheet.name === null ? `第 ${row.row} 行` : `${sheet.name}!${row.row}`;
    const values: Record<string, string> = {};
    const beside: Record<string, string> = {};
    const notes: RowFault[] = [];
    const cells = above(columns.map(({ index, field }) => cellOf(row, index, field)));
    columns.forEach(({ field, watch }, column) => {
      const cell = cells[column];
      watch?.see(cell);
      if (agreed?.has(field.code) === false) return;
      const { value, fault, also } = readCell(field, cell);
      Object.assign(beside, also);
      if (value !== undefined && value !== "") values[field.code] = value;
      if (fault !== undefined) notes.push(cellFault(fault, field));
    });
    // A column of its own says more than a word beside another.
    for (const [code, value] of Object.entries(beside))
      if (agreed?.has(code) !== false && known.has(code)) values[code] ??= value;
    const place = placeOf(places, {
      township: values["township"],
      village: values["village"],
      addresses: [values["address"], values["householdAddress"]].filter((text) => text !== undefined),
    });
    if (place !== undefined) values["placeCode"] = place;
    return {
      at,
      sheet: sheet.name,
      row: row.row,
      values,
      faults: isNobody(type, values) ? [nobodyFault] : [],
      notes,
    };
  };
  const cellOf = (row: SheetRow, index: number, field: RosterField): Cell => {
    const cell = row.cells[index];
    return isBlank(cell) && field.perHousehold === true ? merges.valueAt(index, false) : cell;
  };
  return {
    enter: (row: SheetRow) => {
      merges.enter(row);
    },
    read,
    telling: tellingOf(type),
    swapped: () =>
      columns.flatMap(({ heading, watch }) => {
        const holds = watch?.holds();
        return holds === undefined ? [] : [{ heading, holds }];
      }),
  };
}

function columnsOf(table: FoundTable<string>, type: RosterType): ReadColumn[] {
  return table.columns.flatMap(({ field: code, index, heading }) => {
    const field = type.fields.find((one) => one.code === code);
    return field === undefined ? [] : [{ field, index, heading, watch: watchColumn(field.kind) }];
  });
}

/** A household's own columns stand on its first row; the rows below belong to it until another number stands there. */
function fillDown(columns: readonly ReadColumn[]): (cells: readonly Cell[]) => readonly Cell[] {
  const key = columns.findIndex(({ field }) => field.kind === "household");
  if (key < 0) return (cells) => cells;
  let first: readonly Cell[] = [];
  return (cells) => {
    if (!isBlank(cells[key]) && cells[key] !== first[key]) {
      first = cells;
      return cells;
    }
    return cells.map((cell, at) =>
      isBlank(cell) && columns[at]?.field.perHousehold === true ? first[at] : cell,
    );
  };
}

function tellingOf(type: RosterType): TellingFields<string> {
  const ofKind = (...kinds: readonly RosterField["kind"][]) =>
    type.fields.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
  return {
    identity: ofKind("name", "citizenNo", "birthDate", "disabilityNo"),
    leading: type.fields.filter(({ perHousehold }) => perHousehold === true).map(({ code }) => code),
    name: "name",
    sex: "sex",
    number: "citizenNo",
  };
}

export function isNobody(type: RosterType, values: RowValues): boolean {
  const { name, citizenNo } = type.record(values);
  return name === "" && !/\d{6}/.test(citizenNo ?? "");
}
