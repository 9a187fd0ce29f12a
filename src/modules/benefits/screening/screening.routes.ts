import { type Route, route } from "../../../platform/http/route.ts";
import { fileFormatOf } from "../../registry/payees.service.ts";
import "../benefits.access.ts";
import { exportFindings } from "./export-findings.service.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import * as contract from "./findings.contract.ts";
import { countByPlace, listFindings, readFinding } from "./read-findings.service.ts";
import { screenEverybody } from "./screen-children.service.ts";
import { settleFinding } from "./settle-finding.service.ts";

const TASKS_AT_ONCE = 500;

export const screeningRoutes: readonly Route[] = [
  route(contract.listFindings, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? listFindings(tx, app, query) : exportFindings(tx, app, query, format),
    );
  }),
  route(contract.countFindings, ({ app, query, work }) => work((tx) => countByPlace(tx, app, query))),
  route(contract.readFinding, ({ app, params, work }) => work((tx) => readFinding(tx, app, params.id))),
  route(contract.settleFinding, ({ app, params, body, version, work }) =>
    work((tx) => settleFinding(tx, app, params.id, body, version)),
  ),
  route(contract.screenNow, ({ work }) =>
    work(async (tx) => {
      const differences = await screenEverybody(tx);
      await refreshTasks(tx, TASKS_AT_ONCE);
      return differences;
    }),
  ),
];
