import { type Route, route } from "../http/route.ts";
import * as contract from "./preferences.contract.ts";
import { readPreference, savePreference } from "./preferences.service.ts";

export const preferenceRoutes: readonly Route[] = [
  route(contract.readPreference, ({ params, work }) => work((tx) => readPreference(tx, params.key))),
  route(contract.savePreference, ({ params, body, work }) =>
    work((tx) => savePreference(tx, params.key, body.value)),
  ),
];
