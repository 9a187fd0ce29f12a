import { type Route, route } from "../../../platform/http/route.ts";
import "./posts.access.ts";
import * as contract from "./posts.contract.ts";
import * as service from "./posts.service.ts";
import * as reading from "./read-posts.service.ts";

export const postRoutes: readonly Route[] = [
  route(contract.listVillagePosts, ({ app, query, work }) =>
    work((tx) => reading.listVillagePosts(tx, app, query)),
  ),
  route(contract.readPostHistory, ({ app, params, work }) =>
    work((tx) => reading.readPostHistory(tx, app, params.village)),
  ),
  route(contract.appointDirector, ({ app, params, body, work }) =>
    work((tx) => service.appointDirector(tx, app, params.village, body)),
  ),
  route(contract.endDirector, async ({ app, params, body, work }) => {
    const row = await work((tx) => service.endDirector(tx, app, params.village, body));
    app.sessions.forgetSeen();
    return row;
  }),
  route(contract.replaceDirector, async ({ app, params, body, work }) => {
    const row = await work((tx) => service.replaceDirector(tx, app, params.village, body));
    app.sessions.forgetSeen();
    return row;
  }),
];
