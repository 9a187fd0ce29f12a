import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import * as contract from "./differences.contract.ts";
import "./effects.access.ts";
import { exportDifferences } from "./export-differences.service.ts";
import "./living-checks.service.ts";
import { listDifferences, readDifference } from "./read-differences.service.ts";
import { reopenDifference } from "./reopen-difference.service.ts";
import { settleDifference } from "./settle-difference.service.ts";

export const effectRoutes: readonly Route[] = [
  route(contract.listDifferences, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? listDifferences(tx, app, query) : exportDifferences(tx, app, query, format),
    );
  }),
  route(contract.readDifference, ({ app, params, work }) => work((tx) => readDifference(tx, app, params.id))),
  route(contract.settleDifference, ({ app, params, version, body, work }) =>
    work((tx) => settleDifference(tx, app, params.id, version, body)),
  ),
  route(contract.reopenDifference, ({ app, params, version, body, work }) =>
    work((tx) => reopenDifference(tx, app, params.id, version, body.reason)),
  ),
];
