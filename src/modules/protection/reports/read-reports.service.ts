/** Reports as the office sees them. What is sealed is seen by whoever has a part in it; who reported stands elsewhere. */
import { addMonths } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope, scopeBelow } from "../../../platform/access/scope.ts";
import { openSealed } from "../../../platform/access/sealed.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { listOpenCasesOf } from "../cases/cases.store.ts";
import { listClocks, listEvents } from "../cases/events.service.ts";
import { presentClocks } from "../cases/present-clocks.ts";
import { earlierMonths } from "../protection.parameters.ts";
import { WORDS } from "./open-reports.service.ts";
import { findPaper, listPapers } from "./papers.store.ts";
import { CONTENT } from "./receive-report.service.ts";
import { ReportContent } from "./report-form.contract.ts";
import type { ReportSummary, ReportView } from "./report-view.contract.ts";
import { listHandOvers, listWords } from "./report-words.store.ts";
import type * as contract from "./reports.contract.ts";
import * as store from "./reports.store.ts";
import { hasUnseenAdditions } from "./unseen-additions.ts";

const lookBack = readerOf(earlierMonths);

const statesOf: Readonly<Record<"open" | "settled" | "all", readonly store.ReportState[]>> = {
  open: ["received", "takenUp"],
  settled: ["opened", "joined", "referred", "unfounded"],
  all: ["received", "takenUp", "opened", "joined", "referred", "unfounded"],
};

type ReportQuery = QueryOf<typeof contract.listReports>;

export function askOf(tx: Tx, { place, open, mine, pace, late, ...narrowed }: ReportQuery): store.ReportAsk {
  const { colour, channel, number, from, to, handledFrom, handledTo, sealed } = narrowed;
  return {
    scope: narrowScope(tx.scope, place),
    states: statesOf[open],
    ...{ colour, channel, number, from, to, handledFrom, handledTo, sealed },
    late: late === true ? now() : undefined,
    paced: pace === undefined ? undefined : { pace, at: now() },
    below: place === undefined ? undefined : scopeBelow(place),
    receiver: mine === true ? tx.actor.accountId : undefined,
  };
}

export const orderOf = ({ open }: ReportQuery): store.ReportOrder => (open === "open" ? "urgent" : "newest");

export async function listReports(
  tx: Tx,
  app: App,
  query: ReportQuery,
): Promise<OutputOf<typeof contract.listReports>> {
  const { limit, cursor, ...asked } = query;
  const ask = askOf(tx, query);
  const order = orderOf(query);
  const list = ["reports", asked];
  const after = cursor === undefined ? undefined : openPosition(app, list, cursor);
  const rows = await store.listReports(tx, ask, order, after as store.ReportPosition | undefined, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ detail: { place: query.place ?? null, open: query.open } });
  return {
    items: page.map((row) => summaryOf(tx, app, row)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(app, list, store.positionOf(last, order))
        : null,
    total: await store.countReports(tx, ask),
  };
}

export function summaryOf(tx: Tx, { places }: Pick<App, "places">, row: store.ReportRow): ReportSummary {
  const { id, number, channel, situations, colour, state, sealed, receiverName } = row;
  return {
    ...{ id, number, channel, situations, colour, state, sealed, receiverName },
    receivedAt: row.receivedAt.toISOString(),
    placeName: places.nameOf(row.scopeCode),
    isMine: row.receiverId === tx.actor.accountId,
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    isLate: row.nextDueAt !== null && row.nextDueAt < now(),
  };
}

/** @throws access.notFound, access.purposeFirst */
export async function demandReport(tx: Tx, id: string): Promise<store.ReportRow> {
  const row = await store.findReport(tx, id);
  if (row === undefined) throw notFound();
  if (row.sealed) await openSealed(tx, id);
  return row;
}

