/** A ledger as a file: the bureau's own column order, title, unit, preparer, day; numbers masked unless a purpose was given. */
import { now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import type { Place } from "../../../platform/places/place-directory.ts";
import "./ledgers.access.ts";
import type { FileCell, FileColumn, TableFile } from "../../../platform/excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import { type LedgerKey, ledgerViews, type ViewColumn } from "./ledger-views.ts";
import { type LedgerQuery, type LedgerRow, ledgerProblems } from "./ledgers.contract.ts";
import { streamRows } from "./ledgers.store.ts";
import { fieldsOf } from "./present-row.ts";
import { noteOf, orderingOf, presentRows, type Reading, selectionOf } from "./read-ledger.service.ts";

const BATCH = 500;
/** A log entry that named a hundred thousand children would say less than the query that it repeats. */
const NAMED_UP_TO = 1000;

/** @throws access.forbidden, ledger.export.purposeRequired */
export async function exportLedger(
  tx: Tx,
  reading: Reading,
  ledger: LedgerKey,
  ask: LedgerQuery,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "ledger.export");
  const clear = ask.numbers === "full";
  if (clear) demandPurpose(tx, ask.purpose);
  const asOf = ask.asOf ?? today();
  const columns = exportColumns(ledger, ask.columns);
  const selection = await selectionOf(tx, reading, ledger, ask);
  const keys = columns.map((column) => column.key);
  const ids: string[] = [];
  let count = 0;
  async function* rows(): AsyncGenerator<FileCell[][]> {
    if (selection === "tooShort") return;
    for await (const batch of streamRows(
      tx,
      fieldsOf(keys),
      selection,
      orderingOf(ledger, ask.sort),
      BATCH,
    )) {
      const items = await presentRows(tx, reading, batch, {
        ledger,
        columns: keys,
        asOf,
        clear,
      });
      yield items.map((item, index) => fileCells(item, columns, count + index + 1));
      count += items.length;
      if (ids.length < NAMED_UP_TO) ids.push(...items.map((item) => item.id));
    }
  }
  const { title } = ledgerViews[ledger];
  const place = reading.places.find(ask.place ?? tx.actor.placeCode);
  const answer = await fileAnswer({ ...frame(tx, title, asOf, place, columns), rows }, format);
  tx.note({
    ...(count <= NAMED_UP_TO ? { subjectIds: ids } : {}),
    ...(ask.purpose === undefined ? {} : { purpose: ask.purpose }),
    detail: { ledger, asOf, format, rows: count, numbers: ask.numbers, columns: keys.length, ...noteOf(ask) },
  });
  return answer;
}

function demandPurpose(tx: Tx, purpose: string | undefined): void {
  demand(tx.actor, "ledger.exportNumbers");
  if (purpose === undefined || purpose.length < 4) throw new Problem(ledgerProblems.purposeRequired);
}

/** In the bureau's order, whatever the screen's; all of them if none was chosen. */
export function exportColumns(
  ledger: LedgerKey,
  asked: readonly string[] | undefined,
): readonly ViewColumn[] {
  const { columns } = ledgerViews[ledger];
  if (asked === undefined || asked.length === 0) return columns;
  return columns.filter((column) => column.key === "seq" || asked.includes(column.key));
}

export function fileCells(item: LedgerRow, columns: readonly ViewColumn[], seq: number): FileCell[] {
  return columns.map(({ key }) => (key === "seq" ? seq : (item.cells[key] ?? null)));
}

/** Everything about the file but its rows. */
export function frame(
  tx: Tx,
  title: string,
  asOf: string,
  place: Place | undefined,
  columns: readonly ViewColumn[],
): Omit<TableFile, "rows"> {
  return {
    ...signature(tx, place),
    name: `${title}（截至${asOf}）`,
    title: `${title}（截至${asOf}）`,
    columns: columns.map(fileColumn),
    frozenColumns: columns.findIndex((column) => column.key === "name") + 1,
    notes: [],
  };
}

/** Unit, preparer and day, and the mark on every page. */
export function signature(tx: Tx, place: Place | undefined): Pick<TableFile, "captions" | "stamp"> {
  const { displayName, username } = tx.actor;
  return {
    captions: [`填报单位：${unitName(place)}`, `制表人：${displayName}`, `制表日期：${today()}`],
    stamp: { by: `${displayName}（${username}）`, at: now() },
  };
}

/** 填报单位: the bureau for the district, the government of a township, the committee of a village. */
export function unitName(place: Place | undefined): string {
  switch (place?.level) {
    case undefined:
      return "";
    case "district":
      return `${place.name}民政局`;
    case "township":
      return place.name.endsWith("街道") ? `${place.name}办事处` : `${place.name}人民政府`;
    case "village":
      return place.name;
  }
}

function fileColumn({ label, groupLabel, key, width }: ViewColumn): FileColumn {
  return {
    path: groupLabel === null ? [label] : [groupLabel, label],
    kind: key === "seq" ? "number" : "text",
    width,
  };
}
