import { type Route, route } from "../../../platform/http/route.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import "../payroll/payroll.access.ts";
import { adoptFromLedger, readAdoption } from "./adopt-ledger.service.ts";
import * as adoption from "./adoption.contract.ts";
import * as contract from "./entitlements.contract.ts";
import * as service from "./entitlements.service.ts";

export const entitlementRoutes: readonly Route[] = [
  route(contract.listEntitlements, ({ app, query, work }) =>
    work((tx) => service.listEntitlements(tx, app, query)),
  ),
  route(contract.changePayee, ({ app, params, body, version, work }) =>
    work(async (tx) => {
      await service.changePayee(tx, app, params.id, body, version);
      return service.readEntitlement(tx, app, params.id);
    }),
  ),
  route(contract.changeCareMode, ({ app, params, body, version, work }) =>
    work(async (tx) => {
      const id = await service.changeCareMode(tx, params.id, body, version);
      return service.readEntitlement(tx, app, id);
    }),
  ),
  route(contract.suspendEntitlement, ({ app, params, body, version, work }) =>
    work(async (tx) => {
      await service.suspendEntitlement(tx, params.id, body, version);
      return service.readEntitlement(tx, app, params.id);
    }),
  ),
  route(contract.resumeEntitlement, ({ app, params, body, version, work }) =>
    work(async (tx) => {
      await service.resumeEntitlement(tx, params.id, body, version);
      return service.readEntitlement(tx, app, params.id);
    }),
  ),
  route(contract.endEntitlement, ({ app, params, body, version, work }) =>
    work(async (tx) => {
      await service.endEntitlement(tx, params.id, { ...body, version });
      return service.readEntitlement(tx, app, params.id);
    }),
  ),
  route(contract.recordOtherIncome, ({ params, body, work }) =>
    work((tx) => service.recordOtherIncome(tx, params.id, body)),
  ),
  route(adoption.readAdoption, ({ app, work }) =>
    work((tx) => readAdoption(tx, app.places, seesHiv(tx.actor.role))),
  ),
  route(adoption.adoptFromLedger, ({ app, body, work }) =>
    work((tx) => adoptFromLedger(tx, app.cipher, { ...body, seesHiv: seesHiv(tx.actor.role) })),
  ),
];
