/**
 * The cipher behind the envelope, as a port: where an assessment asks for another one (SM4, which browsers do not have) it is replaced
 * here and nowhere else. `bound` is what a sealed thing belongs to: moved to another row, it does not open.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

export interface Cipher {
  random(length: number): Bytes;
  /** Used by the browser and given to nobody; lives in the store as it is. */
  newDeviceKey(): Promise<CryptoKey>;
  keyOf(raw: Bytes): Promise<CryptoKey>;
  seal(key: CryptoKey, plain: Bytes, bound: string): Promise<Bytes>;
  /** @throws SealBroken with another key, another bound, or a changed byte */
  open(key: CryptoKey, sealed: Bytes, bound: string): Promise<Bytes>;
  /** A short secret made slow to guess. */
  stretch(secret: string, salt: Bytes, rounds: number): Promise<Bytes>;
  /** One key of several parts, all of them needed. */
  join(parts: readonly Bytes[], salt: Bytes, purpose: string): Promise<Bytes>;
  newPair(): Promise<{ readonly publicKey: Bytes; readonly privateKey: Bytes }>;
  sealTo(publicKey: Bytes, plain: Bytes, bound: string): Promise<Bytes>;
  openFrom(privateKey: Bytes, sealed: Bytes, bound: string): Promise<Bytes>;
  sha256(bytes: Bytes): Promise<string>;
}

export class SealBroken extends Error {
  constructor(cause: unknown) {
    super("a sealed thing does not open", { cause });
    this.name = "SealBroken";
  }
}

const IV_BYTES = 12;
const POINT_BYTES = 65;
const curve = { name: "ECDH", namedCurve: "P-256" } as const;

/** Undefined on a page without https, where browsers have no cipher. */
export function webCipher(): Cipher | undefined {
  // Typed as always there.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  return subtle === undefined ? undefined : cipherOf(subtle);
}

/** AES-256-GCM, PBKDF2 and HKDF over SHA-256, ECDH over P-256, all of the browser. */
function cipherOf(subtle: SubtleCrypto): Cipher {
  const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
  const keyOf = (raw: Bytes) => subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

  async function seal(key: CryptoKey, plain: Bytes, bound: string): Promise<Bytes> {
    const iv = random(IV_BYTES);
    const box = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(bound) }, key, plain);
    return concat([iv, new Uint8Array(box)]);
  }

  async function open(key: CryptoKey, sealed: Bytes, bound: string): Promise<Bytes> {
    const iv = sealed.slice(0, IV_BYTES);
    const wanted = { name: "AES-GCM", iv, additionalData: bytesOf(bound) };
    try {
      return new Uint8Array(await subtle.decrypt(wanted, key, sealed.slice(IV_BYTES)));
    } catch (error) {
      throw new SealBroken(error);
    }
  }

  async function join(parts: readonly Bytes[], salt: Bytes, purpose: string): Promise<Bytes> {
    const material = await subtle.importKey("raw", concat(parts), "HKDF", false, ["deriveBits"]);
    const wanted = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(purpose) };
    return new Uint8Array(await subtle.deriveBits(wanted, material, 256));
  }

  return {
    random,
    newDeviceKey: () => subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
    keyOf,
    seal,
    open,
    async stretch(secret, salt, rounds) {
      const material = await subtle.importKey("raw", bytesOf(secret), "PBKDF2", false, ["deriveBits"]);
      const wanted = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
      return new Uint8Array(await subtle.deriveBits(wanted, material, 256));
    },
    join,
    async newPair() {
      const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
      return {
        publicKey: new Uint8Array(await subtle.exportKey("raw", pair.publicKey)),
        privateKey: new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey)),
      };
    },
    async sealTo(publicKey, plain, bound) {
      // A pair for this one thing; its private half is forgotten at once.
      const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
      const own = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
      const receiver = await subtle.importKey("raw", publicKey, curve, false, []);
      const bits = await subtle.deriveBits({ name: "ECDH", public: receiver }, pair.privateKey, 256);
      const raw = await join([new Uint8Array(bits)], publicKey, "tongan sealed to a phone");
      return concat([own, await seal(await keyOf(raw), plain, bound)]);
    },
    async openFrom(privateKey, sealed, bound) {
      const own = await subtle.importKey("pkcs8", privateKey, curve, true, ["deriveBits"]);
      const sender = await subtle.importKey("raw", sealed.slice(0, POINT_BYTES), curve, false, []);
      const bits = await subtle.deriveBits({ name: "ECDH", public: sender }, own, 256);
      const receiver = publicPointOf(await subtle.exportKey("jwk", own));
      const raw = await join([new Uint8Array(bits)], receiver, "tongan sealed to a phone");
      return open(await keyOf(raw), sealed.slice(POINT_BYTES), bound);
    },
    async sha256(bytes) {
      return hexOf(new Uint8Array(await subtle.digest("SHA-256", bytes)));
    },
  };
}

export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function concat(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Of an exported key: 4, x, y. */
function publicPointOf({ x = "", y = "" }: JsonWebKey): Bytes {
  const part = (text: string) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  return concat([Uint8Array.of(4), part(x), part(y)]);
}
