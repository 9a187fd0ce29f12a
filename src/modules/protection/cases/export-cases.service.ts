/** The cases that are seen as a file: what stands in the list, nothing of what is written in them. */
import { businessMoment, now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
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

/** More rows than anybody works through on paper. */
const MOST = 20_000;
const BATCH = 500;

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
  const total = (await store.countCases(tx, ask, at)).reduce((sum, { count }) => sum + count, 0);
  if (total > MOST) throw new Problem(caseProblems.tooMany, { extra: { total } });
  const title = `${app.places.nameOf(query.place ?? tx.actor.placeCode)}保护个案（${today()}）`;
  const text = (heading: string, width: number) => ({ path: [heading], kind: "text" as const, width });
  async function* rows() {
    let after: store.CasePosition | undefined;
    for (;;) {
      const batch = await store.listCases(tx, ask, after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      yield batch.map((row) => cellsOf(summaryOfCase(row, app.places.nameOf(row.scopeCode), at)));
      after = store.positionOf(last);
    }
  }
  tx.note({ detail: { title, rows: total, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`导出人：${tx.actor.displayName}`],
      columns: [
        text("个案编号", 18),
        text("个案", 30),
        text("风险等级", 14),
        text("孩子是否安全", 14),
        text("环节", 12),
        text("状态", 14),
        text("最近的时限", 20),
        text("到期时间", 22),
        text("地点", 22),
        text("负责人", 12),
        text("立案时间", 18),
      ],
      frozenColumns: 2,
      stamp: { by: tx.actor.displayName, at },
      notes: ["不含报告的原话、记录和报告人。涉密的个案不写姓名。只含导出的人看得到的个案。"],
      rows,
    },
    format,
  );
}

const momentOf = (iso: string) => businessMoment(new Date(iso));

function cellsOf(row: CaseSummary): string[] {
  return [
    row.number,
    row.title,
    colourCodes.label(row.colour),
    safetyCodes.label(row.safety),
    linkCodes.label(row.link),
    caseStateCodes.label(row.state),
    row.nextDueWhat ?? "",
    row.nextDueAt === null ? "" : `${momentOf(row.nextDueAt)}${row.isLate ? "（已超过）" : ""}`,
    row.placeName,
    row.leadName,
    momentOf(row.openedAt),
  ];
}
