/** Records and duties through HTTP. */
import "./records.access.ts";
import { fileFormatOf } from "../excel/table-file.service.ts";
import { type Route, route } from "../http/route.ts";
import { dutyRoutes } from "./duties.routes.ts";
import { exportEntries } from "./export-records.service.ts";
import { readFigures } from "./figures.service.ts";
import { listKinds } from "./kinds.service.ts";
import { listEntries, readEntry } from "./read-record.service.ts";
import * as contract from "./records.contract.ts";
import { actOnEntry, editEntry, writeEntry } from "./write-record.service.ts";

export const recordRoutes: readonly Route[] = [
  ...dutyRoutes,
  route(contract.listKinds, ({ app, actor, work }) =>
    work(() => Promise.resolve({ items: listKinds(actor, app) })),
  ),
  route(contract.readFigures, ({ app, params, query, work }) =>
    work((tx) => readFigures(tx, app, params.kind, query)),
  ),
  route(contract.listEntries, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined
        ? listEntries(tx, app, params.kind, query)
        : exportEntries(tx, app, params.kind, query, format),
    );
  }),
  route(contract.writeEntry, ({ app, params, body, work }) =>
    work((tx) => writeEntry(tx, app, params.kind, body)),
  ),
  route(contract.readEntry, ({ app, params, work }) =>
    work((tx) => readEntry(tx, app, params.kind, params.id)),
  ),
  route(contract.editEntry, ({ app, params, body, version, work }) =>
    work((tx) => editEntry(tx, app, params.kind, params.id, body, version)),
  ),
  route(contract.actOnEntry, ({ app, params, body, version, work }) =>
    work((tx) => actOnEntry(tx, app, params.kind, params.id, body, version)),
  ),
];
