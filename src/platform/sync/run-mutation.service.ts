/**
 * One mutation, one transaction, under the name of what was done: the ledger's row first, so that whoever sends the same waits for
 * it; then the operation as the post that answers for the place. What is refused is rolled back whole and written down in a
 * transaction of its own.
 */
import type { Actor } from "../../kernel/actor.ts";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { demand } from "../access/policy.ts";
import { inEveryPlace, type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { httpProblems } from "../http/http-problems.ts";
import { problemOf } from "../http/problem-answer.ts";
import { openTask } from "../tasks/tasks.service.ts";
import { correctedTime } from "./clock-offset.ts";
import { type Command, findCommand, phoneContents } from "./commands.ts";
import * as ledger from "./ledger.store.ts";
import type { Mutation, Receipt } from "./mutation.contract.ts";
import { digestOfMutation } from "./mutation-digest.ts";
import {
  type Kept,
  keepUndone,
  newRow,
  problemOfReceipt,
  receiptOf,
  refreshTask,
  type Sender,
} from "./quarantine.service.ts";
import { readForm } from "./read-form.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export interface Sending {
  readonly app: App;
  readonly sender: Sender;
  /** The post of the session; none where nobody may log in. */
  readonly asker: Actor;
  /** Every post of the account that directs a village. */
  readonly posts: readonly Actor[];
  /** Forms written before are read only if they are those of today. */
  readonly oldestForm: Date;
}

const OUT_OF_PLACE = "您现在不负责这个村（社区）或这个孩子。写的内容没有丢，已转交现在负责的人。";

/** Thrown to undo a transaction that is not to be; each names what is written or answered instead. */
class Undone extends Error {
  readonly outcome:
    | { readonly held: true }
    | { readonly handedOver: string }
    /** The child lives in another of the author's own villages now. */
    | { readonly ownPlace: string }
    | { readonly otherBody: ledger.LedgerRow };
  constructor(outcome: Undone["outcome"]) {
    super("undone");
    this.outcome = outcome;
  }
}

/** What came of it; never throws what is wrong with the mutation itself. */
export async function runMutation(sending: Sending, mutation: Mutation): Promise<Receipt> {
  try {
    return await again(() => tryMutation(sending, mutation, mutation.placeCode));
  } catch (error) {
    return error instanceof Undone
      ? afterUndone(sending, mutation, error.outcome)
      : afterFault(sending, mutation, error);
  }
}

/** The house itself is away, or somebody is at the same place: nothing is wrong with the words, the phone sends them once more. */
async function afterFault(sending: Sending, mutation: Mutation, error: unknown): Promise<Receipt> {
  const problem = problemOf(error);
  if (problem.status === httpProblems.notReady.status) throw error;
  if (problem.code === httpProblems.busy.code) return held(mutation, null);
  if (problem.status >= 500)
    sending.app.log.error({ err: error, operation: mutation.operation }, "a mutation failed");
  return keep(sending, mutation, {
    state: "refused",
    scopeCode: placeOf(sending, mutation),
    told: problem.detail,
    problem,
    rings: isUrgent(mutation),
  });
}

/** Written down in a transaction of its own. */
export function keep({ app, sender, asker }: Sending, mutation: Mutation, kept: Kept): Promise<Receipt> {
  return unitOfWork(app.database, asker, { operation: "sync.push", effect: "write" }, (tx) =>
    keepUndone(tx, app, mutation, sender, kept),
  );
}

export function held(mutation: Mutation, told: string | null): Receipt {
  return { ...notKept(mutation), state: "held", told, problem: null };
}

const notKept = ({ id }: Mutation) => ({ id, no: null, at: now().toISOString(), isRepeated: false }) as const;

const isUrgent = ({ operation }: Mutation) => findCommand(operation)?.isUrgent === true;

/** The village that it was written for, if there is one of that code; else the one in whose post it is sent. */
function placeOf(
  { app, sender }: Pick<Sending, "app" | "sender">,
  { placeCode }: Pick<Mutation, "placeCode">,
): string {
  return app.places.find(placeCode)?.level === "village" ? placeCode : sender.placeCode;
}

