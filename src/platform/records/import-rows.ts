/** Rows of a spreadsheet as entries: headings found, cells read as the declared fields want them, every fault in words. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { comparable, isBlankText, repairText } from "../../kernel/text-repair.ts";
import { readTypedDate } from "../../kernel/typed-date.ts";
import type { Cell } from "../excel/sheet.ts";
import { nameOrganisation } from "./organisations/name-organisation.ts";
import type { Organisation } from "./organisations/open-organisations.ts";
import { newestVersion, type RecordKind, versionOn } from "./record.ts";
import type { Content, RecordField, RecordValue } from "./record-fields.contract.ts";
import { fieldsOf, readContent } from "./record-fields.ts";

export interface ImportColumn {
  readonly key: "unit" | "on" | "about" | "paperNote" | `content.${string}`;
  readonly heading: string;
  readonly required: boolean;
  readonly options: readonly string[];
}

/** Which columns a kind's template has; the unit's only where one may write for several. */
export function importColumns(
  kind: RecordKind,
  unitNames: readonly string[],
  aboutNames: readonly string[] = [],
): ImportColumn[] {
  const plain = { options: [] as readonly string[] };
  return [
    ...(unitNames.length > 1
      ? [{ key: "unit" as const, heading: "单位", required: true, options: unitNames }]
      : []),
    { key: "on", heading: kind.dayLabel, required: true, ...plain },
    ...(kind.about === undefined || kind.about.kind === "child"
      ? []
      : [
          {
            key: "about" as const,
            heading: kind.about.label,
            required: kind.about.required ?? false,
            options: aboutNames,
          },
        ]),
    ...fieldsOf(newestVersion(kind)).map(
      (field): ImportColumn => ({
        key: `content.${field.field}`,
        heading: field.label,
        required: field.required,
        options: field.kind === "flag" ? ["是", "否"] : field.options.map(({ label }) => label),
      }),
    ),
    ...(kind.evidence === "none"
      ? []
      : [
          {
            key: "paperNote" as const,
            heading: "原件存放处",
            required: kind.evidence === "needed",
            ...plain,
          },
        ]),
  ];
}

/** Where each column stands in this heading row; undefined if it is none. */
export function findColumns(
  columns: readonly ImportColumn[],
  cells: readonly Cell[],
): ReadonlyMap<ImportColumn["key"], number> | undefined {
  const found = new Map<ImportColumn["key"], number>();
  for (const [index, cell] of cells.entries()) {
    const heading = typeof cell === "string" ? bare(cell) : "";
    const column = columns.find((one) => bare(one.heading) === heading);
    if (column !== undefined && !found.has(column.key)) found.set(column.key, index);
  }
  const has = (key: ImportColumn["key"]) => found.has(key) || !columns.some((one) => one.key === key);
  return found.size > 1 && has("on") ? found : undefined;
}

/** A heading without what a template writes behind it: （必填）. */
function bare(heading: string): string {
  return comparable(heading).replace(/[（(]必填[）)]$|\*$/u, "");
}

export interface ReadRow {
  readonly row: number;
  readonly unit: string | undefined;
  readonly on: IsoDate | undefined;
  readonly aboutId: string | undefined;
  readonly aboutName: string | undefined;
  readonly paperNote: string | undefined;
  readonly content: Content;
  readonly faults: readonly string[];
}

export interface ReadingRows {
  readonly kind: RecordKind;
  readonly columns: ReadonlyMap<ImportColumn["key"], number>;
  /** By name, and the one that is meant where no column says. */
  readonly units: readonly { readonly unit: string; readonly name: string }[];
  readonly ownUnit: string | undefined;
  /** Of which one must be meant; absent: any name may be written. */
  readonly townships?: readonly string[];
  readonly organisations?: readonly Organisation[];
  readonly today: IsoDate;
}

export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === undefined || (typeof cell === "string" && isBlankText(cell)));
}

