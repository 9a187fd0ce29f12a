/** The findings as a file: who, what, why, and what became of it. */
import { today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import { type FindingView, findingProblems, type listFindings } from "./findings.contract.ts";
import * as store from "./findings.store.ts";
import { askOf, present, type Reading } from "./read-findings.service.ts";
import { findingStateCodes, settlementCodes } from "./settlement-codes.contract.ts";

const columns: readonly ListColumn<FindingView>[] = [
  ["镇街", 12, (view) => view.townshipName],
  ["村（社区）", 14, (view) => view.villageName],
  ["姓名", 12, (view) => view.childName],
  ["项目或类别", 24, (view) => view.title],
  ["结论", 12, ({ kind }) => findingKindCodes.label(kind)],
  ["理由", 60, (view) => view.reason],
  ["还缺的情况", 30, ({ missing }) => missing.map(({ label }) => label).join("、")],
  ["发现日期", 12, (view) => view.firstSeen],
  ["状态", 10, ({ state }) => findingStateCodes.label(state)],
  ["处理结果", 24, saySettled],
];

/** @throws access.forbidden, benefits.findings.tooMany */
export async function exportFindings(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof listFindings>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "finding.export");
  const ask = askOf(tx, query);
  return listAnswer(
    tx,
    {
      title: `${reading.places.nameOf(query.place ?? tx.actor.placeCode)}${query.kind === undefined ? "筛查结果" : findingKindCodes.label(query.kind)}（${today()}）`,
      total: await store.countFindings(tx, ask),
      tooMany: findingProblems.tooMany,
      columns,
      frozenColumns: 3,
      notes: ["理由按导出当天的情况写出。"],
      read: (after: store.FindingPosition | undefined, limit) => store.listFindings(tx, ask, after, limit),
      positionOf: ({ scopeCode, about, kind, id }): store.FindingPosition => [scopeCode, about, kind, id],
      show: (rows) => present(tx, reading, rows),
    },
    format,
  );
}

function saySettled({ settled }: FindingView): string {
  if (settled === null) return "";
  return [settlementCodes.label(settled.reason), settled.note ?? ""].filter(Boolean).join("：");
}
