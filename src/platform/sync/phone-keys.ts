/** The keys of a phone: 32 random bytes each; the server keeps digests only, so a stolen table opens nothing. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export function makeKey(): string {
  return randomBytes(32).toString("base64url");
}

export function digestOfKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

export function isKeyOf(key: string, digest: Buffer): boolean {
  return timingSafeEqual(digestOfKey(key), digest);
}
