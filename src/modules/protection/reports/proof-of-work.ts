/**
 * A little work before a report is taken, instead of a foreign captcha: a person does not notice it, a flood from one machine does.
 * The browser looks for a nonce; the server checks it with one digest. Pure, and without WebCrypto, which old phones and plain
 * http do not have.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

export function isProven(challenge: string, nonce: string, difficulty: number): boolean {
  return leadingZeroBits(sha256(utf8ToBytes(`${challenge}.${nonce}`))) >= difficulty;
}

/** Tries `count` nonces from `first` on; undefined if none of them will do, so that the caller can let the page breathe. */
export function findNonce(
  challenge: string,
  difficulty: number,
  first: number,
  count: number,
): string | undefined {
  // The challenge is digested once, not for each try: six times as many tries in the same time, which an old phone needs.
  const begun = sha256.create().update(utf8ToBytes(`${challenge}.`));
  const trial = sha256.create();
  const digest = new Uint8Array(trial.outputLen);
  for (let nonce = first; nonce < first + count; nonce++) {
    const text = nonce.toString(36);
    begun._cloneInto(trial).update(utf8ToBytes(text)).digestInto(digest);
    if (leadingZeroBits(digest) >= difficulty) return text;
  }
  return undefined;
}

function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
