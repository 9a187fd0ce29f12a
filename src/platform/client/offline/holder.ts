/** Whose phone this is: log-in, PIN, lock, log-out. */

import type { OutputOf } from "../../../kernel/operation.ts";
import { changePassword, logIn, logOut, type SessionAnswer } from "../../identity/identity.contract.ts";
import { identityProblems } from "../../identity/identity-problems.contract.ts";
import { enrolDevice } from "../../sync/devices.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { openGate } from "../login-gate.ts";
import { newUuid } from "../new-uuid.ts";
import {
  countSpared,
  isOfHolder,
  openSpared,
  putBack,
  readSpared,
  readSparedDevice,
  type Spared,
} from "./bring-back.ts";
import { bytesOf } from "./cipher.ts";
import { makeContact } from "./contact.ts";
import {
  makeKeyring,
  type OldKeys,
  openForDevice,
  openKeyring,
  sealBytes,
  sealForDevice,
} from "./envelope.ts";
import { type Held, type PhoneCore, takeBallast } from "./phone-core.ts";
import { KeptForAnother, NotNow, PinUnfit, StillWaiting } from "./phone-faults.ts";
import { changeSync, freshSync, readMeta, writeMeta } from "./phone-meta.ts";
import { everyTable, type StoreTx } from "./phone-store.ts";
import { countGuess, pausedSentence, wrongSentence } from "./pin-pauses.ts";
import { closeFiles, emptyPhone, isLeaseOver, isSameLogIn } from "./standing.ts";

export interface Holder {
  readonly username: string;
  readonly name: string;
}

interface Account {
  readonly username: string;
  readonly password: string;
  readonly otp?: string | undefined;
}

export interface Credentials extends Account {
  readonly pin: string;
}

type Enrolled = OutputOf<typeof enrolDevice>;

/** Whom the server has let in already; in memory, until the PIN is chosen. */
export interface ProvenAccount extends Account {
  readonly session: SessionAnswer;
}

export async function readHolder(core: PhoneCore): Promise<Holder | undefined> {
  const { held } = core;
  const sealed = await core.store.transact("read", ["meta"], (tx) => readMeta(tx, "holder"));
  if (held === undefined || sealed === undefined) return undefined;
  return (await openForDevice(core.cipher, held.deviceKey, "holder", sealed)) as Holder;
}

/** What would be gone with the phone's content: not received, or half written. */
async function countUnsent(core: PhoneCore): Promise<number> {
  if (core.held === undefined) return countSpared(await readSpared(core.spare));
  return core.store.transact("read", ["outbox", "photos", "drafts"], async (tx) => {
    const waiting = (await tx.listOutbox("waiting")).filter(({ isQuiet }) => !isQuiet);
    return waiting.length + (await tx.list("photos")).length + (await tx.list("drafts")).length;
  });
}

/** Looks at the store again: another tab may have logged in, locked or emptied. */
export async function reloadHeld(core: PhoneCore): Promise<void> {
  const { keyring, deviceKey, device, clock } = await core.store.transact("read", ["meta"], async (tx) => ({
    keyring: await readMeta(tx, "keyring"),
    deviceKey: await readMeta(tx, "deviceKey"),
    device: await readMeta(tx, "device"),
    clock: await readMeta(tx, "clock"),
  }));
  if (clock !== undefined) core.clock.learn(clock);
  if (device !== undefined) core.deviceId = device.id;
  if (keyring === undefined || deviceKey === undefined) {
    core.held = undefined;
    return;
  }
  const keys = core.held?.keys;
  const isSame = keys?.keyringId === keyring.id && keyring.leaseShare !== null;
  core.held = { keyring, deviceKey, keys: isSame ? keys : undefined };
}

/** @throws ApiProblem */
export async function proveAccount(core: PhoneCore, account: Account): Promise<ProvenAccount> {
  await reloadHeld(core);
  const { username, password, otp } = account;
  await demandSameHolder(core, username.trim());
  const session = await core.transport.call(logIn, {
    body: { username: username.trim(), password, ...(otp === undefined ? {} : { otp }) },
  });
  openGate(session.csrfToken);
  await demandSameHolder(core, session.user.username);
  return { ...account, session };
}

/** The first password gives way to one that nobody else knows. @throws ApiProblem */
export async function changeFirstPassword(
  core: PhoneCore,
  proven: ProvenAccount,
  next: string,
): Promise<ProvenAccount> {
  try {
    await core.transport.call(changePassword, { body: { current: proven.password, next } });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== identityProblems.badLogin.code) throw error;
    // An earlier answer was lost on the way: the new one holds already.
    return proveAccount(core, { username: proven.username, password: next });
  }
  return { ...proven, password: next, session: { ...proven.session, mustChangePassword: false } };
}

