import { type Route, route } from "../../../platform/http/route.ts";
import { decideToldChange, listToldChanges } from "./decide-told.service.ts";
import { tellChange } from "./tell-change.service.ts";
import * as contract from "./told-changes.contract.ts";

export const toldRoutes: readonly Route[] = [
  route(contract.tellChange, ({ app, body, work }) => work((tx) => tellChange(tx, app, body))),
  route(contract.listToldChanges, ({ app, query, work }) => work((tx) => listToldChanges(tx, app, query))),
  route(contract.decideToldChange, ({ app, params, version, body, work }) =>
    work((tx) => decideToldChange(tx, app, params.id, version, body)),
  ),
];
