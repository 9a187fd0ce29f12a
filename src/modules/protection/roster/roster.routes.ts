import { type Route, route } from "../../../platform/http/route.ts";
import "../protection.access.ts";
import * as contract from "./roster.contract.ts";
import { readRoster, setRosterEntry, withdrawRosterEntry } from "./roster.service.ts";

export const rosterRoutes: readonly Route[] = [
  route(contract.readRoster, ({ app, params, work }) => work((tx) => readRoster(tx, app, params.place))),
  route(contract.setRosterEntry, ({ app, params, body, work }) =>
    work((tx) => setRosterEntry(tx, app, params.place, body)),
  ),
  route(contract.withdrawRosterEntry, ({ app, params, work }) =>
    work((tx) => withdrawRosterEntry(tx, app, params.place, params.id)),
  ),
];
