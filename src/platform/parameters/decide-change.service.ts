/** The life of a change: proposed by one person, confirmed or refused by another, or withdrawn by the first. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import { mayDo, notFound } from "../access/policy.ts";
import { getWorkCalendar } from "../calendar/calendar.service.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { closeTasks, openTasks } from "../tasks/tasks.service.ts";
import { tellConfirmed } from "./change-hooks.ts";
import { confirmationDays } from "./confirmation.parameters.ts";
import type { Change, ChangeDraft, ChangePreview, ChangeSummary } from "./parameter-changes.contract.ts";
import * as store from "./parameter-changes.store.ts";
import { changeProblems } from "./parameter-problems.contract.ts";
import * as parameters from "./parameters.store.ts";
import { figuresOf, type PlannedChange, planDraft, startOf } from "./preview-change.service.ts";
import { readerOf } from "./read-parameter.ts";

const confirmers = ["districtOfficer", "districtLeader"] as const;

/** Puts the change before another person. @throws platform.parameter.badChange, .overlap, .previewStale */
export async function proposeChange(
  tx: Tx,
  app: App,
  { previewDigest, ...draft }: ChangeDraft & { readonly previewDigest: string },
): Promise<Change> {
  const { preview } = await planDraft(tx, app, draft);
  demandSeen(preview, previewDigest);
  const id = uuid();
  const at = now();
  await store.insertChange(tx, id, draft, { at, digest: preview.digest, preview: figuresOf(preview) });
  await store.insertEvent(tx, id, { act: "proposed", words: draft.reason, at });
  const dueOn = await confirmationDue(tx);
  const task = {
    kind: "parameterChange",
    title: `确认参数调整：${draft.title}`,
    why: `${tx.actor.displayName}按${draft.document}提出，要由另一个人核对后确认`,
    link: `/parameters/changes/${id}`,
    scopeCode: tx.actor.placeCode,
    dueOn,
  };
  await openTasks(
    tx,
    confirmers.map((role) => ({ ...task, role, key: taskKey(id, role) })),
  );
  tx.note({ detail: { change: id } });
  return readChange(tx, id);
}

function taskKey(changeId: string, role: string): string {
  return `parameter-change:${changeId}:${role}`;
}

const confirmation = readerOf(confirmationDays);

/** Nothing where the calendar of that year is not known yet. */
async function confirmationDue(tx: Tx): Promise<string | undefined> {
  const days = confirmation.find(await parameters.listParameters(tx, today()));
  if (days === undefined) return undefined;
  const due = addWorkingDays(await getWorkCalendar(tx), today(), days);
  return due.verdict === "known" ? due.value : undefined;
}

export async function listChanges(
  tx: Tx,
  state: store.ChangeRecord["state"] | undefined,
): Promise<{ items: ChangeSummary[] }> {
  return { items: (await store.listChanges(tx, state)).map(summaryOf) };
}

/** @throws access.notFound */
export async function readChange(tx: Tx, id: string): Promise<Change> {
  const record = await getRecord(tx, id);
  const isOwn = record.proposedBy === tx.actor.accountId;
  const decides = record.state === "proposed" && mayDo(tx.actor, "parameter.confirm") && !isOwn;
  const events = await store.listEvents(tx, id);
  return {
    ...summaryOf(record),
    version: record.version,
    compared: record.compared,
    effective: record.effective,
    reason: record.reason,
    draftRows: await draftRowsOf(tx, record),
    proposedPreview: record.proposedPreview,
    decidedPreview: record.decidedPreview,
    decisionWords: record.decisionWords,
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    can: [
      ...(decides ? (["confirm", "refuse"] as const) : []),
      ...(record.state === "proposed" && isOwn ? (["withdraw"] as const) : []),
    ],
    isOwn,
  };
}

/** As it would be if it were confirmed now. @throws access.notFound, platform.parameter.decided, .badChange, .overlap */
export async function previewChange(tx: Tx, app: App, id: string): Promise<ChangePreview> {
  const record = await getRecord(tx, id);
  demandOpen(record);
  return (await planRecord(tx, app, record)).preview;
}

export interface Decided {
  readonly id: string;
  /** The version that the page showed. */
  readonly version: number;
}

/**
 * Makes the new values hold, by somebody else than who proposed them, on exactly what they have seen.
 * @throws access.notFound, platform.parameter.ownProposal, .decided, .previewStale, .badChange, .overlap
 */
export async function confirmChange(
  tx: Tx,
  app: App,
  { id, version }: Decided,
  { previewDigest, words }: { readonly previewDigest: string; readonly words?: string | undefined },
): Promise<Change> {
  await parameters.lockParameters(tx);
  const record = await openRecord(tx, id);
  demandAnother(tx, record);
  const planned = await planRecord(tx, app, record);
  demandSeen(planned.preview, previewDigest);
  const at = now();
  await layRows(tx, record, planned, at);
  await settle(
    tx,
    { id, version },
    { state: "confirmed", words: words ?? null, preview: figuresOf(planned.preview), at },
  );
  await tellConfirmed(tx, app, planned.change);
  return readChange(tx, id);
}

