/** Recoveries as use cases. What is still out follows from the payrolls; here stands how it comes back. */
import { now, today } from "../../../kernel/clock.ts";
import type { Fen } from "../../../kernel/money.ts";
import type { BodyOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { fineTimes } from "../benefits.parameters.ts";
import type { Paying } from "../entitlements/entitlements.service.ts";
import { paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { assembleOne } from "./compute-month.service.ts";
import { nextMonthOf } from "./next-month.service.ts";
import type * as contract from "./recoveries.contract.ts";
import {
  type RecoveryView,
  recoveryPlans,
  recoveryProblems,
  recoveryStates,
  sanctionLeadStates,
} from "./recoveries.contract.ts";
import * as store from "./recoveries.store.ts";
import * as leads from "./sanction-leads.store.ts";

export async function listRecoveries(tx: Tx, paying: Paying, query: QueryOf<typeof contract.listRecoveries>) {
  const list = ["recoveries", query.place ?? "", query.all, query.fraudOnly];
  const after = query.cursor === undefined ? undefined : openPosition(paying, list, query.cursor);
  const rows = await store.listRecoveries(tx, {
    ...narrowScope(tx.scope, query.place),
    open: !query.all,
    waitingOnly: query.fraudOnly,
    after: after === undefined ? undefined : [String(after[0]), String(after[1])],
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map((row) => row.childId) });
  return {
    items: await present(tx, paying, page),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(paying, list, [last.scopeCode, last.id])
        : null,
  };
}

type ParametersToday = Awaited<ReturnType<typeof listParameters>>;
const timesOfFine = readerOf(fineTimes);

function sayFine({ fraud }: store.RecoveryRow, parameters: ParametersToday): string | null {
  const times = fraud ? timesOfFine.find(parameters) : undefined;
  if (times === undefined) return null;
  const document = parameters.get(timesOfFine.parameter.key)?.document ?? "";
  return `可处骗取金额 ${times} 倍以下罚款（${document}）`;
}

async function present(tx: Tx, paying: Paying, rows: readonly store.RecoveryRow[]): Promise<RecoveryView[]> {
  const found = await leads.listLeads(
    tx,
    rows.map(({ id }) => id),
  );
  const parameters = await listParameters(tx, today());
  return rows.map((row) =>
    viewOf(tx, paying, row, { lead: found.get(row.id), fineSays: sayFine(row, parameters) }),
  );
}

function viewOf(
  tx: Tx,
  { places }: Paying,
  row: store.RecoveryRow,
  { lead, fineSays }: { readonly lead: leads.LeadRow | undefined; readonly fineSays: string | null },
): RecoveryView {
  const { scopeCode, programme, ...told } = row;
  return {
    ...told,
    sanctionLead: lead === undefined ? null : sayLead(lead),
    placeName: `${places.nameOf(scopeCode.slice(0, 9))} ${places.nameOf(scopeCode)}`,
    programmeName: paidPrograms.label(shownProgram(programme, seesHiv(tx.actor.role))),
    stateName: recoveryStates.label(row.state),
    fineSays,
    planName: row.plan === null ? "" : recoveryPlans.label(row.plan),
    can: mayDo(tx.actor, "payroll.recover") ? actsOn(row) : [],
  };
}

function sayLead({
  state,
  why,
  raisedBy,
  raisedAt,
  withdrawnWhy,
}: leads.LeadRow): RecoveryView["sanctionLead"] {
  return {
    state,
    stateName: sanctionLeadStates.label(state),
    why: withdrawnWhy ?? why,
    raisedBy: raisedBy ?? "",
    raisedAt: raisedAt.toISOString(),
  };
}

/** Fraud may come to light after the money is back; where nothing was paid too much, only a mark can be taken back. */
function actsOn({ state, fraud }: store.RecoveryRow): RecoveryView["can"] {
  if (state === "found") return ["notify", "fraud"];
  if (state === "noticed" || state === "running") return ["plan", "refund", "waive", "setOff", "fraud"];
  return state === "settled" || fraud ? ["fraud"] : [];
}

type Act = RecoveryView["can"][number];
type Patch = Partial<store.RecoveryPatch>;

/** One act on the version that was looked at. @throws access.notFound, benefits.recovery.stale, benefits.recovery.wrongState */
export async function changeRecovery(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  act: Act,
  change: (row: store.RecoveryRow) => Promise<Patch>,
): Promise<RecoveryView> {
  const row = await store.findRecovery(tx, id);
  if (row === undefined) throw notFound();
  if (row.version !== version)
    throw new Problem(recoveryProblems.stale, { extra: { seen: version, held: row.version } });
  if (!actsOn(row).includes(act)) throw new Problem(recoveryProblems.wrongState);
  const patch = { ...row, ...(await change(row)) };
  if (!(await store.updateRecovery(tx, id, version, patch, now()))) throw new Problem(recoveryProblems.stale);
  tx.note({ subjectIds: [row.childId], detail: { recovery: id, act } });
  const after = await store.findRecovery(tx, id);
  if (after === undefined) throw notFound();
  const [view] = await present(tx, paying, [after]);
  return view as RecoveryView;
}

export function notifyRecovery(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  { noticeNo, on }: BodyOf<typeof contract.notifyRecovery>,
) {
  return changeRecovery(tx, paying, id, version, "notify", () =>
    Promise.resolve({ state: "noticed", noticeNo, noticedOn: on }),
  );
}

export function planRecovery(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  { plan, monthlyFen }: BodyOf<typeof contract.planRecovery>,
) {
  return changeRecovery(tx, paying, id, version, "plan", () =>
    Promise.resolve({ state: "running", plan, monthlyFen }),
  );
}

/** A refund or a waiver makes up for the earliest months first. */
export function settleRecovery(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  entry: {
    readonly kind: "refund" | "waived";
    readonly fen: Fen;
    readonly on: string;
    readonly note: string | null;
  },
) {
  const act = entry.kind === "refund" ? "refund" : "waive";
  return changeRecovery(tx, paying, id, version, act, async (row) => {
    if (entry.fen > row.outstandingFen)
      throw new Problem(recoveryProblems.tooMuch, { extra: { outstandingFen: row.outstandingFen } });
    await store.insertEntries(tx, row, await spread(tx, row, entry), { ...entry, at: now() });
    const outstandingFen = row.outstandingFen - entry.fen;
    return { outstandingFen, state: outstandingFen === 0 ? "settled" : "running" };
  });
}

export function flagFraud(
  tx: Tx,
  paying: Paying,
  id: string,
  version: number,
  { fraud, note }: BodyOf<typeof contract.flagFraud>,
) {
  tx.note({ detail: { fraud, note } });
  return changeRecovery(tx, paying, id, version, "fraud", async ({ childId, scopeCode }) => {
    const at = now();
    if (fraud) await leads.raiseLead(tx, { id: newId(), recoveryId: id, childId, scopeCode, why: note, at });
    else await leads.withdrawLead(tx, id, note, at);
    return { fraud };
  });
}

/** By what each month was paid too much, as the present payrolls tell it. */
async function spread(
  tx: Tx,
  row: store.RecoveryRow,
  entry: { readonly kind: "refund" | "waived"; readonly fen: Fen },
): Promise<store.EntryRow[]> {
  const excess = await overpaidMonths(tx, row);
  let left = entry.fen;
  const entries: store.EntryRow[] = [];
  for (const [forMonth, fen] of excess) {
    if (left <= 0) break;
    const part = Math.min(left, fen);
    left -= part;
    entries.push({ id: newId(), forMonth, kind: entry.kind, fen: part });
  }
  if (left > 0) throw new Problem(recoveryProblems.tooMuch, { extra: { outstandingFen: entry.fen - left } });
  return entries;
}

async function overpaidMonths(
  tx: Tx,
  row: store.RecoveryRow,
): Promise<(readonly [month: string, fen: Fen])[]> {
  const { overpaid } = await assembleOne(tx, await nextMonthOf(tx), row.childId);
  const months = overpaid.find((one) => one.programme === row.programme)?.months ?? [];
  return months.map(({ month, fen }) => [month, fen]);
}
