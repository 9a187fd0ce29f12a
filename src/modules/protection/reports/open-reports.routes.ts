import { type Call, type Route, route } from "../../../platform/http/route.ts";
import { demandUpload } from "../../../platform/http/upload.ts";
import { makeChallenge } from "./challenges.service.ts";
import { listOpenPlaces } from "./open-places.service.ts";
import * as contract from "./open-reports.contract.ts";
import {
  addReportFile,
  addToReport,
  countCodeGuess,
  followReport,
  submitReport,
} from "./open-reports.service.ts";

const senderOf = ({ reply }: Pick<Call<unknown>, "reply">) => reply.request.ip;

const guessOf = (call: Pick<Call<unknown>, "reply"> & { readonly body: { readonly code: string } }) => ({
  sender: senderOf(call),
  code: call.body.code,
});

export const openReportRoutes: readonly Route[] = [
  route(contract.readChallenge, (call) => call.work((tx) => makeChallenge(tx, call.app, senderOf(call)))),
  route(contract.listOpenPlaces, ({ app }) => Promise.resolve(listOpenPlaces(app))),
  route(contract.submitReport, (call) =>
    call.work((tx) => submitReport(tx, call.app, call.body, senderOf(call))),
  ),
  route(contract.followReport, (call) =>
    countCodeGuess(call.app, guessOf(call), () =>
      call.work((tx) => followReport(tx, call.app, call.body.code)),
    ),
  ),
  route(contract.addToReport, (call) =>
    countCodeGuess(call.app, guessOf(call), () => call.work((tx) => addToReport(tx, call.app, call.body))),
  ),
  route(contract.addReportFile, (call) =>
    countCodeGuess(call.app, guessOf(call), () =>
      call.work((tx) => addReportFile(tx, call.app, call.body, demandUpload(call.upload))),
    ),
  ),
];
