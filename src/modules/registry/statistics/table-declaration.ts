/** What a statistical table is: a population, columns with their conditions and headings, and the words that explain the count. */
import { all, type Condition } from "../ledgers/condition.ts";
import type { LedgerKey } from "../ledgers/ledger-views.ts";
import type { StatisticsColumn, TableKey } from "./statistics.contract.ts";

interface ColumnHeading {
  readonly key: string;
  readonly label: string;
  /** Headings above, outermost first. */
  readonly path: readonly string[];
  readonly note?: string;
  /** Only for the post that may know of an infection; others see neither figure nor names. */
  readonly secret?: true;
}

/** How many children of the table's population meet the condition. */
export interface CountColumn extends ColumnHeading {
  readonly kind: "count";
  readonly where: Condition;
}
/** The month's amounts of those who meet the condition, in fen. */
export interface MoneyColumn extends ColumnHeading {
  readonly kind: "money";
  readonly where: Condition;
}
/** A count as a share: of another column of the row, or of the column's own total. */
export interface PercentColumn extends ColumnHeading {
  readonly kind: "percent";
  readonly part: string;
  /** `null`: the total of the part's own column. */
  readonly whole: string | null;
}
/** Counted over posts and places, not over children. */
export interface PostColumn extends ColumnHeading {
  readonly kind: "posts";
  readonly count: "supervisors" | "directors" | "villages" | "villagesStaffed";
}

export type TableColumn = CountColumn | MoneyColumn | PercentColumn | PostColumn;

export interface TableDeclaration {
  readonly key: TableKey;
  readonly number: string;
  readonly title: string;
  /** One line for the menu. */
  readonly about: string;
  /** `allowance`: those for whom a living allowance runs in the month of the day. */
  readonly source: "standing" | "allowance" | "posts";
  readonly base: Condition;
  /** The list that the names behind a figure are shown as. */
  readonly ledger: LedgerKey;
  readonly columns: readonly TableColumn[];
  readonly notes: readonly string[];
}

export function count(
  key: string,
  label: string,
  path: readonly string[],
  where: Condition,
  note?: string,
): CountColumn {
  return { kind: "count", key, label, path, where, ...(note === undefined ? {} : { note }) };
}

/** A group of columns under one heading, keys prefixed with the group's. */
export function group(
  key: string,
  heading: string,
  columns: readonly (readonly [key: string, label: string, where: Condition, note?: string])[],
): CountColumn[] {
  return columns.map(([name, label, where, note]) => count(`${key}.${name}`, label, [heading], where, note));
}

export function findColumn(table: TableDeclaration, key: string): TableColumn | undefined {
  return table.columns.find((column) => column.key === key);
}

/** The condition whose children a figure counts. */
export function conditionOf(table: TableDeclaration, column: CountColumn | MoneyColumn): Condition {
  return all(table.base, column.where);
}

/** The column as pages and workbooks need it. */
export function columnView(column: TableColumn, names: boolean): StatisticsColumn {
  return {
    key: column.key,
    label: column.label,
    path: [...column.path],
    kind: column.kind === "posts" ? "count" : column.kind,
    drills: names && column.kind === "count",
    note: column.note ?? null,
  };
}
