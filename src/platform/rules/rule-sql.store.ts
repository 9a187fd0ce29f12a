/**
 * An expression as SQL over a table with the atoms as columns, for a day: the same verdicts as for one child, a million at a time.
 * Where PostgreSQL skips nulls (GREATEST, CASE) the text says null on purpose.
 */
import type { AtomTable, ValueType } from "./atoms.ts";
import type { Value } from "./evaluate.ts";
import type { Comparison, Expression, Node } from "./expression.ts";
import { partsOf } from "./parts.ts";
import { type Day, settle } from "./settle.ts";

export interface SqlContext extends Day {
  readonly atoms: AtomTable;
  /** Of the table whose columns the atoms are. */
  readonly alias: string;
}

/** The column of an atom: fatherTermMonths → father_term_months. */
export function columnOf(atom: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(atom)) throw new Error(`"${atom}" cannot name a column`);
  return atom.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Stands in a statement as it is: `select ${sql.raw(sqlText(…))} from recognition.profile p`. Null is "cannot tell". */
export function sqlText(expression: Expression, { atoms, alias, ...day }: SqlContext): string {
  if (!/^[a-z][a-z0-9_]*$/.test(alias)) throw new Error(`"${alias}" cannot name a table`);
  return write(settle(expression, day), (name) => {
    if (!Object.hasOwn(atoms, name)) throw new Error(`no fact is called ${name}`);
    return `${alias}.${columnOf(name)}`;
  });
}

type Column = (atom: string) => string;

function write(node: Node, column: Column): string {
  const part = (of: Node) => write(of, column);
  switch (node.op) {
    case "fact":
      return node.type === "number" ? `${column(node.name)}::bigint` : column(node.name);
    case "literal":
      return constantText(node.value, node.type);
    case "unknown":
      return `null::${SQL_TYPES[node.type]}`;
    case "all":
    case "any":
      if (node.of.length === 0) return String(node.op === "all");
      return `(${node.of.map(part).join(node.op === "all" ? " and " : " or ")})`;
    case "not":
      return `(not ${part(node.of)})`;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return `(${part(node.left)} ${COMPARED[node.op]} ${part(node.right)})`;
    case "oneOf":
      // Of an empty list it is told only that the value is known.
      if (node.codes.length === 0) return `(${part(node.value)} is null and null)`;
      return `(${part(node.value)} in (${node.codes.map(quote).join(", ")}))`;
    case "hasAny":
      return `(${part(node.value)} && array[${node.codes.map(quote).join(", ")}]::text[])`;
    case "known":
      return `(${part(node.of)} is not null)`;
    case "presume":
      return `coalesce(${part(node.of)}, ${constantText(node.value, node.type)})`;
    case "clause":
      return part(node.of);
    case "yearsBetween":
      return withDays(node.from, node.to, column, (a, b) => `floor((${ymd(b)} - ${ymd(a)}) / 10000)::bigint`);
    case "monthsBetween":
      return withDays(node.from, node.to, column, monthsText);
    case "daysBetween":
      return `(${part(node.to)} - ${part(node.from)})::bigint`;
    case "addMonths":
      return `(${part(node.date)} + make_interval(months => (${part(node.count)})::int))::date`;
    case "addDays":
      return `(${part(node.date)} + (${part(node.count)})::int)`;
    case "percentOf":
      return `floor((${part(node.value)} * ${part(node.percent)} + 50)::numeric / 100)::bigint`;
    case "add":
    case "subtract":
    case "multiply":
      return `(${node.of.map(part).join(JOINED[node.op])})`;
    case "max":
    case "min":
      return extreme(node.op === "max" ? "greatest" : "least", node.of, column);
    case "when":
      // A condition that cannot be told takes neither branch.
      return `case ${part(node.condition)} when true then ${part(node.then)} when false then ${part(node.otherwise)} end`;
    case "decide":
      return node.rows.reduceRight(
        (rest, row) =>
          `case ${part(row.when)} when true then ${quote(row.code)}::text when false then ${rest} end`,
        `${quote(node.otherwise)}::text`,
      );
    case "param":
    case "asOf":
      throw new Error(`${node.op} is not settled`);
  }
}

const COMPARED: Readonly<Record<Comparison, string>> = {
  eq: "=",
  ne: "<>",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};
const JOINED = { add: " + ", subtract: " - ", multiply: " * " } as const;
const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  boolean: "boolean",
  number: "bigint",
  date: "date",
  code: "text",
  codes: "text[]",
};

function constantText(value: Value, type: ValueType): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`);
    return `(${value})::bigint`;
  }
  if (typeof value !== "string") throw new Error("a set is no constant");
  return `${quote(value)}::${SQL_TYPES[type]}`;
}

/** Backslashes are letters (standard_conforming_strings), zero bytes are none. */
function quote(text: string): string {
  if (text.includes("\0")) throw new Error("a constant holds a zero byte");
  return `'${text.replaceAll("'", "''")}'`;
}

/** Two days that a formula names several times are worked out once. */
function withDays(from: Node, to: Node, column: Column, formula: (a: string, b: string) => string): string {
  const [a, b] = [write(from, column), write(to, column)];
  if (isPlain(from) && isPlain(to)) return formula(a, b);
  return `(select ${formula("two.a", "two.b")} from (select ${a} as a, ${b} as b offset 0) two)`;
}

function isPlain({ op }: Node): boolean {
  return op === "fact" || op === "literal" || op === "unknown";
}

function ymd(day: string): string {
  return `(date_part('year', ${day}) * 10000 + date_part('month', ${day}) * 100 + date_part('day', ${day}))`;
}

/** The last day of a month completes a month that began on any later day. */
function monthsText(a: string, b: string): string {
  const months = (day: string) => `(date_part('year', ${day}) * 12 + date_part('month', ${day}))`;
  const isShort = `date_part('day', ${b}) < date_part('day', ${a}) and date_part('day', ${b} + 1) <> 1`;
  return `(${months(b)} - ${months(a)} - case when ${isShort} then 1 else 0 end)::bigint`;
}

/** GREATEST and LEAST skip nulls; here one null makes the whole null. */
function extreme(name: string, parts: readonly Node[], column: Column): string {
  const call = `${name}(${parts.map((part) => write(part, column)).join(", ")})`;
  const isUnknown = [...new Set(parts.flatMap((part) => whenNull(part, column)))];
  return isUnknown.length === 0 ? call : `case when ${isUnknown.join(" or ")} then null else ${call} end`;
}

/** The tests of which one holds exactly if the expression is null. */
function whenNull(node: Node, column: Column): string[] {
  switch (node.op) {
    case "literal":
    case "presume":
    case "known":
      return [];
    case "unknown":
      return ["true"];
    case "fact":
      return [`${column(node.name)} is null`];
    case "all":
    case "any":
    case "when":
    case "decide":
      return [`(${write(node, column)}) is null`];
    default:
      return partsOf(node).flatMap((part) => whenNull(part, column));
  }
}
