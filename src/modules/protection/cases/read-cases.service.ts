/** The board of cases, and one case as the asker's seat sees it. */
import { businessDate, now } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { listGrants } from "../../../platform/access/grants.service.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope, scopeBelow } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { casePartCodes } from "../protection-codes.contract.ts";
import { findPaper, listPapers } from "../reports/papers.store.ts";
import { contentOf, presentPaper } from "../reports/read-reports.service.ts";
import { listReportsOfCase } from "../reports/reports.store.ts";
import { bornIn } from "./age-bands.ts";
import { type CaseState, caseStateCodes, linkOf } from "./case-codes.contract.ts";
import type { AssignmentView, CaseView, RecordView } from "./case-view.contract.ts";
import type * as contract from "./cases.contract.ts";
import * as store from "./cases.store.ts";
import { type ClosingGround, closingConditions, closingGroundCodes } from "./closing-conditions.ts";
import { closingFactsOf } from "./closing-facts.service.ts";
import { listClocks, listEvents } from "./events.service.ts";
import { moveOf, refusedMoveOf } from "./moves/present-move.service.ts";
import { isOfOffice, linesOf } from "./own-cases.service.ts";
import { summaryOfCase } from "./present-case.ts";
import { presentClocks } from "./present-clocks.ts";
import { CONCLUSION, RECORD, TASK } from "./records/boxes.ts";
import * as records from "./records/records.store.ts";
import { actsOf } from "./seat-acts.ts";
import { demandCase, type Seated } from "./seats.service.ts";
import { isOffice } from "./what-parts-see.ts";

const openStates = caseStateCodes.codes.filter((state) => state !== "closed");

type CasesQuery = QueryOf<typeof contract.listCases>;

export function askOf(
  tx: Tx,
  { place, state, link, colour, mine, late, age, ...narrowed }: CasesQuery,
  at: Date,
): store.CaseAsk {
  const { situation, sealed, words, openedFrom, openedTo, pace } = narrowed;
  return {
    paced: pace === undefined ? undefined : { pace, at },
    ...{ situation, sealed, words, openedFrom, openedTo },
    scope: narrowScope(tx.scope, place),
    below: place === undefined ? undefined : scopeBelow(place),
    born: age === undefined ? undefined : bornIn(age, businessDate(at)),
    states: statesOf(state).filter((one) => link === undefined || linkOf[one] === link),
    colour,
    lead: mine === true ? tx.actor.accountId : undefined,
    late: late === true ? at : undefined,
  };
}

export async function listCases(
  tx: Tx,
  app: App,
  query: CasesQuery,
): Promise<OutputOf<typeof contract.listCases>> {
  const { limit, cursor, place, state, link, colour, late } = query;
  const at = now();
  if (!isOfOffice(tx)) return listTaken(tx, app, query, at);
  const ask = askOf(tx, query, at);
  const { age, situation, sealed, words, openedFrom, openedTo, pace } = query;
  const list = [
    ...["cases", place, state, link, colour, query.mine, late],
    ...[age, situation, sealed, words, openedFrom, openedTo, pace],
  ];
  const after = cursor === undefined ? undefined : openPosition(app, list, cursor);
  const rows = await store.listCases(tx, ask, after as store.CasePosition | undefined, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const found = await store.countCases(
    tx,
    { ...ask, states: statesOf(state), colour: undefined, late: undefined },
    at,
  );
  const counts = found.map((one) => ({ ...one, link: linkOf[one.state] }));
  tx.note({ detail: { place: place ?? null, state } });
  return {
    items: await linesOf(tx, app, page, at),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, store.positionOf(last)) : null,
    total: counts
      .filter(
        (one) => (link === undefined || one.link === link) && (colour === undefined || one.colour === colour),
      )
      .reduce((sum, one) => sum + (late === true ? one.late : one.count), 0),
    counts,
  };
}

/** More than anybody is asked to take part in at once. */
const MOST_TAKEN = 500;