export function readRow(reading: ReadingRows, row: number, cells: readonly Cell[]): ReadRow {
  const { kind, columns, today } = reading;
  const faults: string[] = [];
  const cellOf = (key: ImportColumn["key"]) => {
    const index = columns.get(key);
    return index === undefined ? undefined : cells[index];
  };
  const on = readDay(cellOf("on"));
  if (on === undefined) faults.push(`${kind.dayLabel}：读不出日期`);
  else if (on > today) faults.push(`${kind.dayLabel}：还没有到`);
  const unit = readUnit(reading, cellOf("unit"), faults);
  const { aboutId, aboutName } = readAboutCell(reading, textOf(cellOf("about")), on, faults);
  const paperNote = textOf(cellOf("paperNote"));
  if (kind.evidence === "needed" && paperNote === undefined) faults.push("请填写原件存放处");
  const version = (on === undefined ? undefined : versionOn(kind, on)) ?? newestVersion(kind);
  const typed: Record<string, RecordValue> = {};
  const broken = new Set<string>();
  for (const field of fieldsOf(version)) {
    const cell = cellOf(`content.${field.field}`);
    const value = readValue(field, cell);
    if (value !== undefined) typed[field.field] = value;
    else if (!isEmptyRow([cell])) {
      broken.add(field.field);
      faults.push(`${field.label}：${faultWords(field)}`);
    }
  }
  const read = readContent(version, typed);
  for (const { path, message } of read.faults ?? [])
    if (!broken.has(path.replace("content.", ""))) faults.push(message);
  return { row, unit, on, aboutId, aboutName, paperNote, content: read.content ?? typed, faults };
}

function readAboutCell(
  { kind: { about }, townships, organisations }: ReadingRows,
  typed: string | undefined,
  on: IsoDate | undefined,
  faults: string[],
): Pick<ReadRow, "aboutId" | "aboutName"> {
  if (typed === undefined) {
    if (about?.required === true) faults.push(`请填写${about.label}`);
    return { aboutId: undefined, aboutName: undefined };
  }
  if (organisations !== undefined) {
    const named = nameOrganisation(organisations, typed, on);
    if ("one" in named) return { aboutId: named.one.id, aboutName: named.one.name };
    faults.push(`${about?.label ?? ""}：${named.fault}`);
  }
  const township = townships?.find((name) => comparable(name) === comparable(typed));
  if (townships !== undefined && township === undefined) faults.push(`${about?.label ?? ""}：没有“${typed}”`);
  return { aboutId: undefined, aboutName: township ?? typed };
}

function readUnit(
  { units, ownUnit, columns }: ReadingRows,
  cell: Cell,
  faults: string[],
): string | undefined {
  if (!columns.has("unit")) {
    if (ownUnit === undefined) faults.push("请填写单位");
    return ownUnit;
  }
  const name = textOf(cell);
  const unit = units.find((one) => name !== undefined && comparable(one.name) === comparable(name))?.unit;
  if (unit === undefined)
    faults.push(name === undefined ? "请填写单位" : `单位：没有“${name}”，或者不由您登记`);
  return unit;
}

function readValue(field: RecordField, cell: Cell): RecordValue | undefined {
  if (cell === undefined) return undefined;
  switch (field.kind) {
    case "date":
      return readDay(cell);
    case "integer":
      return readNumber(cell, 1);
    case "money":
      return readNumber(cell, 100);
    case "flag":
      return readFlag(textOf(cell));
    case "code": {
      const words = textOf(cell);
      return field.options.find(({ label }) => words !== undefined && comparable(label) === comparable(words))
        ?.value;
    }
    case "text":
    case "longText":
      return textOf(cell);
    default:
      return field.kind satisfies never;
  }
}

function faultWords({ kind, options }: RecordField): string {
  if (kind === "code") return `只能填 ${options.map(({ label }) => label).join("、")}`;
  if (kind === "flag") return "只能填 是 或 否";
  return kind === "date" ? "读不出日期" : "读不出数字";
}

function textOf(cell: Cell): string | undefined {
  if (cell === undefined) return undefined;
  const words = typeof cell === "object" ? cell.date : repairText(String(cell));
  return words === "" ? undefined : words;
}

function readDay(cell: Cell): IsoDate | undefined {
  if (typeof cell === "object") return cell.date;
  return cell === undefined ? undefined : readTypedDate(String(cell));
}

const AMOUNT = /^\d+(\.\d{1,2})?$/;

/** `times`: what one of it is kept as. Nothing is rounded. */
function readNumber(cell: Cell, times: number): number | undefined {
  const words = textOf(cell)?.replaceAll(/[,，\s元人次]/g, "");
  if (words === undefined || !AMOUNT.test(words)) return undefined;
  const number = Math.round(Number(words) * 100) * (times / 100);
  return Number.isInteger(number) ? number : undefined;
}

function readFlag(words: string | undefined): boolean | undefined {
  if (words === undefined) return undefined;
  if (["是", "有", "√", "TRUE", "1"].includes(words.toUpperCase())) return true;
  return ["否", "无", "×", "FALSE", "0"].includes(words.toUpperCase()) ? false : undefined;
}
