/** Photos go after the words and hold nothing up: piece by piece, from where the server says that it stands. */
import type { Operation, OutputOf } from "../../../kernel/operation.ts";
import { askPhoto, PHOTO_PIECE_BYTES, sendPhotoPiece } from "../../sync/photos.contract.ts";
import { syncProblems } from "../../sync/sync-problems.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Bytes } from "./cipher.ts";
import { openBytes } from "./envelope.ts";
import { dropPhoto } from "./outbox.ts";
import { openKeysOf, type PhoneCore, write } from "./phone-core.ts";
import { StoreLost } from "./phone-faults.ts";
import type { PhotoRow } from "./phone-store.ts";
import type { Sent } from "./transport.ts";
import { wayFaultOf } from "./way-fault.ts";

export type Call = <Op extends Operation>(operation: Op, sent: Sent) => Promise<OutputOf<Op>>;

/** Sent at a time, of what is kept as one piece: a cut line costs a photo of 110 kB a quarter of it at most. */
export const SENT_BYTES = 24 * 1024;

/** A photo whose pieces go astray again and again is left for the next time. */
const MOST_ASKINGS = 6;

/** @throws ApiProblem where the way itself failed */
export async function pushPhotos(core: PhoneCore, call: Call): Promise<void> {
  const { photos, unsent } = await core.store.transact("read", ["photos", "outbox"], async (tx) => ({
    photos: await tx.list("photos"),
    unsent: new Set((await tx.listOutbox("waiting")).map(({ id }) => id)),
  }));
  for (const photo of photos) {
    if (photo.state !== "waiting" || photo.mutations.some((id) => unsent.has(id))) continue;
    try {
      await pushPhoto(core, call, photo);
    } catch (error) {
      // The way is sound, this photo is not: the others go on.
      if (!(error instanceof ApiProblem) || wayFaultOf(error) !== "unread") throw error;
    }
    await core.changed();
  }
}

async function pushPhoto(core: PhoneCore, call: Call, photo: PhotoRow): Promise<void> {
  const params = { digest: photo.digest };
  for (let asking = 0; asking < MOST_ASKINGS; asking++) {
    try {
      let at = await call(askPhoto, { params });
      while (!at.isWhole) {
        const piece = await pieceFrom(core, photo, at.received);
        const body = { offset: at.received, total: photo.bytes };
        const next = await call(sendPhotoPiece, { params, body, piece });
        if (!next.isWhole && next.received <= at.received) break;
        at = next;
      }
      if (at.isWhole) {
        await write(core, ["photos", "pieces"], (tx) => dropPhoto(tx, photo));
        return;
      }
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : "";
      if (code === syncProblems.photoHash.code) {
        if (!(await mayRestart(core, photo))) return;
      } else if (code !== syncProblems.photoOffset.code) throw error;
    }
  }
}

/** The whole was refused: once more from the start, then a person is told. */
async function mayRestart(core: PhoneCore, photo: PhotoRow): Promise<boolean> {
  return write(core, ["photos"], async (tx) => {
    const there = await tx.get("photos", photo.digest);
    if (there === undefined) return false;
    const isAgain = there.restarts > 0;
    await tx.put("photos", { ...there, restarts: 1, ...(isAgain ? { state: "attention" as const } : {}) });
    return !isAgain;
  });
}

/** What lies from `offset` on, as much as is sent at a time. */
async function pieceFrom(core: PhoneCore, photo: PhotoRow, offset: number): Promise<Bytes> {
  const id = `${photo.digest}:${Math.floor(offset / PHOTO_PIECE_BYTES)}`;
  const row = await core.store.transact("read", ["pieces"], (tx) => tx.get("pieces", id));
  if (row === undefined) throw new StoreLost(`piece ${id} is gone`);
  const piece = await openBytes(core.cipher, openKeysOf(core), `piece:${id}`, row.sealed);
  const from = offset % PHOTO_PIECE_BYTES;
  return piece.slice(from, from + SENT_BYTES);
}