/** `proven`: the same account, let in a moment ago. @throws ApiProblem, with everything on the phone as it was */
export async function logInOnPhone(
  core: PhoneCore,
  given: Credentials,
  proven?: ProvenAccount,
): Promise<void> {
  if (!/^\d{6,}$/.test(given.pin)) throw new PinUnfit();
  await reloadHeld(core);
  const { password } = given;
  const isProven = proven?.username === given.username && proven.password === password;
  const { session } = isProven ? proven : await proveAccount(core, given);
  const holder: Holder = { username: session.user.username, name: session.user.displayName };
  if (!(await isOwnOrNew(core, holder.username))) await emptyPhone(core, "loggedOut");
  await ensureDevice(core);
  const before = core.held?.keyring;
  const spared = core.held === undefined ? await readSpared(core.spare) : undefined;
  const enrolled = await core.transport.call(enrolDevice, {
    body: { id: core.deviceId, name: core.deviceName.slice(0, 80), appVersion: core.appVersion },
  });
  core.clock.noteServer(enrolled.serverAt);
  const old = await openOld(core, given, { leaseShare: enrolled.leaseShare, spared });
  if (old === undefined) await demandNothingWaits(core, enrolled);
  const deviceKey = core.held?.deviceKey ?? (await core.cipher.newDeviceKey());
  const { contactKey, renewalKey, leaseShare } = enrolled;
  const { username } = holder;
  const { keyring, keys } = await makeKeyring(
    core.cipher,
    deviceKey,
    { username, pin: given.pin, password, leaseShare, contactKey, renewalKey, rounds: core.rounds },
    old,
  );
  const sealedHolder = await sealForDevice(core.cipher, deviceKey, "holder", holder);
  await core.store.transact("write", everyTable, async (tx) => {
    // Another tab has logged in meanwhile: what was saved under its keys must not go.
    if (!isSameLogIn(await readMeta(tx, "keyring"), before)) throw new NotNow("loggedInElsewhere");
    const { id, lastN } = (await readMeta(tx, "device")) ?? { id: core.deviceId, lastN: 0 };
    if (old === undefined || spared !== undefined) await clearContent(tx);
    const last = old === undefined || spared === undefined ? lastN : await putBack(tx, spared);
    await writeMeta(tx, "device", { id, lastN: Math.max(lastN, last) });
    await writeMeta(tx, "keyring", keyring);
    await writeMeta(tx, "deviceKey", deviceKey);
    await writeMeta(tx, "holder", sealedHolder);
    await writeMeta(tx, "clock", core.clock.marks());
    await writeMeta(tx, "lease", { until: enrolled.device.leaseUntil, standing: enrolled.device.state });
    for (const gone of ["wiped", "told", "pin"] as const) await tx.remove("meta", gone);
    await changeSync(tx, { needsLogin: false, fault: null, failures: 0, pausedUntil: 0 });
  });
  core.held = { keyring, deviceKey, keys };
  core.surroundings.marker.write(core.deviceId);
  await takeBallast(core);
}

async function clearContent(tx: StoreTx): Promise<void> {
  for (const table of everyTable) if (table !== "meta" && table !== "ballast") await tx.clear(table);
  await writeMeta(tx, "sync", freshSync);
}

async function isOwnOrNew(core: PhoneCore, username: string): Promise<boolean> {
  if (core.held !== undefined) return (await readHolder(core))?.username === username;
  const spared = await readSpared(core.spare);
  return spared === undefined || isOfHolder(core.cipher, spared, username);
}

/** @throws KeptForAnother where another's words still wait here */
async function demandSameHolder(core: PhoneCore, username: string): Promise<void> {
  if (await isOwnOrNew(core, username)) return;
  const unsent = await countUnsent(core);
  if (unsent > 0) throw new KeptForAnother("otherHolder", unsent);
}

/**
 * An emptied phone, or a new one, gets an id of its own; its numbers begin at one. One that has lost its store stays itself: the server
 * gives the same share again.
 */
export async function ensureDevice(core: PhoneCore): Promise<void> {
  const isNew = (await core.store.transact("read", ["meta"], (tx) => readMeta(tx, "device"))) === undefined;
  const spared = isNew ? await readSparedDevice(core.spare) : undefined;
  core.deviceId = await core.store.transact("write", ["meta"], async (tx) => {
    const device = await readMeta(tx, "device");
    if (device !== undefined) return device.id;
    const made = spared ?? { id: newUuid(), lastN: 0 };
    await writeMeta(tx, "device", made);
    return made.id;
  });
}

interface Opening {
  readonly leaseShare: string;
  readonly spared: Spared | undefined;
}

