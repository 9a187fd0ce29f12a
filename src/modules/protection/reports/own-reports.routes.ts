import { type Route, route } from "../../../platform/http/route.ts";
import { demandUpload } from "../../../platform/http/upload.ts";
import "../protection.access.ts";
import * as contract from "./own-reports.contract.ts";
import * as own from "./own-reports.service.ts";

export const ownReportRoutes: readonly Route[] = [
  route(contract.listOwnReports, ({ app, query, work }) => work((tx) => own.listOwnReports(tx, app, query))),
  route(contract.followOwnReport, ({ app, params, work }) =>
    work((tx) => own.followOwnReport(tx, app, params.id)),
  ),
  route(contract.seeAnswer, ({ params, work }) => work((tx) => own.seeAnswer(tx, params.id))),
  route(contract.addToOwnReport, ({ app, params, body, work }) =>
    work((tx) => own.addToOwnReport(tx, app, params.id, body)),
  ),
  route(contract.addFileToReport, ({ app, params, body, upload, work }) =>
    work((tx) => own.addFileToReport(tx, app, { ...params, ...body }, demandUpload(upload))),
  ),
];
