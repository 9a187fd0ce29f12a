/**
 * Marks a text as this installation's: quarterly snapshots, exported figures. What is here is a keyed seal: whoever holds the
 * master key can make it, so it shows that nothing was changed since, but proves authorship to nobody outside. A signature by
 * SM2 and UKey is another `Signer`.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";

export interface Seal {
  /** Which kind of mark: `hmac-sm3` is a keyed seal, not a digital signature. */
  readonly scheme: string;
  /** Which key made it. */
  readonly keyId: string;
  /** Base64. */
  readonly value: string;
}

export interface Signer {
  readonly scheme: string;
  /** What people read beside the mark; says what it proves and what not. */
  readonly meaning: string;
  sign(content: string | Uint8Array): Promise<Seal>;
  verify(content: string | Uint8Array, seal: Seal): Promise<boolean>;
}

const SCHEME = "hmac-sm3";
const KEY_ID = "1";

/** A signer whose marks are HMAC-SM3 under a key of its own for each purpose. Asynchronous, as a UKey will be. */
export function createKeyedSealer(ring: KeyRing, purpose: string): Signer {
  const key = ring.derive(`seal/${KEY_ID}/${purpose}`, 32);
  const macOf = (content: string | Uint8Array) => createHmac("sm3", key).update(content).digest();
  return {
    scheme: SCHEME,
    meaning: "带密钥的校验码（HMAC-SM3）：可查出内容是否被改动，不是电子签名",
    sign: (content) =>
      Promise.resolve({ scheme: SCHEME, keyId: KEY_ID, value: macOf(content).toString("base64") }),
    verify(content, seal) {
      const expected = macOf(content);
      const actual = Buffer.from(seal.value, "base64");
      const known = seal.scheme === SCHEME && seal.keyId === KEY_ID && actual.length === expected.length;
      return Promise.resolve(known && timingSafeEqual(actual, expected));
    },
  };
}
