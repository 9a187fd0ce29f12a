/** The list that is seen, as a file. */
import { now, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { type DifferenceItem, differenceProblems, type listDifferences } from "./differences.contract.ts";
import * as store from "./differences.store.ts";
import {
  absenceGroupCodes,
  differenceTabCodes,
  discrepancyCodes,
  effectStateCodes,
  settleOutcomeCodes,
} from "./effect-codes.contract.ts";
import { askOf, present, type Reading } from "./read-differences.service.ts";

const MOST = 20_000;
const BATCH = 500;

/** @throws matching.difference.tooMany */
export async function exportDifferences(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof listDifferences>,
  format: FileFormat,
): Promise<FileAnswer> {
  const ask = askOf(tx, query);
  const total = await store.countDifferences(tx, ask);
  if (total > MOST) throw new Problem(differenceProblems.tooMany, { extra: { total } });
  const title = `${reading.places.nameOf(query.place ?? tx.actor.placeCode)}${differenceTabCodes.label(query.tab)}（${today()}）`;
  const text = (heading: string, width: number) => ({ path: [heading], kind: "text" as const, width });
  async function* rows() {
    let after: store.DifferencePosition | undefined;
    for (;;) {
      const batch = await store.listDifferences(tx, ask, after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      yield (await present(tx, reading, batch, ask.scope)).map(cellsOf);
      after = [last.scopeCode, last.id];
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
        text("儿童", 12),
        text("性别、年龄", 12),
        text("名册里的人", 12),
        text("种类", 24),
        text("名册说", 44),
        text("登记簿", 36),
        text("来源", 44),
        text("状态", 10),
        text("处理", 40),
      ],
      frozenColumns: 3,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: ["名册说的和登记簿里的按发现时写出。"],
      rows,
    },
    format,
  );
}

function cellsOf(item: DifferenceItem): string[] {
  return [
    item.townshipName,
    item.villageName,
    item.childName,
    item.particulars,
    item.personName ?? "本人",
    item.why === null
      ? item.groups.map((group) => absenceGroupCodes.label(group)).join("、")
      : discrepancyCodes.label(item.why),
    item.says,
    item.holds,
    item.source,
    effectStateCodes.label(item.state),
    saySettled(item),
  ];
}

function saySettled({ settled }: DifferenceItem): string {
  if (settled === null) return "";
  const { outcome, conclusion, note, by, at } = settled;
  const what = conclusion ?? (outcome === null ? "" : settleOutcomeCodes.label(outcome));
  return [what, note, by, at.slice(0, 10)].filter((part) => part !== "").join(" · ");
}