async function afterUndone(
  sending: Sending,
  mutation: Mutation,
  outcome: Undone["outcome"],
): Promise<Receipt> {
  if ("held" in outcome) return held(mutation, syncProblems.waitsForOther.detail ?? null);
  if ("otherBody" in outcome) return refuseOther(sending, mutation, outcome.otherBody);
  if ("ownPlace" in outcome) throw new Error("a place of one's own is tried at once");
  const problem = new Problem(syncProblems.outOfPlace);
  return keep(sending, mutation, {
    state: "handedOver",
    scopeCode: outcome.handedOver,
    told: OUT_OF_PLACE,
    problem,
  });
}

/** Where it lies with somebody else now. */
export async function handOver(sending: Sending, mutation: Mutation, told: string): Promise<Receipt> {
  const { app, asker, sender } = sending;
  return unitOfWork(app.database, asker, { operation: "sync.handUp", effect: "write" }, async (tx) => {
    const before = await inEveryPlace(tx, () => ledger.findMutation(tx, mutation.id, true));
    if (before !== undefined && !before.digest.equals(digestOfMutation(mutation)))
      throw new Undone({ otherBody: before });
    return keepUndone(tx, app, mutation, sender, {
      state: "handedOver",
      scopeCode: await presentPlace(tx, sending, mutation),
      told,
      problem: null,
      rings: isUrgent(mutation),
    });
  }).catch((error: unknown) => {
    if (error instanceof Undone) return afterUndone(sending, mutation, error.outcome);
    throw error;
  });
}

/** Receipt of what was sent before and is over, whatever it waits for now. */
export function findReceipt({ app, asker }: Sending, mutation: Mutation): Promise<Receipt | undefined> {
  return unitOfWork(
    app.database,
    asker,
    { operation: "sync.push", effect: "read", audited: false },
    async (tx) => {
      const before = await inEveryPlace(tx, () => ledger.findMutation(tx, mutation.id));
      return before !== undefined && isOver(before) ? receiptOf(before, true) : undefined;
    },
  );
}

/** The first stays what was done; that the same number came with other words is for a person to look at. */
async function refuseOther(
  { app, asker, sender }: Sending,
  mutation: Mutation,
  first: ledger.LedgerRow,
): Promise<Receipt> {
  const problem = new Problem(syncProblems.otherBody);
  await unitOfWork(app.database, asker, { operation: "sync.push", effect: "write" }, async (tx) => {
    await openTask(tx, {
      kind: "sync.otherBody",
      key: `sync.otherBody:${first.id}`,
      title: `${sender.author}的手机把同一条记录传了两种内容`,
      why: `编号 ${first.no}：先收到的已经保存，后来的一份没有保存，请和写的人核对`,
      link: "/phones",
      role: "townshipSupervisor",
      scopeCode: first.placeCode.slice(0, 9),
    });
    tx.note({ detail: { receipt: first.no, device: sender.deviceId, problem: problem.code } });
  });
  return { ...notKept(mutation), state: "refused", told: problem.detail, problem: problemOfReceipt(problem) };
}

const TRIES = 4;
const COLLIDED = new Set(["40001", "40P01", "55P03"]);

/** Transactions that ran into one another are done again: whoever comes second then sees what the first has done. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code = "" } = error as { code?: string };
      if (attempt === TRIES || !COLLIDED.has(code)) throw error;
    }
  }
}

/** In the name of a place: the one that it was written for, or another of the author's own where the child lives now. */
async function tryMutation(sending: Sending, mutation: Mutation, placeCode: string): Promise<Receipt> {
  const command = findCommand(mutation.operation);
  const actor = sending.posts.find((post) => post.placeCode === placeCode);
  const { audited } = command?.operation ?? {};
  const work = {
    operation: command?.operation.name ?? "sync.push",
    effect: "write",
    ...(audited === undefined ? {} : { audited }),
  } as const;
  const placed = { ...sending, command, placeCode, isHeld: actor !== undefined };
  try {
    return await unitOfWork(sending.app.database, actor ?? sending.asker, work, (tx) =>
      applyMutation(tx, placed, mutation),
    );
  } catch (error) {
    if (!(error instanceof Undone && "ownPlace" in error.outcome)) throw error;
    return tryMutation(sending, mutation, error.outcome.ownPlace);
  }
}

interface Placed extends Sending {
  readonly command: Command | undefined;
  readonly placeCode: string;
  /** The author directs the place. */
  readonly isHeld: boolean;
}

