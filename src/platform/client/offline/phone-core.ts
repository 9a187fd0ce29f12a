/** What the parts of the engine share: the ports, the envelope in memory, and the two ways of writing. */
import type { Cipher } from "./cipher.ts";
import type { Keyring, OpenKeys, Seals } from "./envelope.ts";
import type { PhoneClock } from "./phone-clock.ts";
import { PhoneClosed, PhoneEmpty, PhoneFull } from "./phone-faults.ts";
import { readMeta, writeMeta } from "./phone-meta.ts";
import { StoreFull, type StoreTx, type TableName } from "./phone-store.ts";
import type { SpareCopy } from "./spare-copy.ts";
import type { SparedStore } from "./spared-store.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Telemetry } from "./telemetry.ts";
import type { Transport } from "./transport.ts";

export interface Held {
  readonly keyring: Keyring;
  readonly deviceKey: CryptoKey;
  /** While the files are open. */
  readonly keys: OpenKeys | undefined;
}

export interface PhoneCore {
  readonly store: SparedStore;
  /** What `store` keeps a second time. */
  readonly spare: SpareCopy;
  readonly transport: Transport;
  readonly cipher: Cipher;
  readonly surroundings: Surroundings;
  readonly clock: PhoneClock;
  readonly telemetry: Telemetry;
  readonly appVersion: string;
  readonly deviceName: string;
  readonly rounds: number;
  readonly ballastBytes: number;
  /** Of this holding: an emptied phone gets another with the next log-in. */
  deviceId: string;
  held: Held | undefined;
  /** Being sent at this moment, by this tab. */
  readonly sending: Set<string>;
  /** Something is different: pages and other tabs look again. */
  changed(): Promise<void>;
}

/** @throws PhoneEmpty */
export function heldOf(core: PhoneCore): Held {
  if (core.held === undefined) throw new PhoneEmpty();
  return core.held;
}

/** @throws PhoneEmpty */
export function sealsOf(core: PhoneCore): Seals {
  const { keyring, keys } = heldOf(core);
  return { keyring, keys };
}

/** @throws PhoneClosed */
export function openKeysOf(core: PhoneCore): OpenKeys {
  const keys = core.held?.keys;
  if (keys === undefined) throw new PhoneClosed();
  return keys;
}

/**
 * Writes what was sealed under the keyring in hand, unless another tab has emptied the phone meanwhile: nothing is put back into a
 * phone that was wiped.
 * @throws PhoneEmpty
 */
export async function write<T>(
  core: PhoneCore,
  tables: readonly TableName[],
  work: (tx: StoreTx) => Promise<T>,
): Promise<T> {
  const { keyring } = heldOf(core);
  return core.store.transact("write", [...new Set<TableName>(["meta", ...tables])], async (tx) => {
    if ((await readMeta(tx, "keyring"))?.id !== keyring.id) throw new PhoneEmpty();
    return work(tx);
  });
}

/** What a person wrote finds room before anything else: the ballast is thrown off and it is tried once more. @throws PhoneFull */
export async function writeFirst<T>(
  core: PhoneCore,
  tables: readonly TableName[],
  work: (tx: StoreTx) => Promise<T>,
): Promise<T> {
  try {
    return await write(core, tables, work);
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
  }
  await core.store.transact("write", ["ballast"], (tx) => tx.clear("ballast"));
  try {
    return await write(core, tables, work);
  } catch (error) {
    if (error instanceof StoreFull) throw new PhoneFull(error);
    throw error;
  }
}

export const BALLAST_PIECES = 6;
/** Three megabytes: a visit with its photos and some more. */
export const BALLAST_BYTES = 3 * 1024 * 1024;

/** Bytes that are only there to be given up. Incompressible, or a store that compresses would keep nothing of it. */
export async function takeBallast(core: PhoneCore): Promise<void> {
  const isThere = await core.store.transact("read", ["ballast"], (tx) => tx.has("ballast", BALLAST_PIECES));
  if (isThere) return;
  try {
    await core.store.transact("write", ["ballast"], async (tx) => {
      for (let id = 1; id <= BALLAST_PIECES; id++)
        await tx.put("ballast", {
          id,
          bytes: noise(core.cipher, Math.ceil(core.ballastBytes / BALLAST_PIECES)),
        });
    });
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
  }
}

/** `getRandomValues` gives 64 kB at a time. */
function noise(cipher: Cipher, length: number) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) bytes.set(cipher.random(Math.min(65_536, length - at)), at);
  return bytes;
}

/** The trusted time goes on with every writing, so that a clock put back tomorrow is seen. */
export async function keepClock(core: PhoneCore, tx: StoreTx): Promise<void> {
  await writeMeta(tx, "clock", core.clock.marks());
}
