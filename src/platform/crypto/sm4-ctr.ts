/**
 * SM4 in counter mode out of a kept block cipher. Node makes and throws away an OpenSSL context for each `createCipheriv`, which
 * costs twelve times what sealing a short field does (measured: 13 us against 1 us); one block cipher a key, fed with counter
 * blocks, gives the same bytes.
 */
import { type Cipheriv, createCipheriv, type KeyObject } from "node:crypto";

export const SM4_BLOCK_BYTES = 16;

/** Encrypts and decrypts, which are the same in counter mode; `iv` is the first counter block. */
export type CounterMode = (iv: Uint8Array, data: Uint8Array) => Buffer;

export function sm4CounterMode(key: KeyObject): CounterMode {
  let blocks: Cipheriv | undefined;
  let counters = new Uint8Array(64 * SM4_BLOCK_BYTES);
  return (iv, data) => {
    blocks ??= createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
    const bytes = Math.ceil(data.length / SM4_BLOCK_BYTES) * SM4_BLOCK_BYTES;
    if (counters.length < bytes) counters = new Uint8Array(bytes * 2);
    count(counters, iv, bytes);
    const stream = blocks.update(counters.subarray(0, bytes));
    for (let at = 0; at < data.length; at += 1) stream[at] = (stream[at] ?? 0) ^ (data[at] ?? 0);
    return stream.length === data.length ? stream : stream.subarray(0, data.length);
  };
}

/** Writes iv, iv + 1, iv + 2 … as big-endian blocks; the carry runs through all sixteen bytes. */
function count(counters: Uint8Array, iv: Uint8Array, bytes: number): void {
  counters.set(iv);
  for (let block = SM4_BLOCK_BYTES; block < bytes; block += SM4_BLOCK_BYTES) {
    counters.copyWithin(block, block - SM4_BLOCK_BYTES, block);
    for (let at = block + SM4_BLOCK_BYTES - 1; at >= block; at -= 1) {
      const next = ((counters[at] ?? 0) + 1) & 0xff;
      counters[at] = next;
      if (next !== 0) break;
    }
  }
}
