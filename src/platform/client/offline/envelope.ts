/**
 * One data key seals everything; the envelope says who can get at it. It is wrapped by a key of three parts, and each is needed: the
 * PIN (stretched), a secret that only this browser can open (sealed under a device key that is never given out), and the lease share,
 * which the phone forgets when the lease is over. A second wrapping takes the password in the PIN's place, so that a forgotten PIN
 * costs no words. Whoever writes while the files are closed seals to a public key; its private half lies under the data key.
 * The second copy (spared-store.ts) outlives this browser's secret: its locks take a word and the share, which lies beside neither.
 */
import { newUuid } from "../new-uuid.ts";
import { type Bytes, bytesOf, type Cipher, concat, SealBroken } from "./cipher.ts";

/** 141 ms on a desk, about a second on an old phone: what each guess at a PIN costs. */
export const PIN_ROUNDS = 600_000;

interface Wrapping {
  readonly salt: Bytes;
  readonly wrapped: Bytes;
}

/** Sealed data keys by word, each with the salt of that word's lock. */
interface SpareLocks {
  readonly byPin: Wrapping;
  readonly byPassword: Wrapping;
}

export interface Keyring {
  /** Of this data key: what was sealed under another does not open, and nothing is written under one that is gone. */
  readonly id: string;
  readonly rounds: number;
  readonly byPin: Wrapping;
  readonly byPassword: Wrapping;
  /** These three under the device key; the share is null when the lease is over. */
  readonly deviceSecret: Bytes;
  readonly leaseShare: Bytes | null;
  readonly contactKey: Bytes;
  readonly publicKey: Bytes;
  /** These two under the data key. */
  readonly privateKey: Bytes;
  readonly renewalKey: Bytes;
  /** Of the second copy; a keyring of before there was one lacks both. */
  readonly spare?: SpareLocks;
  /** Whose it is, for whoever knows the name already. */
  readonly holderDigest?: string;
}

/** In memory, while the files are open. */
export interface OpenKeys {
  readonly keyringId: string;
  readonly raw: Bytes;
  readonly data: CryptoKey;
  readonly privateKey: Bytes;
}

interface Given {
  readonly username: string;
  readonly pin: string;
  readonly password: string;
  readonly leaseShare: string;
  readonly contactKey: string;
  readonly renewalKey: string;
  readonly rounds: number;
}

/** What stays of the keys of before: what was sealed under them opens still. */
export interface OldKeys {
  readonly keyring: Pick<Keyring, "id" | "publicKey" | "privateKey">;
  readonly raw: Bytes;
}

/** At a log-in: a new data key, or the old one under new locks. */
export async function makeKeyring(
  cipher: Cipher,
  deviceKey: CryptoKey,
  given: Given,
  old?: OldKeys,
): Promise<{ readonly keyring: Keyring; readonly keys: OpenKeys }> {
  const raw = old?.raw ?? cipher.random(32);
  const data = await cipher.keyOf(raw);
  const secret = cipher.random(32);
  const share = bytesOf(given.leaseShare);
  const pair =
    old === undefined
      ? await cipher.newPair()
      : {
          publicKey: old.keyring.publicKey,
          privateKey: await cipher.open(data, old.keyring.privateKey, "key:private"),
        };
  const wrap = (word: string) => wrapBy(cipher, raw, { word, secret, share, rounds: given.rounds });
  const [pin, password] = [await wrap(given.pin), await wrap(given.password)];
  const id = old?.keyring.id ?? newUuid();
  const sealFor = (plain: Bytes) =>
    sealBytes(cipher, { keyring: pair, keys: { data } }, "key:renewal", plain);
  const keyring: Keyring = {
    id,
    rounds: given.rounds,
    byPin: pin.whole,
    byPassword: password.whole,
    deviceSecret: await cipher.seal(deviceKey, secret, "key:secret"),
    leaseShare: await cipher.seal(deviceKey, share, "key:share"),
    contactKey: await cipher.seal(deviceKey, bytesOf(given.contactKey), "key:contact"),
    publicKey: pair.publicKey,
    privateKey: await cipher.seal(data, pair.privateKey, "key:private"),
    renewalKey: await sealFor(bytesOf(given.renewalKey)),
    spare: { byPin: pin.spare, byPassword: password.spare },
    holderDigest: await digestOfHolder(cipher, id, given.username),
  };
  return { keyring, keys: { keyringId: id, raw, data, privateKey: pair.privateKey } };
}

interface Parts {
  readonly word: string;
  readonly secret: Bytes;
  readonly share: Bytes;
  readonly rounds: number;
}

/** A word is stretched once for both of its locks. */
async function wrapBy(
  cipher: Cipher,
  raw: Bytes,
  { word, secret, share, rounds }: Parts,
): Promise<{ readonly whole: Wrapping; readonly spare: Wrapping }> {
  const salt = cipher.random(16);
  const stretched = await cipher.stretch(word, salt, rounds);
  const [whole, spare] = [
    await wholeLock(cipher, { stretched, secret, share }, salt),
    await spareLock(cipher, { stretched, share }, salt),
  ];
  return {
    whole: { salt, wrapped: await cipher.seal(whole, raw, "key:data") },
    spare: { salt, wrapped: await cipher.seal(spare, raw, "key:spare") },
  };
}

