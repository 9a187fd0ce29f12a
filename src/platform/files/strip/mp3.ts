/** An MP3 without its tags: the one before the sound is filled with nothing, which it allows for; those behind it are cut off. */
import type { FileHandle } from "node:fs/promises";
import { fillWithNothing } from "./fill.ts";

const HEAD = 10;
const OLD_TAG = 128;
const APE_FOOT = 32;

/** False where the tag says that it is longer than the file. */
export async function stripMp3(file: FileHandle, size: number): Promise<boolean> {
  const { buffer: head } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  if (head.toString("latin1", 0, 3) === "ID3") {
    // Seven bits of each byte count.
    const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
    if (HEAD + length > size) return false;
    // Without the flags of an extended header: nothing is there that it could describe.
    await file.write(Buffer.from([0]), 0, 1, 5);
    await fillWithNothing(file, HEAD, HEAD + length);
  }
  let end = size;
  if ((await textAt(file, end - OLD_TAG, 3)) === "TAG") end -= OLD_TAG;
  if ((await textAt(file, end - APE_FOOT, 8)) === "APETAGEX") {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, end - APE_FOOT + 12);
    end = Math.max(HEAD, end - buffer.readUInt32LE(0));
    // It may have a head besides, which its length leaves out.
    if ((await textAt(file, end - APE_FOOT, 8)) === "APETAGEX") end -= APE_FOOT;
  }
  if (end < size) await file.truncate(end);
  return true;
}

async function textAt(file: FileHandle, at: number, length: number): Promise<string> {
  if (at < 0) return "";
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.toString("latin1");
}
