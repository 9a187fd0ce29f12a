import { afterEach, expect, it } from "vitest";
import { ModelServer, sha256 } from "../../../../test/support/phone/model-server.ts";
import {
  OTHER_VILLAGE,
  PASSWORD,
  PIN,
  TestPhone,
  untilKilled,
  uuidOf,
  VILLAGE,
  visit,
} from "../../../../test/support/phone/test-phone.ts";
import { setClock } from "../../../kernel/clock.ts";

afterEach(() => {
  setClock("");
});

const CHILD = uuidOf(1);
const photo = Buffer.from("a picture ".repeat(15_000));
const digest = sha256(photo);

interface Life {
  readonly server: ModelServer;
  readonly phone: TestPhone;
  readonly saved: string[];
  readonly mutation: ReturnType<typeof visit>;
}

async function born(): Promise<Life> {
  setClock("2026-11-28T08:00:00+08:00");
  const server = new ModelServer();
  server.addAccount("director", [VILLAGE]);
  for (const i of [1, 2, 3]) server.putDocument(uuidOf(i), VILLAGE, { name: `孩子${i}` });
  const phone = new TestPhone(server);
  await phone.open();
  await phone.page.logIn({ username: "director", password: PASSWORD, pin: PIN });
  await phone.page.syncNow();
  await phone.page.keepDraft("visit:1", { note: "写了一半" });
  await phone.page.keepDraft("visit-photo:1", { data: "" });
  server.putDocument(uuidOf(4), VILLAGE, { name: "新来的" });
  server.moveDocument(uuidOf(3), OTHER_VILLAGE);
  return { server, phone, saved: [], mutation: visit(CHILD, { body: { note: "在家", photos: [digest] } }) };
}

/** A visit with a photo is saved and synced; the page dies at the k-th step. Answers whether it lived to the end. */
async function live({ phone, saved, mutation }: Life, left: number): Promise<boolean> {
  phone.breaker.left = left;
  await untilKilled(async () => {
    await phone.page.save({
      mutations: [mutation],
      photos: [{ digest, bytes: photo.length, blob: new Blob([photo]) }],
      forgetDrafts: ["visit:1", "visit-photo:1"],
    });
    saved.push(mutation.id);
    await phone.page.syncNow();
  });
  return !phone.breaker.isDead;
}

it("keeps each saved visit, its photo and its draft whole at whatever step of save, push, pull and photo the page dies", async () => {
  let steps = 0;
  for (let left = 0; ; left++) {
    const life = await born();
    const { server, phone, saved, mutation } = life;
    const lived = await live(life, left);
    await phone.kill();
    await phone.open();
    await phone.page.unlock(PIN);
    const isThere = (await phone.page.listOutbox()).some(({ id }) => id === mutation.id);
    const drafts = (await phone.page.listDrafts()).length;
    expect({ left, isThere, drafts }).toEqual({ left, isThere, drafts: isThere ? 0 : 2 });
    if (saved.length > 0) expect(isThere).toBe(true);
    const result = await phone.page.syncNow();
    expect({ left, fault: result.fault }).toEqual({ left, fault: null });
    expect(server.effectsOf(mutation.id)).toBe(isThere ? 1 : 0);
    expect(server.photos.get(digest)?.isWhole ?? false).toBe(isThere);
    expect((await phone.page.listDocuments()).map(({ id }) => id)).toEqual([CHILD, uuidOf(2), uuidOf(4)]);
    expect(phone.disk.rows.get("pieces")?.size).toBe(0);
    await phone.close();
    if (lived) break;
    steps = left;
  }
  expect(steps).toBeGreaterThan(60);
}, 300_000);

it("empties itself whole or not at all, and says so in the end, at whatever step of it the page dies", async () => {
  for (let left = 0; ; left++) {
    const { server, phone, mutation } = await born();
    phone.line.weather = () => "lostBefore";
    await phone.page.save({ mutations: [mutation] });
    for (const device of server.devices.values()) device.isEnded = true;
    server.endSessions();
    await phone.kill();
    phone.line.weather = () => "fair";
    await phone.open();
    await phone.page.unlock(PIN);
    phone.breaker.left = left;
    await untilKilled(() => phone.page.syncNow());
    const lived = !phone.breaker.isDead;
    await phone.kill();
    await phone.open();
    if (phone.page.state.phase === "locked") await phone.page.unlock(PIN);
    await phone.page.syncNow();
    await phone.page.syncNow();
    expect({ left, phase: phone.page.state.phase }).toEqual({ left, phase: "wiped" });
    expect(server.ledger.get(mutation.id)?.receipt.state).toBe("handedOver");
    expect([...server.devices.values()].map(({ isWiped }) => isWiped)).toEqual([true]);
    for (const table of ["documents", "desk", "outbox", "drafts", "pieces", "reads"] as const)
      expect(phone.disk.rows.get(table)?.size).toBe(0);
    await phone.close();
    if (lived) break;
  }
}, 300_000);
