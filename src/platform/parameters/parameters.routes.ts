import { type Route, route } from "../http/route.ts";
import {
  confirmChange,
  listChanges,
  previewChange,
  proposeChange,
  readChange,
  refuseChange,
  withdrawChange,
} from "./decide-change.service.ts";
import * as changes from "./parameter-changes.contract.ts";
import * as contract from "./parameters.contract.ts";
import { readParameter, readParameters } from "./parameters.service.ts";
import { planDraft } from "./preview-change.service.ts";
import "./parameters.access.ts";

export const parameterRoutes: readonly Route[] = [
  route(contract.readParameters, ({ query, work }) => work((tx) => readParameters(tx, query))),
  route(contract.readParameter, ({ params, work }) => work((tx) => readParameter(tx, params.key))),
  route(changes.listChanges, ({ query, work }) => work((tx) => listChanges(tx, query.state))),
  route(changes.previewDraft, ({ app, body, work }) =>
    work(async (tx) => (await planDraft(tx, app, body)).preview),
  ),
  route(changes.proposeChange, ({ app, body, work }) => work((tx) => proposeChange(tx, app, body))),
  route(changes.readChange, ({ params, work }) => work((tx) => readChange(tx, params.id))),
  route(changes.previewChange, ({ app, params, work }) => work((tx) => previewChange(tx, app, params.id))),
  route(changes.confirmChange, ({ app, params, version, body, work }) =>
    work((tx) => confirmChange(tx, app, { id: params.id, version }, body)),
  ),
  route(changes.refuseChange, ({ params, version, body, work }) =>
    work((tx) => refuseChange(tx, { id: params.id, version }, body.words)),
  ),
  route(changes.withdrawChange, ({ params, version, body, work }) =>
    work((tx) => withdrawChange(tx, { id: params.id, version }, body.words)),
  ),
];
