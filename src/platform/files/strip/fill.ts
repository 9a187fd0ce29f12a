import type { FileHandle } from "node:fs/promises";

const CHUNK = Buffer.alloc(64 * 1024);

/** Zeros from one place in the file up to another. */
export async function fillWithNothing(file: FileHandle, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += CHUNK.length)
    await file.write(CHUNK, 0, Math.min(CHUNK.length, to - at), at);
}
