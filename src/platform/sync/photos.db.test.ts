/** Photos from phones: in pieces that may be cut, repeated and mixed up; whole, they are what was sent, and sealed. */
import { createHash } from "node:crypto";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { phoneJpeg, SECRET_PLACE } from "../../../test/support/media.ts";
import { sendPhotoPiece } from "../../../test/support/photo-pieces.ts";
import { unitOfWork } from "../db/database.ts";
import { findPhotoFile, onPhotoArrived, openPhotoFile } from "./photos.service.ts";

let test: TestApp;
let director: Agent;
const heard: string[] = [];

beforeAll(async () => {
  test = await createTestApp();
  director = await test.as("director");
  onPhotoArrived((_tx, digest) => {
    heard.push(digest);
    return Promise.resolve();
  });
});

afterAll(async () => {
  await test.close();
});

const PIECE = 60;
const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const pieceOf = (photo: Buffer, offset: number, size = PIECE) => photo.subarray(offset, offset + size);

const send = (digest: string, offset: number, total: number, piece: Buffer) =>
  sendPhotoPiece(director, digest, { offset, total, bytes: piece });

async function ask(digest: string) {
  return (await director.get(`/api/sync/photos/${digest}`)).json<{ received: number; isWhole: boolean }>();
}

describe("a photo", () => {
  it("comes in pieces; what was cut goes on, what is repeated changes nothing, and a gap is refused (T13, T16)", async () => {
    const photo = phoneJpeg();
    const digest = digestOf(photo);
    expect(await ask(digest)).toEqual({ received: 0, isWhole: false });
    const first = await send(digest, 0, photo.length, pieceOf(photo, 0));
    expect(first.json()).toEqual({ received: PIECE, isWhole: false });
    expect((await send(digest, 0, photo.length, pieceOf(photo, 0))).json()).toEqual({
      received: PIECE,
      isWhole: false,
    });
    const gap = await send(digest, PIECE * 2, photo.length, pieceOf(photo, PIECE * 2));
    expect(gap.statusCode).toBe(409);
    expect(gap.json()).toMatchObject({ code: "sync.photo.offset", received: PIECE });
    // Cut at nine tenths, and begun a little before that again.
    const cut = Math.floor(photo.length * 0.9);
    await send(digest, PIECE, photo.length, photo.subarray(PIECE, cut));
    expect(await ask(digest)).toEqual({ received: cut, isWhole: false });
    const last = await send(digest, cut - 10, photo.length, photo.subarray(cut - 10));
    expect(last.json()).toEqual({ received: photo.length, isWhole: true });
    expect(await ask(digest)).toMatchObject({ isWhole: true });
    expect((await send(digest, 0, photo.length, pieceOf(photo, 0))).json()).toMatchObject({ isWhole: true });
    expect(heard).toEqual([digest]);
  });

  it("lies sealed, without what the camera noted, and opens for the room that shows it", async () => {
    const photo = phoneJpeg(3);
    const digest = digestOf(photo);
    await send(digest, 0, photo.length, photo);
    const work = { operation: "sync.photo.ask", effect: "read", audited: false } as const;
    const actor = (await test.app.sessions.find(director.cookie))?.actor;
    if (actor === undefined) throw new Error("no session");
    const content = await unitOfWork(test.app.database, actor, work, async (tx) => {
      const file = await findPhotoFile(tx, digest);
      const { stream, mediaType } = await openPhotoFile(tx, test.app, file ?? "");
      expect(mediaType).toBe("image/jpeg");
      return textOf(stream);
    });
    expect(content).not.toContain(SECRET_PLACE);
    expect(content).toContain("JFIF");
  });

  it("that changed on the way, or is none, is refused and begun anew (T16)", async () => {
    const photo = phoneJpeg(5);
    const digest = digestOf(photo);
    const changed = Buffer.from(photo);
    changed[photo.length - 3] = 0x11;
    const refused = await send(digest, 0, photo.length, changed);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: "sync.photo.hash" });
    expect(await ask(digest)).toEqual({ received: 0, isWhole: false });
    expect((await send(digest, 0, photo.length, photo)).json()).toMatchObject({ isWhole: true });
    const letter = Buffer.from("这不是照片".repeat(20));
    expect((await send(digestOf(letter), 0, letter.length, letter)).statusCode).toBe(422);
    const longer = await send(digest.replace(/^./, "0"), 0, 10, pieceOf(photo, 0));
    expect(longer.statusCode).toBe(422);
  });

  it("sent by two lines at once arrives once", async () => {
    const photo = phoneJpeg(8);
    const digest = digestOf(photo);
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(digest, 0, photo.length, photo)));
    expect(answers.map((one) => one.json<{ isWhole: boolean }>().isWhole)).toEqual([true, true, true, true]);
    expect(heard.filter((one) => one === digest)).toHaveLength(1);
  });
});
