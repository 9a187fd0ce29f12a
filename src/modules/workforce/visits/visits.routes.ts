import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import * as due from "../schedule/due-visits.service.ts";
import { readChildPlan } from "./child-plan.contract.ts";
import { noteOpenedFiles } from "./opened-files.contract.ts";
import { noteOpened } from "./opened-files.service.ts";
import { openPhoto } from "./photos.service.ts";
import * as reading from "./read-visits.service.ts";
import { recordVisit } from "./record-visit.service.ts";
import * as review from "./review-visit.service.ts";
import { countVisits } from "./visit-counts.contract.ts";
import { openVisitPhoto } from "./visit-photo.contract.ts";
import * as contract from "./visits.contract.ts";

export const visitRoutes: readonly Route[] = [
  route(contract.recordVisit, ({ app, body, work }) => work((tx) => recordVisit(tx, app, body))),
  route(contract.amendVisit, ({ app, params, body, work }) =>
    work((tx) => review.amendVisit(tx, app, params.id, body)),
  ),
  route(contract.returnVisit, ({ app, params, version, body, work }) =>
    work((tx) => review.returnVisit(tx, app, params.id, version, body)),
  ),
  route(contract.answerVisit, ({ app, params, version, body, work }) =>
    work((tx) => review.answerVisit(tx, app, params.id, version, body)),
  ),
  route(contract.sampleVisit, ({ app, params, version, body, work }) =>
    work((tx) => review.sampleVisit(tx, app, params.id, version, body)),
  ),
  route(contract.listVisits, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return format === undefined
      ? work((tx) => reading.listVisits(tx, app, query))
      : work((tx) => reading.exportVisits(tx, app, query, format));
  }),
  route(contract.readVisit, ({ app, params, work }) => work((tx) => reading.readVisit(tx, app, params.id))),
  route(contract.listSample, ({ app, query, work }) => work((tx) => reading.listSample(tx, app, query))),
  route(contract.listDueVisits, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return format === undefined
      ? work((tx) => due.listDue(tx, app, query))
      : work((tx) => due.exportDue(tx, app, query, format));
  }),
  route(countVisits, ({ work }) => work((tx) => due.countWaitingVisits(tx))),
  route(readChildPlan, ({ params, work }) => work((tx) => due.readPlanOfChild(tx, params.id))),
  route(openVisitPhoto, ({ app, params, work }) =>
    work((tx) => openPhoto(tx, app, params.id, params.digest)),
  ),
  route(noteOpenedFiles, ({ body, work }) => work((tx) => Promise.resolve(noteOpened(tx, body)))),
];