/** @throws access.notFound */
export async function readReport(tx: Tx, app: App, id: string): Promise<ReportView> {
  const row = await demandReport(tx, id);
  const content = contentOf(app, row);
  const children = await store.listReportChildren(tx, id);
  const files = children.flatMap(({ childId }) => (childId === null ? [] : [childId]));
  const names = await readChildNames(tx, files);
  const reporter = await store.findReporter(tx, id);
  const handOvers = await listHandOvers(tx, id);
  const events = await listEvents(tx, id);
  tx.note({ subjectIds: files, detail: { report: id } });
  const isMine = row.receiverId === tx.actor.accountId;
  const toMe = handOvers.find(
    (one) => one.signedAt === null && one.refusedAt === null && one.toAccount === tx.actor.accountId,
  );
  return {
    ...summaryOf(tx, app, row),
    content,
    organisation: row.organisation,
    ticket: row.ticket,
    reporterKind: row.reporterKind,
    isMandated: row.isMandated,
    isLateReport: events.some(({ code, data }) => code === "received" && data["isLate"] === true),
    hasReporter: reporter !== undefined,
    hasPhone: reporter?.hasPhone ?? false,
    factors: row.colourFactors,
    colourBySystem: row.colourBy === null,
    isCrime: row.isCrime,
    sealedWhy: row.sealedWhy,
    takenUpAt: row.takenUpAt?.toISOString() ?? null,
    caseId: row.caseId,
    referredTo: row.referredTo,
    settledAt: row.settledAt?.toISOString() ?? null,
    settledWhy: row.settledWhy,
    fedBackAt: row.fedBackAt?.toISOString() ?? null,
    children: children.map((child) => ({
      ...child,
      childName: child.childId === null ? null : (names.get(child.childId) ?? null),
    })),
    words: (await listWords(tx, id)).map(({ at, direction, byName, sealed }) => ({
      at: at.toISOString(),
      ...{ direction, byName },
      words: app.cipher.open(sealed, WORDS),
    })),
    papers: (await listPapers(tx, id)).map(presentPaper),
    handOvers: handOvers.map(
      ({ id: handOverId, fromName, toName, why, at, signedAt, refusedAt, refusedWhy, toAccount }) => ({
        ...{ id: handOverId, fromName, toName, why, refusedWhy },
        at: at.toISOString(),
        signedAt: signedAt?.toISOString() ?? null,
        refusedAt: refusedAt?.toISOString() ?? null,
        isToMe: toAccount === tx.actor.accountId,
      }),
    ),
    earlier: await earlierOf(tx, row, children),
    openCases: await listOpenCasesOf(tx, files),
    clocks: presentClocks(await listClocks(tx, id), now()),
    events: events.map(({ at, words, byName }) => ({ at, words, byName })),
    version: row.version,
    can: canOf(tx, row, {
      ...{ isMine, isOffered: toMe !== undefined, hasReporter: reporter !== undefined },
      hasNews: hasUnseenAdditions(events),
    }),
  };
}

export function contentOf({ cipher }: Pick<App, "cipher">, row: store.ReportRow): ReportContent {
  return ReportContent.parse(cipher.openJson(row.contentSealed, CONTENT));
}

export const presentPaper = ({
  id,
  name,
  mediaType,
  size,
  addedAt,
  byName,
}: Awaited<ReturnType<typeof listPapers>>[number]) => ({
  ...{ id, name, mediaType, size, byName },
  addedAt: addedAt.toISOString(),
});

async function earlierOf(tx: Tx, row: store.ReportRow, children: readonly store.ReportChildRow[]) {
  const months = lookBack.find(await listParameters(tx, today())) ?? 0;
  const rows = await store.listEarlier(tx, {
    reportId: row.id,
    childIds: children.flatMap(({ childId }) => (childId === null ? [] : [childId])),
    names: children.flatMap(({ name }) => (name === null ? [] : [name])),
    scopeCode: row.scopeCode,
    since: addMonths(today(), -months),
  });
  return rows.map(({ id, number, receivedAt, state, colour, because }) => ({
    ...{ id, number, state, colour, because },
    receivedAt: receivedAt.toISOString(),
  }));
}

function canOf(
  tx: Tx,
  row: store.ReportRow,
  {
    isMine,
    isOffered,
    hasReporter,
    hasNews,
  }: { isMine: boolean; isOffered: boolean; hasReporter: boolean; hasNews: boolean },
): ReportView["can"] {
  if (!mayDo(tx.actor, "report.intake")) return [];
  const isOpen = row.state === "received" || row.state === "takenUp";
  const can: ReportView["can"] = [];
  if (row.state === "received") can.push("takeUp");
  if (isOffered) can.push("answerHandOver");
  if (isMine && isOpen) can.push("triage", "handOver", "link", "file");
  if (isMine && row.state === "takenUp") can.push("decide");
  if (isMine) can.push("answer");
  if (isMine && hasNews) can.push("seeAdditions");
  if (isMine && hasReporter) can.push("reveal");
  return can;
}

/** @throws access.notFound */
export async function openReportPaper(
  tx: Tx,
  { files }: Pick<App, "files">,
  id: string,
  paperId: string,
): Promise<FileAnswer> {
  await demandReport(tx, id);
  const paper = await findPaper(tx, id, paperId);
  if (paper === undefined) throw notFound();
  tx.note({ detail: { report: id, paper: paperId } });
  return { fileName: paper.name, mediaType: paper.mediaType, stream: await files.open(paper.location) };
}
