/** Settles what came from phones and was not done: done now by whoever is in office, or put aside with a reason. */
import { now } from "../../kernel/clock.ts";
import { declaredOperations, type Operation, type QueryOf } from "../../kernel/operation.ts";
import { type FieldFault, Problem } from "../../kernel/problem.ts";
import { demand, mayDo, notFound } from "../access/policy.ts";
import { isInScope } from "../access/scope.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import type { Call } from "../http/route.ts";
import { findCommand, phoneContents } from "./commands.ts";
import type {
  acceptHandedOver,
  HandedOverRow,
  listHandedOver as listContract,
} from "./handed-over.contract.ts";
import * as ledger from "./ledger.store.ts";
import { Mutation, type Receipt } from "./mutation.contract.ts";
import { PAYLOAD, receiptOf, refreshTask } from "./quarantine.service.ts";
import { readForm } from "./read-form.ts";
import { labelAt, sayWords } from "./say-words.ts";
import { syncProblems } from "./sync-problems.contract.ts";

const LIST = ["handedOver"];

export async function listHandedOver(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  { limit, cursor }: QueryOf<typeof listContract>,
) {
  const [at = "", id = ""] = cursor === undefined ? [] : (openPosition(app, LIST, cursor) as string[]);
  const after = cursor === undefined ? undefined : ([new Date(at), id] as const);
  const rows = await ledger.listOpenMutations(tx, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const childIds = page.flatMap(({ childId }) => childId ?? []);
  const names = await phoneContents().nameChildren(tx, childIds);
  tx.note({ subjectIds: childIds });
  return {
    items: page.map((row) => present(tx, app, row, names)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(app, LIST, [last.receivedAt.toISOString(), last.id])
        : null,
  };
}

function present(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  row: ledger.LedgerRow,
  names: ReadonlyMap<string, string>,
): HandedOverRow {
  const operation = operationOf(row);
  const command = findCommand(row.operation);
  const mutation = openPayload(app, row);
  const mayAccept = operation !== undefined && command !== undefined && mayDo(tx.actor, operation.verb);
  const placeOf = (code: string) => ({ code, name: app.places.longNameOf(code) });
  return {
    ...{ id: row.id, no: row.no, operation: row.operation, childId: row.childId, author: row.author },
    state: row.state === "refused" ? "refused" : "handedOver",
    title: operation?.title ?? "手机上写的记录",
    writtenFor: placeOf(row.placeCode),
    place: placeOf(row.scopeCode),
    writtenAt: row.deviceTime.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    why: row.problem?.detail ?? row.told ?? "",
    errors: row.problem?.errors.map((fault) => named(fault, operation)) ?? [],
    childName: row.childId === null ? null : (names.get(row.childId) ?? null),
    words:
      mutation === undefined
        ? []
        : [
            ...(command?.readOut?.(mutation.body) ?? []),
            ...sayWords(operation?.body, mutation.body, command?.codeTables),
          ],
    can: [
      ...(mayAccept ? (["accept"] as const) : []),
      ...(mayDo(tx.actor, "handedOver.discard") ? (["discard"] as const) : []),
    ],
  };
}

/** 见到孩子：还没有填. On the phone it stood beside its field; here nobody sees that. */
function named(fault: FieldFault, operation: Operation | undefined): FieldFault {
  const label = labelAt(operation?.body, fault.path);
  return { ...fault, message: label === undefined ? fault.message : `${label}：${fault.message}` };
}

function operationOf({ operation }: Pick<ledger.LedgerRow, "operation">): Operation | undefined {
  return findCommand(operation)?.operation ?? declaredOperations().find(({ name }) => name === operation);
}

function openPayload({ cipher }: Pick<App, "cipher">, row: ledger.LedgerRow): Mutation | undefined {
  if (row.payloadSealed === null) return undefined;
  return Mutation.parse(cipher.openJson(row.payloadSealed, PAYLOAD));
}

/** @throws access.notFound, sync.handedOver.settled */
async function getOpen(tx: Tx, id: string, forUpdate: boolean): Promise<ledger.LedgerRow> {
  const row = await ledger.findMutation(tx, id, forUpdate);
  if (row === undefined || !isInScope(tx.scope, row.scopeCode)) throw notFound();
  if (row.settledAt !== null || row.state === "applied" || row.state === "conflict")
    throw new Problem(syncProblems.settled);
  return row;
}

/**
 * Runs it as whoever accepts it, under the name of what is done; whose words they are stands in the entry and in the receipt.
 * @throws access.notFound, sync.handedOver.settled, and whatever the operation refuses
 */
export async function acceptOne(
  app: App,
  { actor, params, work }: Pick<Call<typeof acceptHandedOver>, "actor" | "params" | "work">,
): Promise<Receipt> {
  const name = await work(async (tx) => (await getOpen(tx, params.id, false)).operation);
  const command = findCommand(name);
  if (command === undefined) throw new Problem(syncProblems.operationUnknown);
  const { operation } = command;
  demand(actor, operation.verb);
  return unitOfWork(app.database, actor, { operation: operation.name, effect: "write" }, async (tx) => {
    const row = await getOpen(tx, params.id, true);
    const mutation = openPayload(app, row);
    if (mutation === undefined) throw new Problem(syncProblems.settled);
    // Whatever the form's age: a person has looked at it.
    const given = readForm(command, mutation, { writtenAt: now(), oldest: new Date(0) });
    const placeCode = actor.role === "villageDirector" ? actor.placeCode : mutation.placeCode;
    const outcome = await command.run(tx, { app, mutation: { ...mutation, placeCode }, ...given });
    tx.note({ detail: { receipt: row.no, author: row.author, device: row.deviceId } });
    const told = outcome.told ?? `由${actor.displayName}接办`;
    const settled = {
      id: row.id,
      state: outcome.state ?? "applied",
      told,
      how: "accepted",
      why: null,
      at: now(),
    } as const;
    return settle(tx, row, settled);
  });
}

/** @throws access.notFound, sync.handedOver.settled */
export async function discardOne(tx: Tx, id: string, reason: string): Promise<Receipt> {
  const row = await getOpen(tx, id, true);
  tx.note({
    subjectIds: row.childId === null ? [] : [row.childId],
    purpose: reason,
    detail: { receipt: row.no, author: row.author, about: row.operation },
  });
  const told = `镇街看过了，不用办：${reason}`;
  return settle(tx, row, { id, state: row.state, told, how: "discarded", why: reason, at: now() });
}

async function settle(tx: Tx, row: ledger.LedgerRow, settled: ledger.Settling): Promise<Receipt> {
  await ledger.settleMutation(tx, settled);
  if (row.state === "refused" || row.state === "handedOver")
    await refreshTask(tx, row.deviceId, row.state, row.scopeCode);
  return receiptOf({ ...row, state: settled.state, told: settled.told }, false);
}