/** The few in which the asker takes part, by what lies with the asker; the office's figures and clocks are not among it. */
async function listTaken(
  tx: Tx,
  app: App,
  query: CasesQuery,
  at: Date,
): Promise<OutputOf<typeof contract.listCases>> {
  const states = statesOf(query.state);
  const ask = { ...askOf(tx, { ...query, link: undefined, late: undefined }, at), states };
  const lines = await linesOf(tx, app, await store.listCases(tx, ask, undefined, MOST_TAKEN), at);
  const items = lines
    .filter(({ isLate }) => query.late !== true || isLate)
    .sort((one, other) => ((one.nextDueAt ?? "9") < (other.nextDueAt ?? "9") ? -1 : 1));
  tx.note({ detail: { place: query.place ?? null, state: query.state } });
  return { items, nextCursor: null, total: items.length, counts: [] };
}

function statesOf(state: CaseState | "open" | "any"): readonly CaseState[] {
  if (state === "any") return caseStateCodes.codes;
  return state === "open" ? openStates : [state];
}

/** @throws access.notFound */
export async function readCase(tx: Tx, app: App, id: string): Promise<CaseView> {
  const seated = await demandCase(tx, id);
  const { row, seat, sight } = seated;
  const at = now();
  const people = await store.listPersons(tx, id);
  const events = await listEvents(tx, id);
  const { state } = row;
  const closing =
    state === "closing" || state === "closed" ? await records.findClosing(tx, id, state) : undefined;
  tx.note({
    subjectIds: people.flatMap(({ childId }) => (childId === null ? [] : [childId])),
    detail: { case: id, seat },
  });
  const facts = isOffice(seat) ? await closingFactsOf(tx, row, events, "lowRisk") : undefined;
  return {
    ...summaryOfCase(row, app.places.nameOf(row.scopeCode), at),
    situations: row.situations,
    sealedWhy: row.sealedWhy,
    seat,
    seatTitle: seatTitleOf(seat),
    closedAt: row.closedAt?.toISOString() ?? null,
    people: people
      .filter(({ role }) => role === "child" || (role === "suspect" ? sight.suspects : sight.adults))
      .map(({ leftAt, ...person }) => ({ ...person, left: leftAt !== null })),
    participants: sight.participants ? await participantsOf(tx, id) : [],
    reports: sight.reports ? await reportsOf(tx, app, row) : [],
    records: await recordsOf(tx, app, seated),
    assignments: await assignmentsOf(tx, app, seated),
    papers: sight.papers ? (await listPapers(tx, id)).map(presentPaper) : [],
    clocks: isOffice(seat) ? presentClocks(await listClocks(tx, id), at) : [],
    events: sight.timeline ? events.map(({ at: when, words, byName }) => ({ at: when, words, byName })) : [],
    closing:
      closing === undefined || !isOffice(seat)
        ? null
        : {
            id: closing.id,
            ground: closing.ground as ClosingGround,
            conclusion: app.cipher.open(closing.conclusionSealed, CONCLUSION),
            askedAt: closing.askedAt.toISOString(),
            askedBy: closing.askedByName,
            signedAt: closing.signedAt?.toISOString() ?? null,
            signedBy: closing.signedByName,
          },
    closingConditions:
      facts === undefined
        ? []
        : closingGroundCodes.codes.map((ground) => ({
            ground,
            conditions: closingConditions({ ...facts, ground }).map((one) => ({
              ...one,
              open: [...one.open],
            })),
          })),
    move: isOffice(seat) ? await moveOf(tx, app, id) : null,
    refusedMove: isOffice(seat) && row.state !== "closed" ? await refusedMoveOf(tx, app, id, seat) : null,
    writes: row.state === "closed" || !mayDo(tx.actor, "case.record") ? [] : [...sight.writes],
    version: row.version,
    can: actsOf({
      seat,
      state: row.state,
      mayLead: mayDo(tx.actor, "case.lead"),
      maySign: mayDo(tx.actor, "case.sign"),
      isLead: row.leadId === tx.actor.accountId,
      hasAsked: closing?.askedBy === tx.actor.accountId,
    }),
  };
}

function seatTitleOf(seat: Seated["seat"]): string {
  if (seat === "office") return "督导";
  return seat === "reader" ? "查看" : casePartCodes.label(seat);
}

