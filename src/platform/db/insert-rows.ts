/**
 * Many rows in one statement: `insert … select … from unnest(arrays)`. COPY is refused under row-level security, and a statement
 * a row costs ten times as much (measured), so bulk writers build one array a column.
 */
import { CompiledQuery } from "kysely";
import type { Tx } from "./database.ts";

/** PostgreSQL type of each column, in order; `jsonb`, `text[]` and `uuid[]` travel as text and are cast on arrival. */
export type ColumnTypes = Readonly<Record<string, string>>;

export type ColumnValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Buffer
  | Date
  | readonly string[]
  | object;

/** Inserts the rows (each an array of values in the order of `columns`). */
export async function insertRows(
  tx: Pick<Tx, "sql">,
  table: string,
  columns: ColumnTypes,
  rows: readonly (readonly ColumnValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const types = Object.values(columns);
  const parameters: (string | null)[] = [];
  const select: string[] = [];
  const arrays: string[] = [];
  const aliases: string[] = [];
  for (const [column, type] of types.entries()) {
    const travels = type === "jsonb" || type.endsWith("[]") ? "text" : type;
    const at = parameters.length + 1;
    if (isSame(rows, column)) {
      select.push(`$${at}::${type}`);
      parameters.push(scalar(rows[0]?.[column]));
      continue;
    }
    select.push(travels === type ? `c${column}` : `c${column}::${type}`);
    arrays.push(`$${at}::${travels}[]`);
    aliases.push(`c${column}`);
    parameters.push(arrayLiteral(rows, column));
  }
  const from =
    arrays.length === 0
      ? `generate_series(1, ${rows.length})`
      : `unnest(${arrays.join(", ")}) as t(${aliases.join(", ")})`;
  await tx.sql.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${names.join(", ")}) select ${select.join(", ")} from ${from}`,
      parameters,
    ),
  );
}

/** What is the same in all rows (who recorded them, what nobody said) travels once. */
function isSame(rows: readonly (readonly ColumnValue[])[], column: number): boolean {
  const first = rows[0]?.[column];
  for (const row of rows) if (row[column] !== first) return false;
  return true;
}

/** `{"a","b",NULL}` of one column over all rows. */
function arrayLiteral(rows: readonly (readonly ColumnValue[])[], column: number): string {
  let text = "{";
  for (let index = 0; index < rows.length; index += 1) {
    if (index > 0) text += ",";
    text += element(rows[index]?.[column]);
  }
  return `${text}}`;
}

function element(value: ColumnValue): string {
  if (value === null || value === undefined) return "NULL";
  switch (typeof value) {
    case "number":
      return String(value);
    case "boolean":
      return value ? "t" : "f";
    case "string":
      return quoted(value);
    default:
      if (Buffer.isBuffer(value)) return `"\\\\x${value.toString("hex")}"`;
      if (value instanceof Date) return value.toISOString();
      return quoted(textOf(value));
  }
}

function scalar(value: ColumnValue): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return String(value);
  if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  return value instanceof Date ? value.toISOString() : textOf(value);
}

function textOf(value: object): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.length === 0) return "{}";
  return `{${value.map((part: string) => quoted(part)).join(",")}}`;
}

function quoted(text: string): string {
  return text.includes('"') || text.includes("\\")
    ? `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : `"${text}"`;
}
