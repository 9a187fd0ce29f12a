/** The list that is seen, as a file. */
import { today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
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

const columns: readonly ListColumn<DifferenceItem>[] = [
  ["镇街", 12, (item) => item.townshipName],
  ["村（社区）", 14, (item) => item.villageName],
  ["儿童", 12, (item) => item.childName],
  ["性别、年龄", 12, (item) => item.particulars],
  ["名册里的人", 12, (item) => item.personName ?? "本人"],
  [
    "种类",
    24,
    ({ why, groups }) =>
      why === null
        ? groups.map((group) => absenceGroupCodes.label(group)).join("、")
        : discrepancyCodes.label(why),
  ],
  ["名册说", 44, (item) => item.says],
  ["登记簿", 36, (item) => item.holds],
  ["来源", 44, (item) => item.source],
  ["状态", 10, ({ state }) => effectStateCodes.label(state)],
  ["处理", 40, saySettled],
];

/** @throws matching.difference.tooMany */
export async function exportDifferences(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof listDifferences>,
  format: FileFormat,
): Promise<FileAnswer> {
  const ask = askOf(tx, query);
  return listAnswer(
    tx,
    {
      title: `${reading.places.nameOf(query.place ?? tx.actor.placeCode)}${differenceTabCodes.label(query.tab)}（${today()}）`,
      total: await store.countDifferences(tx, ask),
      tooMany: differenceProblems.tooMany,
      columns,
      frozenColumns: 3,
      notes: ["名册说的和登记簿里的按发现时写出。"],
      read: (after: store.DifferencePosition | undefined, limit) =>
        store.listDifferences(tx, ask, after, limit),
      positionOf: ({ scopeCode, id }): store.DifferencePosition => [scopeCode, id],
      show: (rows) => present(tx, reading, rows, ask.scope),
    },
    format,
  );
}

function saySettled({ settled }: DifferenceItem): string {
  if (settled === null) return "";
  const { outcome, conclusion, note, by, at } = settled;
  const what = conclusion ?? (outcome === null ? "" : settleOutcomeCodes.label(outcome));
  return [what, note, by, at.slice(0, 10)].filter((part) => part !== "").join(" · ");
}
