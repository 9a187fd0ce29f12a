/**
 * Many rows in one statement: `insert … select … from unnest(arrays)`. COPY is refused under row-level security, and a statement
 * a row costs ten times as much (measured), so bulk writers build one array a column, in PostgreSQL's binary format: no quotes to
 * make and to undo, and no long strings for the garbage collector.
 */
import { CompiledQuery } from "kysely";
import type { Tx } from "./database.ts";

/** PostgreSQL type of each column, in order; all but bytes travel as text and are cast on arrival. */
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
  const parameters: (string | Buffer | null)[] = [];
  const select: string[] = [];
  const arrays: string[] = [];
  const aliases: string[] = [];
  for (const [column, type] of types.entries()) {
    const travels = type === "bytea" ? "bytea" : "text";
    const at = parameters.length + 1;
    if (isSame(rows, column)) {
      select.push(`$${at}::${type}`);
      parameters.push(scalarOf(rows[0]?.[column]));
      continue;
    }
    select.push(travels === type ? `c${column}` : `c${column}::${type}`);
    arrays.push(`$${at}::${travels}[]`);
    aliases.push(`c${column}`);
    parameters.push(arrayOf(rows, column, OIDS[travels]));
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

const OIDS = { text: 25, bytea: 17 } as const;
const HEADER_BYTES = 20;
const NULL = -1;
const ASCII_END = 0x80;

// Arrays are put together here and copied out at their true length.
let scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** One column over all rows, in the binary format of arrays: dimensions, has nulls, type, length, first subscript, elements. */
function arrayOf(rows: readonly (readonly ColumnValue[])[], column: number, oid: number): Buffer {
  let at = HEADER_BYTES;
  let hasNulls = 0;
  for (const row of rows) {
    const value = scalarOf(row[column]);
    if (value === null) {
      reserve(at + 4);
      scratch.writeInt32BE(NULL, at);
      hasNulls = 1;
      at += 4;
      continue;
    }
    const most = typeof value === "string" ? value.length * 3 : value.length;
    reserve(at + 4 + most);
    const length = typeof value === "string" ? writeText(value, at + 4) : value.copy(scratch, at + 4);
    scratch.writeInt32BE(length, at);
    at += 4 + length;
  }
  for (const [index, word] of [1, hasNulls, oid, rows.length, 1].entries())
    scratch.writeInt32BE(word, index * 4);
  return Buffer.from(scratch.subarray(0, at));
}

function reserve(end: number): void {
  if (end <= scratch.length) return;
  const larger = Buffer.allocUnsafeSlow(end * 2);
  scratch.copy(larger);
  scratch = larger;
}

/** Most texts are short and plain, which is written faster here than by a call into the runtime. */
function writeText(text: string, at: number): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ASCII_END) return scratch.write(text, at, "utf8");
    scratch[at + index] = code;
  }
  return text.length;
}

function scalarOf(value: ColumnValue): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value)
    ? `{${value.map((part: string) => quoted(part)).join(",")}}`
    : JSON.stringify(value);
}

function quoted(text: string): string {
  return text.includes('"') || text.includes("\\")
    ? `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : `"${text}"`;
}
