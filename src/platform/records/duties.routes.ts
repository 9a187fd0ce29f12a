/** Duties through HTTP. */
import { fileFormatOf } from "../excel/table-file.service.ts";
import { type Route, route } from "../http/route.ts";
import * as contract from "./duties.contract.ts";
import { decideExcuse, endExcuse, excuseDuty } from "./excuse-duty.service.ts";
import { exportDuties } from "./export-duties.service.ts";
import { listDuties, readMatrix, readMyDuties } from "./read-duties.service.ts";

export const dutyRoutes: readonly Route[] = [
  route(contract.readMyDuties, ({ app, work }) => work((tx) => readMyDuties(tx, app))),
  route(contract.readMatrix, ({ app, params, query, work }) =>
    work((tx) => readMatrix(tx, app, params.register, query)),
  ),
  route(contract.listDuties, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined
        ? listDuties(tx, app, params.register, query)
        : exportDuties(tx, app, params.register, query, format),
    );
  }),
  route(contract.excuseDuty, ({ app, body, work }) => work((tx) => excuseDuty(tx, app, body))),
  route(contract.decideExcuse, ({ app, params, body, work }) =>
    work((tx) => decideExcuse(tx, app, params.id, body)),
  ),
  route(contract.endExcuse, ({ app, params, work }) => work((tx) => endExcuse(tx, app, params.id))),
];
