/** One-time codes (RFC 6238) as the authenticator apps make them: HMAC-SHA-1, six digits, thirty seconds. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const STEP_SECONDS = 30;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret, in the Base32 that apps take. */
export function newOtpSecret(): string {
  return toBase32(randomBytes(20));
}

/** What the QR code says to the app. */
export function otpAddress(secret: string, username: string, issuer = "童安"): string {
  const label = encodeURIComponent(`${issuer}:${username}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

export function otpCode(secret: string, at: Date, digits = 6): string {
  return codeOfStep(fromBase32(secret), stepAt(at), digits);
}

/**
 * The time step that the code belongs to, or `undefined` for a wrong one; clocks may differ by one step. A step not later than
 * `after`, the last one used by this account, does not count: a code seen over the shoulder is spent.
 */
export function matchOtp(secret: string, code: string, at: Date, after = -1): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const key = fromBase32(secret);
  const step = stepAt(at);
  let matched: number | undefined;
  for (const candidate of [step - 1, step, step + 1]) {
    const same = timingSafeEqual(Buffer.from(codeOfStep(key, candidate, 6)), Buffer.from(code));
    if (same && candidate > after) matched = candidate;
  }
  return matched;
}

function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

function codeOfStep(key: Buffer, step: number, digits: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

function fromBase32(text: string): Buffer {
  const letters = Array.from(text.toUpperCase().replaceAll(/[\s=]/g, "")).map((letter) =>
    BASE32.indexOf(letter),
  );
  if (letters.includes(-1)) throw new Error("not a Base32 secret");
  const bits = letters.map((value) => value.toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
