import { type Route, route } from "../http/route.ts";
import * as contract from "./audit.contract.ts";
import { verifyChain } from "./chain.service.ts";
import { readLog } from "./read-log.service.ts";

export const auditRoutes: readonly Route[] = [
  route(contract.listAudit, ({ app, query, work }) => work((tx) => readLog(tx, app, query))),
  route(contract.verifyAudit, async ({ app, work }) => {
    const verification = await verifyChain(app.database, app.chainHeads.list());
    await work((tx) => {
      tx.note({ detail: { ok: verification.ok, entries: verification.entries } });
      return Promise.resolve();
    });
    return verification;
  }),
];
