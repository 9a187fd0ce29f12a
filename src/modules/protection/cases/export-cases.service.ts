/** The cases that are seen as a file: what stands in the list, nothing of what is written in them. */
import { businessMoment, now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { colourCodes, linkCodes } from "../protection-codes.contract.ts";
import { caseStateCodes, safetyCodes } from "./case-codes.contract.ts";
import { caseProblems } from "./case-problems.contract.ts";
import type { CaseSummary } from "./case-view.contract.ts";
import type { listCases } from "./cases.contract.ts";
import * as store from "./cases.store.ts";
import { summaryOfCase } from "./present-case.ts";
import { askOf } from "./read-cases.service.ts";

const momentOf = (iso: string) => businessMoment(new Date(iso));

const columns: readonly ListColumn<CaseSummary>[] = [
  ["个案编号", 18, (row) => row.number],
  ["个案", 30, (row) => row.title],
  ["风险等级", 14, ({ colour }) => colourCodes.label(colour)],
  ["孩子是否安全", 14, ({ safety }) => safetyCodes.label(safety)],
  ["环节", 12, ({ link }) => linkCodes.label(link)],
  ["状态", 14, ({ state }) => caseStateCodes.label(state)],
  ["最近的时限", 20, (row) => row.nextDueWhat ?? ""],
  [
    "到期时间",
    22,
    ({ nextDueAt, isLate }) =>
      nextDueAt === null ? "" : `${momentOf(nextDueAt)}${isLate ? "（已超过）" : ""}`,
  ],
  ["地点", 22, (row) => row.placeName],
  ["负责人", 12, (row) => row.leadName],
  ["立案时间", 18, (row) => momentOf(row.openedAt)],
];

/** @throws access.forbidden, protection.cases.tooMany */
export async function exportCases(
  tx: Tx,
  app: App,
  query: QueryOf<typeof listCases>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "case.export");
  const at = now();
  const ask = askOf(tx, query, at);
  return listAnswer(
    tx,
    {
      title: `${app.places.nameOf(query.place ?? tx.actor.placeCode)}保护个案（${today()}）`,
      total: (await store.countCases(tx, ask, at)).reduce((sum, { count }) => sum + count, 0),
      tooMany: caseProblems.tooMany,
      columns,
      frozenColumns: 2,
      notes: ["不含报告的原话、记录和报告人。涉密的个案不写姓名。只含导出的人看得到的个案。"],
      read: (after: store.CasePosition | undefined, limit) => store.listCases(tx, ask, after, limit),
      positionOf: store.positionOf,
      show: (rows) => rows.map((row) => summaryOfCase(row, app.places.nameOf(row.scopeCode), at)),
    },
    format,
  );
}
