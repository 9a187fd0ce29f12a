import { type Route, route } from "../../../platform/http/route.ts";
import { readChildGuardianship } from "./child-guardianship.service.ts";
import { enterPaperDecision } from "./enter-paper-decision.service.ts";
import { listGuarded, readFigures } from "./figures.service.ts";
import * as acts from "./guardianship-acts.contract.ts";
import "./guardianship.access.ts";
import * as contract from "./guardianship.contract.ts";
import { concludeOrder, issueOrder, recordEntry } from "./orders.service.ts";
import "./bind-guardianship-procedures.service.ts";
import "./follow-moves.service.ts";
import * as paper from "./paper-decision.contract.ts";
import { printOrder, printPlacement } from "./papers/print-order.service.ts";
import { endPlacement, startPlacement } from "./placements.service.ts";
import { readWatch } from "./watch.service.ts";

export const guardianshipRoutes: readonly Route[] = [
  route(contract.readGuardianshipFigures, ({ app, query, work }) =>
    work((tx) => readFigures(tx, app, query)),
  ),
  route(contract.listGuardedChildren, ({ app, query, work }) => work((tx) => listGuarded(tx, app, query))),
  route(contract.readGuardianshipWatch, ({ app, query, work }) =>
    work((tx) => readWatch(tx, app, query.place)),
  ),
  route(contract.readChildGuardianship, ({ app, params, query, work }) =>
    work((tx) => readChildGuardianship(tx, app, params.id, query.on)),
  ),
  route(paper.enterPaperDecision, ({ params, body, work }) =>
    work((tx) => enterPaperDecision(tx, params.id, body)),
  ),
  route(acts.startPlacement, ({ params, body, work }) => work((tx) => startPlacement(tx, params.id, body))),
  route(acts.endPlacement, ({ params, body, version, work }) =>
    work((tx) => endPlacement(tx, params.id, version, body)),
  ),
  route(acts.printPlacement, ({ app, params, query, work }) =>
    work((tx) => printPlacement(tx, app, params.id, query)),
  ),
  route(acts.printOrder, ({ app, params, query, work }) =>
    work((tx) => printOrder(tx, app, params.id, query)),
  ),
  route(acts.issueOrder, ({ params, body, work }) => work((tx) => issueOrder(tx, params.id, body))),
  route(acts.recordEntry, ({ params, body, work }) => work((tx) => recordEntry(tx, params.id, body))),
  route(acts.concludeOrder, ({ params, body, version, work }) =>
    work((tx) => concludeOrder(tx, params.id, version, body)),
  ),
];
