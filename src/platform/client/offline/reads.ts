/** Opening a child's file is logged, without a line too: noted here, told with the next pass as one mutation a village. */
import { nowIso } from "../../../kernel/clock.ts";
import { newUuid } from "../new-uuid.ts";
import { filesOpened, putIntoOutbox } from "./outbox.ts";
import { type PhoneCore, write } from "./phone-core.ts";
import type { ReadRow } from "./phone-store.ts";

/** Opened again within so long it is the same opening. */
const SAME_OPENING_MS = 60_000;
const ITEMS_OF_A_MUTATION = 200;

export async function noteOpening(core: PhoneCore, childId: string): Promise<void> {
  const at = nowIso();
  await write(core, ["documents", "reads"], async (tx) => {
    const document = await tx.get("documents", childId);
    if (document === undefined) return;
    const reads = (await tx.list("reads")).filter((read) => read.childId === childId);
    if (reads.some((read) => Math.abs(Date.parse(read.at) - Date.parse(at)) < SAME_OPENING_MS)) return;
    await tx.put("reads", { id: newUuid(), childId, placeCode: document.placeCode, at });
  });
}

export async function reportReads(core: PhoneCore): Promise<void> {
  const reads = await core.store.transact("read", ["reads"], (tx) => tx.list("reads"));
  for (const placeCode of new Set(reads.map((read) => read.placeCode))) {
    const ofPlace = reads.filter((read) => read.placeCode === placeCode);
    for (let from = 0; from < ofPlace.length; from += ITEMS_OF_A_MUTATION)
      await report(core, placeCode, ofPlace.slice(from, from + ITEMS_OF_A_MUTATION));
  }
}

/** Noted reads and the mutation that tells them change places in one transaction: none is told twice, none is lost. */
async function report(core: PhoneCore, placeCode: string, reads: readonly ReadRow[]): Promise<void> {
  const items = reads.map(({ childId, at }) => ({ childId, at }));
  const mutation = {
    id: newUuid(),
    operation: filesOpened,
    formVersion: 1,
    body: { items },
    placeCode,
    label: "打开过的孩子资料",
  };
  await putIntoOutbox(core, { mutations: [mutation] }, async (tx) => {
    for (const { id } of reads) await tx.remove("reads", id);
  });
}
