/**
 * Marks a text as this installation's: quarterly snapshots, exported figures. New marks are SM2 signatures, which anybody with the
 * public key can verify. Earlier releases made keyed seals, which only the master key can tell from a forgery; they go on holding.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";
import { deriveSm2Key, verifySm2 } from "./sm2.ts";

export interface Seal {
  /** Which kind of mark: `sm2-sm3` is a signature, `hmac-sm3` a keyed seal. */
  readonly scheme: string;
  /** Which key made it. */
  readonly keyId: string;
  /** Base64. */
  readonly value: string;
}

export interface Signer {
  /** PEM; what outsiders verify new marks with. */
  readonly publicKey: string;
  sign(content: string | Uint8Array): Promise<Seal>;
  verify(content: string | Uint8Array, seal: Seal): Promise<boolean>;
}

export const SM2_SCHEME = "sm2-sm3";
const HMAC_SCHEME = "hmac-sm3";
const KEY_ID = "1";

const meanings: Readonly<Record<string, string>> = {
  [SM2_SCHEME]:
    "未经电子认证机构认证的 SM2 签名：持有公钥的任何人都能验证内容自签名后没有改动、由本系统的密钥签出；不证明签名人身份，不等于《电子签名法》上的可靠电子签名",
  [HMAC_SCHEME]: "带密钥的校验码（HMAC-SM3）：可查出内容是否被改动，不是电子签名",
};

/** What people read beside a mark of this kind: what it proves and what not. */
export function meaningOf(scheme: string): string {
  return meanings[scheme] ?? "不认识的标记，无法验证";
}

/** Signs by SM2 with a key of its own for each purpose, and verifies both kinds. Asynchronous, as a UKey will be. */
export function createSigner(ring: KeyRing, purpose: string): Signer {
  const key = deriveSm2Key(ring, `sign/${KEY_ID}/${purpose}`);
  const keyed = createKeyedSealer(ring, purpose);
  return {
    publicKey: key.publicKey,
    sign: (content) => Promise.resolve({ scheme: SM2_SCHEME, keyId: KEY_ID, value: key.sign(content) }),
    verify(content, seal) {
      const isOurs = seal.scheme === SM2_SCHEME && seal.keyId === KEY_ID;
      return Promise.resolve(
        isOurs ? verifySm2(content, seal.value, key.publicKey) : keyed.verify(content, seal),
      );
    },
  };
}

/** The marks of earlier releases: HMAC-SM3. */
export function createKeyedSealer(ring: KeyRing, purpose: string) {
  const key = ring.derive(`seal/${KEY_ID}/${purpose}`, 32);
  const macOf = (content: string | Uint8Array) => createHmac("sm3", key).update(content).digest();
  return {
    seal: (content: string | Uint8Array): Seal => ({
      scheme: HMAC_SCHEME,
      keyId: KEY_ID,
      value: macOf(content).toString("base64"),
    }),
    verify(content: string | Uint8Array, seal: Seal): boolean {
      const expected = macOf(content);
      const actual = Buffer.from(seal.value, "base64");
      const isOurs = seal.scheme === HMAC_SCHEME && seal.keyId === KEY_ID;
      return isOurs && actual.length === expected.length && timingSafeEqual(actual, expected);
    },
  };
}
