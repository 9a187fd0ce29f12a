/** The picture as a file: a line a figure, small ones withheld, and what each table counts. */
import { now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileCell } from "../../../platform/excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import { smallestShown } from "../../../platform/figures/figures.parameters.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { readDutyTable } from "./duty-table.service.ts";
import type * as contract from "./picture.contract.ts";
import { type Picture, readPicture } from "./read-picture.service.ts";
import { sayCell, sayDefinition } from "./say-cell.ts";
import { type LeavingTable, withheldTable } from "./withhold.ts";

const smallest = readerOf(smallestShown);

export interface LeavingPicture {
  readonly picture: Picture;
  readonly title: string;
  readonly tables: readonly LeavingTable[];
  /** How small ones are treated, and what is not in it. */
  readonly notes: readonly string[];
}

export async function leavingPicture(
  tx: Tx,
  app: App,
  query: QueryOf<typeof contract.readPicture>,
): Promise<LeavingPicture> {
  const picture = await readPicture(tx, app, query);
  const least = smallest.get(await listParameters(tx, today()));
  const duties = await readDutyTable(tx, app, query);
  const { place, period } = picture;
  return {
    picture,
    title: `${place.name}保护工作概览（${period.label}）`,
    tables: [...picture.tables, duties].map((table) => withheldTable(table, least)),
    notes: [
      `时间段：${period.from} 至 ${period.to}；上期：${period.before.from} 至 ${period.before.to}。在办的数字截至导出的时刻。`,
      `不足 ${least} 的数字以“*”代替；为防止推算，同一行、同一列另有数字一并隐去，由它们算出的比率和时长也不写。`,
      "不含姓名、编号和任何一个孩子的情况。",
    ],
  };
}

/** @throws access.forbidden, access.notFound */
export async function exportPicture(
  tx: Tx,
  app: App,
  query: QueryOf<typeof contract.readPicture>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "picture.export");
  const { title, tables, notes } = await leavingPicture(tx, app, query);
  const rows = tables.flatMap(linesOf);
  tx.note({ detail: { title, rows: rows.length, format } });
  const text = (heading: string, width: number) => ({ path: [heading], kind: "text" as const, width });
  return fileAnswer(
    {
      ...{ name: title, title },
      captions: [`导出人：${tx.actor.displayName}`],
      columns: [text("表", 34), text("分组", 30), text("项目", 22), text("数", 14)],
      frozenColumns: 2,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: [...notes, ...tables.map(({ table }) => `${table.title}。${sayDefinition(table.definition)}`)],
      async *rows() {
        yield rows;
      },
    },
    format,
  );
}

function linesOf({ table, rows, total }: LeavingTable): FileCell[][] {
  const named = [
    ...table.rows.map(({ label }, at) => ({ label, cells: rows[at] ?? [] })),
    ...(total === null ? [] : [{ label: "合计", cells: total }]),
  ];
  return named.flatMap(({ label, cells }) =>
    table.columns.map((column, at) => [
      table.title,
      label,
      column.label,
      sayCell(column.kind, cells[at] ?? null),
    ]),
  );
}
