/**
 * What a picture, a recording or a film is by its first bytes, never by its name; and the same file without what the phone noted in it.
 */
import { open, readFile, writeFile } from "node:fs/promises";
import { stripJpeg } from "./jpeg.ts";
import { stripMp4 } from "./mp4.ts";
import { stripPng } from "./png.ts";

export interface MediaKind {
  readonly mediaType: string;
  readonly ending: string;
  readonly is: (head: Buffer) => boolean;
}

const text =
  (at: number, ...words: readonly string[]) =>
  (head: Buffer) =>
    words.some((word) => head.toString("latin1", at, at + word.length) === word);
const bytes =
  (...of: readonly number[]) =>
  (head: Buffer) =>
    of.every((byte, index) => head[index] === byte);

const kinds: readonly MediaKind[] = [
  { mediaType: "image/jpeg", ending: "jpg", is: bytes(0xff, 0xd8, 0xff) },
  { mediaType: "image/png", ending: "png", is: bytes(0x89, 0x50, 0x4e, 0x47) },
  { mediaType: "audio/mp4", ending: "m4a", is: text(4, "ftypM4A") },
  { mediaType: "video/quicktime", ending: "mov", is: text(4, "ftypqt") },
  { mediaType: "video/mp4", ending: "mp4", is: text(4, "ftyp") },
  { mediaType: "audio/amr", ending: "amr", is: text(0, "#!AMR") },
  { mediaType: "audio/wav", ending: "wav", is: (head) => text(0, "RIFF")(head) && text(8, "WAVE")(head) },
  { mediaType: "audio/mpeg", ending: "mp3", is: (head) => text(0, "ID3")(head) || isMp3Frame(head) },
  { mediaType: "audio/webm", ending: "webm", is: bytes(0x1a, 0x45, 0xdf, 0xa3) },
  { mediaType: "audio/ogg", ending: "ogg", is: text(0, "OggS") },
];

const isMp3Frame = (head: Buffer) => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;

export interface CleanMedia {
  readonly mediaType: string;
  readonly ending: string;
  /** Notes of place and camera were looked for and taken out, or there can be none. */
  readonly wasStripped: boolean;
}

/** Cleans the file where it lies. Undefined for what is no picture, recording or film, or a broken one. */
export async function cleanMedia(path: string): Promise<CleanMedia | undefined> {
  const file = await open(path, "r+");
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const kind = kinds.find(({ is }) => is(buffer));
    if (kind === undefined) return undefined;
    const { mediaType, ending } = kind;
    if (mediaType.startsWith("image/")) {
      const strip = mediaType === "image/jpeg" ? stripJpeg : stripPng;
      const clean = strip(await readFile(path));
      if (clean === undefined) return undefined;
      await writeFile(path, clean);
    } else if (buffer.toString("latin1", 4, 8) === "ftyp") {
      const { size } = await file.stat();
      if ((await stripMp4(file, size)) === undefined) return undefined;
    }
    return { mediaType, ending, wasStripped: true };
  } finally {
    await file.close();
  }
}
