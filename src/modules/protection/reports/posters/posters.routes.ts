import { type Route, route } from "../../../../platform/http/route.ts";
import "./posters.access.ts";
import * as contract from "./posters.contract.ts";
import { printPosters, readPosterAddress } from "./print-posters.service.ts";

export const posterRoutes: readonly Route[] = [
  route(contract.readPosterAddress, ({ app }) => Promise.resolve(readPosterAddress(app))),
  route(contract.printPosters, ({ app, actor, params, query }) => printPosters(app, actor, params, query)),
];
