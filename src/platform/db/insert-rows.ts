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
  const travels = types.map((type) => (type === "jsonb" || type.endsWith("[]") ? "text" : type));
  const select = names
    .map((_, index) => (travels[index] === types[index] ? `c${index}` : `c${index}::${types[index]}`))
    .join(", ");
  const unnest = travels.map((type, index) => `$${index + 1}::${type}[]`).join(", ");
  const aliases = names.map((_, index) => `c${index}`).join(", ");
  const parameters = names.map((_, column) => arrayLiteral(rows, column));
  await tx.sql.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${names.join(", ")}) select ${select} from unnest(${unnest}) as t(${aliases})`,
      parameters,
    ),
  );
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
      if (Array.isArray(value)) return quoted(`{${value.map((part: string) => quoted(part)).join(",")}}`);
      return quoted(JSON.stringify(value));
  }
}

function quoted(text: string): string {
  return text.includes('"') || text.includes("\\")
    ? `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : `"${text}"`;
}
