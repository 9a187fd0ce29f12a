import { type Route, route } from "../../../platform/http/route.ts";
import * as acts from "./assessment-acts.contract.ts";
import "./assessments.access.ts";
import * as contract from "./assessments.contract.ts";
import * as deciding from "./decide-assessment.service.ts";
import { printAssessment } from "./print-assessment.contract.ts";
import { printAssessment as print } from "./print-assessment.service.ts";
import * as reading from "./read-assessments.service.ts";
import * as scoring from "./score-sheets.service.ts";
import * as starting from "./start-assessment.service.ts";
import * as versions from "./template-versions.contract.ts";
import {
  decideTemplateVersion,
  readTemplateVersions,
  setTemplateVersion,
} from "./template-versions.service.ts";

export const assessmentRoutes: readonly Route[] = [
  route(contract.listAssessments, ({ app, query, work }) =>
    work((tx) => reading.listAssessments(tx, app, query)),
  ),
  route(contract.readAssessment, ({ app, params, work }) =>
    work((tx) => reading.readAssessment(tx, app, params.id)),
  ),
  route(contract.readChildGrades, ({ params, work }) => work((tx) => reading.readChildGrades(tx, params.id))),
  route(contract.listAssessors, ({ work }) => work((tx) => reading.listAssessors(tx))),
  route(printAssessment, ({ app, params, query, work }) => work((tx) => print(tx, app, params, query.as))),
  route(versions.readTemplateVersions, ({ work }) => work((tx) => readTemplateVersions(tx))),
  route(versions.setTemplateVersion, ({ body, work }) => work((tx) => setTemplateVersion(tx, body))),
  route(versions.decideTemplateVersion, ({ params, body, work }) =>
    work((tx) => decideTemplateVersion(tx, params.version, body)),
  ),
  route(acts.startAssessment, ({ app, body, work }) =>
    work(async (tx) => reading.readAssessment(tx, app, await starting.startAssessment(tx, app, body))),
  ),
  route(acts.informGuardians, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await scoring.informGuardians(tx, params.id, version, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.saveSheet, ({ app, params, body, work }) =>
    work(async (tx) => {
      await scoring.saveSheet(tx, params, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.submitJoint, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await scoring.submitJoint(tx, params.id, version, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.decideAssessment, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await deciding.decideAssessment(tx, params.id, version, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.tellResult, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await deciding.tellResult(tx, params.id, version, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.askAnew, ({ app, params, version, body, work }) =>
    work(async (tx) =>
      reading.readAssessment(tx, app, await starting.askAnew(tx, app, params.id, version, body)),
    ),
  ),
  route(acts.recordHelp, ({ app, params, body, work }) =>
    work(async (tx) => {
      await deciding.recordHelp(tx, params.id, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.nameReader, ({ app, params, body, work }) =>
    work(async (tx) => {
      await deciding.nameReader(tx, params.id, body);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
  route(acts.cancelAssessment, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await deciding.cancelAssessment(tx, params.id, version, body.reason);
      return reading.readAssessment(tx, app, params.id);
    }),
  ),
];
