/** How units stand with their duties, as a file: the rows that the page shows, all of them. */
import { now, today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import type { Tx } from "../db/database.ts";
import { type FileFormat, fileAnswer } from "../excel/table-file.service.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { listDuties as contract, DutyView } from "./duties.contract.ts";
import { listAllDuties } from "./read-duties.service.ts";
import { dutyStateCodes } from "./record-codes.contract.ts";

const columns: readonly (readonly [title: string, width: number, words: (view: DutyView) => string])[] = [
  ["单位", 26, (view) => view.unitName],
  ["领域", 12, (view) => view.domainTitle],
  ["职责", 34, (view) => view.title],
  ["对象", 26, (view) => view.about?.name ?? ""],
  ["所在镇街", 14, (view) => view.about?.townshipName ?? ""],
  ["哪一次", 30, (view) => view.label],
  ["完成", 10, (view) => `${view.done}/${view.required}`],
  ["期限", 12, (view) => view.dueOn ?? ""],
  ["状态", 12, (view) => dutyStateCodes.label(view.state)],
  ["逾期天数", 10, (view) => (view.daysLate === 0 ? "" : String(view.daysLate))],
  ["免除原因", 30, (view) => view.excuse?.reason ?? ""],
];

/** @throws access.notFound */
export async function exportDuties(
  tx: Tx,
  app: Pick<App, "places" | "cipher">,
  registerCode: string,
  query: QueryOf<typeof contract>,
  format: FileFormat,
): Promise<FileAnswer> {
  const { register, items } = await listAllDuties(tx, app, registerCode, query);
  const title = `${tx.actor.placeName}${register.title}职责完成情况（${today()}）`;
  tx.note({ detail: { title, rows: items.length, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`制表人：${tx.actor.displayName}`, `制表日期：${today()}`],
      columns: columns.map(([heading, width]) => ({ path: [heading], kind: "text", width })),
      frozenColumns: 1,
      stamp: { by: `${tx.actor.displayName}（${tx.actor.username}）`, at: now() },
      notes: ["完成情况按导出当天的记录和参数算出。"],
      rows: () => inOneBatch(items.map((view) => columns.map(([, , words]) => words(view)))),
    },
    format,
  );
}

async function* inOneBatch<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}
