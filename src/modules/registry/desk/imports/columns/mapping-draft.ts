/** The columns as the person has arranged them so far, over what the server found. Pure. */
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";

type SheetColumn = ImportSheet["columns"][number];

export interface SheetEdit {
  readonly chosen?: boolean;
  /** By column index. */
  readonly columns: Readonly<Record<string, string | null>>;
}
/** By sheet index: only what was changed here. */
export type MappingDraft = Readonly<Record<string, SheetEdit>>;

const SURE = 0.8;

/** The sheet as it would be sent. */
export function withEdits(sheet: ImportSheet, draft: MappingDraft): ImportSheet {
  const edit = draft[String(sheet.index)];
  if (edit === undefined) return sheet;
  return {
    ...sheet,
    chosen: edit.chosen ?? sheet.chosen,
    columns: sheet.columns.map((column) => {
      const field = edit.columns[String(column.index)];
      return field === undefined ? column : { ...column, field, source: "chosen", confidence: 1 };
    }),
  };
}

/** Without header or rows there is nothing to bring in. */
export function canBeChosen(sheet: ImportSheet): boolean {
  return sheet.columns.length > 0 && sheet.rows > 0;
}

/**
 * What the server chose first, then what could go in, then what cannot: a township finds its own sheet among thirty. The order is
 * that of the server's choice, so that a sheet does not jump away when it is ticked.
 */
export function inListOrder(found: readonly ImportSheet[]): ImportSheet[] {
  const rank = (sheet: ImportSheet) => (sheet.chosen ? 0 : canBeChosen(sheet) ? 1 : 2);
  return [...found].sort((one, other) => rank(one) - rank(other) || one.index - other.index);
}

export function chooseSheets(draft: MappingDraft, indexes: readonly number[], chosen: boolean): MappingDraft {
  const changed = indexes.map((index) => [
    String(index),
    { ...draft[String(index)], columns: draft[String(index)]?.columns ?? {}, chosen },
  ]);
  return { ...draft, ...(Object.fromEntries(changed) as MappingDraft) };
}

/** Sheets with the very same headings are one form, filled in by several places: arranging one arranges all. */
export function sameForm(one: ImportSheet, other: ImportSheet): boolean {
  return formOf(one) === formOf(other);
}

function formOf({ columns }: ImportSheet): string {
  return columns.map(({ heading }) => heading).join("\n");
}

/** Gives a column its field in every sheet of this form; the column that had the field before loses it. */
export function chooseField(
  sheets: readonly ImportSheet[],
  draft: MappingDraft,
  chosen: { readonly sheet: ImportSheet; readonly column: number; readonly field: string | null },
): MappingDraft {
  const changed: Record<string, SheetEdit> = {};
  for (const sheet of sheets) {
    if (!sameForm(sheet, chosen.sheet)) continue;
    const before = draft[String(sheet.index)] ?? { columns: {} };
    const columns: Record<string, string | null> = { ...before.columns, [chosen.column]: chosen.field };
    const now = withEdits(sheet, draft);
    for (const column of now.columns) {
      if (chosen.field !== null && column.field === chosen.field && column.index !== chosen.column)
        columns[column.index] = null;
    }
    changed[String(sheet.index)] = { ...before, columns };
  }
  return { ...draft, ...changed };
}

export function needsALook(column: SheetColumn): boolean {
  return (
    column.source === "found" && (column.field === null ? column.heading !== "" : column.confidence < SURE)
  );
}

export interface SheetReview {
  /** Without these the sheet cannot be checked. */
  readonly blocking: readonly string[];
  /** Expected and not there, with what happens instead. */
  readonly missing: readonly string[];
  readonly recognised: number;
  readonly toLookAt: number;
  readonly unused: number;
}

/** What a person should know before the check begins. */
export function reviewSheet(sheet: ImportSheet): SheetReview {
  const fields = new Set(sheet.columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const blocking: string[] = [];
  if (!fields.has("name")) blocking.push("没有一列对应“姓名”");
  if (!fields.has("citizenNo") && !fields.has("birthDate"))
    blocking.push("“身份证号”和“出生日期”至少要有一列");
  const missing: string[] = [];
  if (!fields.has("village")) {
    missing.push(
      sheet.village === null
        ? "没有“村居”列，标题和表名里也没有村名：每一行都会提示补填"
        : `没有“村居”列，都按“${sheet.village.name}”处理`,
    );
  }
  if (!fields.has("township") && sheet.township !== null)
    missing.push(`没有“镇街”列，都按“${sheet.township.name}”处理`);
  if (fields.has("citizenNo")) {
    const derived = [fields.has("sex") ? "" : "性别", fields.has("birthDate") ? "" : "出生日期"].filter(
      (label) => label !== "",
    );
    if (derived.length > 0) missing.push(`没有“${derived.join("”“")}”列，按身份证号推出`);
  } else if (fields.has("birthDate")) {
    missing.push("没有“身份证号”列：只能按姓名和出生日期辨认孩子");
  }
  return {
    blocking,
    missing,
    recognised: sheet.columns.filter(({ field }) => field !== null).length,
    toLookAt: sheet.columns.filter(needsALook).length,
    unused: sheet.columns.filter(({ field }) => field === null).length,
  };
}

/** Only what differs from what the server has. */
export function mappingBody(sheets: readonly ImportSheet[], draft: MappingDraft, asOf: string | null) {
  const edited = sheets.map((sheet) => {
    const edit = draft[String(sheet.index)];
    const columns = Object.entries(edit?.columns ?? {}).map(([index, field]) => ({
      index: Number(index),
      field,
    }));
    return { index: sheet.index, chosen: edit?.chosen ?? sheet.chosen, columns };
  });
  return { ...(asOf === null ? {} : { asOf }), sheets: edited };
}
