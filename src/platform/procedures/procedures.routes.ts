import { today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import { fileFormatOf } from "../excel/table-file.service.ts";
import type { App } from "../http/app.ts";
import { httpProblems } from "../http/http-problems.ts";
import { type Route, route } from "../http/route.ts";
import * as acts from "./acts.contract.ts";
import * as delegations from "./delegations.contract.ts";
import { delegate, endDelegation, listDelegationsOf } from "./delegations.service.ts";
import type { Act } from "./engine/ruling.ts";
import { exportMatters } from "./export-matters.service.ts";
import { listMatters } from "./list-matters.service.ts";
import { listProceduresOf, readFormOf } from "./list-procedures.service.ts";
import * as materials from "./materials.contract.ts";
import { notePaper, openPaper, removePaper, uploadPaper } from "./materials.service.ts";
import * as named from "./named.contract.ts";
import { listNamedOf, nameFor, unnameFor } from "./named.service.ts";
import { performAct } from "./perform-act.service.ts";
import * as contract from "./procedures.contract.ts";
import "./procedures.access.ts";
import { printPaper } from "./print-paper.service.ts";
import "./recount.service.ts";
import { readMatter } from "./read-matter.service.ts";
import { editForm, receiveMatter, startMatter } from "./start-matter.service.ts";

/** An act and the matter as it stands after it. */
async function acted(tx: Tx, app: App, id: string, version: number, todo: Act) {
  await performAct(tx, app, id, version, todo);
  return readMatter(tx, app, id);
}

export const procedureRoutes: readonly Route[] = [
  route(contract.listProcedures, ({ work }) => work((tx) => listProceduresOf(tx))),
  route(contract.readProcedureForm, ({ params, work }) =>
    work((tx) => Promise.resolve(readFormOf(tx, params.code))),
  ),
  route(contract.listApplications, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<Awaited<ReturnType<typeof listMatters | typeof exportMatters>>>((tx) =>
      format === undefined ? listMatters(tx, app, query) : exportMatters(tx, app, query, format),
    );
  }),
  route(contract.readApplication, ({ app, params, work }) => work((tx) => readMatter(tx, app, params.id))),
  route(contract.startApplication, ({ app, body, work }) =>
    work(async (tx) => {
      const { childId: subjectId, place: placeCode, ...start } = body;
      return readMatter(tx, app, await startMatter(tx, app, { ...start, subjectId, placeCode }));
    }),
  ),
  route(contract.editApplication, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await editForm(tx, app, params.id, version, body);
      return readMatter(tx, app, params.id);
    }),
  ),
  route(acts.receiveApplication, ({ app, params, version, body, work }) =>
    work(async (tx) => {
      await receiveMatter(tx, app, params.id, version, body.on ?? today());
      return readMatter(tx, app, params.id);
    }),
  ),
  route(acts.decideApplication, ({ app, params, version, body, work }) =>
    work((tx) => acted(tx, app, params.id, version, { kind: "decide", ...body, on: body.on ?? today() })),
  ),
  route(acts.askSupplement, ({ app, params, version, body, work }) =>
    work((tx) =>
      acted(tx, app, params.id, version, { kind: "askSupplement", ...body, on: body.on ?? today() }),
    ),
  ),
  route(acts.handInSupplement, ({ app, params, version, body, work }) =>
    work((tx) => acted(tx, app, params.id, version, { kind: "supplement", on: body.on ?? today() })),
  ),
  route(acts.pauseApplication, ({ app, params, version, body: { pause, reason, on }, work }) =>
    work((tx) =>
      acted(tx, app, params.id, version, { kind: "pause", code: pause, reason, on: on ?? today() }),
    ),
  ),
  route(acts.resumeApplication, ({ app, params, version, body, work }) =>
    work((tx) => acted(tx, app, params.id, version, { kind: "resume", ...body, on: body.on ?? today() })),
  ),
  route(acts.withdrawApplication, ({ app, params, version, body, work }) =>
    work((tx) => acted(tx, app, params.id, version, { kind: "withdraw", ...body, on: body.on ?? today() })),
  ),
  route(acts.objectToApplication, ({ app, params, version, body, work }) =>
    work((tx) => acted(tx, app, params.id, version, { kind: "object", ...body, on: body.on ?? today() })),
  ),
  route(contract.printPaper, ({ app, params, query, work }) =>
    work((tx) => printPaper(tx, app, params.id, params.code, query.as)),
  ),
  route(materials.uploadMaterial, ({ app, params, body, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    return uploadPaper(work, app, params.id, body, upload, (tx) => readMatter(tx, app, params.id));
  }),
  route(materials.notePaper, ({ app, params, body, work }) =>
    work(async (tx) => {
      await notePaper(tx, app, params.id, body);
      return readMatter(tx, app, params.id);
    }),
  ),
  route(materials.removeMaterial, ({ app, params, body, work }) =>
    work(async (tx) => {
      await removePaper(tx, app, params.id, params.materialId, body.reason);
      return readMatter(tx, app, params.id);
    }),
  ),
  route(materials.openMaterial, ({ app, params, work }) =>
    work((tx) => openPaper(tx, app, params.id, params.materialId)),
  ),
  route(named.listNamed, ({ app, params, work }) => work((tx) => listNamedOf(tx, app, params.id))),
  route(named.namePerson, ({ app, params, body, work }) => work((tx) => nameFor(tx, app, params.id, body))),
  route(named.unnamePerson, ({ app, params, body, work }) =>
    work((tx) => unnameFor(tx, app, params.id, { accountId: params.accountId, ...body })),
  ),
  route(delegations.listDelegations, ({ app, work }) => work((tx) => listDelegationsOf(tx, app.places))),
  route(delegations.delegatePost, ({ body, work }) => work((tx) => delegate(tx, body))),
  route(delegations.endDelegation, ({ params, work }) =>
    work(async (tx) => {
      await endDelegation(tx, params.id);
      return { ok: true };
    }),
  ),
];
