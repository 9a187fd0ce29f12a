import { type Route, route } from "../../../platform/http/route.ts";
import "./bind-handover.service.ts";
import "./handover.access.ts";
import * as contract from "./handover.contract.ts";
import * as service from "./handover.service.ts";

export const handOverRoutes: readonly Route[] = [
  route(contract.writeHandOver, ({ app, body, work }) => work((tx) => service.writeHandOver(tx, app, body))),
  route(contract.confirmHandOver, ({ params, work }) => work((tx) => service.confirmHandOver(tx, params.id))),
  route(contract.listHandOvers, ({ work }) => work((tx) => service.listHandOvers(tx))),
];
