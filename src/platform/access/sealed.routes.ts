import { type Route, route } from "../http/route.ts";
import * as contract from "./sealed.contract.ts";
import { statePurpose } from "./sealed.service.ts";

export const sealedRoutes: readonly Route[] = [
  route(contract.statePurpose, ({ params, body, work }) =>
    work((tx) => statePurpose(tx, params.id, body.purpose)),
  ),
];
