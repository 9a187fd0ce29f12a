import { Problem } from "../../kernel/problem.ts";
import { httpProblems } from "../../platform/http/http-problems.ts";
import { type Route, route } from "../../platform/http/route.ts";
import { addAttachment, listAttachments, readAttachment } from "./attachments.contract.ts";
import { addChildAttachment, listChildAttachments, openChildAttachment } from "./attachments.service.ts";
import { performAct } from "./child-acts.contract.ts";
import { performChildAct } from "./child-acts.service.ts";
import { correctChildFact, recordChildFact } from "./child-facts.service.ts";
import * as fileContract from "./child-file.contract.ts";
import { addChildKin, correctFilePerson, endChildKin } from "./child-people.service.ts";
import { readDesk } from "./desk.contract.ts";
import { readDeskOf } from "./desk.service.ts";
import * as doublesContract from "./doubles.contract.ts";
import { dismissDouble, listDoublesOf, restoreDouble } from "./doubles.service.ts";
import { endChildFact } from "./end-fact.service.ts";
import { mergeFiles, partFiles } from "./merge-children.service.ts";
import { openFile } from "./open-file.service.ts";
import { readChild } from "./read-child.service.ts";
import { readTimeline } from "./read-timeline.service.ts";
import * as contract from "./registry.contract.ts";
import "./registry.access.ts";
import { revealNumber } from "./reveal-number.service.ts";
import { searchFiles } from "./search-children.service.ts";

export const registryRoutes: readonly Route[] = [
  route(readDesk, ({ app, work }) => work((tx) => readDeskOf(tx, app.places))),
  route(fileContract.searchChildren, ({ app, query, work }) =>
    work((tx) => searchFiles(tx, app, query.q, query.limit)),
  ),
  route(fileContract.readChild, ({ app, params, query, work }) =>
    work((tx) => readChild(tx, app, params.id, query.asOf)),
  ),
  route(fileContract.readTimeline, ({ app, params, work }) =>
    work(async (tx) => ({ items: await readTimeline(tx, app.places, params.id) })),
  ),
  route(contract.openChild, ({ app, body, work }) => work((tx) => openFile(tx, app, body))),
  route(contract.recordFact, ({ params, version, body, work }) =>
    work((tx) => recordChildFact(tx, params.id, version, body)),
  ),
  route(contract.endFact, ({ params, version, body, work }) =>
    work((tx) => endChildFact(tx, params.id, params.factId, version, body)),
  ),
  route(contract.correctFact, ({ app, params, version, body, work }) =>
    work((tx) => correctChildFact(tx, app, params.id, params.factId, version, body)),
  ),
  route(contract.correctPerson, ({ app, params, version, body, work }) =>
    work((tx) => correctFilePerson(tx, app, params.id, params.personId, version, body)),
  ),
  route(contract.addKin, ({ app, params, version, body, work }) =>
    work((tx) => addChildKin(tx, app, params.id, version, body)),
  ),
  route(contract.endKin, ({ params, version, body, work }) =>
    work((tx) => endChildKin(tx, params.id, params.kinId, version, body.on, body.reason)),
  ),
  route(performAct, ({ app, params, version, body, work }) =>
    work((tx) => performChildAct(tx, app, params.id, version, body)),
  ),
  route(contract.reveal, ({ app, params, body, work }) =>
    work((tx) => revealNumber(tx, app.cipher, params.id, body)),
  ),
  route(doublesContract.mergeChildren, ({ app, body, work }) =>
    work((tx) => mergeFiles(tx, app.cipher, body)),
  ),
  route(doublesContract.undoMerge, ({ app, params, body, work }) =>
    work(async (tx) => {
      await partFiles(tx, app.cipher, params.id, body.reason);
      return { ok: true };
    }),
  ),
  route(doublesContract.listDoubles, ({ app, work }) => work((tx) => listDoublesOf(tx, app.places))),
  route(doublesContract.markNotDouble, ({ body, work }) => work((tx) => dismissDouble(tx, body))),
  route(doublesContract.withdrawNotDouble, ({ params, body, work }) =>
    work(async (tx) => {
      await restoreDouble(tx, params.id, body.reason);
      return { ok: true };
    }),
  ),
  route(listAttachments, ({ params, work }) => work((tx) => listChildAttachments(tx, params.id))),
  route(addAttachment, ({ app, params, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    return addChildAttachment(work, app.files, params.id, upload);
  }),
  route(readAttachment, ({ app, params, work }) =>
    work((tx) => openChildAttachment(tx, app.files, params.id, params.fileId)),
  ),
];