/** What seals what is here: in memory, or by the PIN, or by the password where the PIN is a new one. */
async function openOld(
  core: PhoneCore,
  given: Credentials,
  { leaseShare, spared }: Opening,
): Promise<OldKeys | undefined> {
  const { held, cipher } = core;
  if (held === undefined) {
    const raw = spared && (await openSpared(cipher, spared, { ...given, leaseShare }));
    return spared && raw && { keyring: spared.ring, raw };
  }
  const { keyring, deviceKey } = held;
  if (held.keys !== undefined) return { keyring, raw: held.keys.raw };
  const words = [
    { by: "byPin", word: given.pin },
    { by: "byPassword", word: given.password },
  ] as const;
  for (const share of keyring.leaseShare === null ? [leaseShare] : [undefined, leaseShare])
    for (const word of words) {
      const ways = share === undefined ? {} : { leaseShare: share };
      const keys = await openKeyring(cipher, keyring, { deviceKey, ...word, ...ways });
      if (keys !== undefined) return { keyring, raw: keys.raw };
    }
  return undefined;
}

/** Neither word opens what is here. @throws KeptForAnother where it would be lost */
async function demandNothingWaits(core: PhoneCore, enrolled: Enrolled): Promise<void> {
  const unsent = await countUnsent(core);
  if (unsent === 0) return;
  if (core.held !== undefined) await keepForOldPin(core, core.held, enrolled);
  throw new KeptForAnother("otherPin", unsent);
}

/** The server's new keys are kept, so that the old PIN opens what waits. */
async function keepForOldPin(core: PhoneCore, held: Held, given: Enrolled): Promise<void> {
  const { cipher } = core;
  const { keyring, deviceKey } = held;
  const kept = {
    ...keyring,
    leaseShare: keyring.leaseShare ?? (await cipher.seal(deviceKey, bytesOf(given.leaseShare), "key:share")),
    contactKey: await cipher.seal(deviceKey, bytesOf(given.contactKey), "key:contact"),
    renewalKey: await sealBytes(
      cipher,
      { keyring, keys: undefined },
      "key:renewal",
      bytesOf(given.renewalKey),
    ),
  };
  await core.store.transact("write", ["meta"], async (tx) => {
    await writeMeta(tx, "keyring", kept);
    await writeMeta(tx, "lease", { until: given.device.leaseUntil, standing: given.device.state });
  });
  core.held = { ...held, keyring: kept };
}

/** A sentence where it did not open. */
export async function unlockPhone(core: PhoneCore, pin: string): Promise<string | null> {
  await reloadHeld(core);
  if (core.held === undefined) return "这部手机上还没有资料。请先用用户名和密码登录。";
  if (await isLeaseOver(core)) {
    if (core.held.keyring.leaseShare !== null) await closeFiles(core);
    return "太久没有登录，请用用户名和密码登录一次。写的都还在。";
  }
  const at = core.clock.trusted();
  const counted = await core.store.transact("write", ["meta"], async (tx) => {
    const marks = await readMeta(tx, "pin");
    const paused = pausedSentence(marks, at);
    if (paused !== null) return { paused };
    const guess = countGuess(marks, at);
    await writeMeta(tx, "pin", guess);
    await writeMeta(tx, "clock", core.clock.marks());
    return { guess };
  });
  if (counted.guess === undefined) return counted.paused;
  const { keyring, deviceKey } = core.held;
  const keys = await openKeyring(core.cipher, keyring, { deviceKey, by: "byPin", word: pin });
  if (keys === undefined) return wrongSentence(counted.guess);
  const isStillHere = await core.store.transact("write", ["meta"], async (tx) => {
    await tx.remove("meta", "pin");
    return isSameLogIn(await readMeta(tx, "keyring"), keyring);
  });
  // Emptied or logged in anew while the PIN was stretched: what was opened is not what is there.
  if (isStillHere) core.held = { keyring, deviceKey, keys };
  else await reloadHeld(core);
  return isStillHere ? null : "这部手机的资料刚刚变了，请再输入一次解锁密码，或者重新登录。";
}

/** @throws StillWaiting unless told that what waits may go */
export async function logOutOfPhone(core: PhoneCore, evenIfWaiting: boolean): Promise<void> {
  const unsent = await countUnsent(core);
  if (unsent > 0 && !evenIfWaiting) throw new StillWaiting(unsent);
  // Best effort: without a line the session ends by itself.
  for (const farewell of [() => makeContact(core), () => core.transport.call(logOut, {})])
    await farewell().catch((error: unknown) => {
      if (!(error instanceof ApiProblem) && !(error instanceof Error)) throw error;
    });
  await emptyPhone(core, "loggedOut");
  await ensureDevice(core);
}
