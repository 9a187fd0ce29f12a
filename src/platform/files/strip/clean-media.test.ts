import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import {
  phoneHeic,
  phoneJpeg,
  phoneMp4,
  phonePng,
  recorderMp3,
  recorderWav,
  SECRET_PLACE,
  SOUND,
} from "../../../../test/support/media.ts";
import { cleanMedia } from "./clean-media.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";

const folder = mkdtempSync(join(tmpdir(), "tongan-media-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A JPEG that says how large it is. */
function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const [start, rest] = [phoneJpeg(1).subarray(0, 2), phoneJpeg(1).subarray(2)];
  return Buffer.concat([start, frame, rest]);
}

async function cleaned(bytes: Buffer) {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  const media = await cleanMedia(path);
  return { media, bytes: readFileSync(path) };
}

describe("a file from a phone", () => {
  it.each([
    ["JPEG", phoneJpeg(), "image/jpeg"],
    ["PNG", phonePng(), "image/png"],
    ["MP4", phoneMp4(), "video/mp4"],
    ["WAV", recorderWav(), "audio/wav"],
    ["MP3", recorderMp3(), "audio/mpeg"],
  ])("%s loses the place and everything else that was noted", async (_, given, mediaType) => {
    expect(given.includes(SECRET_PLACE)).toBe(true);
    const { media, bytes } = await cleaned(given);
    expect(media).toMatchObject({ mediaType, wasStripped: true });
    expect(bytes.includes(SECRET_PLACE)).toBe(false);
  });

  it.each([
    ["WAV", recorderWav()],
    ["MP3", recorderMp3()],
  ])("%s keeps its sound where it was", async (_, given) => {
    const at = given.indexOf(SOUND);
    expect((await cleaned(given)).bytes.indexOf(SOUND)).toBe(at);
  });

  it("keeps its sound and pictures where they were", async () => {
    const given = phoneMp4();
    const { bytes } = await cleaned(given);
    expect(bytes).toHaveLength(given.length);
    const film = given.indexOf("the film itself");
    expect(bytes.subarray(film, film + 40)).toEqual(given.subarray(film, film + 40));
  });

  it.each([
    ["an executable named .jpg", Buffer.from("MZ\x90\0\x03", "latin1")],
    ["a web page", Buffer.from("<html><script>alert(1)</script>")],
    ["a PDF", Buffer.from("%PDF-1.7")],
    ["an HEIC photo", phoneHeic()],
    ["an AVIF photo", phoneHeic("avif")],
    ["a sequence of pictures", phoneHeic("msf1")],
    ["a WebP photo", Buffer.from("RIFF\0\0\0\0WEBPVP8 ", "latin1")],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0")],
    ["a drawing with a script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a recording whose notes cannot be taken out", Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4])],
    ["an Ogg", Buffer.from("OggS\0\x02")],
    ["a PNG of four thousand million pixels", phonePng(65_500, 65_500)],
    ["a JPEG of four thousand million pixels", jpegOf(65_500, 65_500)],
    [
      "an MP3 whose tag is longer than the file",
      Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
    ],
    ["an archive", Buffer.from("PK\x03\x04", "latin1")],
    ["nothing", Buffer.alloc(0)],
    ["a JPEG that breaks off", phoneJpeg().subarray(0, 60)],
    ["a PNG that breaks off", phonePng().subarray(0, 40)],
    [
      "an MP4 whose box is longer than the file",
      Buffer.concat([
        Buffer.from([0, 0, 0, 16]),
        Buffer.from("ftypmp42\0\0\0\0"),
        Buffer.from([0, 0, 9, 9]),
        Buffer.from("moov"),
      ]),
    ],
  ])("%s is none", async (_, given) => {
    expect((await cleaned(given)).media).toBeUndefined();
  });

  it.each([
    ["audio/amr", Buffer.from("#!AMR\n")],
    ["image/png", phonePng(12_000, 9_000)],
    ["image/jpeg", jpegOf(16_320, 12_240)],
    ["audio/wav", Buffer.from("RIFF\0\0\0\0WAVEfmt ", "latin1")],
    ["audio/mpeg", Buffer.from("ID3\x04\0\0\0\0\0\0", "latin1")],
    ["audio/mp4", Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from("ftypM4A \0\0\0\0")])],
  ])("is known by its first bytes: %s", async (mediaType, given) => {
    expect((await cleaned(given)).media?.mediaType).toBe(mediaType);
  });
});

describe("a picture and something else in one file", () => {
  it("is the picture alone afterwards", async () => {
    for (const picture of [phoneJpeg(), phonePng()]) {
      const tail = Buffer.from("PK\x03\x04<html><script>alert(1)</script>", "latin1");
      const { media, bytes } = await cleaned(Buffer.concat([picture, tail]));
      expect(media).toBeDefined();
      expect(bytes.includes("<script>")).toBe(false);
      expect(bytes.includes("PK\x03\x04")).toBe(false);
    }
  });
});

describe("a JPEG", () => {
  it("keeps which way up it is, and both scans with the table between them", () => {
    const clean = stripJpeg(phoneJpeg(6)) ?? Buffer.alloc(0);
    expect(stripJpeg(clean)).toEqual(clean);
    expect(clean.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
    expect(clean.includes(Buffer.from([0xff, 0xd9, 0x01, 0x02]))).toBe(true);
    expect(clean.subarray(-4)).toEqual(Buffer.from([0x78, 0x9a, 0xff, 0xd9]));
    expect(stripJpeg(phoneJpeg(1))?.includes("Exif")).toBe(false);
  });
});

describe("whatever bytes somebody sends", () => {
  it("are cleaned or refused, and what was cleaned is clean", () => {
    const heads = fc.constantFrom(
      Buffer.from([0xff, 0xd8]),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    );
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, tail) => {
        const bytes = Buffer.concat([head, tail]);
        for (const strip of [stripJpeg, stripPng]) {
          const clean = strip(bytes);
          if (clean !== undefined) expect(strip(clean)).toEqual(clean);
        }
      }),
    );
  });
});
