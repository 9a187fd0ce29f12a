import { type Route, route } from "../../../platform/http/route.ts";
import { demandUpload } from "../../../platform/http/upload.ts";
import "../../../platform/exchange/exchange.access.ts";
import {
  checkNational,
  listDifferences,
  readNationalFile,
  readNationalSystem,
  settleDifference,
} from "./check-national.service.ts";
import * as contract from "./national.contract.ts";
import { exportCategory } from "./our-payments.service.ts";

export const nationalRoutes: readonly Route[] = [
  route(contract.readNationalSystem, ({ query, work }) => work((tx) => readNationalSystem(tx, query.month))),
  route(contract.exportNational, ({ app, params, query, work }) =>
    work((tx) => exportCategory(tx, app, { ...params, ...query })),
  ),
  route(contract.checkNational, async ({ app, body, upload, work }) => {
    const rows = await readNationalFile(demandUpload(upload).path);
    return work((tx) => checkNational(tx, app, { month: body.month, rows }));
  }),
  route(contract.listNationalDifferences, ({ app, query, work }) =>
    work((tx) => listDifferences(tx, app, query)),
  ),
  route(contract.settleNationalDifference, ({ app, params, body, version, work }) =>
    work((tx) => settleDifference(tx, app, { id: params.id, version, why: body.why })),
  ),
];
