/**
 * SM4 in counter mode out of a kept block cipher. Node makes and throws away an OpenSSL context for each `createCipheriv`, which
 * costs twelve times what sealing a short field does (measured: 13 us against 1 us); one block cipher a key, fed with counter
 * blocks, gives the same bytes. For short fields the streams of many random ivs are made ahead, in one call.
 */
import { type Cipheriv, createCipheriv, type KeyObject, randomFillSync } from "node:crypto";

export const SM4_BLOCK_BYTES = 16;

const IVS_AHEAD = 256;
/** Two blocks: a citizen number and its padding. */
const STREAM_BYTES = 2 * SM4_BLOCK_BYTES;

export interface CounterMode {
  /** Encrypts under a fresh random iv, the first counter block; the iv is to be copied before the next call. */
  encrypt(plain: Uint8Array): { readonly iv: Buffer; readonly body: Buffer };
  decrypt(iv: Uint8Array, body: Uint8Array): Buffer;
}

export function sm4CounterMode(key: KeyObject): CounterMode {
  let blocks: Cipheriv | undefined;
  let counters = new Uint8Array(IVS_AHEAD * STREAM_BYTES);
  const ivs = Buffer.allocUnsafeSlow(IVS_AHEAD * SM4_BLOCK_BYTES);
  let streams: Uint8Array = new Uint8Array(0);
  let next = IVS_AHEAD;

  const encipher = (bytes: number): Buffer => {
    blocks ??= createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
    return blocks.update(counters.subarray(0, bytes));
  };
  const streamOf = (iv: Uint8Array, length: number): Buffer => {
    const bytes = Math.ceil(length / SM4_BLOCK_BYTES) * SM4_BLOCK_BYTES;
    if (counters.length < bytes) counters = new Uint8Array(bytes * 2);
    count(counters, 0, iv, bytes);
    return encipher(bytes);
  };
  const makeAhead = () => {
    randomFillSync(ivs);
    for (let nth = 0; nth < IVS_AHEAD; nth += 1) count(counters, nth * STREAM_BYTES, ivOf(nth), STREAM_BYTES);
    streams = encipher(IVS_AHEAD * STREAM_BYTES);
    next = 0;
  };
  const ivOf = (nth: number) => ivs.subarray(nth * SM4_BLOCK_BYTES, (nth + 1) * SM4_BLOCK_BYTES);

  return {
    encrypt(plain) {
      if (next === IVS_AHEAD) makeAhead();
      // No iv is ever used twice: each is left behind here, whether its stream sufficed or not.
      const nth = next;
      next += 1;
      const iv = ivOf(nth);
      if (plain.length > STREAM_BYTES) return { iv, body: combine(plain, streamOf(iv, plain.length), 0) };
      return { iv, body: combine(plain, streams, nth * STREAM_BYTES) };
    },
    decrypt: (iv, body) => combine(body, streamOf(iv, body.length), 0),
  };
}

function combine(text: Uint8Array, stream: Uint8Array, from: number): Buffer {
  const out = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at += 1) out[at] = (text[at] ?? 0) ^ (stream[from + at] ?? 0);
  return out;
}

/** Writes iv, iv + 1, iv + 2 … as big-endian blocks; the carry runs through all sixteen bytes. */
function count(counters: Uint8Array, from: number, iv: Uint8Array, bytes: number): void {
  counters.set(iv, from);
  for (let block = from + SM4_BLOCK_BYTES; block < from + bytes; block += SM4_BLOCK_BYTES) {
    counters.copyWithin(block, block - SM4_BLOCK_BYTES, block);
    for (let at = block + SM4_BLOCK_BYTES - 1; at >= block; at -= 1) {
      const byte = ((counters[at] ?? 0) + 1) & 0xff;
      counters[at] = byte;
      if (byte !== 0) break;
    }
  }
}
