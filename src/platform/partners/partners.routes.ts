import { type Route, route } from "../http/route.ts";
import * as keys from "./keys.service.ts";
import "./partners.access.ts";
import * as contract from "./partners.contract.ts";
import * as partners from "./partners.service.ts";

export const partnerRoutes: readonly Route[] = [
  route(contract.listPartners, ({ app, work }) => work((tx) => partners.listPartners(tx, app))),
  route(contract.registerPartner, ({ app, body, work }) =>
    work((tx) => partners.registerPartner(tx, app, body)),
  ),
  route(contract.endPartner, ({ app, params, body, work }) =>
    work((tx) => partners.endPartner(tx, app, params.id, body.reason)),
  ),
  route(contract.askKey, ({ app, params, body, work }) =>
    work((tx) => keys.askKey(tx, app, params.id, body)),
  ),
  route(contract.decideKey, ({ app, params, body, work }) =>
    work((tx) => keys.decideKey(tx, app, params.id, body)),
  ),
  route(contract.issueKey, ({ app, params, work }) => keys.issueKey(app, work, params.id)),
  route(contract.revokeKey, ({ app, params, body, work }) =>
    work((tx) => keys.revokeKey(tx, app, params.id, body.reason)),
  ),
];
