/** What the server's receipts do to the outbox. A receipt decides about its own mutation and nothing else does. */
import { nowIso } from "../../../kernel/clock.ts";
import type { Mutation, Receipt } from "../../sync/mutation.contract.ts";
import { newUuid } from "../new-uuid.ts";
import type { Bytes } from "./cipher.ts";
import { sealValue } from "./envelope.ts";
import { putReissued, reissued } from "./outbox.ts";
import { keepClock, type PhoneCore, sealsOf, writeFirst } from "./phone-core.ts";
import type { OutboxRow, StoreTx } from "./phone-store.ts";

export interface InFlight {
  readonly row: OutboxRow;
  readonly mutation: Mutation;
  readonly label: string;
}

const stateAfter = {
  applied: "received",
  handedOver: "received",
  // Kept, beside what somebody else has written: a person looks at both.
  conflict: "attention",
  refused: "attention",
  held: "waiting",
} as const satisfies Record<Receipt["state"], OutboxRow["state"]>;

/** How many of them are settled now. */
export async function takeReceipts(
  core: PhoneCore,
  sent: readonly InFlight[],
  receipts: readonly Receipt[],
): Promise<number> {
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const answered = sent.filter(({ row }) => byId.has(row.id));
  const sealed = new Map(
    await Promise.all(
      answered.map(async ({ row }) => {
        const content = await sealValue(core.cipher, sealsOf(core), `receipt:${row.id}`, byId.get(row.id));
        return [row.id, content] as const;
      }),
    ),
  );
  const anew = await reissueHeld(core, answered, byId);
  let settled = 0;
  await writeFirst(core, ["outbox", "documents"], async (tx) => {
    settled = 0;
    for (const { row } of answered) {
      const receipt = byId.get(row.id);
      const kept = sealed.get(row.id);
      if (receipt !== undefined && kept !== undefined && (await settleRow(tx, receipt, kept))) settled += 1;
    }
    for (const { old, row } of anew) {
      const there = await tx.get("outbox", old);
      if (there?.state !== "waiting" || there.replacedBy !== null) continue;
      await putReissued(core, tx, [row]);
      await tx.put("outbox", { ...there, state: "replaced", doneAt: nowIso(), replacedBy: row.id });
    }
    await purgeLeaving(tx);
    await keepClock(core, tx);
  });
  return settled;
}

/** Whether it is settled now. */
async function settleRow(tx: StoreTx, receipt: Receipt, kept: Bytes): Promise<boolean> {
  const row = await tx.get("outbox", receipt.id);
  // Otherwise another tab was told first.
  if (row?.state !== "waiting") return false;
  const after = stateAfter[receipt.state];
  const state = row.isQuiet && after === "attention" ? "received" : after;
  const doneAt = state === "waiting" ? null : nowIso();
  await tx.put("outbox", { ...row, state, doneAt, fault: null, receipt: kept });
  if (state === "received") await retireReplaced(tx, row.id);
  return state !== "waiting";
}

/** What was written anew has arrived: the old one leaves the list. */
async function retireReplaced(tx: StoreTx, id: string): Promise<void> {
  for (const row of await tx.listOutbox("attention"))
    if (row.replacedBy === id) await tx.put("outbox", { ...row, state: "replaced" });
}

/** Held for a mutation that will never come, because it was written anew: it goes once more, after the new one. */
async function reissueHeld(core: PhoneCore, sent: readonly InFlight[], byId: ReadonlyMap<string, Receipt>) {
  const held = sent.filter(
    ({ row }) => byId.get(row.id)?.state === "held" && row.dependsOn.length > 0 && row.replacedBy === null,
  );
  if (held.length === 0) return [];
  const rows = await core.store.transact("read", ["outbox"], (tx) => tx.list("outbox"));
  const after = new Map(
    rows.flatMap(({ id, replacedBy }) => (replacedBy === null ? [] : [[id, replacedBy] as const])),
  );
  const late = held.filter(({ row }) => row.dependsOn.some((id) => after.has(id)));
  return Promise.all(
    late.map(async (one) => ({ old: one.row.id, row: await reissued(core, one, { id: newUuid(), after }) })),
  );
}

/** A child that has left goes when nothing that was done for it still waits. */
export async function purgeLeaving(tx: StoreTx): Promise<void> {
  const leaving = (await tx.list("documents")).filter((row) => row.leaving !== null);
  if (leaving.length === 0) return;
  const pending = await childrenPending(tx);
  for (const { id } of leaving) if (!pending.has(id)) await tx.remove("documents", id);
}

export async function childrenPending(tx: StoreTx): Promise<ReadonlySet<string>> {
  const waiting = await tx.listOutbox("waiting");
  return new Set(waiting.flatMap(({ childId }) => (childId === null ? [] : [childId])));
}
