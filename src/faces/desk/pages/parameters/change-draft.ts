/** What somebody is typing of a change, and what it still lacks. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { ChangeDraft } from "../../../../platform/parameters/parameter-changes.contract.ts";
import type { ParameterValue } from "../../../../platform/parameters/parameter-value.contract.ts";

export interface TypedRow {
  /** Names the line in the form. */
  readonly line: number;
  readonly key: string | undefined;
  readonly value: ParameterValue | undefined;
  /** For a correction: the first day of the period. */
  readonly from?: IsoDate | undefined;
}

export interface TypedChange {
  readonly document: string;
  readonly title: string;
  readonly issuedOn: IsoDate | undefined;
  readonly compared: boolean;
  readonly rule: ChangeDraft["effective"]["rule"];
  readonly month: string | undefined;
  readonly reason: string;
  readonly rows: readonly TypedRow[];
}

export function emptyChange(correct?: { readonly key: string; readonly from: IsoDate }): TypedChange {
  return {
    document: "",
    title: "",
    issuedOn: undefined,
    compared: false,
    rule: correct === undefined ? "fromMonth" : "correction",
    month: undefined,
    reason: "",
    rows: [{ line: 0, key: correct?.key, value: undefined, from: correct?.from }],
  };
}

export function takesMonth(rule: TypedChange["rule"]): boolean {
  return rule === "fromMonth" || rule === "oneMonth";
}

/** What is missing, in the order of the form; nothing when it can be looked at. */
export function lacksOf(typed: TypedChange): string[] {
  const lacks: string[] = [];
  if (typed.document.trim() === "") lacks.push("文号");
  if (typed.title.trim() === "") lacks.push("文件名称");
  if (typed.issuedOn === undefined) lacks.push("发文日期");
  if (takesMonth(typed.rule) && typed.month === undefined) lacks.push("执行的月份");
  if (typed.reason.trim() === "") lacks.push("调整原因");
  if (!typed.rows.some(isWhole(typed))) lacks.push("至少一项新的数");
  else if (typed.rows.some((row) => row.key !== undefined && !isWhole(typed)(row)))
    lacks.push("选了但没填完的那一项");
  return lacks;
}

/** The whole draft, or nothing as long as something is missing. Lines that were not begun are left out. */
export function draftOf(typed: TypedChange): ChangeDraft | undefined {
  const { issuedOn, month, rule } = typed;
  if (issuedOn === undefined || lacksOf(typed).length > 0) return undefined;
  return {
    document: typed.document.trim(),
    title: typed.title.trim(),
    issuedOn,
    compared: typed.compared,
    reason: typed.reason.trim(),
    effective: rule === "fromMonth" || rule === "oneMonth" ? { rule, month: month ?? "" } : { rule },
    rows: typed.rows.flatMap(({ key, value, from }) => {
      if (key === undefined || value === undefined) return [];
      return rule === "correction" && from !== undefined ? [{ key, value, from }] : [{ key, value }];
    }),
  };
}

function isWhole({ rule }: TypedChange) {
  return ({ key, value, from }: TypedRow) =>
    key !== undefined && value !== undefined && (rule !== "correction" || from !== undefined);
}

export function withLine(
  rows: readonly TypedRow[],
  line: number,
  patch: Partial<Omit<TypedRow, "line">>,
): TypedRow[] {
  return rows.map((row) => (row.line === line ? { ...row, ...patch } : row));
}

export function addLine(rows: readonly TypedRow[]): TypedRow[] {
  const line = Math.max(-1, ...rows.map((row) => row.line)) + 1;
  return [...rows, { line, key: undefined, value: undefined }];
}

/** Puts suggested values in: lines with the same key take the new value, the others are added. */
export function withValues(
  rows: readonly TypedRow[],
  values: readonly { readonly key: string; readonly value: number }[],
): TypedRow[] {
  let result: readonly TypedRow[] = rows.filter(({ key }) => key !== undefined);
  for (const { key, value } of values) {
    const held = result.find((row) => row.key === key);
    const added = held === undefined ? addLine(result) : result;
    const line = held?.line ?? added.at(-1)?.line ?? 0;
    result = withLine(added, line, { key, value });
  }
  return [...result];
}
