import { type Route, route } from "../../../platform/http/route.ts";
import "./discovery.access.ts";
import { openWatchCase } from "./open-watch-case.service.ts";
import * as reading from "./read-watch.service.ts";
import * as contract from "./watch.contract.ts";
import { watchEverybodyNow } from "./watch-now.service.ts";

export const discoveryRoutes: readonly Route[] = [
  route(contract.listWatch, ({ app, query, work }) => work((tx) => reading.listWatch(tx, app, query))),
  route(contract.readWatch, ({ app, params, work }) => work((tx) => reading.readWatch(tx, app, params.id))),
  route(contract.settleWatch, ({ app, params, version, body, work }) =>
    work((tx) => reading.settleWatch(tx, app, params.id, version, body)),
  ),
  route(contract.openWatchCase, ({ app, params, version, body, work }) =>
    work((tx) => openWatchCase(tx, app, params.id, version, body)),
  ),
  route(contract.runWatch, ({ work }) => work((tx) => watchEverybodyNow(tx))),
];
