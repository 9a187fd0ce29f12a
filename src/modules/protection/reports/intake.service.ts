/** What the office does with a report. One person is responsible at every moment; only that person decides. */
import { now, today } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { endGrant, grant } from "../../../platform/access/grants.service.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { sealedByAsker } from "../../../platform/access/sealed.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { listPostsOf, searchHolders } from "../../../platform/identity/post-holders.service.ts";
import { closeTask, openTask, sealTasks } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { demandChild } from "../../registry/payees.service.ts";
import { findCase, tellReported } from "../cases/cases.store.ts";
import { happened } from "../cases/events.service.ts";
import { isOfStreet } from "../cases/of-street.ts";
import { heldCase, openCase } from "../cases/open-case.service.ts";
import { colourCodes } from "../protection-codes.contract.ts";
import { stopRings } from "../rings/stop-rings.service.ts";
import { passAdditions } from "./additions.service.ts";
import { heldRow } from "./held-report.service.ts";
import { intakeProblems as problems } from "./intake-problems.contract.ts";
import { contentOf, demandReport, readReport } from "./read-reports.service.ts";
import { districtOf, REPORTER } from "./receive-report.service.ts";
import { Reporter } from "./report-form.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";
import type { ReportView } from "./report-view.contract.ts";
import { insertHandOver, listHandOvers, answerHandOver as settleHandOver } from "./report-words.store.ts";
import type * as contract from "./reports.contract.ts";
import * as store from "./reports.store.ts";

const MOST_CHILDREN = 10;
const isOpen = ({ state }: store.ReportRow) => state === "received" || state === "takenUp";

/** Whoever signs first is responsible; the other hears of it. @throws access.notFound, protection.report.takenUp */
export async function takeUpReport(tx: Tx, app: App, id: string): Promise<ReportView> {
  const row = await demandReport(tx, id);
  if (row.state !== "received") {
    // Clicked twice, or asked again because the answer was lost.
    if (row.receiverId === tx.actor.accountId) return readReport(tx, app, id);
    throw new Problem(problems.takenUp);
  }
  const receiver = { accountId: tx.actor.accountId, role: tx.actor.role, placeCode: tx.actor.placeCode };
  const change = { state: "takenUp" as const, takenUpAt: now(), receiver };
  if (!(await store.updateReport(tx, id, row.version, change))) throw new Problem(problems.takenUp);
  await grant(tx, { holderId: id, accountId: receiver.accountId, part: "receiver", reason: "签收受理" });
  await stopRings(tx, id);
  await passAdditions(tx, id);
  await tell(tx, app, id, { code: "takenUp", words: "签收受理" });
  return readReport(tx, app, id);
}

/** @throws access.notFound, protection.report.notReceiver, settled, stale, place */
export async function triageReport(
  tx: Tx,
  app: App,
  id: string,
  { colour, situations, isCrime, sealed, placeCode, why }: BodyOf<typeof contract.triageReport>,
  version: number,
): Promise<ReportView> {
  const row = await demandOwn(tx, id);
  if (!isOpen(row)) throw new Problem(problems.settled);
  if (placeCode !== undefined && app.places.find(placeCode) === undefined)
    throw new Problem(reportProblems.place);
  const factors = [...row.colourFactors, { code: "officer", says: `人工定级：${why}`, colour }];
  await change(tx, id, version, {
    ...{ colour, situations, isCrime, sealed },
    sealedWhy: sealed ? (row.sealedWhy ?? why) : null,
    colourFactors: factors,
    colourBy: tx.actor.accountId,
    ...(placeCode === undefined ? {} : { scopeCode: placeCode }),
  });
  await tell(tx, app, id, {
    code: "coloured",
    data: { colour },
    words: `定级为${colourCodes.label(colour)}`,
  });
  if (sealed && !row.sealed) {
    await sealTasks(tx, id, `/reports/${id}`, heldRow(app, { ...row, sealed }).title);
    await sealedByAsker(tx, id);
  }
  return readReport(tx, app, id);
}

/** @throws access.notFound, protection.report.notReceiver */
export async function linkReportChild(
  tx: Tx,
  app: App,
  { id, reportChildId }: { readonly id: string; readonly reportChildId: string },
  childId: string | null,
): Promise<ReportView> {
  await demandOwn(tx, id);
  if (childId !== null) await demandChild(tx, childId);
  if (!(await store.linkReportChild(tx, id, reportChildId, childId))) throw notFound();
  await tell(tx, app, id, {
    code: "linked",
    words: childId === null ? "解开了孩子的档案" : "对上了孩子的档案",
  });
  return readReport(tx, app, id);
}

