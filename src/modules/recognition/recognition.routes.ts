import { type Route, route } from "../../platform/http/route.ts";
import { readChildRecognition } from "./judge-child.service.ts";
import { readRecognition } from "./recognition.contract.ts";
import "./recognition.parameters.ts";

export const recognitionRoutes: readonly Route[] = [
  route(readRecognition, ({ params, query, work }) =>
    work((tx) => readChildRecognition(tx, params.id, query)),
  ),
];