async function applyMutation(tx: Tx, placed: Placed, mutation: Mutation): Promise<Receipt> {
  const { command, sender } = placed;
  const row = newRow(mutation, sender);
  const scopeCode = placeOf(placed, { placeCode: placed.placeCode });
  const no = await ledger.insertMutation(tx, { ...row, state: "applied", scopeCode });
  const before = no === undefined ? await seenBefore(tx, row) : undefined;
  if (before !== undefined && isOver(before)) return receiptOf(before, true);
  await demandDependencies(tx, placed, mutation);
  if (command === undefined) throw new Problem(syncProblems.operationUnknown);
  if (command.isUrgent !== true) await demandPlace(tx, placed, mutation);
  demand(tx.actor, command.operation.verb);
  const { told, state } = await run(tx, placed, mutation, command);
  const receiptNo = no ?? before?.no ?? null;
  tx.note({ detail: { receipt: receiptNo, device: sender.deviceId } });
  if (before !== undefined) {
    await ledger.settleMutation(tx, {
      id: row.id,
      state,
      told,
      how: "resent",
      why: null,
      at: row.receivedAt,
    });
    await inEveryPlace(tx, () => refreshTask(tx, before.deviceId, "refused", before.scopeCode));
  } else if (state !== "applied" || told !== null) {
    await ledger.tellOfMutation(tx, row.id, state, told);
  }
  const at = row.receivedAt.toISOString();
  return { id: row.id, state, no: receiptNo, at, isRepeated: false, told, problem: null };
}

async function run(
  tx: Tx,
  { app, oldestForm, placeCode }: Placed,
  written: Mutation,
  command: Command,
): Promise<{ state: "applied" | "conflict"; told: string | null }> {
  const mutation = { ...written, placeCode };
  const writtenAt = correctedTime(mutation, now());
  const given = readForm(command, mutation, { writtenAt, oldest: oldestForm });
  const { state = "applied", told = null } = await command.run(tx, { app, mutation, ...given });
  return { state, told };
}

/** What was sent under this id before: the same, or it is refused. Waits for whoever is at it. */
async function seenBefore(tx: Tx, row: Pick<ledger.NewRow, "id" | "digest">): Promise<ledger.LedgerRow> {
  const before = await inEveryPlace(tx, () => ledger.findMutation(tx, row.id, true));
  if (before === undefined) throw new Error("a mutation that was there is gone");
  if (!before.digest.equals(row.digest)) throw new Undone({ otherBody: before });
  return before;
}

/** Refused and nobody has settled it: sent again, it is tried again. */
const isOver = ({ state, settledAt }: ledger.LedgerRow) => state !== "refused" || settledAt !== null;

async function demandDependencies(
  tx: Tx,
  sending: Sending,
  { dependsOn, ...mutation }: Mutation,
): Promise<void> {
  if (dependsOn.length === 0) return;
  const states = await inEveryPlace(tx, () => ledger.statesOf(tx, dependsOn));
  // What it builds on lies with somebody else now, and so does this.
  if (dependsOn.some((id) => states.get(id) === "handedOver"))
    throw new Undone({ handedOver: await presentPlace(tx, sending, { dependsOn, ...mutation }) });
  const isDone = (id: string) => states.get(id) === "applied" || states.get(id) === "conflict";
  if (!dependsOn.every(isDone)) throw new Undone({ held: true });
}

async function demandPlace(tx: Tx, placed: Placed, mutation: Mutation): Promise<void> {
  const present = await findPlaceOf(tx, mutation);
  if (present !== undefined && present !== placed.placeCode) {
    const isOwn = placed.posts.some(({ placeCode }) => placeCode === present);
    throw new Undone(isOwn ? { ownPlace: present } : { handedOver: present });
  }
  if (!placed.isHeld) throw new Undone({ handedOver: present ?? townshipOf(placed, mutation) });
}

async function presentPlace(tx: Tx, sending: Sending, mutation: Mutation): Promise<string> {
  return (await findPlaceOf(tx, mutation)) ?? townshipOf(sending, mutation);
}

/** Where the child's file is now; undefined where it is about no child, or none whose file is open. */
async function findPlaceOf(tx: Tx, { childId }: Mutation): Promise<string | undefined> {
  return childId === null ? undefined : inEveryPlace(tx, () => phoneContents().findPlaceOf(tx, childId));
}

const townshipOf = (sending: Sending, mutation: Mutation) => placeOf(sending, mutation).slice(0, 9);
