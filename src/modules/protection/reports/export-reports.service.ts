/** The reports that are seen as a file: what stands in the list, nothing of what was said and by whom. */
import { businessMoment, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { channelCodes, colourCodes } from "../protection-codes.contract.ts";
import { intakeProblems } from "./intake-problems.contract.ts";
import { askOf, orderOf, summaryOf } from "./read-reports.service.ts";
import { type ReportSummary, reportStateCodes } from "./report-view.contract.ts";
import type { listReports } from "./reports.contract.ts";
import * as store from "./reports.store.ts";
import { sayReport } from "./say-report.ts";

const momentOf = (iso: string) => businessMoment(new Date(iso));

const columns: readonly ListColumn<ReportSummary>[] = [
  ["报告编号", 18, (row) => row.number],
  ["风险等级", 10, ({ colour }) => colourCodes.label(colour)],
  ["状态", 14, ({ state }) => reportStateCodes.label(state)],
  ["收到时间", 18, (row) => momentOf(row.receivedAt)],
  [
    "期限",
    18,
    ({ nextDueAt, isLate }) =>
      nextDueAt === null ? "" : `${momentOf(nextDueAt)}${isLate ? "（已超过）" : ""}`,
  ],
  ["地点", 22, (row) => row.placeName],
  ["渠道", 14, ({ channel }) => channelCodes.label(channel)],
  ["情形", 40, sayReport],
  ["现在由谁负责", 14, (row) => row.receiverName],
];

/** @throws access.forbidden, protection.reports.tooMany */
export async function exportReports(
  tx: Tx,
  app: App,
  query: QueryOf<typeof listReports>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "report.export");
  const ask = askOf(tx, query);
  const order = orderOf(query);
  return listAnswer(
    tx,
    {
      title: `${app.places.nameOf(query.place ?? tx.actor.placeCode)}报告登记（${today()}）`,
      total: await store.countReports(tx, ask),
      tooMany: intakeProblems.tooMany,
      columns,
      frozenColumns: 1,
      notes: ["不含孩子、家庭和报告人的身份，也不含报告的原话。只含导出的人看得到的报告。"],
      read: (after: store.ReportPosition | undefined, limit) =>
        store.listReports(tx, ask, order, after, limit),
      positionOf: (last) => store.positionOf(last, order),
      show: (rows) => rows.map((row) => summaryOf(tx, app, row)),
    },
    format,
  );
}
