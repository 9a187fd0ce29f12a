/** Reading a statistical table as of a day, by place, and the names behind a figure. */
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { unitName } from "../ledgers/export-ledger.service.ts";
import type { LedgerPage } from "../ledgers/ledgers.contract.ts";
import { seesHiv } from "../ledgers/mask-hiv.ts";
import { type Reading, readLedger } from "../ledgers/read-ledger.service.ts";
import "./statistics.access.ts";
import { statisticTables } from "./statistic-tables.ts";
import { type StatisticsTable, statisticsProblems, type TableKey } from "./statistics.contract.ts";
import * as store from "./statistics.store.ts";
import {
  columnView,
  conditionOf,
  findColumn,
  type TableColumn,
  type TableDeclaration,
} from "./table-declaration.ts";

type Cells = Record<string, number | null>;

export interface TableAsk {
  readonly asOf?: string | undefined;
  readonly place?: string | undefined;
}

/** The table's figures in the place asked for and in each place one level below. @throws access.notFound */
export async function readStatistics(
  tx: Tx,
  { places }: Pick<Reading, "places">,
  key: TableKey,
  ask: TableAsk,
  source: store.RowSource = { kind: "live" },
): Promise<StatisticsTable> {
  const table = statisticTables[key];
  const asOf = ask.asOf ?? today();
  const code = ask.place ?? tx.actor.placeCode;
  const place = places.find(code);
  const scope = narrowScope(tx.scope, code);
  if (place === undefined || scope.lo === scope.hi) throw notFound();
  const digits = Math.min(12, code.length + 3);
  const sees = seesHiv(tx.actor.role);
  const { byPlace, whole } = await figuresOf(tx, source, table, { asOf, scope, digits, seesHiv: sees });
  const below = places.all.filter(
    (one) =>
      one.code.length === digits &&
      one.code.startsWith(code) &&
      one.code >= tx.scope.lo &&
      one.code < tx.scope.hi,
  );
  tx.note({
    detail: {
      table: key,
      asOf,
      place: code,
      ...(source.kind === "frozen" ? { quarter: source.quarter } : {}),
    },
  });
  return {
    key,
    number: table.number,
    title: table.title,
    asOf,
    place: { code, name: place.shortName, level: place.level },
    unit: unitName(place),
    columns: table.columns.map((column) =>
      columnView(column, mayDo(tx.actor, "statistics.names") && source.kind === "live"),
    ),
    total: cellsOf(table, whole, whole, sees),
    rows: below.map((one) => ({
      code: one.code,
      name: one.shortName,
      level: one.level,
      cells: cellsOf(table, byPlace.get(one.code) ?? {}, whole, sees),
    })),
    notes: [...table.notes],
  };
}

async function figuresOf(
  tx: Tx,
  source: store.RowSource,
  table: TableDeclaration,
  request: store.CountRequest,
) {
  if (table.source === "posts") {
    const byPlace = await store.countPosts(tx, request.asOf, request.scope, request.digits);
    const all = await store.countPosts(tx, request.asOf, request.scope, null);
    const named = (counts: store.PostCounts | undefined) =>
      Object.fromEntries(
        table.columns.flatMap((column) =>
          column.kind === "posts" ? [[column.key, counts?.[column.count] ?? 0]] : [],
        ),
      );
    return {
      byPlace: new Map([...byPlace].map(([code, counts]) => [code, named(counts)])),
      whole: named([...all.values()][0]),
    };
  }
  const byPlace = await store.countTable(tx, source, table, request);
  const whole: Record<string, number> = {};
  for (const cells of byPlace.values()) {
    for (const [key, value] of Object.entries(cells)) whole[key] = (whole[key] ?? 0) + value;
  }
  return { byPlace, whole };
}

function cellsOf(
  table: TableDeclaration,
  row: Readonly<Record<string, number>>,
  whole: Readonly<Record<string, number>>,
  sees: boolean,
): Cells {
  const cells: Cells = {};
  for (const column of table.columns) cells[column.key] = cellOf(column, row, whole, sees);
  return cells;
}

function cellOf(
  column: TableColumn,
  row: Readonly<Record<string, number>>,
  whole: Readonly<Record<string, number>>,
  sees: boolean,
): number | null {
  if (column.secret === true && !sees) return null;
  if (column.kind !== "percent") return row[column.key] ?? 0;
  const part = row[column.part] ?? 0;
  const of = column.whole === null ? (whole[column.part] ?? 0) : (row[column.whole] ?? 0);
  return of === 0 ? null : Math.round((part / of) * 10_000);
}

export interface NamesAsk extends TableAsk {
  readonly cell: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly withTotal: boolean;
}

/** The children that a figure counts. @throws statistics.cell.unknown, statistics.cell.noNames */
export async function readStatisticsNames(
  tx: Tx,
  reading: Reading,
  key: TableKey,
  ask: NamesAsk,
): Promise<LedgerPage> {
  const table = statisticTables[key];
  const column = findColumn(table, ask.cell);
  if (column === undefined || (column.secret === true && !seesHiv(tx.actor.role))) {
    throw new Problem(statisticsProblems.unknownCell);
  }
  if (column.kind !== "count") throw new Problem(statisticsProblems.noNames);
  const asOf = ask.asOf ?? today();
  tx.note({ detail: { table: key, cell: ask.cell } });
  return readLedger(tx, reading, table.ledger, {
    asOf,
    place: ask.place,
    within: 60,
    also: conditionOf(table, column),
    ...(table.source === "allowance" ? { paidOn: asOf } : {}),
    cursorOf: `${key}/${ask.cell}`,
    limit: ask.limit,
    cursor: ask.cursor,
    withTotal: ask.withTotal,
  });
}
