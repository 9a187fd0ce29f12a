import { type Route, route } from "../http/route.ts";
import { demandUpload } from "../http/upload.ts";
import { setSessionCookie } from "../identity/session-cookie.ts";
import { readChanges } from "./changes.contract.ts";
import * as devicesContract from "./devices.contract.ts";
import "./sync.access.ts";
import * as devices from "./devices.service.ts";
import * as handedOverContract from "./handed-over.contract.ts";
import * as handedOver from "./handed-over.service.ts";
import { endDevice, listDevices } from "./list-devices.service.ts";
import * as mutationContract from "./mutation.contract.ts";
import * as photosContract from "./photos.contract.ts";
import { askPhoto, takePhotoPiece } from "./photos.service.ts";
import { handUp, pushMutations } from "./push.service.ts";
import { readPhoneChanges } from "./read-changes.service.ts";

export const syncRoutes: readonly Route[] = [
  route(devicesContract.enrolDevice, ({ app, body, work }) =>
    work((tx) => devices.enrolDevice(tx, app, body)),
  ),
  route(devicesContract.renewSession, async ({ app, body, reply }) => {
    const { request } = reply;
    const { cookie, answer } = await devices.renewByDevice(app, body, {
      ip: request.ip,
      userAgent: request.headers["user-agent"] ?? "",
      traceId: request.id,
    });
    setSessionCookie(app, reply, cookie);
    return answer;
  }),
  route(devicesContract.contactDevice, ({ body, work }) => work((tx) => devices.contactDevice(tx, body))),
  route(devicesContract.listDevices, ({ app, query, work }) => work((tx) => listDevices(tx, app, query))),
  route(devicesContract.endDevice, async ({ app, params, body, work }) => {
    const ended = await work((tx) => endDevice(tx, app, params.id, body.reason));
    app.sessions.forgetSeen();
    return ended;
  }),
  route(mutationContract.pushMutations, ({ app, actor, body }) => pushMutations(app, actor, body)),
  route(mutationContract.handUp, ({ app, body }) => handUp(app, body)),
  route(readChanges, ({ app, actor, query, work }) => readPhoneChanges(app, actor, query, work)),
  route(photosContract.askPhoto, ({ app, params, work }) => work((tx) => askPhoto(tx, app, params.digest))),
  route(photosContract.sendPhotoPiece, ({ app, params, body, upload, work }) =>
    work((tx) => takePhotoPiece(tx, app, params.digest, { ...body, upload: demandUpload(upload) })),
  ),
  route(handedOverContract.listHandedOver, ({ app, query, work }) =>
    work((tx) => handedOver.listHandedOver(tx, app, query)),
  ),
  route(handedOverContract.acceptHandedOver, ({ app, actor, params, work }) =>
    handedOver.acceptOne(app, { actor, params, work }),
  ),
  route(handedOverContract.discardHandedOver, ({ params, body, work }) =>
    work((tx) => handedOver.discardOne(tx, params.id, body.reason)),
  ),
];
