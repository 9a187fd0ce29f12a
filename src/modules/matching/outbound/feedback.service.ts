/** Feedback to the unit that sent a roster: on the screen, on paper, and by its own key. */
import { Readable } from "node:stream";
import { businessDate, businessMoment, now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { smallestShown } from "../../../platform/figures/figures.parameters.ts";
import { WITHHELD } from "../../../platform/figures/suppress-small.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { label, type PrintDocument, paragraph, text } from "../../../platform/print/document.contract.ts";
import { renderDocx } from "../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../platform/print/render-pdf.ts";
import { type Feedback, feedbackProblems } from "./feedback.contract.ts";
import * as store from "./feedback.store.ts";
import { feedbackTable } from "./feedback-table.ts";

const smallest = readerOf(smallestShown);

/** @throws access.notFound, match.feedback.notSettled */
export async function readFeedback(tx: Tx, batchId: string): Promise<Feedback> {
  return feedbackOn(tx, await store.findFedBack(tx, batchId));
}

/** A key sees no place; what is its own it knows by the agreement. @throws access.notFound, match.feedback.notSettled */
export async function fetchFeedback(tx: Tx, batchId: string): Promise<Feedback> {
  const feedback = await inEveryPlace(tx, async () => {
    const batch = await store.findFedBack(tx, batchId);
    return feedbackOn(tx, batch?.partnerId === tx.actor.accountId ? batch : undefined);
  });
  tx.note({ subjectIds: [batchId] });
  return feedback;
}

async function feedbackOn(tx: Tx, batch: store.FedBack | undefined): Promise<Feedback> {
  if (batch === undefined) throw notFound();
  if (batch.settledAt === null || batch.state === "undone") throw new Problem(feedbackProblems.notSettled);
  const least = smallest.get(await listParameters(tx, today()));
  const { columns, lines } = feedbackTable(await store.countOutcomes(tx, batch.id), least);
  return {
    ...{ batchId: batch.id, ordinal: batch.ordinal, unit: batch.unit, agreement: batch.title },
    ...{ fileName: batch.fileName, asOf: batch.asOf },
    receivedOn: businessDate(batch.receivedAt),
    settledOn: businessDate(batch.settledAt),
    columns: [...columns],
    lines: lines.map((line) => ({ label: line.label, cells: [...line.cells] })),
    notes: [
      `不足 ${least} 的数字以“${WITHHELD}”代替；为防止推算，另有数字一并隐去。`,
      "只有数字，不含姓名、证件号码和任何一个人的情况。",
    ],
  };
}

const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** @throws access.notFound, match.feedback.notSettled, print.noPdf */
export async function printFeedback(tx: Tx, batchId: string, as: "pdf" | "docx"): Promise<FileAnswer> {
  const feedback = await readFeedback(tx, batchId);
  const document = feedbackPaper(feedback, `${tx.actor.displayName} ${businessMoment(now())} 打印`);
  tx.note({ subjectIds: [batchId], detail: { unit: feedback.unit, as } });
  const bytes = await (as === "pdf" ? renderPdf(document) : renderDocx(document));
  return {
    fileName: `${feedback.unit}第${feedback.ordinal}批比对结果反馈.${as}`,
    mediaType: mediaTypes[as],
    stream: Readable.from([bytes]),
  };
}

const NAMES = 2;

function feedbackPaper(feedback: Feedback, stamp: string): PrintDocument {
  const { unit, ordinal, agreement, fileName, receivedOn, settledOn, columns, lines, notes } = feedback;
  return {
    ...{ title: "名册比对结果反馈表", look: "form", stamp },
    blocks: [
      { kind: "ends", left: `来源单位：${unit}`, right: `第 ${ordinal} 批` },
      {
        kind: "table",
        columns: [NAMES, ...columns.map(() => 1)],
        headRows: 1,
        whole: true,
        rows: [
          { cells: [label("比对结果"), ...columns.map((column) => label(column))] },
          ...lines.map((line) => ({
            cells: [label(line.label), ...line.cells.map((cell) => text(String(cell), { align: "right" }))],
          })),
        ],
      },
      paragraph(`协议：${agreement}。文件：${fileName}，${receivedOn} 收到，${settledOn} 核对完。`, "note"),
      ...notes.map((note) => paragraph(note, "note")),
    ],
  };
}
