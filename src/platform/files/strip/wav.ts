/**
 * A WAV without its notes: chunks that are not the sound (`LIST`, `bext`, `iXML`, `id3 ` say who recorded it, when and where) become `JUNK`
 * filled with nothing, so that every position in the file stays right.
 */
import type { FileHandle } from "node:fs/promises";
import { fillWithNothing } from "./fill.ts";

const SOUND: ReadonlySet<string> = new Set(["fmt ", "data", "fact", "JUNK"]);
const MOST_CHUNKS = 10_000;

/** False where it is no sound WAV. */
export async function stripWav(file: FileHandle, size: number): Promise<boolean> {
  const { buffer: head } = await file.read(Buffer.alloc(8), 0, 8, 0);
  const said = head.readUInt32LE(4) + 8;
  // A recorder that streams does not know how long it will be.
  const whole = said > 12 && said < size ? said : size;
  if (whole < size) await file.truncate(whole);
  let chunks = 0;
  let at = 12;
  while (at + 8 <= whole) {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, at);
    const type = buffer.toString("latin1", 0, 4);
    const end = at + 8 + buffer.readUInt32LE(4);
    // A recorder that was cut off leaves the sound as the last chunk, shorter than it says.
    if (type === "data" && end >= whole) return true;
    if (end > whole || ++chunks > MOST_CHUNKS) return false;
    if (!SOUND.has(type)) {
      await file.write("JUNK", at, "latin1");
      await fillWithNothing(file, at + 8, end);
    }
    at = end + (end % 2);
  }
  await fillWithNothing(file, at, whole);
  return true;
}
