/** What lies in the phone's store in clear, read from outside of the engine, and what of it does not fit together. */
import type { Page } from "playwright-core";
import type {
  DocumentRow,
  DraftRow,
  OutboxRow,
  PhotoRow,
  PieceRow,
} from "../../../src/platform/client/offline/phone-store.ts";
import { PHOTO_PIECE_BYTES } from "../../../src/platform/sync/photos.contract.ts";

export interface StoreLook {
  readonly outbox: readonly Pick<OutboxRow, "id" | "n" | "state" | "isQuiet" | "replacedBy">[];
  readonly photos: readonly Pick<PhotoRow, "digest" | "bytes" | "mutations">[];
  readonly pieces: readonly PieceRow["id"][];
  readonly drafts: readonly DraftRow["key"][];
  readonly documents: readonly Pick<DocumentRow, "id" | "digest" | "leaving">[];
  readonly lastN: number;
  /** Of each row that a newer page's step writes anew: which step was the last. */
  readonly steps: readonly (number | null)[];
}

export function lookAtStore(page: Page): Promise<StoreLook> {
  return page.evaluate(async () => {
    const done = <T>(asked: IDBRequest) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result as T);
        asked.onerror = () => reject(asked.error ?? new Error("the store does not answer"));
      });
    const db = await done<IDBDatabase>(indexedDB.open("tongan-phone"));
    const tx = db.transaction(["outbox", "photos", "pieces", "drafts", "documents", "meta"], "readonly");
    const list = <Row>(table: string) => done<(Row & { step?: number })[]>(tx.objectStore(table).getAll());
    const [outbox, photos, pieces, drafts, documents, device] = await Promise.all([
      list<OutboxRow>("outbox"),
      list<PhotoRow>("photos"),
      list<PieceRow>("pieces"),
      list<DraftRow>("drafts"),
      list<DocumentRow>("documents"),
      done<{ value: { lastN: number } }>(tx.objectStore("meta").get("device")),
    ]);
    db.close();
    return {
      outbox: outbox.map(({ id, n, state, isQuiet, replacedBy }) => ({ id, n, state, isQuiet, replacedBy })),
      photos: photos.map(({ digest, bytes, mutations }) => ({ digest, bytes, mutations })),
      pieces: pieces.map(({ id }) => id),
      drafts: drafts.map(({ key }) => key),
      documents: documents.map(({ id, digest, leaving }) => ({ id, digest, leaving })),
      lastN: device.value.lastN,
      steps: [...outbox, ...documents, ...drafts].map(({ step }) => step ?? null),
    };
  });
}

/** Pairs of which one half is missing: photo and pieces, record and number, photo and record. */
export function tornPairs({ outbox, photos, pieces, lastN }: StoreLook): string[] {
  const torn: string[] = [];
  const ids = new Set(outbox.map(({ id }) => id));
  const held = new Set(pieces);
  for (const { digest, bytes, mutations } of photos) {
    for (let i = 0; i * PHOTO_PIECE_BYTES < bytes; i++)
      if (!held.delete(`${digest}:${i}`)) torn.push(`photo ${digest} lacks its piece ${i}`);
    if (!mutations.some((id) => ids.has(id))) torn.push(`photo ${digest} belongs to nothing`);
  }
  for (const id of held) torn.push(`piece ${id} belongs to no photo`);
  const numbers = outbox.map(({ n }) => n);
  if (new Set(numbers).size !== numbers.length) torn.push("a number was given twice");
  if (Math.max(0, ...numbers) > lastN) torn.push("a record bears a number that the phone has not given");
  return torn;
}

/** Records of a person's that are on the phone. */
export function savesIn({ outbox }: StoreLook): string[] {
  return outbox.filter(({ isQuiet }) => !isQuiet).map(({ id }) => id);
}

export function isDelivered({ outbox, photos }: StoreLook): boolean {
  return photos.length === 0 && outbox.every(({ state }) => state !== "waiting");
}
