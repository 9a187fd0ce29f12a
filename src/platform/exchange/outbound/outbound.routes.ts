import { type Route, route } from "../../http/route.ts";
import "../exchange.access.ts";
import { copyKeyOf } from "./copy-signer.service.ts";
import { makeCopy } from "./make-copy.service.ts";
import * as contract from "./outbound.contract.ts";
import { listCopies, takeDelivery } from "./read-copies.service.ts";

export const outboundRoutes: readonly Route[] = [
  route(contract.listCopies, ({ app, work }) => work((tx) => listCopies(tx, app))),
  route(contract.makeCopy, ({ app, params, body, work }) =>
    work((tx) => makeCopy(tx, app, { ...params, ...body })),
  ),
  route(contract.takeDelivery, ({ app, params, work }) =>
    work((tx) => takeDelivery(tx, app, params.deliveryId)),
  ),
  route(contract.readCopyKey, ({ app }) => Promise.resolve(copyKeyOf(app))),
];
