import { type Route, route } from "../../../platform/http/route.ts";
import "./bind-messages.service.ts";
import "./messages.access.ts";
import * as contract from "./messages.contract.ts";
import * as service from "./messages.service.ts";

export const messageRoutes: readonly Route[] = [
  route(contract.sendToVillages, ({ app, body, work }) =>
    work((tx) => service.sendToVillages(tx, app, body)),
  ),
  route(contract.listSentMessages, ({ app, query, work }) =>
    work((tx) => service.listSentMessages(tx, app, query)),
  ),
  route(contract.listMessages, ({ app, query, work }) => work((tx) => service.listMessages(tx, app, query))),
  route(contract.markMessageSeen, ({ params, work }) => work((tx) => service.markMessageSeen(tx, params.id))),
];
