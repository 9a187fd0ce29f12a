/** The public page: a report without a login, followed and added to with its code. Who asks stays unknown. */
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { countGuess } from "../../../platform/identity/guesses.service.ts";
import { identityProblems } from "../../../platform/identity/identity-problems.contract.ts";
import { listEvents } from "../cases/events.service.ts";
import { tellAddition } from "./additions.service.ts";
import { spendProof } from "./challenges.service.ts";
import { keepPaper } from "./keep-paper.service.ts";
import type * as contract from "./open-reports.contract.ts";
import { countPapers } from "./papers.store.ts";
import { progressOf } from "./progress.ts";
import { CODE, findReceipt, receiveReport } from "./receive-report.service.ts";
import { reportProblems } from "./report-problems.contract.ts";
import { insertWord, listWords } from "./report-words.store.ts";
import * as store from "./reports.store.ts";

export const WORDS = "protection.report.words";

/** @throws protection.report.proof, flood, otherContent, place, seenAt */
export async function submitReport(
  tx: Tx,
  app: App,
  { id, proof, content, reporter }: BodyOf<typeof contract.submitReport>,
  sender: string,
): Promise<contract.ReportReceipt> {
  // Sent again because the answer was lost: the proof is spent, the report is there.
  const before = await inEveryPlace(tx, () => findReceipt(tx, app, { id, content, accountId: null }));
  if (before !== undefined) return before;
  await spendProof(tx, app, proof, sender);
  return receiveReport(tx, app, { id, channel: "public", content, reporter, accountId: null, sender });
}

/** @throws protection.report.code */
export function followReport(tx: Tx, app: App, code: string): Promise<contract.ReportProgress> {
  return inEveryPlace(tx, async () => readProgress(tx, app, await findByCode(tx, app, code)));
}

/** @throws protection.report.code */
export function addToReport(
  tx: Tx,
  app: App,
  { id, code, words }: BodyOf<typeof contract.addToReport>,
): Promise<contract.ReportProgress> {
  return inEveryPlace(tx, async () => {
    const report = await findByCode(tx, app, code);
    const isNew = await insertWord(tx, report.id, {
      id,
      at: now(),
      direction: "added",
      byAccount: null,
      sealed: app.cipher.seal(words, WORDS),
      note: null,
    });
    if (isNew) await tellAddition(tx, app, report, "报告的人补充了情况");
    return readProgress(tx, app, report);
  });
}

/** @throws protection.report.code, fileKind, fileTooLarge, tooManyFiles */
export function addReportFile(
  tx: Tx,
  app: App,
  { id, code }: BodyOf<typeof contract.addReportFile>,
  upload: UploadedFile,
): Promise<{ files: number }> {
  return inEveryPlace(tx, async () => {
    const report = await findByCode(tx, app, code);
    const isNew = await keepPaper(tx, app, { holderId: report.id, id, upload });
    if (isNew) await tellAddition(tx, app, report, "报告的人补充了照片、录音或视频");
    return { files: await countPapers(tx, report.id) };
  });
}

/** Wrong codes that one address may try, and that may be tried for one beginning of a code, from wherever they come. */
const GUESSES = { sender: 20, beginning: 40 };
const BEGINNING = 4;

/**
 * A code is hard to guess; whoever tries all the same is stopped after a few. Around the whole work, for a guess is counted on a
 * connection of its own. @throws protection.report.guesses
 */
export async function countCodeGuess<Result>(
  app: Pick<App, "cipher" | "database">,
  { sender, code }: { readonly sender: string; readonly code: string },
  use: () => Promise<Result>,
): Promise<Result> {
  const wrong = [reportProblems.code.code];
  const counted = (name: string, most: number, then: () => Promise<Result>) =>
    countGuess(app, `protection.open/${name}`, then, { wrong, most });
  try {
    return await counted(sender, GUESSES.sender, () =>
      counted(`code/${code.slice(0, BEGINNING)}`, GUESSES.beginning, use),
    );
  } catch (error) {
    const isLocked = error instanceof Problem && error.code === identityProblems.locked.code;
    throw isLocked ? new Problem(reportProblems.guesses) : error;
  }
}

/** One that is over its time is not there any more. */
async function findByCode(tx: Tx, { cipher }: App, code: string): Promise<store.ReportRow> {
  const row = await store.findReportByCode(tx, cipher.blindIndexes(code, CODE));
  if (row === undefined || (row.codeUntil !== null && row.codeUntil < today()))
    throw new Problem(reportProblems.code);
  return row;
}

export async function readProgress(tx: Tx, app: App, row: store.ReportRow): Promise<contract.ReportProgress> {
  const words = (await listWords(tx, row.id)).map(({ at, direction, sealed }) => ({
    direction,
    at: at.toISOString(),
    words: app.cipher.open(sealed, WORDS),
  }));
  return {
    ...progressOf(row, await listEvents(tx, row.id)),
    number: row.number,
    receivedAt: row.receivedAt.toISOString(),
    feedback: words.filter(({ direction }) => direction === "answer"),
    additions: words.filter(({ direction }) => direction === "added"),
    files: await countPapers(tx, row.id),
    canAdd: true,
  };
}