/**
 * Whom a report is about that names nobody, or somebody more: from here on the child's earlier reports and cases are shown.
 * @throws access.notFound, protection.report.notReceiver, tooManyChildren
 */
export async function addReportChild(tx: Tx, app: App, id: string, childId: string): Promise<ReportView> {
  await demandOwn(tx, id);
  await demandChild(tx, childId);
  const children = await store.listReportChildren(tx, id);
  if (children.some((one) => one.childId === childId)) return readReport(tx, app, id);
  if (children.length >= MOST_CHILDREN) throw new Problem(problems.tooManyChildren);
  const name = (await readChildNames(tx, [childId])).get(childId);
  await store.insertReportChildren(tx, id, [
    { id: newId(), childId, ...(name === undefined ? {} : { name }) },
  ]);
  await tell(tx, app, id, { code: "linked", words: "写明了是档案里的哪个孩子" });
  return readReport(tx, app, id);
}

/** @throws access.notFound, protection.report.notReceiver, settled, handOverOpen, handOverTo */
export async function handReportOver(
  tx: Tx,
  app: App,
  id: string,
  { to, why }: BodyOf<typeof contract.handReportOver>,
): Promise<ReportView> {
  const row = await demandOwn(tx, id);
  if (!isOpen(row)) throw new Problem(problems.settled);
  const post = await receivingPost(tx, to);
  if (post === undefined || to === tx.actor.accountId) throw new Problem(problems.handOverTo);
  const one = { id: newId(), from: tx.actor.accountId, to, why, at: now() };
  if (!(await insertHandOver(tx, id, one))) throw new Problem(problems.handOverOpen);
  // Until the other signs nothing but looking is given.
  await grant(tx, { holderId: id, accountId: to, part: "offered", reason: "转交待签收" });
  await openTask(tx, {
    kind: "protection.handOver",
    key: offerKey(id),
    title: `签收转交：${heldRow(app, row).title}`,
    why: `${tx.actor.displayName}转给您：${why}。您签收以前仍由对方负责。`,
    link: `/reports/${id}`,
    role: post.role,
    scopeCode: post.placeCode,
    accountId: to,
    dueOn: today(),
    rings: row.colour === "red",
    secretOf: row.sealed ? id : undefined,
  });
  await tell(tx, app, id, { code: "handOver", words: "转交给另一位同事，等对方签收" });
  return readReport(tx, app, id);
}

/** @throws access.notFound, protection.report.handOverAnswered, protection.report.notReceiver */
export async function answerHandOver(
  tx: Tx,
  app: App,
  { id, handOverId }: { readonly id: string; readonly handOverId: string },
  { accept, why }: BodyOf<typeof contract.answerHandOver>,
): Promise<ReportView> {
  const row = await demandReport(tx, id);
  const offer = (await listHandOvers(tx, id)).find((one) => one.id === handOverId);
  if (offer === undefined) throw notFound();
  if (offer.toAccount !== tx.actor.accountId) throw new Problem(problems.notReceiver);
  const answer = { at: now(), refusedWhy: accept ? null : (why ?? "没有说明理由") };
  if (!(await settleHandOver(tx, handOverId, answer))) throw new Problem(problems.handOverAnswered);
  await closeTask(tx, offerKey(id), accept ? "已签收" : "已退回");
  if (accept) {
    const receiver = { accountId: tx.actor.accountId, role: tx.actor.role, placeCode: tx.actor.placeCode };
    await change(tx, id, row.version, {
      receiver,
      ...(row.state === "received" ? { state: "takenUp", takenUpAt: now() } : {}),
    });
    await grant(tx, { holderId: id, accountId: receiver.accountId, part: "receiver", reason: "签收转交" });
    await endGrant(tx, id, offer.fromAccount, "已转交并签收");
    await stopRings(tx, id);
    await passAdditions(tx, id);
  }
  await tell(
    tx,
    app,
    id,
    accept
      ? { code: "takenUp", words: "签收了转交，从现在起负责" }
      : { code: "handOverRefused", words: "退回了转交" },
  );
  // Whoever gives it back sees it once more as it was open to them, and no more than that.
  const view = await readReport(tx, app, id);
  if (!accept) await endGrant(tx, id, tx.actor.accountId, "退回了转交");
  return view;
}

