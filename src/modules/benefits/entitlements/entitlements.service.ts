/** Entitlements as use cases: who receives what from which month on, and every change with its reason. */
import { now, today } from "../../../kernel/clock.ts";
import { type Month, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { demandChild, listPaidChildren, seesHiv } from "../../registry/payees.service.ts";
import "../payroll/payroll.access.ts";
import { keepAccount, maskAccount } from "./accounts.service.ts";
import { demandFits, type EntitlementAct, endsWith, type Held } from "./act-fits.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";
import type * as contract from "./entitlements.contract.ts";
import type { EntitlementView, PayeeInput } from "./entitlements.contract.ts";
import * as store from "./entitlements.store.ts";
import { sayStopRule } from "./last-month.ts";
import { type PaidProgram, paidPrograms, type StopReason, shownProgram } from "./paid-programs.contract.ts";

export interface Paying {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

export interface NewEntitlement {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly careMode?: string;
  /** The day of the decision; payment begins in the month after it unless `fromMonth` says otherwise. */
  readonly decidedOn: string;
  readonly fromMonth?: Month;
  /** For what is paid once: the same as `fromMonth`. */
  readonly toMonth?: Month;
  readonly amountFen?: number;
  readonly payee?: PayeeInput;
  readonly matterId?: string;
  readonly document?: string;
  readonly reason: string;
}

/** Begins a programme for a child; called by procedures when they are decided. @throws benefits.entitlement.overlaps, benefits.account.unsound */
export async function startEntitlement(
  tx: Tx,
  { cipher }: Pick<Paying, "cipher">,
  draft: NewEntitlement,
): Promise<string> {
  const { scopeCode } = await demandChild(tx, draft.childId);
  await store.lockChild(tx, draft.childId);
  const fromMonth = draft.fromMonth ?? plusMonths(monthOfDate(draft.decidedOn), 1);
  if (draft.toMonth !== undefined && draft.toMonth < fromMonth)
    throw new Problem(entitlementProblems.monthOrder);
  const held = await store.listEntitlementsOf(tx, [draft.childId]);
  demandFree(held, draft.programme, fromMonth, draft.toMonth ?? null);
  const id = newId();
  const row: store.EntitlementRow = {
    id,
    childId: draft.childId,
    scopeCode,
    programme: draft.programme,
    careMode: draft.careMode ?? null,
    fromMonth,
    toMonth: draft.toMonth ?? null,
    settledUntil: null,
    amountFen: draft.amountFen ?? null,
    ...payeeColumns(cipher, draft.payee),
    source: "application",
    matterId: draft.matterId ?? null,
    decidedOn: draft.decidedOn,
    document: draft.document ?? null,
    endedWhy: null,
    version: 1,
  };
  await store.insertEntitlements(tx, [row], now());
  await change(tx, row, "started", draft.reason, { fromMonth, programme: draft.programme });
  return id;
}

function demandFree(
  held: readonly store.EntitlementRow[],
  programme: PaidProgram,
  from: Month,
  to: Month | null,
): void {
  const inTheWay = held.find(
    (row) =>
      row.programme === programme &&
      (row.toMonth === null || (row.toMonth >= row.fromMonth && row.toMonth >= from)) &&
      (to === null || row.fromMonth <= to),
  );
  if (inTheWay === undefined) return;
  throw new Problem(entitlementProblems.overlaps, {
    extra: { entitlementId: inTheWay.id, fromMonth: inTheWay.fromMonth, toMonth: inTheWay.toMonth },
  });
}

export function payeeColumns(cipher: FieldCipher, payee: PayeeInput | undefined) {
  if (payee === undefined) {
    return {
      payeeName: null,
      payeeRelation: null,
      payeePersonId: null,
      bank: null,
      accountSealed: null,
      accountIndex: null,
    };
  }
  return {
    payeeName: payee.name,
    payeeRelation: payee.relation,
    payeePersonId: payee.personId ?? null,
    bank: payee.bank,
    ...keepAccount(cipher, payee.account, "payee.account"),
  };
}

async function change(
  tx: Tx,
  of: store.EntitlementRow,
  kind: store.ChangeRow["kind"],
  reason: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = {
    id: newId(),
    entitlementId: of.id,
    childId: of.childId,
    scopeCode: of.scopeCode,
    kind,
    reason,
    detail,
  };
  await store.insertChanges(tx, [row], now());
  tx.note({ subjectIds: [of.childId], detail: { entitlement: of.id, kind, ...detail } });
}

export interface HeldEntitlement {
  readonly row: store.EntitlementRow;
  readonly held: Held;
}

/** As it stands, for whoever wants to know what an act would do to it. @throws access.notFound */
export async function getHeld(tx: Tx, id: string): Promise<HeldEntitlement> {
  const row = await store.findEntitlement(tx, id);
  if (row === undefined) throw notFound();
  const { fromMonth, toMonth, endedWhy } = row;
  const open = (await store.listOpenSuspensions(tx, [row.childId])).find((one) => one.entitlementId === id);
  return { row, held: { fromMonth, toMonth, endedWhy, suspendedSince: open?.fromMonth } };
}

/** The row to be changed, in whose state the act is open. @throws access.notFound, benefits.entitlement.ended, .stale, .monthOrder … */
async function demandOpen(
  tx: Tx,
  id: string,
  act: EntitlementAct,
  version: number | undefined,
): Promise<HeldEntitlement> {
  const seen = await store.findEntitlement(tx, id);
  if (seen === undefined) throw notFound();
  await store.lockChild(tx, seen.childId);
  const found = await getHeld(tx, id);
  if (version !== undefined && found.row.version !== version) {
    throw new Problem(entitlementProblems.stale, { extra: { seen: version, held: found.row.version } });
  }
  demandFits(found.held, act);
  return found;
}

async function write(tx: Tx, row: store.EntitlementRow, patch: store.EntitlementPatch): Promise<void> {
  if (!(await store.updateEntitlement(tx, row.id, row.version, patch)))
    throw new Problem(entitlementProblems.stale);
}

/** Ends a programme by what happened on a day; what was paid beyond it shows in the next payroll. */
export async function endEntitlement(
  tx: Tx,
  id: string,
  ending: {
    readonly why: StopReason;
    readonly on: string;
    readonly reason: string;
    readonly version?: number;
  },
): Promise<Month> {
  const { row, held } = await demandOpen(tx, id, { act: "end" }, ending.version);
  const parameters = await listParameters(tx, ending.on);
  const toMonth = endsWith(held, ending, parameters);
  await write(tx, row, { toMonth, endedWhy: ending.why });
  await change(tx, row, "ended", ending.reason, {
    why: ending.why,
    on: ending.on,
    lastMonth: toMonth,
    rule: sayStopRule(ending.why, parameters),
  });
  return toMonth;
}

export async function changePayee(
  tx: Tx,
  { cipher }: Pick<Paying, "cipher">,
  id: string,
  { payee, reason }: BodyOf<typeof contract.changePayee>,
  version?: number,
): Promise<void> {
  const seen = await store.findEntitlement(tx, id);
  if (seen === undefined) throw notFound();
  await store.lockChild(tx, seen.childId);
  const row = await store.findEntitlement(tx, id);
  if (row === undefined) throw notFound();
  if (version !== undefined && row.version !== version) {
    throw new Problem(entitlementProblems.stale, { extra: { seen: version, held: row.version } });
  }
  // Even of an ended one: a payment that came back must find its way.
  const after = payeeColumns(cipher, payee);
  await write(tx, row, { payee: after });
  await change(tx, row, "payee", reason, {
    before: { name: row.payeeName, bank: row.bank, account: maskAccount(cipher, row.accountSealed) },
    after: { name: after.payeeName, bank: after.bank, account: maskAccount(cipher, after.accountSealed) },
  });
}

/** From a month on the standard of another care mode: this row ends, another begins. Gives the new row's id. */
export async function changeCareMode(
  tx: Tx,
  id: string,
  { careMode, fromMonth, reason }: BodyOf<typeof contract.changeCareMode>,
  version?: number,
): Promise<string> {
  const { row } = await demandOpen(tx, id, { act: "careMode", fromMonth }, version);
  await write(tx, row, { toMonth: plusMonths(fromMonth, -1), endedWhy: "other" });
  const next = { ...row, id: newId(), careMode, fromMonth, version: 1 };
  await store.insertEntitlements(tx, [next], now());
  await change(tx, next, "careMode", reason, {
    before: row.careMode,
    after: careMode,
    fromMonth,
    follows: row.id,
  });
  return next.id;
}

/** Holds payment back from a month on; the months are not lost. */
export async function suspendEntitlement(
  tx: Tx,
  id: string,
  { fromMonth, reason }: BodyOf<typeof contract.suspendEntitlement>,
  version?: number,
): Promise<void> {
  const { row } = await demandOpen(tx, id, { act: "suspend", fromMonth }, version);
  await write(tx, row, {});
  await store.insertSuspension(tx, newId(), row, fromMonth, reason, now());
  await change(tx, row, "suspended", reason, { fromMonth });
}

export async function resumeEntitlement(
  tx: Tx,
  id: string,
  { fromMonth, paidLater, reason }: BodyOf<typeof contract.resumeEntitlement>,
  version?: number,
): Promise<void> {
  const { row } = await demandOpen(tx, id, { act: "resume", fromMonth }, version);
  await write(tx, row, {});
  await store.closeSuspension(tx, id, plusMonths(fromMonth, -1), paidLater);
  await change(tx, row, "resumed", reason, { fromMonth, paidLater });
}

/** From a month on the child receives so much of another kind; what was known before stays for the months before. */
export async function recordOtherIncome(
  tx: Tx,
  childId: string,
  { kind, fromMonth, fen, source }: BodyOf<typeof contract.recordOtherIncome>,
) {
  const { scopeCode } = await demandChild(tx, childId);
  await store.lockChild(tx, childId);
  const held = (await store.listOtherIncomes(tx, [childId])).filter((row) => row.kind === kind);
  for (const row of held.filter((one) => one.toMonth === null || one.toMonth >= fromMonth)) {
    await store.supersedeOtherIncome(tx, row.id, now());
    if (row.fromMonth < fromMonth) {
      await store.insertOtherIncomes(
        tx,
        [{ ...row, id: newId(), toMonth: plusMonths(fromMonth, -1) }],
        now(),
      );
    }
  }
  if (fen > 0) {
    const row = { id: newId(), childId, scopeCode, kind, fromMonth, toMonth: null, fen, source };
    await store.insertOtherIncomes(tx, [row], now());
  }
  tx.note({ subjectIds: [childId], detail: { kind, fromMonth, fen, source } });
  return { ok: true as const };
}

/** All of a child, ended ones too. */
export async function listEntitlementsOf(
  tx: Tx,
  paying: Paying,
  childId: string,
): Promise<EntitlementView[]> {
  return present(tx, paying, await store.listEntitlementsOf(tx, [childId]));
}

export async function readEntitlement(tx: Tx, paying: Paying, id: string): Promise<EntitlementView> {
  const row = await store.findEntitlement(tx, id);
  const [view] = row === undefined ? [] : await present(tx, paying, [row]);
  if (view === undefined) throw notFound();
  return view;
}

type ListOutput = OutputOf<typeof contract.listEntitlements>;

export async function listEntitlements(
  tx: Tx,
  paying: Paying,
  query: QueryOf<typeof contract.listEntitlements>,
): Promise<ListOutput> {
  const month = query.month ?? monthOfDate(today());
  const list = ["entitlements", query.programme ?? "", query.place ?? "", month];
  const scope = narrowScope(tx.scope, query.place);
  const after = query.cursor === undefined ? undefined : openPosition(paying, list, query.cursor);
  const ask: store.ListAsk = {
    programmes:
      query.programme === undefined ? undefined : askedPrograms(query.programme, seesHiv(tx.actor.role)),
    ...scope,
    month,
    after: after === undefined ? undefined : [String(after[0]), String(after[1])],
    limit: query.limit + 1,
  };
  const rows = await store.listRunning(tx, ask);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map((row) => row.childId), detail: { month, shown: page.length } });
  return {
    items: await present(tx, paying, page),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(paying, list, [last.scopeCode, last.id])
        : null,
    total: await store.countRunning(tx, ask),
  };
}

