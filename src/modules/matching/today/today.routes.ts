import { type Route, route } from "../../../platform/http/route.ts";
import { countExchange } from "./count-exchange.service.ts";
import * as contract from "./today.contract.ts";

export const todayRoutes: readonly Route[] = [
  route(contract.countExchange, ({ work }) => work(countExchange)),
];
