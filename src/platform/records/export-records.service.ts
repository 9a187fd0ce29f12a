/** A kind's list as a file: the rows and columns that the page shows, all of them. */
import { now, today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import { type FileFormat, fileAnswer } from "../excel/table-file.service.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import * as store from "./entries.store.ts";
import { entryColumns } from "./entry-columns.contract.ts";
import { getKindFor } from "./kinds.service.ts";
import { lateMarkerOf } from "./late-entries.service.ts";
import { filterOf, presentEntry } from "./read-record.service.ts";
import { newestVersion, type RecordKind } from "./record.ts";
import { fieldsOf } from "./record-fields.ts";
import { recordProblems } from "./record-problems.contract.ts";
import type { listEntries as contract, EntryView } from "./records.contract.ts";

const MOST = 50_000;
const BATCH = 500;
type Query = QueryOf<typeof contract>;

/** @throws access.notFound, records.tooMany */
export async function exportEntries(
  tx: Tx,
  app: Pick<App, "places">,
  kindCode: string,
  query: Query,
  format: FileFormat,
): Promise<FileAnswer> {
  const kind = getKindFor(tx.actor, kindCode);
  const filter = filterOf(tx, kind, query);
  const total = await store.countEntries(tx, filter);
  if (total > MOST) throw new Problem(recordProblems.tooMany, { extra: { total } });
  const columns = columnsOf(kind);
  const { displayName, username, placeName } = tx.actor;
  const title = `${placeName}${kind.title}（${today()}）`;
  async function* rows() {
    for await (const batch of inBatches(tx, app, kind, filter))
      yield batch.map((entry) =>
        columns.map(({ words, number }) => (number === undefined ? words(entry) : number(entry))),
      );
  }
  tx.note({ detail: { kind: kind.code, title, rows: total, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`范围：${rangeWords(query)}`, `制表人：${displayName}`, `制表日期：${today()}`],
      columns: columns.map(({ title: heading, width, isNumber, isMoney }) => ({
        path: [heading],
        kind: isMoney ? "money" : isNumber ? "number" : "text",
        width,
      })),
      frozenColumns: 1,
      stamp: { by: `${displayName}（${username}）`, at: now() },
      notes: kind.basis.map(({ document, clause, says }) => `${document}${clause ?? ""}：${says}`),
      rows,
    },
    format,
  );
}

export function columnsOf({ dayLabel, about, ...kind }: RecordKind) {
  return entryColumns({
    dayLabel,
    about: about ?? null,
    fields: [...fieldsOf(newestVersion({ dayLabel, ...kind }))],
  });
}

/** All that match, the latest day first, as the page shows them. */
export async function* inBatches(
  tx: Tx,
  app: Pick<App, "places">,
  kind: RecordKind,
  filter: store.EntryFilter,
): AsyncGenerator<EntryView[]> {
  const isLate = await lateMarkerOf(tx, kind);
  let after: store.EntryPosition | undefined;
  for (;;) {
    const batch = await store.listEntries(tx, filter, after, BATCH);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch.map((row) => presentEntry(app, row, isLate));
    after = [last.on, last.id];
  }
}

export function rangeWords({ unit, place, from, to, words }: Query): string {
  const parts = [
    from === undefined && to === undefined ? "全部日期" : `${from ?? "最早"} 至 ${to ?? "今天"}`,
    unit === undefined && place === undefined ? "" : "所选单位",
    words === undefined ? "" : `含“${words}”`,
  ];
  return parts.filter((part) => part !== "").join("，");
}
