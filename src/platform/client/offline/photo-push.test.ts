import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelServer, sha256 } from "../../../../test/support/phone/model-server.ts";
import {
  PASSWORD,
  PIN,
  TestPhone,
  uuidOf,
  VILLAGE,
  visit,
} from "../../../../test/support/phone/test-phone.ts";
import { setClock } from "../../../kernel/clock.ts";
import { PHOTO_PIECE_BYTES } from "../../sync/photos.contract.ts";
import { SENT_BYTES } from "./photo-push.ts";
import { fitted } from "./prepare-photo.ts";

const CHILD = uuidOf(1);
const photo = Buffer.alloc(PHOTO_PIECE_BYTES * 2 + 1000, "0123456789abcdef");
const digest = sha256(photo);

let server: ModelServer;
let phone: TestPhone;

beforeEach(async () => {
  setClock("2026-11-28T08:00:00+08:00");
  server = new ModelServer();
  server.addAccount("director", [VILLAGE]);
  server.putDocument(CHILD, VILLAGE, { name: "王小明" });
  phone = new TestPhone(server);
  await phone.open();
  await phone.page.logIn({ username: "director", password: PASSWORD, pin: PIN });
  await phone.page.syncNow();
});

afterEach(async () => {
  await phone.close();
  setClock("");
});

async function saveWithPhoto(): Promise<string> {
  const mutation = visit(CHILD, { body: { note: "在家", photos: [digest] } });
  await phone.page.save({
    mutations: [mutation],
    photos: [{ digest, bytes: photo.length, blob: new Blob([photo]) }],
  });
  return mutation.id;
}

const bytesSent = () =>
  server.requests.filter(({ name }) => name === "sync.photo.send").reduce((sum, { bytes }) => sum + bytes, 0);

describe("a photo", () => {
  it("goes after the words, and stands on the phone until it is whole above", async () => {
    phone.line.weather = ({ name }) => (name === "sync.photo.send" ? "lostBefore" : "fair");
    await saveWithPhoto();
    expect(await phone.page.syncNow()).toMatchObject({ ok: false });
    expect(server.ledger.size).toBe(1);
    expect((await phone.page.listOutbox())[0]).toMatchObject({ state: "received", photosWaiting: 1 });
    expect(phone.page.state.waiting).toBe(1);
    expect((await phone.page.readPhoto(digest))?.size).toBe(photo.length);
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(server.photos.get(digest)?.isWhole).toBe(true);
    expect((await phone.page.listOutbox())[0]).toMatchObject({ photosWaiting: 0 });
    expect(phone.page.state.waiting).toBe(0);
    expect(await phone.page.readPhoto(digest)).toBeUndefined();
  });

  it("that was cut goes on where the server stands, at any byte", async () => {
    let sent = 0;
    phone.line.weather = ({ name }) => {
      if (name === "sync.photo.send") sent += 1;
      return sent === 2 ? "lostAfter" : sent > 2 ? "lostBefore" : "fair";
    };
    await saveWithPhoto();
    await phone.page.syncNow();
    expect(server.photos.get(digest)?.bytes.length).toBe(SENT_BYTES * 2);
    // As if the piece itself had been cut on its way.
    const there = server.photos.get(digest);
    if (there !== undefined) there.bytes = there.bytes.subarray(0, SENT_BYTES + 77);
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(server.photos.get(digest)?.isWhole).toBe(true);
    // T13: a cut must not cost more than that.
    expect(bytesSent()).toBeLessThan(photo.length * 1.3);
  });

  it("that arrives changed is sent once more from the start; then a person is told, who may try again", async () => {
    const spoil = () => {
      const there = server.photos.get(digest);
      if (there !== undefined && !there.isWhole) there.bytes = Buffer.alloc(there.bytes.length, "x");
    };
    phone.line.weather = ({ name }) => {
      if (name === "sync.photo.send") spoil();
      return "fair";
    };
    const id = await saveWithPhoto();
    await phone.page.syncNow();
    expect(phone.page.state).toMatchObject({ attention: 1, waiting: 1 });
    const [item] = await phone.page.listOutbox();
    expect(item).toMatchObject({ id, state: "attention", photosWaiting: 1 });
    expect(item?.fault).toContain("照片");
    await expect(phone.page.dismiss(id)).rejects.toMatchObject({ code: "phone.notReceived" });
    phone.line.weather = () => "fair";
    await phone.page.resend(id);
    await phone.page.syncNow();
    expect(server.photos.get(digest)?.isWhole).toBe(true);
    expect(phone.page.state).toMatchObject({ attention: 0, waiting: 0 });
  });

  it("in two visits is kept and sent once", async () => {
    phone.line.weather = () => "lostBefore";
    await saveWithPhoto();
    await saveWithPhoto();
    expect(phone.disk.rows.get("photos")?.size).toBe(1);
    phone.line.weather = () => "fair";
    await phone.page.syncNow();
    expect(bytesSent()).toBeLessThan(photo.length * 1.1);
  });
});

it("is scaled to 1600 pixels, both edges alike, and never made larger", () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  expect(fitted(16_000, 2)).toEqual({ width: 1600, height: 1 });
  expect(() => fitted(0, 10)).toThrow(RangeError);
});