async function participantsOf(tx: Tx, id: string): Promise<CaseView["participants"]> {
  return (await listGrants(tx, id)).flatMap(({ accountId, displayName, part, grantedAt, until, endedAt }) =>
    casePartCodes.has(part)
      ? [
          {
            ...{ accountId, part },
            name: displayName,
            since: grantedAt.toISOString(),
            until: until?.toISOString() ?? null,
            ended: endedAt !== null || (until !== null && until < now()),
          },
        ]
      : [],
  );
}

/** A report of a case is seen with the case, by whoever sees reports at all, wherever the report itself lies. */
async function reportsOf(tx: Tx, app: App, row: store.CaseRow): Promise<CaseView["reports"]> {
  const rows = await inEveryPlace(tx, () => listReportsOfCase(tx, row.id));
  // A sealed report that was joined to a case open to the whole office stays with those named for the report.
  const own = new Set((await listReportsOfCase(tx, row.id)).map(({ id }) => id));
  return rows
    .filter(({ id, sealed }) => !sealed || row.sealed || own.has(id))
    .map((report) => ({
      id: report.id,
      number: report.number,
      receivedAt: report.receivedAt.toISOString(),
      channel: report.channel,
      state: report.state,
      content: contentOf(app, report),
      fedBackAt: report.fedBackAt?.toISOString() ?? null,
    }));
}

async function recordsOf(tx: Tx, { cipher }: App, { row, seat, sight }: Seated): Promise<RecordView[]> {
  const mine = tx.actor.accountId;
  return (await records.listRecords(tx, row.id))
    .filter(({ kind, byAccount }) => sight.records.includes(kind) || byAccount === mine)
    .map(({ id, kind, happenedAt, recordedAt, byName, byAccount, sealed, replacedAt, replacedWhy }) => ({
      ...{ id, kind, byName, replacedWhy },
      happenedAt: happenedAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      content: cipher.openJson(sealed, RECORD) as Record<string, unknown>,
      canCorrect: replacedAt === null && row.state !== "closed" && (byAccount === mine || seat === "lead"),
    }));
}

export async function assignmentsOf(
  tx: Tx,
  app: App,
  { row, seat, sight }: Seated,
): Promise<AssignmentView[]> {
  const at = now();
  const { accountId, department } = tx.actor;
  const isLeading = ["lead", "supervisor", "office"].includes(seat) && mayDo(tx.actor, "case.lead");
  return (await records.listAssignments(tx, row.id)).flatMap((one) => {
    const isOwn = one.accountId === accountId || (one.unit !== null && one.unit === department);
    if (sight.assignments === "own" && !isOwn) return [];
    const isOpen = (one.state === "waiting" || one.state === "accepted") && row.state !== "closed";
    const can: AssignmentView["can"] = [];
    if (isOpen && (isOwn || isLeading)) {
      if (one.state === "waiting") can.push("accept", "refuse");
      can.push("settle");
    }
    if (isOpen && isLeading) can.push("withdraw");
    const { id, kind, measure, unit, state, version } = one;
    return [
      {
        ...{ id, kind, measure, unit, state, version, can },
        unitName: unit === null ? "" : memberUnitCodes.label(unit),
        what: app.cipher.open(one.sealed, TASK),
        dueAt: one.dueAt.toISOString(),
        isLate: isOpen && one.dueAt < at,
        askedAt: one.askedAt.toISOString(),
        acceptedAt: one.acceptedAt?.toISOString() ?? null,
        settledAt: one.settledAt?.toISOString() ?? null,
        reply: one.replySealed === null ? null : app.cipher.open(one.replySealed, TASK),
      },
    ];
  });
}

/** @throws access.notFound */
export async function openCasePaper(
  tx: Tx,
  { files }: App,
  id: string,
  paperId: string,
): Promise<FileAnswer> {
  const { sight } = await demandCase(tx, id);
  const paper = sight.papers ? await findPaper(tx, id, paperId) : undefined;
  if (paper === undefined) throw notFound();
  tx.note({ detail: { case: id, paper: paperId } });
  return { fileName: paper.name, mediaType: paper.mediaType, stream: await files.open(paper.location) };
}
