/** What could not be done is kept in its words, sealed, and lies as one task on a desk until somebody settles it. */
import { now } from "../../kernel/clock.ts";
import type { Problem } from "../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listHolders } from "../identity/post-holders.service.ts";
import { changeTask, closeTask, openTask } from "../tasks/tasks.service.ts";
import { clockOffOf } from "./clock-offset.ts";
import * as ledger from "./ledger.store.ts";
import type { Mutation, Receipt } from "./mutation.contract.ts";
import { digestOfMutation } from "./mutation-digest.ts";

/** Context of the box that holds what was written. */
export const PAYLOAD = "fieldMutation.payload";

/** The desk's page where it is settled. */
const LINK = "/handed-over";

/** Whose phone it came from. */
export interface Sender {
  readonly deviceId: string;
  readonly accountId: string;
  readonly author: string;
  /** Of the post in which it is sent; where nothing else is known, the township above looks after it. */
  readonly placeCode: string;
}

export interface Kept {
  readonly state: "refused" | "handedOver";
  /** Where it lies from now on. */
  readonly scopeCode: string;
  readonly told: string;
  readonly problem: Problem | null;
  /** A child may be in danger: the desk rings. */
  readonly rings?: boolean;
}

export function newRow(mutation: Mutation, sender: Sender): Omit<ledger.NewRow, "state" | "scopeCode"> {
  const receivedAt = now();
  return {
    ...{ id: mutation.id, n: mutation.n, operation: mutation.operation, formVersion: mutation.formVersion },
    ...{ deviceId: sender.deviceId, accountId: sender.accountId, author: sender.author },
    digest: digestOfMutation(mutation),
    receivedAt,
    deviceTime: new Date(mutation.at),
    clockOffSeconds: clockOffOf(mutation, receivedAt),
    placeCode: mutation.placeCode,
    childId: mutation.childId,
    told: null,
    problem: null,
    payloadSealed: null,
  };
}

/** Writes down that it was not done, with its words, and tells the desk that looks after it. One of before stays, with its new reason. */
export async function keepUndone(
  tx: Tx,
  app: Pick<App, "cipher">,
  mutation: Mutation,
  sender: Sender,
  kept: Kept,
): Promise<Receipt> {
  return inEveryPlace(tx, async () => {
    const problem = kept.problem === null ? null : problemOfReceipt(kept.problem);
    const row = { ...newRow(mutation, sender), ...kept, problem };
    const payloadSealed = app.cipher.sealJson(mutation, PAYLOAD);
    const no = await ledger.insertMutation(tx, { ...row, payloadSealed });
    if (no === undefined) {
      const before = await ledger.findMutation(tx, mutation.id, true);
      // Somebody has settled it, or sent it by another way, while this one was judged.
      if (before !== undefined && (before.state !== "refused" || before.settledAt !== null))
        return receiptOf(before, true);
      await ledger.refuseAgain(tx, mutation.id, row);
      if (before !== undefined && before.state !== kept.state)
        await refreshTask(tx, sender.deviceId, "refused", before.scopeCode);
    }
    await refreshTask(tx, sender.deviceId, kept.state, kept.scopeCode, kept.rings === true);
    tx.note({
      subjectIds: mutation.childId === null ? [] : [mutation.childId],
      detail: {
        receipt: no ?? null,
        state: kept.state,
        about: mutation.operation,
        problem: kept.problem?.code ?? null,
      },
    });
    const stored = await ledger.findMutation(tx, mutation.id);
    if (stored === undefined) throw new Error("a mutation that was kept is not there");
    return receiptOf(stored, no === undefined);
  });
}

export function receiptOf(row: ledger.LedgerRow, isRepeated: boolean): Receipt {
  return {
    id: row.id,
    state: row.state,
    no: row.no,
    at: row.receivedAt.toISOString(),
    isRepeated,
    told: row.told,
    problem:
      row.problem === null || row.state === "applied" || row.state === "conflict"
        ? null
        : { ...row.problem, errors: row.problem.errors.map((fault) => ({ ...fault })) },
  };
}

export function problemOfReceipt({ code, title, detail, errors }: Problem) {
  return {
    code,
    title,
    detail,
    errors: errors.map(({ path, code: fault, message }) => ({ path, code: fault, message })),
  };
}

const words = {
  refused: (count: number) => `村里有 ${count} 条记录没有办成`,
  handedOver: (count: number) => `有 ${count} 条手机上写的记录转给您处理`,
} as const;

/** One task for each phone and state, at the desk that looks after the place; closed when nothing waits there any more. */
export async function refreshTask(
  tx: Tx,
  deviceId: string,
  state: "refused" | "handedOver",
  scopeCode: string,
  rings = false,
): Promise<void> {
  const desk = await deskOf(tx, state, scopeCode);
  const key = `sync.${state}:${deviceId}:${desk.scopeCode}`;
  const count = await ledger.countOpen(tx, deviceId, state, desk.scopeCode);
  if (count === 0) return closeTask(tx, key, "都已处理");
  const title = words[state](count);
  const why =
    state === "refused"
      ? "村里手机上写的记录，系统没有收。内容都还在，请看原因，帮村里补全或者注明不用办"
      : "写的人现在不负责这个村或这个孩子，内容没有丢。请看过以后接办，或者注明不用办";
  await openTask(tx, { kind: `sync.${state}`, key, title, why, link: LINK, ...desk, rings });
  await changeTask(tx, key, { title, ...(rings && { rings }) });
}

/** Refused: the township. Handed over: the village's director, where there is one. */
async function deskOf(tx: Tx, state: "refused" | "handedOver", scopeCode: string) {
  const isVillage = scopeCode.length === 12;
  if (state === "handedOver" && isVillage) {
    const holders = await listHolders(tx, "villageDirector", scopeCode);
    if (holders.length > 0) return { role: "villageDirector", scopeCode } as const;
  }
  if (scopeCode.length < 9) return { role: "districtOfficer", scopeCode } as const;
  return { role: "townshipSupervisor", scopeCode: scopeCode.slice(0, 9) } as const;
}
