/** Visits in lists, alone, and drawn by lot. */
import { addMonths, endOfMonth, startOfMonth } from "../../../kernel/calendar-date.ts";
import { businessMoment, today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { findParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { sampleShare } from "../schedule/schedule.parameters.ts";
import { drawSample } from "./draw-sample.ts";
import { presentVisits } from "./present-visits.service.ts";
import {
  absentReasonCodes,
  visitCheckCodes,
  visitDoneCodes,
  visitMannerCodes,
  visitStateCodes,
} from "./visit-codes.contract.ts";
import type * as contract from "./visits.contract.ts";
import { type VisitView, visitProblems } from "./visits.contract.ts";
import * as store from "./visits.store.ts";

type Reading = Pick<App, "cipher" | "places">;
type ListQuery = QueryOf<typeof contract.listVisits>;

const share = readerOf(sampleShare);

function askOf(tx: Tx, { place, childId, state, from, to, with: what }: ListQuery): store.VisitAsk {
  return { scope: narrowScope(tx.scope, place), childId, state, from, to, with: what };
}

export async function listVisits(
  tx: Tx,
  app: Reading,
  query: ListQuery,
): Promise<OutputOf<typeof contract.listVisits>> {
  const { place, childId, state, from, to, with: what, limit, cursor } = query;
  const list = ["visits", place ?? "", childId ?? "", state ?? "", from ?? "", to ?? "", what];
  const after = cursor === undefined ? undefined : openPosition(app, list, cursor);
  const rows = await store.listVisits(
    tx,
    askOf(tx, query),
    after === undefined ? undefined : { on: String(after[0]), id: String(after[1]) },
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map((row) => row.childId), detail: { shown: page.length, with: what } });
  return {
    items: await presentVisits(tx, app, page),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, [last.on, last.id]) : null,
  };
}

/** @throws access.notFound */
export async function readVisit(tx: Tx, app: Reading, id: string): Promise<VisitView> {
  const row = await store.findVisit(tx, id);
  const [view] = await presentVisits(tx, app, row === undefined ? [] : [row]);
  if (view === undefined) throw notFound();
  tx.note({ subjectIds: [view.childId] });
  return view;
}

/** Last month's unless another one is named: drawn by a rule that anybody can repeat, the same for everybody who asks. */
export async function listSample(
  tx: Tx,
  app: Reading,
  { month, place }: QueryOf<typeof contract.listSample>,
): Promise<OutputOf<typeof contract.listSample>> {
  const first = month === undefined ? startOfMonth(addMonths(today(), -1)) : `${month}-01`;
  const last = endOfMonth(first);
  // A visit told long afterwards changes no draw that somebody has begun to work through.
  const visits = await store.listToDraw(tx, narrowScope(tx.scope, place), first, last);
  const percent = share.get(await findParameters(tx, last, [sampleShare.key]));
  const ids = drawSample(visits, percent);
  const rows = await store.listVisitsById(tx, ids);
  const at = new Map(ids.map((id, index) => [id, index]));
  const sorted = rows.toSorted((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
  tx.note({ subjectIds: sorted.map(({ childId }) => childId), detail: { month: first.slice(0, 7) } });
  return {
    month: first.slice(0, 7),
    items: await presentVisits(tx, app, sorted),
    drawn: sorted.length,
    sampled: sorted.filter(({ state }) => state === "sampled").length,
    doubted: sorted.filter(({ state }) => state === "doubted").length,
    of: visits.length,
  };
}

const yesNo = (is: boolean) => (is ? "是" : "否");

const columns: readonly ListColumn<VisitView>[] = [
  ["走访单号", 18, (row) => row.no],
  ["儿童姓名", 12, (row) => row.childName],
  ["镇街", 14, (row) => row.townshipName],
  ["村（社区）", 18, (row) => row.villageName],
  ["走访日期", 12, (row) => row.on],
  ["方式", 10, ({ manner }) => visitMannerCodes.label(manner)],
  ["走访人", 12, (row) => row.by],
  ["见到孩子", 10, ({ sawChild }) => yesNo(sawChild)],
  ["没见到的原因", 16, ({ absentWhy }) => (absentWhy === null ? "" : absentReasonCodes.label(absentWhy))],
  ["见到照料人", 10, ({ sawCarer }) => yesNo(sawCarer)],
  ["查看了", 24, ({ looked }) => looked.map((check) => visitCheckCodes.label(check)).join("、")],
  [
    "发现的问题",
    40,
    ({ troubles }) =>
      troubles.map(({ check, words }) => `${visitCheckCodes.label(check)}：${words}`).join("；"),
  ],
  ["当场做了什么", 24, ({ done }) => done.map((one) => visitDoneCodes.label(one)).join("、")],
  ["其他情况", 30, (row) => row.note ?? ""],
  ["下次去看", 12, (row) => row.lookAgainOn ?? ""],
  ["状态", 18, ({ state }) => visitStateCodes.label(state)],
  ["收到时间", 18, ({ receivedAt }) => businessMoment(new Date(receivedAt))],
];

/** @throws workforce.visits.tooMany */
export async function exportVisits(
  tx: Tx,
  app: App,
  query: ListQuery,
  format: FileFormat,
): Promise<FileAnswer> {
  const ask = askOf(tx, query);
  return listAnswer(
    tx,
    {
      title: `${app.places.nameOf(query.place ?? tx.actor.placeCode)}走访记录（${today()}）`,
      total: await store.countVisits(tx, ask),
      tooMany: visitProblems.tooMany,
      columns,
      frozenColumns: 2,
      notes: ["孩子和照料人说的话、照片不在这张表里，请在系统里看。"],
      read: (after: store.VisitPosition | undefined, limit) => store.listVisits(tx, ask, after, limit),
      positionOf: ({ on, id }) => ({ on, id }),
      show: (rows) => presentVisits(tx, app, rows),
    },
    format,
  );
}
