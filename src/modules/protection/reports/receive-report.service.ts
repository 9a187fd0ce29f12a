/** Takes a report in, wherever it comes from: number, colour with reasons, one responsible person, its clock. */
import { createHash } from "node:crypto";
import { addMonths } from "../../../kernel/calendar-date.ts";
import { businessDate, now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { grant } from "../../../platform/access/grants.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { notify } from "../../../platform/notices/notices.service.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { openTask } from "../../../platform/tasks/tasks.service.ts";
import { type Held, happened, listClocks } from "../cases/events.service.ts";
import {
  crimeSituations,
  earlierMonths,
  factorColours,
  type GradedCode,
  lateHours,
  secretSituations,
  unattendedBelow,
} from "../protection.parameters.ts";
import {
  type Channel,
  type Colour,
  channelCodes,
  colourCodes,
  type Situation,
} from "../protection-codes.contract.ts";
import { WAITS_TEXT } from "../rings/ring-keys.ts";
import { makeCode } from "./follow-code.ts";
import type { ReportReceipt } from "./open-reports.contract.ts";
import { findReceiver } from "./receivers.service.ts";
import { mandatedKinds, type ReportContent, type Reporter } from "./report-form.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";
import * as store from "./reports.store.ts";
import { triage } from "./triage.ts";

export const CONTENT = "protection.report.content";
export const CODE = "protection.report.code";
export const REPORTER = "protection.reporter";
export const SENDER = "protection.report.sender";

const unattended = readerOf(unattendedBelow);
const lookBack = readerOf(earlierMonths);
const late = readerOf(lateHours);

const colourReaders = factorColours.map(({ code, parameter }) => ({ code, reader: readerOf(parameter) }));

function coloursOn(rates: ParametersOfDay): Readonly<Record<GradedCode, Colour>> {
  return Object.fromEntries(colourReaders.map(({ code, reader }) => [code, reader.get(rates)])) as Record<
    GradedCode,
    Colour
  >;
}

const readersOf = (switches: typeof crimeSituations) =>
  switches.map(({ code, parameter }) => ({ code, reader: readerOf(parameter) }));
const crimeReaders = readersOf(crimeSituations);
const secretReaders = readersOf(secretSituations);

function situationsOn(readers: typeof crimeReaders, rates: ParametersOfDay): ReadonlySet<Situation> {
  return new Set(readers.filter(({ reader }) => reader.get(rates)).map(({ code }) => code));
}

/** A phone's clock may run a little ahead of ours. */
const AHEAD_MS = 10 * 60_000;

export interface Incoming {
  readonly id: string;
  readonly channel: Channel;
  readonly content: ReportContent;
  readonly reporter: Reporter;
  /** Whose account made it; null for the public page. */
  readonly accountId: string | null;
  /** Number of the hotline's ticket. */
  readonly ticket?: string | undefined;
  /** Where it came from, for holding off floods; kept as a keyed digest for a day. */
  readonly sender: string | null;
  /** Files of children that staff have named. */
  readonly childIds?: readonly string[];
}

/**
 * The same id with the same words is the same report and gives the same receipt.
 * @throws protection.report.otherContent, protection.report.place, protection.report.seenAt, protection.report.ticket
 */
export function receiveReport(tx: Tx, app: App, incoming: Incoming): Promise<ReportReceipt> {
  return inEveryPlace(tx, async () => {
    const before = await findReceipt(tx, app, incoming);
    if (before !== undefined) return before;
    const { one, hidden } = await judged(tx, app, incoming);
    // Two of the same ticket at once wait for one another here, so the second finds the first.
    const number = await store.nextNumber(tx, "BG", "report", businessDate(one.at));
    await demandNewTicket(tx, incoming);
    if (!(await store.insertReport(tx, number, one))) throw new Problem(reportProblems.otherContent);
    await store.insertReportChildren(tx, one.id, childrenOf(incoming));
    await keepReporter(tx, app, incoming);
    await grant(tx, {
      holderId: one.id,
      accountId: one.receiver.accountId,
      part: "receiver",
      reason: "首接负责",
    });
    await happened(tx, heldOf({ ...one, number, placeName: app.places.nameOf(one.scopeCode) }), {
      code: "received",
      at: one.at,
      data: { colour: one.colour, channel: one.channel, isLate: await isLate(tx, one) },
      // Who types what a caller says is no reporter; whoever has seen it is, and an organisation is known as such.
      byReporter: tx.actor.role !== "partner" && (one.channel === "visit" || one.channel === "partner"),
      words: `${channelCodes.label(one.channel)}收到报告，初判${colourCodes.label(one.colour)}`,
    });
    await tellNamed(tx, hidden, number, `/reports/${one.id}`);
    if (one.colour === "red") await notify(tx, [one.receiver.accountId], WAITS_TEXT);
    tx.note({ detail: { report: one.id, number, colour: one.colour } });
    const receipt = await findReceipt(tx, app, incoming);
    if (receipt === undefined) throw new Error("a report is gone that was just written");
    return receipt;
  });
}

/** @throws protection.report.ticket, with the number of the report that has it */
async function demandNewTicket(tx: Tx, { channel, ticket }: Incoming): Promise<void> {
  if (ticket === undefined) return;
  const known = await store.findTicket(tx, channel, ticket);
  if (known === undefined) return;
  const { detail = "" } = reportProblems.ticket;
  throw new Problem(reportProblems.ticket, {
    detail: `${channelCodes.label(channel)}的工单 ${ticket} 就是报告 ${known.number}，现在由${known.receiverName}负责。${detail}`,
    extra: { number: known.number },
  });
}

/** The receipt of what has arrived already. @throws protection.report.otherContent */
export async function findReceipt(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  { id, content, accountId }: Pick<Incoming, "id" | "content" | "accountId">,
): Promise<ReportReceipt | undefined> {
  const row = await store.findReport(tx, id);
  if (row === undefined) return undefined;
  // The code goes to whoever made it, and to nobody who has seen the words.
  if (row.recordedBy !== accountId || !row.contentDigest.equals(digestOf(content)))
    throw new Problem(reportProblems.otherContent);
  const clock = (await listClocks(tx, id)).find(({ code }) => code === "takeUp");
  return {
    code: row.codeSealed === null ? "" : cipher.open(row.codeSealed, CODE),
    number: row.number,
    receivedAt: row.receivedAt.toISOString(),
    takenUpBy: (clock?.dueAt ?? row.receivedAt).toISOString(),
  };
}

/** A report that is there already has the very words. */
export function saysTheSame(
  { contentDigest }: { readonly contentDigest: Buffer },
  content: ReportContent,
): boolean {
  return contentDigest.equals(digestOf(content));
}

/** How lists, tasks and clocks hold a report. */
export function heldOf(
  row: Pick<store.NewReport, "id" | "scopeCode" | "colour" | "sealed" | "receiver"> & {
    readonly number: string;
    readonly placeName: string;
  },
): Held {
  return {
    of: "report",
    id: row.id,
    scopeCode: row.scopeCode,
    title: row.sealed ? `涉密报告 ${row.number}` : `${row.placeName} 报告 ${row.number}`,
    sealed: row.sealed,
    colour: row.colour,
    responsible: row.receiver,
  };
}

/** Whoever answers for a sealed report about the same child hears that there is another one; nobody else hears of the sealed one. */
async function tellNamed(
  tx: Tx,
  earlier: readonly store.EarlierRow[],
  number: string,
  link: string,
): Promise<void> {
  for (const { id } of earlier) {
    const row = await store.findReport(tx, id);
    if (row === undefined) continue;
    await openTask(tx, {
      kind: "protection.again",
      key: `protection.again/${id}/${number}`,
      title: `同一个孩子又有报告：${number}`,
      why: `您负责的涉密报告 ${row.number} 里的孩子又被报告。请看要不要接手、并案或者提级。`,
      link,
      role: row.receiverRole,
      scopeCode: row.receiverPlace,
      accountId: row.receiverId,
      dueOn: today(),
      secretOf: id,
    });
  }
}

interface Judged {
  readonly one: store.NewReport;
  /** Sealed reports about the same child. */
  readonly hidden: readonly store.EarlierRow[];
}

async function judged(tx: Tx, app: App, incoming: Incoming): Promise<Judged> {
  const { id, channel, content, reporter, accountId, sender } = incoming;
  const at = now();
  const scopeCode = placeOf(app, content);
  if (content.seenAt !== undefined && Date.parse(content.seenAt) > at.getTime() + AHEAD_MS)
    throw new Problem(reportProblems.seenAt);
  const rates = await listParameters(tx, today());
  const earlier = await store.listEarlier(tx, {
    reportId: id,
    childIds: incoming.childIds ?? [],
    names: content.children.flatMap(({ name }) => (name === undefined ? [] : [name])),
    scopeCode,
    since: addMonths(today(), -(lookBack.find(rates) ?? 0)),
  });
  const { colour, factors, isCrime, isSecret } = triage({
    content,
    // A sealed one counts for nobody who may not know of it; those who do are told below.
    earlier: earlier.filter(({ sealed }) => !sealed).length,
    unattendedBelow: unattended.get(rates),
    colours: coloursOn(rates),
    crimes: situationsOn(crimeReaders, rates),
    secrets: situationsOn(secretReaders, rates),
  });
  const code = makeCode();
  const one: store.NewReport = {
    ...{ id, scopeCode, at, channel, colour, isCrime },
    recordedBy: accountId,
    ticket: incoming.ticket ?? null,
    reporterKind: reporter.kind ?? null,
    isMandated:
      channel === "partner" || (reporter.kind !== undefined && mandatedKinds.includes(reporter.kind)),
    situations: content.situations,
    danger: content.danger,
    injury: content.injury,
    seenAt: content.seenAt === undefined ? null : new Date(content.seenAt),
    contentSealed: app.cipher.sealJson(content, CONTENT),
    contentDigest: digestOf(content),
    codeSealed: app.cipher.seal(code, CODE),
    codeIndex: app.cipher.blindIndex(code, CODE),
    senderIndex: sender === null ? null : app.cipher.blindIndex(sender, SENDER),
    colourFactors: factors,
    sealed: isSecret,
    sealedWhy: isSecret ? "涉及性侵害，只有指定的人能看" : null,
    receiver: await findReceiver(tx, scopeCode, isSecret, districtOf(app)),
  };
  return { one, hidden: earlier.filter(({ sealed }) => sealed) };
}

function placeOf(app: App, { placeCode }: ReportContent): string {
  if (placeCode === undefined) return districtOf(app);
  if (app.places.find(placeCode) === undefined) throw new Problem(reportProblems.place);
  return placeCode;
}

export function districtOf({ places }: Pick<App, "places">): string {
  return places.all.find(({ level }) => level === "district")?.code ?? "";
}

function childrenOf({ content, childIds = [] }: Incoming) {
  const children =
    content.children.length >= childIds.length
      ? content.children
      : [...content.children, ...childIds.slice(content.children.length).map(() => ({}))];
  return children.map((child, index) => ({ ...child, id: newId(), childId: childIds[index] }));
}

async function keepReporter(tx: Tx, app: App, { id, reporter, accountId }: Incoming): Promise<void> {
  const { name, phone, unit } = reporter;
  if (accountId === null && name === undefined && phone === undefined && unit === undefined) return;
  await store.insertReporter(tx, id, {
    sealed: app.cipher.sealJson(reporter, REPORTER),
    hasPhone: phone !== undefined,
    accountId,
  });
}

/** A unit that must report at once has let hours go by; null where nobody says when it was seen. */
async function isLate(tx: Tx, { isMandated, seenAt, at }: store.NewReport): Promise<boolean | null> {
  if (!isMandated || seenAt === null) return null;
  const hours = late.find(await listParameters(tx, today()));
  return hours === undefined ? null : at.getTime() - seenAt.getTime() > hours * 3_600_000;
}

function digestOf(content: ReportContent): Buffer {
  return createHash("sha256").update(JSON.stringify(content)).digest();
}
