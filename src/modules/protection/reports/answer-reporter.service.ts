/** The office and whoever has reported: what was added is seen, what was found is answered. */
import { addMonths } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { listEvents } from "../cases/events.service.ts";
import { codeLives } from "../protection.parameters.ts";
import { settleAdditions } from "./additions.service.ts";
import { tellAnswer } from "./answer-tasks.service.ts";
import { demandDiscreet } from "./check-answer.service.ts";
import { change, demandOwn, tell } from "./intake.service.ts";
import { WORDS } from "./open-reports.service.ts";
import { readReport } from "./read-reports.service.ts";
import type { ReportView } from "./report-view.contract.ts";
import { insertWord } from "./report-words.store.ts";
import * as contract from "./reports.contract.ts";
import { hasUnseenAdditions } from "./unseen-additions.ts";

const lives = readerOf(codeLives);

/** @throws access.notFound, protection.report.notReceiver, answerNames, answerOthers */
export async function answerReporter(
  tx: Tx,
  app: App,
  id: string,
  { way, words, nonetheless }: BodyOf<typeof contract.answerReporter>,
): Promise<ReportView> {
  const row = await demandOwn(tx, id);
  await demandDiscreet(tx, app, row, { words, nonetheless });
  const at = now();
  await insertWord(tx, id, {
    ...{ id: newId(), at, direction: "answer", byAccount: tx.actor.accountId },
    sealed: app.cipher.seal(words, WORDS),
    note: way,
  });
  const months = lives.find(await listParameters(tx, today())) ?? 0;
  await change(tx, id, row.version, {
    fedBackAt: at,
    // The case may still run; the code lives on from the last answer.
    codeUntil: addMonths(today(), months),
  });
  await tell(tx, app, id, {
    code: "fedBack",
    data: { way },
    words: `答复了报告的人（${contract.feedbackWayCodes.label(way)}）`,
  });
  // Whoever answers has read what is answered.
  await settleAdditions(tx, id);
  await tellAnswer(tx, row);
  return readReport(tx, app, id);
}

/** @throws access.notFound, protection.report.notReceiver */
export async function seeAdditions(tx: Tx, app: App, id: string): Promise<ReportView> {
  const row = await demandOwn(tx, id);
  if (!hasUnseenAdditions(await listEvents(tx, row.id))) return readReport(tx, app, id);
  await settleAdditions(tx, id);
  await tell(tx, app, id, { code: "additionsSeen", words: "看过了报告人补充的情况" });
  return readReport(tx, app, id);
}
