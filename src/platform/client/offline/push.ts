/** Words go first: what waits is sent in order, in requests that a poor line carries, until each has its receipt or has been tried. */
import type { Operation } from "../../../kernel/operation.ts";
import {
  MAX_MUTATIONS,
  type Mutation,
  type PushAnswer,
  pushMutations,
} from "../../sync/mutation.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { bytesOf } from "./cipher.ts";
import { openMutation } from "./outbox.ts";
import { type PhoneCore, write } from "./phone-core.ts";
import type { OutboxRow } from "./phone-store.ts";
import { type InFlight, takeReceipts } from "./receipts.ts";
import { wayFaultOf } from "./way-fault.ts";

const REQUEST_BYTES = 256 * 1024;
/** What lies around the mutations in a request. */
const FRAME_BYTES = 512;

/** How a batch gets to the server: with a session, or by the key of a phone that has none any more. */
export type Carry = (mutations: readonly Mutation[]) => Promise<PushAnswer>;

export function carryBySession(
  core: PhoneCore,
  call: (operation: Operation, sent: { readonly body: unknown }) => Promise<unknown>,
): Carry {
  return (mutations) =>
    call(pushMutations, { body: { deviceId: core.deviceId, mutations } }) as Promise<PushAnswer>;
}

/** How many were settled. @throws ApiProblem where the way itself failed; the rest waits on. */
export async function pushAll(
  core: PhoneCore,
  carry: Carry,
  answered: (answer: PushAnswer) => Promise<void>,
): Promise<number> {
  const round = new Round();
  let settled = 0;
  for (;;) {
    const batch = await nextBatch(core, round);
    if (batch.length === 0) return settled;
    const ids = batch.map(({ row }) => row.id);
    for (const id of ids) core.sending.add(id);
    await core.changed();
    try {
      const answer = await carry(batch.map(({ mutation }) => mutation));
      for (const id of ids) round.tried.add(id);
      settled += await takeReceipts(core, batch, answer.receipts);
      await answered(answer);
    } catch (error) {
      await round.narrow(core, batch, error);
    } finally {
      for (const id of ids) core.sending.delete(id);
    }
  }
}

/** One pass over the queue: what it has tried, and what it goes round. */
class Round {
  readonly tried = new Set<string>();
  /** A mutation that cannot be carried holds back what follows for its child, and nobody else's. */
  readonly #parkedChains = new Set<string>();
  #most = MAX_MUTATIONS;
  #isolating = MAX_MUTATIONS;

  get most(): number {
    return Math.min(this.#most, this.#isolating);
  }

  goesRound(row: OutboxRow): boolean {
    return (
      this.tried.has(row.id) ||
      (row.childId !== null && this.#parkedChains.has(row.childId)) ||
      row.dependsOn.some((id) => this.#parkedChains.has(id))
    );
  }

  /** Too large, or one of them unreadable: halves, until it is one. @throws whatever else went wrong */
  async narrow(core: PhoneCore, batch: readonly InFlight[], error: unknown): Promise<void> {
    const fault = error instanceof ApiProblem ? wayFaultOf(error) : undefined;
    if (fault !== "tooLarge" && fault !== "unread") throw error;
    const [only] = batch;
    if (batch.length > 1 || only === undefined) {
      const half = Math.ceil(batch.length / 2);
      if (fault === "tooLarge") this.#most = half;
      else this.#isolating = half;
      return;
    }
    this.tried.add(only.row.id);
    this.#parkedChains.add(only.row.id);
    if (only.row.childId !== null) this.#parkedChains.add(only.row.childId);
    this.#isolating = MAX_MUTATIONS;
    await write(core, ["outbox"], async (tx) => {
      const there = await tx.get("outbox", only.row.id);
      if (there?.state === "waiting") await tx.put("outbox", { ...there, fault: parked[fault] });
    });
  }
}

const parked = {
  tooLarge: "这一条太大，服务器没有收。内容还在手机上，请告诉镇街儿童督导员。",
  unread: "这一条服务器读不懂，还没有收。内容还在手机上，会再试；一直不行，请告诉镇街儿童督导员。",
} as const;

async function nextBatch(core: PhoneCore, round: Round): Promise<InFlight[]> {
  const waiting = await core.store.transact("read", ["outbox"], (tx) => tx.listOutbox("waiting"));
  const due = waiting.sort((a, b) => a.n - b.n);
  const batch: InFlight[] = [];
  let bytes = FRAME_BYTES;
  // A child's chain stays in order: what is gone round holds back what depends on it, so each is asked anew.
  for (const row of due) {
    if (batch.length >= round.most) break;
    if (round.goesRound(row)) continue;
    const content = await openMutation(core, row);
    bytes += bytesOf(JSON.stringify(content.mutation)).length + 1;
    if (batch.length > 0 && bytes > REQUEST_BYTES) break;
    batch.push({ row, ...content });
  }
  return batch;
}
