import { type Route, route } from "../../../platform/http/route.ts";
import * as contract from "./applications.contract.ts";
import "./bind-benefit-procedures.service.ts";
import { prepare } from "./prepare-application.service.ts";

export const applicationRoutes: readonly Route[] = [
  route(contract.prepareApplication, ({ app, params, query, work }) =>
    work((tx) => prepare(tx, app, { id: query.child, procedure: params.procedure, on: query.on })),
  ),
];
