/** The roster of a month, its differences, one child's sheet: read, paged, taken out as a file. */
import { now } from "../../../kernel/clock.ts";
import { chineseCapitals } from "../../../kernel/money.ts";
import { type Month, sayMonth } from "../../../kernel/month.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { type FileFormat, fileAnswer, seesHiv } from "../../registry/payees.service.ts";
import type { Paying } from "../entitlements/entitlements.service.ts";
import { paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { itemCauses } from "./paid-cause.contract.ts";
import type { LinesQuery, LineView, listPayrollDifferences, PaymentSheet } from "./payroll.contract.ts";
import * as store from "./payroll.store.ts";
import { askedPrograms, presentLines } from "./present-lines.service.ts";
import { rosterCells, rosterColumns } from "./roster-columns.ts";

const FILE_BATCH = 1000;

function selectionOf(tx: Tx, month: Month, query: LinesQuery): store.LineSelection {
  return {
    month,
    ...narrowScope(tx.scope, query.place),
    programmes: askedPrograms(query.programme, seesHiv(tx.actor.role)),
    status: query.status,
    check: query.check,
  };
}

export async function demandPayroll(tx: Tx, month: Month): Promise<store.PayrollRow> {
  const held = await store.findPayroll(tx, month);
  if (held === undefined) throw notFound();
  return held;
}

export async function listPayrollLines(tx: Tx, paying: Paying, month: Month, query: LinesQuery) {
  await demandPayroll(tx, month);
  const selection = selectionOf(tx, month, query);
  const { place, programme, status, check } = query;
  const list = ["payroll lines", month, place ?? "", programme ?? "", status ?? "", check ?? ""];
  const after = query.cursor === undefined ? undefined : positionOf(openPosition(paying, list, query.cursor));
  const rows = await store.listLines(tx, selection, after, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const sums = await store.sumLines(tx, selection);
  tx.note({ subjectIds: page.map((row) => row.childId), detail: { month, shown: page.length } });
  return {
    items: await presentLines(tx, paying, page),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(paying, list, [last.scopeCode, last.childId, last.programme])
        : null,
    total: sums.lines,
    fen: sums.fen,
  };
}

function positionOf(position: readonly unknown[]): store.LinePosition {
  return [String(position[0]), String(position[1]), String(position[2])];
}

/** The roster with the columns of the field's own form. */
export async function exportPayrollLines(
  tx: Tx,
  paying: Paying,
  month: Month,
  query: LinesQuery,
  format: FileFormat,
): Promise<FileAnswer> {
  await demandPayroll(tx, month);
  const selection = selectionOf(tx, month, query);
  let count = 0;
  async function* rows() {
    let after: store.LinePosition | undefined;
    for (;;) {
      const batch = await store.listLines(tx, selection, after, FILE_BATCH);
      const views: LineView[] = await presentLines(tx, paying, batch);
      yield views.map((view, index) => rosterCells(view, count + index + 1));
      count += batch.length;
      const last = batch.at(-1);
      if (batch.length < FILE_BATCH || last === undefined) return;
      after = [last.scopeCode, last.childId, last.programme];
    }
  }
  const place = paying.places.nameOf(query.place ?? tx.actor.placeCode);
  const title = `${sayMonth(month)}儿童福利资金发放名册`;
  const answer = await fileAnswer(
    {
      name: title,
      title,
      captions: [`填报单位：${place}`, `制表人：${tx.actor.displayName}`],
      columns: rosterColumns,
      frozenColumns: 4,
      stamp: { by: tx.actor.displayName, at: now() },
      notes: ["应发为当月标准减补差扣减；实发为应发加补发减扣回。身份证号、账号、电话已遮住。"],
      rows,
    },
    format,
  );
  tx.note({
    ...(query.purpose === undefined ? {} : { purpose: query.purpose }),
    detail: { month, format, rows: count },
  });
  return answer;
}

export async function listDifferences(
  tx: Tx,
  paying: Paying,
  month: Month,
  query: QueryOf<typeof listPayrollDifferences>,
) {
  await demandPayroll(tx, month);
  const list = ["payroll differences", month, query.cause, query.place ?? ""];
  const after = query.cursor === undefined ? undefined : positionOf(openPosition(paying, list, query.cursor));
  const selection = { month, cause: query.cause, ...narrowScope(tx.scope, query.place) };
  const rows = await store.listDifferences(tx, selection, after, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hiv = seesHiv(tx.actor.role);
  tx.note({ subjectIds: page.map((row) => row.childId), detail: { month, cause: query.cause } });
  return {
    items: page.map(({ programme, scopeCode, ...row }) => ({
      ...row,
      townshipName: paying.places.nameOf(scopeCode.slice(0, 9)),
      villageName: paying.places.nameOf(scopeCode),
      programmeName: paidPrograms.label(shownProgram(programme, hiv)),
    })),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(paying, list, [last.scopeCode, last.childId, last.programme])
        : null,
  };
}

/** Everything that explains one child's month, to the fen; printed forms take it too. */
export async function readPaymentSheet(
  tx: Tx,
  paying: Paying,
  month: Month,
  childId: string,
): Promise<PaymentSheet> {
  const lines = await store.listLinesOf(tx, childId, month);
  const [first] = lines;
  if (first === undefined) throw notFound();
  const items = await store.listItemsOf(tx, childId, month);
  const views = await presentLines(tx, paying, lines);
  tx.note({ subjectIds: [childId], detail: { month } });
  return {
    month,
    title: `${sayMonth(month)}发放明细`,
    childId,
    name: first.name,
    placeName: `${paying.places.nameOf(first.scopeCode.slice(0, 9))} ${paying.places.nameOf(first.scopeCode)}`,
    lines: views.map((view, index) => {
      const line = lines[index] ?? first;
      return {
        ...view,
        because: line.because,
        document: line.document,
        unchecked: line.certainty === "uncertain" || line.certainty === "design",
        decidedOn: line.decidedOn,
        fromMonth: line.fromMonth,
        capitals: chineseCapitals(line.totalFen),
        items: items
          .filter((item) => item.programme === line.programme)
          .map(({ forMonth, cause, fen, because }) => ({
            forMonth,
            cause,
            causeName: itemCauses.has(cause) ? itemCauses.label(cause) : cause,
            fen,
            because,
          })),
      };
    }),
  };
}
