import { type Route, route } from "../../../platform/http/route.ts";
import { findLike, presentLike } from "./look-up.service.ts";
import { lookUpPerson } from "./lookup.contract.ts";

export const lookupRoutes: readonly Route[] = [
  route(lookUpPerson, async ({ app, actor, body, work }) => {
    const found = await findLike(app, actor, body);
    return work((tx) => presentLike(tx, app, found));
  }),
];
