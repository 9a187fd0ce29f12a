/** The findings as a file: who, what, why, and what became of it. */
import { now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { type FileFormat, fileAnswer } from "../../registry/payees.service.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import { type FindingView, findingProblems, type listFindings } from "./findings.contract.ts";
import * as store from "./findings.store.ts";
import { askOf, present, type Reading } from "./read-findings.service.ts";
import { findingStateCodes, settlementCodes } from "./settlement-codes.contract.ts";

/** More rows than anybody works through on paper. */
const MOST = 20_000;
const BATCH = 500;

/** @throws access.forbidden, benefits.findings.tooMany */
export async function exportFindings(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof listFindings>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "finding.export");
  const ask = askOf(tx, query);
  const total = await store.countFindings(tx, ask);
  if (total > MOST) throw new Problem(findingProblems.tooMany, { extra: { total } });
  const title = `${reading.places.nameOf(query.place ?? tx.actor.placeCode)}${query.kind === undefined ? "筛查结果" : findingKindCodes.label(query.kind)}（${today()}）`;
  const text = (heading: string, width: number) => ({ path: [heading], kind: "text" as const, width });
  async function* rows() {
    let after: store.FindingPosition | undefined;
    for (;;) {
      const batch = await store.listFindings(tx, ask, after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      yield (await present(tx, reading, batch)).map(cellsOf);
      after = [last.scopeCode, last.about, last.kind, last.id];
    }
  }
  tx.note({ detail: { title, rows: total, format } });
  return fileAnswer(
    {
      name: title,
      title,
      captions: [`导出人：${tx.actor.displayName}`],
      columns: [
        text("镇街", 12),
        text("村（社区）", 14),
        text("姓名", 12),
        text("项目或类别", 24),
        text("结论", 12),
        text("理由", 60),
        text("还缺的情况", 30),
        text("发现日期", 12),
        text("状态", 10),
        text("处理结果", 24),
      ],
      frozenColumns: 3,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: ["理由按导出当天的情况写出。"],
      rows,
    },
    format,
  );
}

function cellsOf(view: FindingView): string[] {
  const { settled } = view;
  return [
    view.townshipName,
    view.villageName,
    view.childName,
    view.title,
    findingKindCodes.label(view.kind),
    view.reason,
    view.missing.map(({ label }) => label).join("、"),
    view.firstSeen,
    findingStateCodes.label(view.state),
    settled === null
      ? ""
      : [settlementCodes.label(settled.reason), settled.note ?? ""].filter(Boolean).join("："),
  ];
}
