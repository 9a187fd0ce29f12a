import { Problem } from "../../../kernel/problem.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import * as compare from "./compare-import.service.ts";
import * as errors from "./download-errors.service.ts";
import { editGridRow } from "./edit-rows.service.ts";
import { listGridRows } from "./view-rows.service.ts";
import "./imports.access.ts";
import { decideMissing, listMissing, readComparison } from "./compare-import.contract.ts";
import { discardImport, listImports, readImport, uploadImport } from "./import-batch.contract.ts";
import { readSheets, setMapping } from "./import-columns.contract.ts";
import { downloadErrors, editRow, listRows } from "./import-rows.contract.ts";
import * as steps from "./map-import.service.ts";
import { cancelImport, checkImport, commitImport, undoImport } from "./run-import.contract.ts";
import { keepUpload, surveyUpload } from "./upload-import.service.ts";
import { listBatchViews, viewBatch, viewSheets } from "./view-import.service.ts";

/** The one value of a signed cursor of this list; nothing without one. */
function after<Value extends "string" | "number">(
  app: App,
  list: readonly unknown[],
  cursor: string | undefined,
  type: Value,
) {
  if (cursor === undefined) return undefined;
  const [value] = openPosition(app, list, cursor);
  if (typeof value !== type) throw new Problem(httpProblems.badCursor);
  return value as Value extends "string" ? string : number;
}

function next(app: App, list: readonly unknown[], last: string | number | undefined): string | null {
  return last === undefined ? null : sealPosition(app, list, [last]);
}

export const importRoutes: readonly Route[] = [
  route(uploadImport, async ({ app, actor, body, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    const given = { ledger: body.ledger, asOf: body.asOf, file: upload };
    // Reading a large file takes seconds: no transaction waits for it.
    const found = await surveyUpload(app, actor.placeCode, given);
    return work(async (tx) => viewBatch(tx, app, await keepUpload(tx, app, given, found)));
  }),
  route(listImports, ({ app, query, work }) =>
    work(async (tx) => {
      const list = [listImports.name, query.ledger];
      const [at, id] = query.cursor === undefined ? [] : openPosition(app, list, query.cursor);
      const before = typeof at === "string" && typeof id === "string" ? { at, id } : undefined;
      const { items, last } = await listBatchViews(tx, app, {
        ledger: query.ledger,
        before,
        limit: query.limit,
      });
      return {
        items,
        nextCursor:
          last === undefined ? null : sealPosition(app, list, [last.created_at.toISOString(), last.id]),
      };
    }),
  ),
  route(readImport, ({ app, params, work }) => work((tx) => viewBatch(tx, app, params.id))),
  route(discardImport, ({ params, work }) =>
    work(async (tx) => {
      await steps.discardImport(tx, params.id);
      return { ok: true };
    }),
  ),
  route(readSheets, ({ app, params, work }) => work((tx) => viewSheets(tx, app, params.id))),
  route(setMapping, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await steps.mapImport(tx, params.id, version, body);
      return viewBatch(tx, app, params.id);
    }),
  ),
  route(checkImport, ({ app, params, work }) =>
    work(async (tx) => {
      await steps.beginCheck(tx, params.id);
      return viewBatch(tx, app, params.id);
    }),
  ),
  route(cancelImport, ({ app, params, work }) =>
    work(async (tx) => {
      await steps.stopImport(tx, params.id);
      return viewBatch(tx, app, params.id);
    }),
  ),
  route(listRows, ({ app, params, query, work }) =>
    work(async (tx) => {
      const { limit, cursor, ...filter } = query;
      const list = [listRows.name, params.id, filter];
      const page = { after: after(app, list, cursor, "number") ?? 0, limit };
      const { items, last, total } = await listGridRows(tx, app, params.id, filter, page);
      return { items, nextCursor: next(app, list, last), total };
    }),
  ),
  route(editRow, ({ app, params, version, body, work }) =>
    work((tx) => editGridRow(tx, app, { id: params.id, seq: params.seq, version }, body)),
  ),
  route(commitImport, ({ app, params, work }) =>
    work(async (tx) => {
      await steps.beginCommit(tx, params.id);
      return viewBatch(tx, app, params.id);
    }),
  ),
  route(downloadErrors, async ({ app, params, work }) => {
    const { fileName, by } = await work((tx) => errors.demandRefused(tx, params.id));
    return errors.openErrors(app, params.id, fileName, by);
  }),
  route(readComparison, ({ app, params, query, work }) =>
    work(async (tx) => {
      const list = [readComparison.name, params.id, query.kind];
      const page = { after: after(app, list, query.cursor, "number") ?? 0, limit: query.limit };
      const { counts, items, last } = await compare.compareRows(tx, app, params.id, query.kind, page);
      return { counts, items, nextCursor: next(app, list, last) };
    }),
  ),
  route(listMissing, ({ app, params, query, work }) =>
    work(async (tx) => {
      const list = [listMissing.name, params.id, query.decided];
      const at = after(app, list, query.cursor, "string");
      const page = { decided: query.decided, after: at, limit: query.limit };
      const { items, last, total } = await compare.listMissingChildren(tx, app, params.id, page);
      return { items, nextCursor: next(app, list, last), total };
    }),
  ),
  route(decideMissing, ({ app, params, body, work }) =>
    work((tx) => compare.decideOnMissing(tx, app, params.id, body.decisions)),
  ),
  route(undoImport, ({ app, params, body, work }) =>
    work(async (tx) => {
      await steps.beginUndo(tx, params.id, body.reason);
      return viewBatch(tx, app, params.id);
    }),
  ),
];
