/** Records and duties through HTTP. */
import "./check-tasks.service.ts";
import "./records.access.ts";
import { Problem } from "../../kernel/problem.ts";
import { fileFormatOf } from "../excel/table-file.service.ts";
import { httpProblems } from "../http/http-problems.ts";
import { type Route, route } from "../http/route.ts";
import { dutyRoutes } from "./duties.routes.ts";
import { exportEntries } from "./export-records.service.ts";
import { readFigures } from "./figures.service.ts";
import { listKinds } from "./kinds.service.ts";
import { listOrganisations } from "./organisations/find-organisations.service.ts";
import "./organisations/organisation-record.ts";
import * as organisations from "./organisations/organisations.contract.ts";
import * as papers from "./papers.contract.ts";
import { openPaper, removePaper, uploadPaper } from "./papers.service.ts";
import * as print from "./print-records.contract.ts";
import { printEntries, printEntry } from "./print-records.service.ts";
import { listEntries, readEntry } from "./read-record.service.ts";
import * as imports from "./record-imports.contract.ts";
import { checkImport, downloadTemplate, readImport, writeImport } from "./record-imports.service.ts";
import * as contract from "./records.contract.ts";
import * as under from "./under.contract.ts";
import { handOut, readUnder } from "./under.service.ts";
import { actOnEntry, editEntry, writeEntry } from "./write-record.service.ts";

export const recordRoutes: readonly Route[] = [
  ...dutyRoutes,
  route(contract.listKinds, ({ app, actor, work }) =>
    work(() => Promise.resolve({ items: listKinds(actor, app) })),
  ),
  route(organisations.listOrganisations, ({ app, query, work }) =>
    work((tx) => listOrganisations(tx, app, query)),
  ),
  route(contract.readFigures, ({ app, params, query, work }) =>
    work((tx) => readFigures(tx, app, params.kind, query)),
  ),
  route(contract.listEntries, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined
        ? listEntries(tx, app, params.kind, query)
        : exportEntries(tx, app, params.kind, query, format),
    );
  }),
  route(contract.writeEntry, ({ app, params, body, work }) =>
    work((tx) => writeEntry(tx, app, params.kind, body)),
  ),
  route(imports.downloadTemplate, ({ app, params, work }) =>
    work((tx) => Promise.resolve(downloadTemplate(tx, app, params.kind))),
  ),
  route(imports.checkImport, ({ app, params, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    return checkImport(work, app, params.kind, upload);
  }),
  route(imports.readImport, ({ app, params, work }) =>
    work((tx) => readImport(tx, app, params.kind, params.id)),
  ),
  route(imports.writeImport, ({ app, params, version, work }) =>
    work((tx) => writeImport(tx, app, params.kind, params.id, version)),
  ),
  route(print.printEntries, ({ app, params, query, work }) =>
    work((tx) => printEntries(tx, app, params.kind, query)),
  ),
  route(print.printEntry, ({ app, params, query, work }) =>
    work((tx) => printEntry(tx, app, { ...params, ...query })),
  ),
  route(papers.uploadPaper, ({ app, params, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    return uploadPaper(work, app, params.kind, params.id, upload);
  }),
  route(papers.openPaper, ({ app, params, work }) =>
    work((tx) => openPaper(tx, app, params.kind, params.id, params.paperId)),
  ),
  route(papers.removePaper, ({ app, params, body, work }) =>
    work((tx) => removePaper(tx, app, params.kind, { ...params, ...body })),
  ),
  route(under.readUnder, ({ app, params, work }) => work((tx) => readUnder(tx, app, params.kind, params.id))),
  route(under.handOut, ({ app, params, body, work }) => work((tx) => handOut(tx, app, params, body))),
  route(contract.readEntry, ({ app, params, work }) =>
    work((tx) => readEntry(tx, app, params.kind, params.id)),
  ),
  route(contract.editEntry, ({ app, params, body, version, work }) =>
    work((tx) => editEntry(tx, app, params.kind, params.id, body, version)),
  ),
  route(contract.actOnEntry, ({ app, params, body, version, work }) =>
    work((tx) => actOnEntry(tx, app, params.kind, params.id, body, version)),
  ),
];
