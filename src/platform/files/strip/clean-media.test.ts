import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { phoneJpeg, phoneMp4, phonePng, SECRET_PLACE } from "../../../../test/support/media.ts";
import { cleanMedia } from "./clean-media.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";

const folder = mkdtempSync(join(tmpdir(), "tongan-media-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

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
  ])("%s loses the place and everything else that was noted", async (_, given, mediaType) => {
    expect(given.includes(SECRET_PLACE)).toBe(true);
    const { media, bytes } = await cleaned(given);
    expect(media).toMatchObject({ mediaType, wasStripped: true });
    expect(bytes.includes(SECRET_PLACE)).toBe(false);
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
    ["audio/wav", Buffer.from("RIFF\0\0\0\0WAVEfmt ", "latin1")],
    ["audio/mpeg", Buffer.from("ID3\x04\0\0\0\0\0\0", "latin1")],
    ["audio/mp4", Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from("ftypM4A \0\0\0\0")])],
  ])("is known by its first bytes: %s", async (mediaType, given) => {
    expect((await cleaned(given)).media?.mediaType).toBe(mediaType);
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