/** @throws access.notFound, protection.report.notReceiver, notTakenUp, settled, stale, noCase */
export async function decideReport(
  tx: Tx,
  app: App,
  id: string,
  decision: BodyOf<typeof contract.decideReport>,
  version: number,
): Promise<ReportView> {
  const row = await demandOwn(tx, id);
  if (row.state === "received") throw new Problem(problems.notTakenUp);
  if (!isOpen(row)) throw new Problem(problems.settled);
  if (row.version !== version) throw new Problem(problems.stale);
  const settled = { settledAt: now(), settledWhy: decision.why };
  switch (decision.outcome) {
    case "open": {
      const children = await store.listReportChildren(tx, id);
      const caseId = await openCase(tx, { report: row, content: contentOf(app, row), children });
      await change(tx, id, version, { ...settled, state: "opened", caseId });
      await tell(tx, app, id, { code: "settled", data: { as: "opened" }, words: "立案核查" });
      break;
    }
    case "join": {
      const found = await findCase(tx, decision.caseId);
      if (found === undefined || found.state === "closed") throw new Problem(problems.noCase);
      await change(tx, id, version, { ...settled, state: "joined", caseId: found.id });
      await tellReported(tx, found.id, row.receivedAt);
      await happened(tx, heldCase(found), {
        code: "reported",
        data: { report: row.number, isStreet: isOfStreet(row.situations) && (found.sealed || !row.sealed) },
        words: "又收到一份报告，并入本案",
      });
      await tell(tx, app, id, { code: "settled", data: { as: "joined" }, words: "并入正在办的个案" });
      break;
    }
    case "refer": {
      await change(tx, id, version, { ...settled, state: "referred", referredTo: decision.unit });
      await tell(
        tx,
        app,
        id,
        { code: "settled", data: { as: "referred" }, words: `转${memberUnitCodes.label(decision.unit)}` },
        { code: "handled", words: "已作处置" },
      );
      break;
    }
    case "unfounded": {
      await change(tx, id, version, { ...settled, state: "unfounded" });
      await tell(
        tx,
        app,
        id,
        { code: "settled", data: { as: "unfounded" }, words: "经核实不属实" },
        { code: "handled", words: "已作处置" },
      );
    }
  }
  return readReport(tx, app, id);
}

/** Logged with the reason before it is shown. @throws access.notFound, protection.report.notReceiver, noReporter */
export async function revealReporter(
  tx: Tx,
  app: App,
  id: string,
  purpose: string,
): Promise<OutputOf<typeof contract.revealReporter>> {
  await demandOwn(tx, id);
  const reporter = await store.findReporter(tx, id);
  if (reporter === undefined) throw new Problem(problems.noReporter);
  tx.note({ purpose, detail: { report: id } });
  await tell(tx, app, id, { code: "revealed", words: "查看了报告人的身份" });
  const [post] = reporter.accountId === null ? [] : await listPostsOf(tx, reporter.accountId);
  return {
    ...Reporter.parse(app.cipher.openJson(reporter.sealed, REPORTER)),
    accountName: post === undefined ? null : `${post.displayName}（${post.title}）`,
  };
}

export async function listReceivers(
  tx: Tx,
  app: App,
  { q }: QueryOf<typeof contract.listReceivers>,
): Promise<OutputOf<typeof contract.listReceivers>> {
  const roles = ["townshipSupervisor", "districtOfficer"] as const;
  const found = await searchHolders(tx, { roles, place: districtOf(app), words: q });
  return {
    items: found
      .filter(({ accountId }) => accountId !== tx.actor.accountId)
      .map(({ accountId, displayName, title, placeCode }) => ({
        ...{ accountId, title },
        name: displayName,
        placeName: app.places.nameOf(placeCode),
      })),
  };
}

const offerKey = (id: string) => `protection.handOver/${id}`;

async function receivingPost(tx: Tx, accountId: string) {
  const posts = await listPostsOf(tx, accountId);
  return posts.find(({ role }) => role === "townshipSupervisor" || role === "districtOfficer");
}

/** @throws access.notFound, protection.report.notReceiver */
export async function demandOwn(tx: Tx, id: string): Promise<store.ReportRow> {
  const row = await demandReport(tx, id);
  if (row.receiverId !== tx.actor.accountId) throw new Problem(problems.notReceiver);
  return row;
}

export async function change(
  tx: Tx,
  id: string,
  version: number,
  what: Parameters<typeof store.updateReport>[3],
): Promise<void> {
  if (!(await inEveryPlace(tx, () => store.updateReport(tx, id, version, what))))
    throw new Problem(problems.stale);
}

export async function tell(
  tx: Tx,
  app: App,
  id: string,
  ...events: Parameters<typeof happened>[2][]
): Promise<void> {
  const row = await inEveryPlace(tx, () => demandReport(tx, id));
  await happened(tx, heldRow(app, row), ...events);
}
