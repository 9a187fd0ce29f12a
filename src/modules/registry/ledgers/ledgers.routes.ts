import { today } from "../../../kernel/clock.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import { exportLedger } from "./export-ledger.service.ts";
import { filterViews, ledgerKeys, ledgerViews, sortKeys, sortLabels } from "./ledger-views.ts";
import "./ledgers.access.ts";
import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import * as contract from "./ledgers.contract.ts";
import { countLedgerByPlace, readLedger } from "./read-ledger.service.ts";

export const ledgerRoutes: readonly Route[] = [
  route(contract.listLedgers, ({ actor }) =>
    Promise.resolve({
      today: today(),
      can: ["ledger.export", "ledger.exportNumbers"].filter((verb) => mayDo(actor, verb)),
      items: ledgerKeys.map((key) => ({
        key,
        title: ledgerViews[key].title,
        shortTitle: ledgerViews[key].shortTitle,
        columns: [...ledgerViews[key].columns],
        filters: filterViews(key).map((filter) => ({ ...filter, options: [...filter.options] })),
        sorts: sortKeys.map((value) => ({ value, label: sortLabels[value] })),
      })),
    }),
  ),
  route(contract.readLedger, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<contract.LedgerPage | Awaited<ReturnType<typeof exportLedger>>>((tx) =>
      format === undefined
        ? readLedger(tx, app, params.ledger, query)
        : exportLedger(tx, app, params.ledger, query, format),
    );
  }),
  route(contract.countLedgerByPlace, ({ app, params, query, work }) =>
    work((tx) => countLedgerByPlace(tx, app, params.ledger, query)),
  ),
];
