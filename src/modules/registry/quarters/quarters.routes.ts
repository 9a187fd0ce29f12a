import { demand } from "../../../platform/access/policy.ts";
import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { type FileAnswer, type Route, route } from "../../../platform/http/route.ts";
import { exportStatistics } from "../statistics/export-statistics.service.ts";
import type { StatisticsTable } from "../statistics/statistics.contract.ts";
import { closeQuarter } from "./close-quarter.service.ts";
import { confirmVillage, reviewVillages, withdrawConfirmation } from "./confirm-village.service.ts";
import { exportFrozenLedger } from "./export-frozen.service.ts";
import { addMemberUnit, closeMemberUnit, listMemberUnits } from "./member-units.service.ts";
import { listCopies, takeCopy } from "./quarter-copies.service.ts";
import { quarterSigner, signingKeyOf } from "./quarter-seal.service.ts";
import "./quarters.access.ts";
import * as confirming from "./confirm-village.contract.ts";
import * as frozen from "./frozen-ledgers.contract.ts";
import * as units from "./member-units.contract.ts";
import { readQuarterChanges } from "./quarter-changes.contract.ts";
import * as quarters from "./quarters.contract.ts";
import {
  listQuarters,
  readChanges,
  readFrozenLedger,
  readFrozenStatistics,
  readQuarter,
} from "./read-quarter.service.ts";

function withSigner(app: App) {
  return { cipher: app.cipher, places: app.places, signer: quarterSigner(app) };
}

export const quarterRoutes: readonly Route[] = [
  route(quarters.listQuarters, ({ work }) => work(async (tx) => ({ items: await listQuarters(tx) }))),
  route(quarters.readSigningKey, ({ app }) => Promise.resolve(signingKeyOf(app))),
  route(quarters.readQuarter, ({ app, params, work }) =>
    work((tx) => readQuarter(tx, withSigner(app), params.quarter)),
  ),
  route(confirming.confirmVillage, ({ params, body, work }) =>
    work((tx) => confirmVillage(tx, params.quarter, body.villageCode, body.note)),
  ),
  route(confirming.withdrawConfirmation, ({ params, work }) =>
    work((tx) => withdrawConfirmation(tx, params.quarter, params.villageCode)),
  ),
  route(confirming.reviewVillages, ({ params, body, work }) =>
    work(async (tx) => ({ villages: await reviewVillages(tx, params.quarter, body) })),
  ),
  route(quarters.closeQuarter, ({ app, params, body, work }) =>
    work((tx) => closeQuarter(tx, withSigner(app), params.quarter, body.reason)),
  ),
  route(readQuarterChanges, ({ app, params, query, work }) =>
    work((tx) => readChanges(tx, app, params.quarter, query)),
  ),
  route(frozen.readFrozenLedger, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<Awaited<ReturnType<typeof readFrozenLedger>> | FileAnswer>((tx) =>
      format === undefined
        ? readFrozenLedger(tx, withSigner(app), params.quarter, params.ledger, query)
        : exportFrozenLedger(tx, app, params.quarter, params.ledger, query, format),
    );
  }),
  route(frozen.readFrozenStatistics, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<StatisticsTable | FileAnswer>(async (tx) => {
      if (format !== undefined) demand(tx.actor, "statistics.export");
      const table = await readFrozenStatistics(tx, app, params.quarter, params.table, query.place);
      return format === undefined ? table : exportStatistics(tx, app, table, format);
    });
  }),
  route(units.listCopies, ({ params, work }) => work((tx) => listCopies(tx, params.quarter))),
  route(units.takeCopy, ({ app, params, work }) =>
    work((tx) => takeCopy(tx, app, params.quarter, params.unitId)),
  ),
  route(units.listMemberUnits, ({ work }) => work(async (tx) => ({ items: await listMemberUnits(tx) }))),
  route(units.addMemberUnit, ({ body, work }) => work((tx) => addMemberUnit(tx, body.name))),
  route(units.closeMemberUnit, ({ params, body, work }) =>
    work((tx) => closeMemberUnit(tx, params.unitId, body.reason)),
  ),
];
