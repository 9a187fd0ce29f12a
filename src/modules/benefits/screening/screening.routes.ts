import { type Route, route } from "../../../platform/http/route.ts";
import { fileFormatOf } from "../../registry/payees.service.ts";
import "../benefits.access.ts";
import { readChildBenefits as readChildBenefitsOperation } from "./child-benefits.contract.ts";
import { readChildBenefits } from "./child-benefits.service.ts";
import * as coverage from "./coverage.contract.ts";
import { readCoverage, readCoveragePlaces } from "./coverage.service.ts";
import { exportFindings } from "./export-findings.service.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import * as contract from "./findings.contract.ts";
import { countByPlace, listFindings, readFinding } from "./read-findings.service.ts";
import * as referrals from "./referrals.contract.ts";
import { answerReferral, listReferrals, referChild } from "./referrals.service.ts";
import { screenEverybody, snapshotCoverage } from "./screen-children.service.ts";
import { settleFinding } from "./settle-finding.service.ts";
import * as takeUp from "./take-up.contract.ts";
import { checkTakeUp, readTakeUp, writeTakeUp } from "./take-up.service.ts";

const TASKS_AT_ONCE = 500;

export const screeningRoutes: readonly Route[] = [
  route(contract.listFindings, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? listFindings(tx, app, query) : exportFindings(tx, app, query, format),
    );
  }),
  route(contract.countFindings, ({ app, query, work }) => work((tx) => countByPlace(tx, app, query))),
  route(contract.readFinding, ({ app, params, work }) => work((tx) => readFinding(tx, app, params.id))),
  route(contract.settleFinding, ({ app, params, body, version, work }) =>
    work((tx) => settleFinding(tx, app, params.id, body, version)),
  ),
  route(readChildBenefitsOperation, ({ app, params, query, work }) =>
    work((tx) => readChildBenefits(tx, app, params.id, query)),
  ),
  route(referrals.listReferrals, ({ app, query, work }) => work((tx) => listReferrals(tx, app, query))),
  route(referrals.referChild, ({ app, body, work }) => work((tx) => referChild(tx, app, body))),
  route(referrals.answerReferral, ({ app, params, body, version, work }) =>
    work((tx) => answerReferral(tx, app, params.id, body, version)),
  ),
  route(takeUp.readTakeUp, ({ work }) => work((tx) => Promise.resolve(readTakeUp(tx)))),
  route(takeUp.checkTakeUp, ({ app, body, work }) => work((tx) => checkTakeUp(tx, app, body))),
  route(takeUp.writeTakeUp, ({ app, body, work }) => work((tx) => writeTakeUp(tx, app, body))),
  route(coverage.readCoverage, ({ app, query, work }) => work((tx) => readCoverage(tx, app, query.place))),
  route(coverage.readCoveragePlaces, ({ app, params, query, work }) =>
    work((tx) => readCoveragePlaces(tx, app, params.code, query.place)),
  ),
  route(contract.screenNow, ({ work }) =>
    work(async (tx) => {
      const differences = await screenEverybody(tx);
      await snapshotCoverage(tx);
      await refreshTasks(tx, TASKS_AT_ONCE);
      return differences;
    }),
  ),
];
