import { type Route, route } from "../http/route.ts";
import { readRules as contract } from "./rules.contract.ts";
import { readRules } from "./rules.service.ts";

export const ruleRoutes: readonly Route[] = [route(contract, ({ work }) => work((tx) => readRules(tx)))];
