import { type Route, route } from "../../../platform/http/route.ts";
import "../benefits.access.ts";
import * as contract from "./programs.contract.ts";
import { readCatalogue, readProgramme } from "./read-programs.service.ts";

export const programRoutes: readonly Route[] = [
  route(contract.listPrograms, ({ query, work }) => work((tx) => readCatalogue(tx, query.asOf))),
  route(contract.readProgram, ({ params, query, work }) =>
    work((tx) => readProgramme(tx, params.code, query.asOf)),
  ),
];
