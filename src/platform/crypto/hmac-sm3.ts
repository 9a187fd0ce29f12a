/**
 * HMAC-SM3 (RFC 2104) by one-shot hashes. `createHmac` makes an object that the garbage collector must finalise, which a bulk import
 * pays for two million times; the inner and outer pads of a key are laid out once and hashed together with the message.
 */
import { hash, type KeyObject } from "node:crypto";

const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
export const SM3_BYTES = 32;

/** The code of the parts, one after the other. */
export type MessageCode = (...parts: readonly (Uint8Array | string)[]) => Buffer;

/**
 * `codeBytes`: so much of the code is given, from its beginning.
 * @throws RangeError for a key longer than a block (ours have 32 bytes)
 */
export function hmacSm3(key: KeyObject, codeBytes = SM3_BYTES): MessageCode {
  const bytes = key.export();
  if (bytes.length > BLOCK_BYTES) throw new RangeError("the key is longer than a block of SM3");
  let inner = Buffer.alloc(1024);
  const outer = Buffer.alloc(BLOCK_BYTES + SM3_BYTES);
  inner.set(bytes);
  outer.set(bytes);
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    inner[at] = (inner[at] ?? 0) ^ INNER_PAD;
    outer[at] = (outer[at] ?? 0) ^ OUTER_PAD;
  }
  const reserve = (end: number) => {
    if (end <= inner.length) return;
    const larger = Buffer.alloc(end * 2);
    larger.set(inner);
    inner = larger;
  };
  return (...parts) => {
    let end = BLOCK_BYTES;
    for (const part of parts) {
      if (typeof part === "string") {
        reserve(end + part.length * 3);
        end += inner.write(part, end, "utf8");
      } else {
        reserve(end + part.length);
        inner.set(part, end);
        end += part.length;
      }
    }
    outer.write(hash("sm3", inner.subarray(0, end), "binary"), BLOCK_BYTES, "binary");
    // As text, since bytes would come in a buffer of their own instead of out of the pool.
    const code = Buffer.allocUnsafe(codeBytes);
    code.write(hash("sm3", outer, "binary"), 0, codeBytes, "binary");
    return code;
  };
}
