/**
 * Signatures by SM2 with SM3 (GB/T 32918.2, the standard curve, the default user id), in the DER and PEM that other tools read.
 * Node's own `sign` with this curve is ECDSA, not SM2: it neither hashes the signer in nor computes the same equation.
 */
import { sm2 } from "sm-crypto-v2";
import type { KeyRing } from "./key-ring.ts";

export const SM2_USER_ID = "1234567812345678";
const ORDER = BigInt("0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
/** SubjectPublicKeyInfo: an elliptic curve key on 1.2.156.10197.1.301, then the uncompressed point. */
const SPKI_HEAD = "3059301306072a8648ce3d020106082a811ccf5501822d034200";
const SEQUENCE = 0x30;
const INTEGER = 0x02;

export interface Sm2Key {
  /** PEM; anybody may have it. */
  readonly publicKey: string;
  /** Base64 of the DER signature. */
  sign(content: string | Uint8Array): string;
}

/**
 * The installation's own key, derived from the master key: nothing to keep, to lose or to agree on between servers. 48 bytes
 * reduced by the order are as good as evenly drawn (FIPS 186-5, A.2.1).
 */
export function deriveSm2Key(ring: KeyRing, purpose: string): Sm2Key {
  const drawn = BigInt(`0x${ring.derive(purpose, 48).export().toString("hex")}`);
  return sm2KeyOf(((drawn % (ORDER - 2n)) + 1n).toString(16).padStart(64, "0"));
}

export function sm2KeyOf(privateKey: string): Sm2Key {
  const point = sm2.getPublicKeyFromPrivateKey(privateKey);
  return {
    publicKey: pemOf(point),
    sign(content) {
      const options = { hash: true, der: true, publicKey: point, userId: SM2_USER_ID };
      return Buffer.from(sm2.doSignature(content, privateKey, options), "hex").toString("base64");
    },
  };
}

/** Needs the public key alone. A damaged signature or key verifies nothing. */
export function verifySm2(content: string | Uint8Array, signature: string, publicKey: string): boolean {
  try {
    const pair = pairOf(Buffer.from(signature, "base64"));
    return sm2.doVerifySignature(content, pair, pointOf(publicKey), { hash: true, userId: SM2_USER_ID });
  } catch {
    return false;
  }
}

/** Is it a public key on this curve? */
export function isSm2PublicKey(pem: string): boolean {
  try {
    return sm2.verifyPublicKey(pointOf(pem));
  } catch {
    return false;
  }
}

/** The two numbers of a DER signature, side by side in hexadecimal. One signature has one spelling: nothing else passes. */
function pairOf(der: Buffer): string {
  let at = 2;
  const number = () => {
    const length = der.readUInt8(at + 1);
    const digits = der.toString("hex", at + 2, at + 2 + length);
    if (der.readUInt8(at) !== INTEGER || digits.length !== length * 2) throw new TypeError("not a signature");
    at += 2 + length;
    const bare = digits.replace(/^00(?=[89a-f])/, "");
    if (bare.length > 64 || /^00./.test(bare)) throw new TypeError("not a signature");
    return bare.padStart(64, "0");
  };
  const pair = number() + number();
  const isWhole = der.readUInt8(0) === SEQUENCE && der.readUInt8(1) === der.length - 2 && at === der.length;
  if (!isWhole) throw new TypeError("not a signature");
  return pair;
}

function pemOf(point: string): string {
  const lines =
    Buffer.from(SPKI_HEAD + point, "hex")
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}

function pointOf(pem: string): string {
  const hex = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ""), "base64").toString("hex");
  if (!hex.startsWith(SPKI_HEAD)) throw new TypeError("not a public key on the SM2 curve");
  return hex.slice(SPKI_HEAD.length);
}
