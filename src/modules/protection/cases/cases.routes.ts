import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import { demandUpload } from "../../../platform/http/upload.ts";
import "../protection.access.ts";
import * as acts from "./case-acts.service.ts";
import { countOpenCases as countOpenCasesOperation } from "./case-counts.contract.ts";
import * as contract from "./cases.contract.ts";
import { listChildCases as listChildCasesOperation } from "./child-cases.contract.ts";
import { listChildCases } from "./child-cases.service.ts";
import { askClosing, reopenCase, signClosing } from "./close-case.service.ts";
import { countOpenCases } from "./count-cases.service.ts";
import { exportCases } from "./export-cases.service.ts";
import { readCaseWorks } from "./links/read-works.service.ts";
import { readCaseWorks as readCaseWorksOperation } from "./links/works.contract.ts";
import { answerCaseMove } from "./moves/answer-move.service.ts";
import {
  answerCaseMove as answerCaseMoveOperation,
  settleRefusedMove as settleRefusedMoveOperation,
} from "./moves/case-moves.contract.ts";
import "./moves/follow-moves.service.ts";
import { settleRefusedMove } from "./moves/settle-refused-move.service.ts";
import { printCase as printCaseOperation } from "./papers/case-papers.contract.ts";
import { printCase } from "./papers/print-case-paper.service.ts";
import { listCases, openCasePaper, readCase } from "./read-cases.service.ts";
import { answerAssignment } from "./records/assignments.service.ts";
import { addCaseRecord, correctCaseRecord } from "./records/write-record.service.ts";
import { reminderRoutes } from "./reminders/reminders.routes.ts";
import { takeOverCases as takeOverCasesOperation } from "./take-over.contract.ts";
import { takeOverCases } from "./take-over.service.ts";

export const caseRoutes: readonly Route[] = [
  route(contract.listCases, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? listCases(tx, app, query) : exportCases(tx, app, query, format),
    );
  }),
  route(countOpenCasesOperation, ({ work }) => work(countOpenCases)),
  route(listChildCasesOperation, ({ app, params, work }) => work((tx) => listChildCases(tx, app, params.id))),
  route(readCaseWorksOperation, ({ app, params, work }) => work((tx) => readCaseWorks(tx, app, params.id))),
  route(contract.readCase, ({ app, params, work }) => work((tx) => readCase(tx, app, params.id))),
  route(contract.addCaseRecord, ({ app, params, body, work }) =>
    work((tx) => addCaseRecord(tx, app, params.id, body)),
  ),
  route(contract.correctCaseRecord, ({ app, params, body, work }) =>
    work((tx) => correctCaseRecord(tx, app, params, body)),
  ),
  ...reminderRoutes,
  route(takeOverCasesOperation, ({ body, work }) => work((tx) => takeOverCases(tx, body))),
  route(contract.colourCase, ({ app, params, body, version, work }) =>
    work((tx) => acts.colourCase(tx, app, params.id, body, version)),
  ),
  route(contract.sealCase, ({ app, params, body, version, work }) =>
    work((tx) => acts.sealCase(tx, app, params.id, body, version)),
  ),
  route(contract.addCasePerson, ({ app, params, body, work }) =>
    work((tx) => acts.addCasePerson(tx, app, params.id, body)),
  ),
  route(contract.removeCasePerson, ({ app, params, body, work }) =>
    work((tx) => acts.removeCasePerson(tx, app, params, body.why)),
  ),
  route(contract.addParticipant, ({ app, params, body, work }) =>
    work((tx) => acts.addParticipant(tx, app, params.id, body)),
  ),
  route(contract.endParticipant, ({ app, params, body, work }) =>
    work((tx) => acts.endParticipant(tx, app, params, body.why)),
  ),
  route(contract.changeLead, ({ app, params, body, version, work }) =>
    work((tx) => acts.changeLead(tx, app, params.id, body, version)),
  ),
  route(answerCaseMoveOperation, ({ app, params, body, work }) =>
    work((tx) => answerCaseMove(tx, app, params, body)),
  ),
  route(settleRefusedMoveOperation, ({ app, params, body, work }) =>
    work((tx) => settleRefusedMove(tx, app, params, body)),
  ),
  route(contract.monitorCase, ({ app, params, body, version, work }) =>
    work((tx) => acts.monitorCase(tx, app, params.id, body, version)),
  ),
  route(contract.listCandidates, ({ app, params, query, work }) =>
    work((tx) => acts.listCandidates(tx, app, params.id, query)),
  ),
  route(contract.answerAssignment, ({ app, params, body, version, work }) =>
    work((tx) => answerAssignment(tx, app, params, body, version)),
  ),
  route(contract.askClosing, ({ app, params, body, work }) =>
    work((tx) => askClosing(tx, app, params.id, body)),
  ),
  route(contract.signClosing, ({ app, params, body, work }) =>
    work((tx) => signClosing(tx, app, params, body)),
  ),
  route(contract.reopenCase, ({ app, params, body, version, work }) =>
    work((tx) => reopenCase(tx, app, params.id, body, version)),
  ),
  route(contract.addCasePaper, ({ app, params, body, upload, work }) =>
    work((tx) => acts.addCasePaper(tx, app, params.id, demandUpload(upload), body.id)),
  ),
  route(printCaseOperation, ({ app, params, query, work }) =>
    work((tx) => printCase(tx, app, params, query)),
  ),
  route(contract.openCasePaper, ({ app, params, work }) =>
    work((tx) => openCasePaper(tx, app, params.id, params.paperId)),
  ),
];
