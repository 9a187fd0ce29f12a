/**
 * A film or a sound recording of a phone (MP4, MOV, M4A, 3GP) without its notes: where it was taken stands in boxes named `udta` and
 * `meta`. They become `free` boxes filled with nothing, so that every position in the file stays right. Works in place on the boxes
 * that hold others; the sound and the pictures are never read.
 */
import type { FileHandle } from "node:fs/promises";
import { fillWithNothing } from "./fill.ts";

const HOLDERS: ReadonlySet<string> = new Set(["moov", "trak", "mdia", "minf"]);
const NOTES: ReadonlySet<string> = new Set(["udta", "meta", "uuid", "XMP_"]);
const MOST_BOXES = 10_000;

interface Box {
  readonly at: number;
  readonly type: string;
  readonly head: number;
  readonly end: number;
}

/** How many boxes were emptied; undefined where it is no sound file of this kind. */
export async function stripMp4(file: FileHandle, size: number): Promise<number | undefined> {
  const count = { boxes: 0, emptied: 0 };
  const isSound = await walk(file, 0, size, count);
  return isSound ? count.emptied : undefined;
}

async function walk(
  file: FileHandle,
  from: number,
  to: number,
  count: { boxes: number; emptied: number },
): Promise<boolean> {
  for (let at = from; at + 8 <= to; ) {
    const box = await boxAt(file, at, to);
    if (box === undefined || ++count.boxes > MOST_BOXES) return false;
    if (NOTES.has(box.type)) {
      await empty(file, box);
      count.emptied++;
    } else if (HOLDERS.has(box.type) && !(await walk(file, box.at + box.head, box.end, count))) return false;
    at = box.end;
  }
  return true;
}

async function boxAt(file: FileHandle, at: number, to: number): Promise<Box | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, at);
  if (bytesRead < 8) return undefined;
  const short = buffer.readUInt32BE(0);
  const isLong = short === 1;
  const size = short === 0 ? to - at : isLong ? Number(buffer.readBigUInt64BE(8)) : short;
  const head = isLong ? 16 : 8;
  if (size < head || at + size > to) return undefined;
  return { at, type: buffer.toString("latin1", 4, 8), head, end: at + size };
}

async function empty(file: FileHandle, { at, head, end }: Box): Promise<void> {
  await file.write("free", at + 4, "latin1");
  await fillWithNothing(file, at + head, end);
}
