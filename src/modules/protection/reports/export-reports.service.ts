/** The reports that are seen as a file: what stands in the list, nothing of what was said and by whom. */
import { businessMoment, now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { channelCodes, colourCodes } from "../protection-codes.contract.ts";
import { intakeProblems } from "./intake-problems.contract.ts";
import { askOf, orderOf, summaryOf } from "./read-reports.service.ts";
import { type ReportSummary, reportStateCodes } from "./report-view.contract.ts";
import type { listReports } from "./reports.contract.ts";
import * as store from "./reports.store.ts";
import { sayReport } from "./say-report.ts";

/** More rows than anybody works through on paper. */
const MOST = 20_000;
const BATCH = 500;

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
  const total = await store.countReports(tx, ask);
  if (total > MOST) throw new Problem(intakeProblems.tooMany, { extra: { total } });
  const title = `${app.places.nameOf(query.place ?? tx.actor.placeCode)}报告登记（${today()}）`;
  const text = (heading: string, width: number) => ({ path: [heading], kind: "text" as const, width });
  async function* rows() {
    let after: store.ReportPosition | undefined;
    for (;;) {
      const batch = await store.listReports(tx, ask, order, after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      yield batch.map((row) => cellsOf(summaryOf(tx, app, row)));
      after = store.positionOf(last, order);
    }
  }
  tx.note({ detail: { title, rows: total, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`导出人：${tx.actor.displayName}`],
      columns: [
        text("报告编号", 18),
        text("风险等级", 10),
        text("状态", 14),
        text("收到时间", 18),
        text("期限", 18),
        text("地点", 22),
        text("渠道", 14),
        text("情形", 40),
        text("现在由谁负责", 14),
      ],
      frozenColumns: 1,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: ["不含孩子、家庭和报告人的身份，也不含报告的原话。只含导出的人看得到的报告。"],
      rows,
    },
    format,
  );
}

const momentOf = (iso: string) => businessMoment(new Date(iso));

function cellsOf(row: ReportSummary): string[] {
  return [
    row.number,
    colourCodes.label(row.colour),
    reportStateCodes.label(row.state),
    momentOf(row.receivedAt),
    row.nextDueAt === null ? "" : `${momentOf(row.nextDueAt)}${row.isLate ? "（已超过）" : ""}`,
    row.placeName,
    channelCodes.label(row.channel),
    sayReport(row),
    row.receiverName,
  ];
}
