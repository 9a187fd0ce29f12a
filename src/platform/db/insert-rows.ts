/**
 * Many rows in one statement: `insert … select … from unnest(arrays)`. COPY is refused under row-level security, and a statement
 * a row costs ten times as much (measured), so bulk writers build one array a column, in PostgreSQL's binary format: no quotes to
 * make and to undo, and no long strings for the garbage collector.
 */
import { CompiledQuery } from "kysely";
import type { Tx } from "./database.ts";

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

/** A column's PostgreSQL type, and what stands in it: a value told from each item, or one for all of them. */
export type Column<Item> = readonly [type: string, value: ((item: Item) => ColumnValue) | ColumnValue];

/** Inserts a row for each item; columns by their names in the table. */
export async function insertRows<Item>(
  tx: Pick<Tx, "sql">,
  table: string,
  columns: Readonly<Record<string, Column<Item>>>,
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  const parameters: (string | Buffer | null)[] = [];
  const select: string[] = [];
  const arrays: string[] = [];
  const aliases: string[] = [];
  // Built here, so that a large batch makes one list after the other and not one for each row.
  const values: (string | Buffer | null)[] = new Array<null>(items.length).fill(null);
  for (const [type, value] of Object.values(columns)) {
    // Bytes travel as bytes, all else as text that is cast on arrival.
    const travels = type === "bytea" ? "bytea" : "text";
    const at = parameters.length + 1;
    if (isSame(values, items, value)) {
      select.push(`$${at}::${type}`);
      parameters.push(values[0] ?? null);
      continue;
    }
    const alias = `c${aliases.length}`;
    select.push(travels === type ? alias : `${alias}::${type}`);
    arrays.push(`$${at}::${travels}[]`);
    aliases.push(alias);
    parameters.push(arrayOf(values, OIDS[travels]));
  }
  const from =
    arrays.length === 0
      ? `generate_series(1, ${items.length})`
      : `unnest(${arrays.join(", ")}) as t(${aliases.join(", ")})`;
  await tx.sql.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${Object.keys(columns).join(", ")}) select ${select.join(", ")} from ${from}`,
      parameters,
    ),
  );
}

/** Fills in the column; what is the same in all rows (who recorded them, what nobody said) travels once. */
function isSame<Item>(
  values: (string | Buffer | null)[],
  items: readonly Item[],
  value: Column<Item>[1],
): boolean {
  if (typeof value !== "function") {
    values[0] = scalarOf(value);
    return true;
  }
  const of = value as (item: Item) => ColumnValue;
  let isSame = true;
  let at = 0;
  for (const item of items) {
    const scalar = scalarOf(of(item));
    values[at] = scalar;
    if (isSame && scalar !== values[0]) isSame = false;
    at += 1;
  }
  return isSame;
}

const OIDS = { text: 25, bytea: 17 } as const;
const HEADER_BYTES = 20;
const NULL = -1;
const ASCII_END = 0x80;

// Arrays are put together here and copied out at their true length.
let scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** One column over all rows, in the binary format of arrays: dimensions, has nulls, type, length, first subscript, elements. */
function arrayOf(values: readonly (string | Buffer | null)[], oid: number): Buffer {
  let at = HEADER_BYTES;
  let hasNulls = 0;
  for (const value of values) {
    if (value === null) {
      reserve(at + 4);
      at = writeLength(NULL, at);
      hasNulls = 1;
      continue;
    }
    const most = typeof value === "string" ? value.length * 3 : value.length;
    reserve(at + 4 + most);
    const length = typeof value === "string" ? writeText(value, at + 4) : value.copy(scratch, at + 4);
    at = writeLength(length, at) + length;
  }
  writeLength(1, 0);
  writeLength(hasNulls, 4);
  writeLength(oid, 8);
  writeLength(values.length, 12);
  writeLength(1, 16);
  return Buffer.from(scratch.subarray(0, at));
}

/** Big-endian; returns where the next byte goes. */
function writeLength(length: number, at: number): number {
  scratch[at] = length >> 24;
  scratch[at + 1] = length >> 16;
  scratch[at + 2] = length >> 8;
  scratch[at + 3] = length;
  return at + 4;
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
