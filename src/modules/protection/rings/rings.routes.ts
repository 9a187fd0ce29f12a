import { type Route, route } from "../../../platform/http/route.ts";
import "../protection.access.ts";
import { listRings } from "./rings.contract.ts";
import { listRings as list } from "./rings.service.ts";

export const ringRoutes: readonly Route[] = [route(listRings, ({ work }) => work((tx) => list(tx)))];