/** Who does not see B02 finds its children under B01, and nobody under B02. */
function askedPrograms(programme: PaidProgram, hiv: boolean): PaidProgram[] {
  if (hiv) return [programme];
  if (programme === "B02") return [];
  return programme === "B01" ? ["B01", "B02"] : [programme];
}

async function present(
  tx: Tx,
  { cipher, places }: Paying,
  rows: readonly store.EntitlementRow[],
): Promise<EntitlementView[]> {
  const ids = [...new Set(rows.map((row) => row.childId))];
  const children = new Map((await listPaidChildren(tx, ids)).map((child) => [child.childId, child]));
  const suspensions = new Map(
    (await store.listOpenSuspensions(tx, ids)).map((one) => [one.entitlementId, one]),
  );
  const hiv = seesHiv(tx.actor.role);
  const mayWrite = mayDo(tx.actor, "entitlement.write");
  return rows.map((row) => {
    const open = suspensions.get(row.id);
    const programme = shownProgram(row.programme, hiv);
    return {
      id: row.id,
      childId: row.childId,
      childName: children.get(row.childId)?.name ?? "",
      villageCode: row.scopeCode,
      placeName: `${places.nameOf(row.scopeCode.slice(0, 9))} ${places.nameOf(row.scopeCode)}`.trim(),
      programme,
      programmeName: paidPrograms.label(programme),
      careMode: row.careMode !== null && careModeCodes.has(row.careMode) ? row.careMode : null,
      careModeName:
        row.careMode !== null && careModeCodes.has(row.careMode) ? careModeCodes.label(row.careMode) : "",
      fromMonth: row.fromMonth,
      toMonth: row.toMonth,
      amountFen: row.amountFen,
      payeeName: row.payeeName,
      payeeRelation: row.payeeRelation,
      bank: row.bank,
      accountMasked: maskAccount(cipher, row.accountSealed),
      source: row.source,
      document: row.document,
      decidedOn: row.decidedOn,
      endedWhy: row.endedWhy,
      suspended: open === undefined ? null : { fromMonth: open.fromMonth, reason: open.reason },
      version: row.version,
      can: mayWrite ? actsOn(row, open !== undefined) : [],
    };
  });
}

function actsOn(row: store.EntitlementRow, isSuspended: boolean): EntitlementView["can"] {
  if (row.endedWhy !== null) return isSuspended ? ["payee", "resume"] : ["payee"];
  return isSuspended ? ["payee", "resume", "end"] : ["payee", "careMode", "suspend", "end"];
}