interface Stretched {
  readonly stretched: Bytes;
  readonly share: Bytes;
}

/** The parts of fixed length first: none can lend bytes to its neighbour. */
async function wholeLock(
  cipher: Cipher,
  { stretched, secret, share }: Stretched & { readonly secret: Bytes },
  salt: Bytes,
): Promise<CryptoKey> {
  return cipher.keyOf(await cipher.join([stretched, secret, share], salt, "tongan data key, first kind"));
}

async function spareLock(cipher: Cipher, { stretched, share }: Stretched, salt: Bytes): Promise<CryptoKey> {
  return cipher.keyOf(await cipher.join([stretched, share], salt, "tongan data key, of the second copy"));
}

/** The data key of a second copy. Undefined: it is not the word. */
export async function openSpareLock(
  cipher: Cipher,
  { spare, rounds }: Pick<Keyring, "spare" | "rounds">,
  given: { readonly by: keyof SpareLocks; readonly word: string; readonly leaseShare: string },
): Promise<Bytes | undefined> {
  if (spare === undefined) return undefined;
  const { salt, wrapped } = spare[given.by];
  const stretched = await cipher.stretch(given.word, salt, rounds);
  const lock = await spareLock(cipher, { stretched, share: bytesOf(given.leaseShare) }, salt);
  try {
    return await cipher.open(lock, wrapped, "key:spare");
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Tells whose a keyring is to whoever has the name, and the name to nobody. */
export function digestOfHolder(cipher: Cipher, keyringId: string, username: string): Promise<string> {
  return cipher.sha256(bytesOf(`${keyringId}:${username}`));
}

interface OpenWith {
  readonly deviceKey: CryptoKey;
  readonly by: "byPin" | "byPassword";
  readonly word: string;
  /** Given anew by the server; otherwise the one that is still here. */
  readonly leaseShare?: string;
}

/** Undefined: it is not the word, or a part is missing. */
export async function openKeyring(
  cipher: Cipher,
  keyring: Keyring,
  { deviceKey, by, word, leaseShare }: OpenWith,
): Promise<OpenKeys | undefined> {
  try {
    const share =
      leaseShare !== undefined
        ? bytesOf(leaseShare)
        : keyring.leaseShare === null
          ? undefined
          : await cipher.open(deviceKey, keyring.leaseShare, "key:share");
    if (share === undefined) return undefined;
    const secret = await cipher.open(deviceKey, keyring.deviceSecret, "key:secret");
    const { salt, wrapped } = keyring[by];
    const stretched = await cipher.stretch(word, salt, keyring.rounds);
    const lock = await wholeLock(cipher, { stretched, secret, share }, salt);
    const raw = await cipher.open(lock, wrapped, "key:data");
    const data = await cipher.keyOf(raw);
    const privateKey = await cipher.open(data, keyring.privateKey, "key:private");
    return { keyringId: keyring.id, raw, data, privateKey };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

const UNDER_DATA_KEY = 1;
const TO_PUBLIC_KEY = 2;

export interface Seals {
  readonly keyring: Pick<Keyring, "publicKey">;
  readonly keys: Pick<OpenKeys, "data"> | undefined;
}

/** Sealed under the data key while the files are open, to the public key while they are not: writing always works. */
export async function sealValue(cipher: Cipher, seals: Seals, bound: string, value: unknown): Promise<Bytes> {
  return sealBytes(cipher, seals, bound, bytesOf(JSON.stringify(value)));
}

export async function sealBytes(cipher: Cipher, seals: Seals, bound: string, plain: Bytes): Promise<Bytes> {
  const { keyring, keys } = seals;
  return keys === undefined
    ? concat([Uint8Array.of(TO_PUBLIC_KEY), await cipher.sealTo(keyring.publicKey, plain, bound)])
    : concat([Uint8Array.of(UNDER_DATA_KEY), await cipher.seal(keys.data, plain, bound)]);
}

/** @throws SealBroken */
export async function openBytes(
  cipher: Cipher,
  keys: OpenKeys,
  bound: string,
  sealed: Bytes,
): Promise<Bytes> {
  const box = sealed.slice(1);
  return sealed[0] === TO_PUBLIC_KEY
    ? cipher.openFrom(keys.privateKey, box, bound)
    : cipher.open(keys.data, box, bound);
}

/** @throws SealBroken */
export async function openValue(
  cipher: Cipher,
  keys: OpenKeys,
  bound: string,
  sealed: Bytes,
): Promise<unknown> {
  return JSON.parse(textOf(await openBytes(cipher, keys, bound, sealed))) as unknown;
}

/** What must be read while the files are closed: whose phone this is, what it was told. */
export async function sealForDevice(
  cipher: Cipher,
  key: CryptoKey,
  bound: string,
  value: unknown,
): Promise<Bytes> {
  return cipher.seal(key, bytesOf(JSON.stringify(value)), bound);
}

export async function openForDevice(
  cipher: Cipher,
  key: CryptoKey,
  bound: string,
  sealed: Bytes,
): Promise<unknown> {
  return JSON.parse(textOf(await cipher.open(key, sealed, bound))) as unknown;
}

export function textOf(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
