import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import { ownReportRoutes } from "./own-reports.routes.ts";
import "../protection.access.ts";
import { answerReporter, seeAdditions } from "./answer-reporter.service.ts";
import { exportReports } from "./export-reports.service.ts";
import * as intake from "./intake.service.ts";
import { makeReport } from "./make-report.service.ts";
import { listReports, openReportPaper, readReport } from "./read-reports.service.ts";

import * as contract from "./reports.contract.ts";

export const reportRoutes: readonly Route[] = [
  route(contract.makeReport, ({ app, body, work }) => work((tx) => makeReport(tx, app, body))),
  ...ownReportRoutes,
  route(contract.listReports, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? listReports(tx, app, query) : exportReports(tx, app, query, format),
    );
  }),
  route(contract.readReport, ({ app, params, work }) => work((tx) => readReport(tx, app, params.id))),
  route(contract.takeUpReport, ({ app, params, work }) =>
    work((tx) => intake.takeUpReport(tx, app, params.id)),
  ),
  route(contract.triageReport, ({ app, params, body, version, work }) =>
    work((tx) => intake.triageReport(tx, app, params.id, body, version)),
  ),
  route(contract.linkReportChild, ({ app, params, body, work }) =>
    work((tx) => intake.linkReportChild(tx, app, params, body.childId)),
  ),
  route(contract.addReportChild, ({ app, params, body, work }) =>
    work((tx) => intake.addReportChild(tx, app, params.id, body.childId)),
  ),
  route(contract.handReportOver, ({ app, params, body, work }) =>
    work((tx) => intake.handReportOver(tx, app, params.id, body)),
  ),
  route(contract.answerHandOver, ({ app, params, body, work }) =>
    work((tx) => intake.answerHandOver(tx, app, params, body)),
  ),
  route(contract.decideReport, ({ app, params, body, version, work }) =>
    work((tx) => intake.decideReport(tx, app, params.id, body, version)),
  ),
  route(contract.answerReporter, ({ app, params, body, work }) =>
    work((tx) => answerReporter(tx, app, params.id, body)),
  ),
  route(contract.seeAdditions, ({ app, params, work }) => work((tx) => seeAdditions(tx, app, params.id))),
  route(contract.revealReporter, ({ app, params, body, work }) =>
    work((tx) => intake.revealReporter(tx, app, params.id, body.purpose)),
  ),
  route(contract.openReportPaper, ({ app, params, work }) =>
    work((tx) => openReportPaper(tx, app, params.id, params.paperId)),
  ),
  route(contract.listReceivers, ({ app, query, work }) => work((tx) => intake.listReceivers(tx, app, query))),
];
