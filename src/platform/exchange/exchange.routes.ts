import { fileAnswer } from "../excel/table-file.service.ts";
import { type Route, route } from "../http/route.ts";
import { demandUpload } from "../http/upload.ts";
import * as agreements from "./agreements.service.ts";
import * as states from "./batch-states.service.ts";
import * as receiving from "./receive-batch.service.ts";
import * as viewing from "./view-batches.service.ts";
import "./exchange.access.ts";
import * as agreed from "./agreements.contract.ts";
import * as batches from "./batches.contract.ts";

export const exchangeRoutes: readonly Route[] = [
  route(agreed.listSubjects, ({ app, work }) => work((tx) => agreements.listSubjects(tx, app))),
  route(agreed.listAgreements, ({ app, query, work }) =>
    work((tx) => agreements.listAgreements(tx, app, query)),
  ),
  route(agreed.readAgreement, ({ app, params, work }) =>
    work((tx) => agreements.readAgreement(tx, app, params.id)),
  ),
  route(agreed.askAgreement, ({ app, body, work }) => work((tx) => agreements.askAgreement(tx, app, body))),
  route(agreed.decideAgreement, ({ app, params, body, work }) =>
    work((tx) => agreements.decideAgreement(tx, app, params.id, body)),
  ),
  route(agreed.withdrawAgreement, ({ app, params, body, work }) =>
    work((tx) => agreements.withdrawAgreement(tx, app, params.id, body.why)),
  ),
  route(agreed.endAgreement, ({ app, params, body, work }) =>
    work((tx) => agreements.endAgreement(tx, app, params.id, body.why)),
  ),
  route(batches.listBatches, ({ app, query, work }) => work((tx) => viewing.listBatches(tx, app, query))),
  route(batches.readBatch, ({ params, work }) => work((tx) => viewing.readBatch(tx, params.id))),
  route(batches.uploadBatch, async ({ app, body, upload, work }) => {
    const incoming = { ...body, file: demandUpload(upload), via: "upload" } as const;
    // Opening a large file takes a while: no transaction waits for it.
    await receiving.demandReadable(incoming);
    return work(async (tx) => viewing.presentBatch(tx, await receiving.receiveBatch(tx, app, incoming)));
  }),
  route(batches.deliverBatch, async ({ app, body, upload, work }) => {
    const incoming = { ...body, file: demandUpload(upload), via: "key" } as const;
    await receiving.demandReadable(incoming);
    return work(async (tx) =>
      viewing.presentBatch(tx, await receiving.receiveFromPartner(tx, app, incoming)),
    );
  }),
  route(batches.followDelivery, ({ params, work }) => work((tx) => viewing.followOwnBatch(tx, params.id))),
  route(batches.releaseBatch, ({ params, version, body, work }) =>
    work(async (tx) => {
      await states.releaseBatch(tx, params.id, version, body.why);
      return viewing.presentBatch(tx, await states.demandBatch(tx, params.id));
    }),
  ),
  route(batches.sendBackBatch, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await states.sendBackBatch(tx, app, params.id, version, body.why);
      return viewing.presentBatch(tx, await states.demandBatch(tx, params.id));
    }),
  ),
  route(batches.downloadFaults, async ({ app, params, work }) =>
    fileAnswer(await work((tx) => viewing.tableOfFaults(tx, app, params.id)), "xlsx"),
  ),
];
