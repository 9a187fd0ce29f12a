/** How this phone stands with the server: told with every answer. A lease that is over closes the files; a wipe empties the phone. */
import type { DeviceStanding } from "../../sync/devices.contract.ts";
import { type Keyring, sealForDevice } from "./envelope.ts";
import { heldOf, keepClock, type PhoneCore, write } from "./phone-core.ts";
import { PhoneEmpty } from "./phone-faults.ts";
import { changeSync, readMeta, writeMeta } from "./phone-meta.ts";
import { everyTable, type StoreTx } from "./phone-store.ts";

/** The rest of the pass is off: the phone is to be emptied, or its files are to be closed. */
export class StandingChanged extends Error {
  readonly state: "wipe" | "locked";
  constructor(state: "wipe" | "locked") {
    super(`this phone is told: ${state}`);
    this.name = "StandingChanged";
    this.state = state;
  }
}

interface Answer {
  readonly device: DeviceStanding;
  readonly serverAt: string;
}

/** Each log-in gives the phone another contact key: an answer to what was asked before it says nothing any more. */
export function isSameLogIn(one: Keyring | undefined, other: Keyring | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.contactKey.length === other.contactKey.length &&
    one.contactKey.every((byte, i) => byte === other.contactKey[i])
  );
}

/** `asked`: the keyring under which the question was asked. @throws StandingChanged */
export async function noteStanding(
  core: PhoneCore,
  asked: Keyring,
  { device, serverAt }: Answer,
): Promise<void> {
  core.clock.noteServer(serverAt);
  if (!isSameLogIn(core.held?.keyring, asked)) return;
  const { deviceKey } = heldOf(core);
  const told =
    device.told === null ? undefined : await sealForDevice(core.cipher, deviceKey, "told", device.told);
  await write(core, [], async (tx) => {
    await writeMeta(tx, "lease", { until: device.leaseUntil, standing: device.state });
    if (told === undefined) await tx.remove("meta", "told");
    else await writeMeta(tx, "told", told);
    await keepClock(core, tx);
  });
  if (device.state === "locked") await closeFiles(core);
  if (device.state !== "ok") throw new StandingChanged(device.state);
}

/** Over by the server's word, or by the time until which it gave the lease. */
export async function isLeaseOver(core: PhoneCore): Promise<boolean> {
  const lease = await core.store.transact("read", ["meta"], (tx) => readMeta(tx, "lease"));
  if (core.held?.keyring.leaseShare === null || lease?.standing === "locked") return true;
  if (lease?.until === null || lease?.until === undefined) return false;
  return core.clock.trusted() >= Date.parse(lease.until);
}

/** The share is forgotten, so that not even the PIN opens the files; what is written from now on is sealed to the public key. */
export async function closeFiles(core: PhoneCore): Promise<void> {
  const held = heldOf(core);
  const keyring = { ...held.keyring, leaseShare: null };
  await write(core, [], async (tx) => {
    await writeMeta(tx, "keyring", keyring);
    await keepClock(core, tx);
  });
  core.held = { ...held, keyring, keys: undefined };
}

/** Of a phone that is to be emptied and cannot yet hand up what waits on it: the children's files go at once. */
export async function dropFiles(core: PhoneCore): Promise<void> {
  await write(core, ["documents", "desk", "reads"], async (tx) => {
    for (const table of ["documents", "desk", "reads"] as const) await tx.clear(table);
    await changeSync(tx, { cursor: null, deskDigest: null });
  });
}

/** Everything goes, in one transaction. `wiped`: by the server's order, which is to be told that it was done. */
export async function emptyPhone(core: PhoneCore, how: "wiped" | "loggedOut"): Promise<void> {
  const { keyring } = core.held ?? {};
  // First: what the copy still had of an emptied phone would look like one that has lost its store.
  await core.store.clearSpare();
  try {
    await clearStore(core, how, keyring);
  } catch (error) {
    await core.store.refill();
    throw error;
  }
  core.held = undefined;
  core.surroundings.marker.write(null);
}

async function clearStore(
  core: PhoneCore,
  how: "wiped" | "loggedOut",
  keyring: Keyring | undefined,
): Promise<void> {
  await core.store.transact("write", everyTable, async (tx: StoreTx) => {
    if (!isSameLogIn(await readMeta(tx, "keyring"), keyring)) throw new PhoneEmpty();
    const device = await readMeta(tx, "device");
    const deviceKey = await readMeta(tx, "deviceKey");
    const clock = await readMeta(tx, "clock");
    for (const table of everyTable) await tx.clear(table);
    if (clock !== undefined) await writeMeta(tx, "clock", clock);
    if (how === "loggedOut") return;
    const report =
      keyring === undefined || device === undefined
        ? null
        : { deviceId: device.id, lastN: device.lastN, contactKey: keyring.contactKey };
    await writeMeta(tx, "wiped", { report });
    if (deviceKey !== undefined) await writeMeta(tx, "deviceKey", deviceKey);
  });
}
