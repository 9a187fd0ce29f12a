/** One's own reports. An organisation finds them by row security alone; whoever has a post may no longer see the place or the secret. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { listEvents } from "../cases/events.service.ts";
import { tellAddition } from "./additions.service.ts";
import { forgetAnswer } from "./answer-tasks.service.ts";
import { keepPaper } from "./keep-paper.service.ts";
import type { ReportProgress } from "./open-reports.contract.ts";
import { readProgress, WORDS } from "./open-reports.service.ts";
import type * as contract from "./own-reports.contract.ts";
import { countPapers } from "./papers.store.ts";
import { progressOf } from "./progress.ts";
import { contentOf } from "./read-reports.service.ts";
import { insertWord, listLastAnswers } from "./report-words.store.ts";
import * as store from "./reports.store.ts";

type Own = OutputOf<typeof contract.listOwnReports>;

export function listOwnReports(
  tx: Tx,
  app: App,
  { limit, cursor }: QueryOf<typeof contract.listOwnReports>,
): Promise<Own> {
  return amongOwn(tx, async () => {
    const list = ["own-reports", tx.actor.accountId];
    const after = cursor === undefined ? undefined : (openPosition(app, list, cursor) as [string, string]);
    const rows = await store.listReportsOf(tx, tx.actor.accountId, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const answers = await listLastAnswers(
      tx,
      page.map(({ id }) => id),
    );
    const items: contract.OwnReport[] = [];
    for (const row of page) {
      const { stage, stageWords } = progressOf(row, await listEvents(tx, row.id));
      const { id, number, ticket, channel } = row;
      const { placeCode } = contentOf(app, row);
      const answer = answers.get(id);
      items.push({
        ...{ id, number, ticket, channel, stage, stageWords },
        placeName: placeCode === undefined ? null : app.places.nameOf(placeCode),
        receivedAt: row.receivedAt.toISOString(),
        answeredAt: row.fedBackAt?.toISOString() ?? null,
        answer: answer === undefined ? null : app.cipher.open(answer, WORDS),
      });
    }
    const hasMore = rows.length > limit && last !== undefined;
    return {
      items,
      nextCursor: hasMore ? sealPosition(app, list, [last.receivedAt.toISOString(), last.id]) : null,
    };
  });
}

/** @throws access.notFound */
export function followOwnReport(tx: Tx, app: App, id: string): Promise<ReportProgress> {
  return amongOwn(tx, async () => {
    const report = await demandOwn(tx, id);
    tx.note({ detail: { report: id } });
    return readProgress(tx, app, report);
  });
}

/** @throws access.notFound */
export async function seeAnswer(tx: Tx, id: string): Promise<OutputOf<typeof contract.seeAnswer>> {
  await amongOwn(tx, () => demandOwn(tx, id));
  await forgetAnswer(tx, id);
  tx.note({ detail: { report: id } });
  return { seen: true };
}

/** @throws access.notFound */
export async function addToOwnReport(
  tx: Tx,
  app: App,
  reportId: string,
  { id, words }: BodyOf<typeof contract.addToOwnReport>,
): Promise<ReportProgress> {
  const report = await amongOwn(tx, () => demandOwn(tx, reportId));
  return inEveryPlace(tx, async () => {
    const isNew = await insertWord(tx, reportId, {
      ...{ id, at: now(), direction: "added", byAccount: null, note: null },
      sealed: app.cipher.seal(words, WORDS),
    });
    if (isNew) await tellAddition(tx, app, report, "报告的人补充了情况");
    tx.note({ detail: { report: reportId } });
    return readProgress(tx, app, report);
  });
}

/** @throws access.notFound, protection.report.fileKind, fileTooLarge, tooManyFiles */
export async function addFileToReport(
  tx: Tx,
  app: App,
  { id, paperId }: { readonly id: string; readonly paperId: string },
  upload: UploadedFile,
): Promise<{ files: number }> {
  const report = await amongOwn(tx, () => demandOwn(tx, id));
  return inEveryPlace(tx, async () => {
    // Not by whom: who reported is shown to the receiver alone, and with a reason.
    const isNew = await keepPaper(tx, app, { holderId: id, id: paperId, upload });
    if (isNew) await tellAddition(tx, app, report, "报告的人补充了照片、录音或视频");
    tx.note({ detail: { report: id, paper: paperId } });
    return { files: await countPapers(tx, id) };
  });
}

function amongOwn<Result>(tx: Tx, use: () => Promise<Result>): Promise<Result> {
  return tx.actor.role === "partner" ? use() : inEveryPlace(tx, use);
}

/** @throws access.notFound */
async function demandOwn(tx: Tx, id: string): Promise<store.ReportRow> {
  const row = await store.findReportOf(tx, id, tx.actor.accountId);
  if (row === undefined) throw notFound();
  return row;
}