async function layRows(tx: Tx, record: store.ChangeRecord, { rows }: PlannedChange, at: Date): Promise<void> {
  const changeId = record.id;
  await parameters.supersedeParameters(
    tx,
    rows.flatMap(({ plan }) => plan.superseded),
    at,
  );
  for (const { parameter, value, plan } of rows) {
    for (const laid of plan.laid) {
      if (laid.keeps === null) {
        const { document, compared } = record;
        // Until somebody has compared it with the original it shows as 待核.
        const certainty = compared ? "verified" : "uncertain";
        const row = { key: parameter.key, from: laid.from, to: laid.to, value, document, certainty } as const;
        await parameters.insertParameter(tx, row, { at, changeId, note: record.reason });
      } else await parameters.insertShortened(tx, laid, { at, changeId });
    }
  }
}

/** @throws access.notFound, platform.parameter.ownProposal, platform.parameter.decided */
export async function refuseChange(tx: Tx, { id, version }: Decided, words: string): Promise<Change> {
  demandAnother(tx, await openRecord(tx, id));
  await settle(tx, { id, version }, { state: "refused", words, preview: null, at: now() });
  return readChange(tx, id);
}

/** @throws access.notFound, platform.parameter.notProposer, platform.parameter.decided */
export async function withdrawChange(
  tx: Tx,
  { id, version }: Decided,
  words: string | undefined,
): Promise<Change> {
  const record = await openRecord(tx, id);
  if (record.proposedBy !== tx.actor.accountId) throw new Problem(changeProblems.notProposer);
  await settle(tx, { id, version }, { state: "withdrawn", words: words ?? null, preview: null, at: now() });
  return readChange(tx, id);
}

const outcomes = { confirmed: "已确认", refused: "已退回", withdrawn: "已撤回" } as const;

async function settle(tx: Tx, { id, version }: Decided, decision: store.Decision): Promise<void> {
  if (!(await store.settleChange(tx, id, version, decision))) throw new Problem(changeProblems.decided);
  const { state, words, at } = decision;
  await store.insertEvent(tx, id, { act: state, words, at });
  await closeTasks(
    tx,
    confirmers.map((role) => taskKey(id, role)),
    outcomes[state],
  );
  tx.note({ detail: { change: id, state, ...(words === null ? {} : { words }) } });
}

async function getRecord(tx: Tx, id: string): Promise<store.ChangeRecord> {
  const record = await store.findChange(tx, id);
  if (record === undefined) throw notFound();
  return record;
}

async function openRecord(tx: Tx, id: string): Promise<store.ChangeRecord> {
  await store.lockChange(tx, id);
  const record = await getRecord(tx, id);
  demandOpen(record);
  return record;
}

function demandOpen({ state }: store.ChangeRecord): void {
  if (state !== "proposed") throw new Problem(changeProblems.decided, { extra: { state } });
}

/** Whatever post they act in: it is the person that must be another. */
function demandAnother(tx: Tx, { proposedBy }: store.ChangeRecord): void {
  if (proposedBy === tx.actor.accountId) throw new Problem(changeProblems.ownProposal);
}

function demandSeen({ digest }: ChangePreview, seen: string): void {
  if (digest !== seen) throw new Problem(changeProblems.previewStale, { extra: { seen, held: digest } });
}

async function planRecord(tx: Tx, app: App, record: store.ChangeRecord): Promise<PlannedChange> {
  const { document, title, issuedOn, compared, effective, reason } = record;
  const rows = await draftRowsOf(tx, record);
  return planDraft(tx, app, { document, title, issuedOn, compared, effective, reason, rows }, record.id);
}

async function draftRowsOf(tx: Tx, { id, effective }: store.ChangeRecord): Promise<ChangeDraft["rows"]> {
  const rows = await store.listChangeRows(tx, id);
  return rows.map(({ key, value, from }) =>
    effective.rule === "correction" ? { key, value, from } : { key, value },
  );
}

function summaryOf(record: store.ChangeRecord): ChangeSummary {
  return {
    id: record.id,
    document: record.document,
    title: record.title,
    issuedOn: record.issuedOn,
    effectiveFrom: startOf(record),
    state: record.state,
    labels: record.proposedPreview.rows.map(({ label }) => label),
    proposedBy: record.proposedByName,
    proposedAt: record.proposedAt.toISOString(),
    decidedBy: record.decidedByName,
    decidedAt: record.decidedAt?.toISOString() ?? null,
  };
}
