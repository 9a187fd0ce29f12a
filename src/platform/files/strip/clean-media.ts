/**
 * What a picture, a recording or a film is by its first bytes, never by its name; and the same file without what the phone noted in it.
 */
import { type FileHandle, open, readFile, writeFile } from "node:fs/promises";
import { stripJpeg } from "./jpeg.ts";
import { stripMp3 } from "./mp3.ts";
import { stripMp4 } from "./mp4.ts";
import { MOST_PIXELS, pixelsOfJpeg, pixelsOfPng } from "./pixels.ts";
import { stripPng } from "./png.ts";
import { stripWav } from "./wav.ts";

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

// Pictures (HEIC, AVIF) come in the same boxes as films, but keep their notes elsewhere.
const FILM_BRAND = /^(?:isom|iso\d|mp4\d|avc\d|3g[2gprs].|M4V |mmp4|MSNV|dash|XAVC|f4v )$/;
const brandOf = (head: Buffer) => head.toString("latin1", 8, 12);

const kinds: readonly MediaKind[] = [
  { mediaType: "image/jpeg", ending: "jpg", is: bytes(0xff, 0xd8, 0xff) },
  { mediaType: "image/png", ending: "png", is: bytes(0x89, 0x50, 0x4e, 0x47) },
  { mediaType: "audio/mp4", ending: "m4a", is: text(4, "ftypM4A") },
  { mediaType: "video/quicktime", ending: "mov", is: text(4, "ftypqt") },
  {
    mediaType: "video/mp4",
    ending: "mp4",
    is: (head) => text(4, "ftyp")(head) && FILM_BRAND.test(brandOf(head)),
  },
  { mediaType: "audio/amr", ending: "amr", is: text(0, "#!AMR") },
  { mediaType: "audio/wav", ending: "wav", is: (head) => text(0, "RIFF")(head) && text(8, "WAVE")(head) },
  { mediaType: "audio/mpeg", ending: "mp3", is: (head) => text(0, "ID3")(head) || isMp3Frame(head) },
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
      const pixelsOf = mediaType === "image/jpeg" ? pixelsOfJpeg : pixelsOfPng;
      if (clean === undefined || pixelsOf(clean) > MOST_PIXELS) return undefined;
      await writeFile(path, clean);
    } else if (!(await stripSound(file, mediaType))) {
      return undefined;
    }
    return { mediaType, ending, wasStripped: true };
  } finally {
    await file.close();
  }
}

async function stripSound(file: FileHandle, mediaType: string): Promise<boolean> {
  const { size } = await file.stat();
  switch (mediaType) {
    case "audio/wav":
      return stripWav(file, size);
    case "audio/mpeg":
      return stripMp3(file, size);
    case "audio/amr":
      // Its form has no place for notes.
      return true;
    default:
      return (await stripMp4(file, size)) !== undefined;
  }
}
