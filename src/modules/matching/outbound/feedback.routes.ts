import { type Route, route } from "../../../platform/http/route.ts";
import "../../../platform/exchange/exchange.access.ts";
import "../matching.access.ts";
import * as contract from "./feedback.contract.ts";
import { fetchFeedback, printFeedback, readFeedback } from "./feedback.service.ts";

export const feedbackRoutes: readonly Route[] = [
  route(contract.readFeedback, ({ params, work }) => work((tx) => readFeedback(tx, params.batchId))),
  route(contract.fetchFeedback, ({ params, work }) => work((tx) => fetchFeedback(tx, params.batchId))),
  route(contract.printFeedback, ({ params, query, work }) =>
    work((tx) => printFeedback(tx, params.batchId, query.as)),
  ),
];
