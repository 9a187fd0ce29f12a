/** What the second copy holds, for a phone whose store the browser has thrown away. */
import { PHOTO_PIECE_BYTES } from "../../sync/photos.contract.ts";
import type { Cipher } from "./cipher.ts";
import { digestOfHolder, openSpareLock } from "./envelope.ts";
import type { MetaValues } from "./meta-values.ts";
import type { PhotoRow, PieceRow, StoreTx, Tables } from "./phone-store.ts";
import type { SpareCopy } from "./spare-copy.ts";
import { DEVICE_KEY, RING_KEY, type SparedTable, type SpareRing, sparedTables } from "./spared-store.ts";

export interface Spared {
  readonly ring: SpareRing;
  readonly rows: { readonly [T in SparedTable]: readonly Tables[T][] };
}

/** The id and the last number of the phone that was. */
export async function readSparedDevice(spare: SpareCopy): Promise<MetaValues["device"] | undefined> {
  return quietly(async () => (await spare.read(DEVICE_KEY)) as MetaValues["device"] | undefined);
}

/** Undefined where nothing is that could be brought back. */
export async function readSpared(spare: SpareCopy): Promise<Spared | undefined> {
  return quietly(async () => {
    const ring = (await spare.read(RING_KEY)) as SpareRing | undefined;
    if (ring === undefined) return undefined;
    const keys = await spare.keys();
    const rowsOf = async <T extends SparedTable>(table: T) => {
      const own = keys.filter((key) => key.startsWith(`${table}/`));
      const rows = await Promise.all(own.map((key) => quietly(() => spare.read(key))));
      return rows.filter((row) => row !== undefined) as Tables[T][];
    };
    const [outbox, photos, pieces, drafts, reads] = await Promise.all([
      rowsOf("outbox"),
      rowsOf("photos"),
      rowsOf("pieces"),
      rowsOf("drafts"),
      rowsOf("reads"),
    ]);
    const whole = photos.filter((photo) => isWhole(photo, pieces));
    return { ring, rows: { outbox, photos: whole, pieces, drafts, reads } };
  });
}

function isWhole({ digest, bytes }: PhotoRow, pieces: readonly PieceRow[]): boolean {
  const there = new Set(pieces.map(({ id }) => id));
  for (let i = 0; i * PHOTO_PIECE_BYTES < bytes; i++) if (!there.has(`${digest}:${i}`)) return false;
  return true;
}

/** What would be gone with it: not received, or half written. */
export function countSpared(spared: Spared | undefined): number {
  if (spared === undefined) return 0;
  const { outbox, photos, drafts } = spared.rows;
  const waiting = outbox.filter(({ state, isQuiet }) => state === "waiting" && !isQuiet);
  return waiting.length + photos.length + drafts.length;
}

/** A cache that does not answer, or has something else in it, is no copy. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

export async function isOfHolder(cipher: Cipher, { ring }: Spared, username: string): Promise<boolean> {
  return ring.holderDigest === (await digestOfHolder(cipher, ring.id, username));
}

/** The data key of the phone that was, by the old PIN, or by the password where the PIN is a new one. */
export async function openSpared(
  cipher: Cipher,
  { ring }: Spared,
  given: { readonly pin: string; readonly password: string; readonly leaseShare: string },
) {
  for (const [by, word] of [
    ["byPin", given.pin],
    ["byPassword", given.password],
  ] as const) {
    const raw = await openSpareLock(cipher, ring, { by, word, leaseShare: given.leaseShare });
    if (raw !== undefined) return raw;
  }
  return undefined;
}

/** The highest number among them: none is given twice. */
export async function putBack(tx: StoreTx, { rows }: Spared): Promise<number> {
  for (const table of sparedTables) await tx.putAll(table, rows[table]);
  return Math.max(0, ...rows.outbox.map(({ n }) => n));
}
