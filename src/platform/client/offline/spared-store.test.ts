/** The browser throws the phone's store away: what only this phone had comes back with the log-in. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  CHILD,
  directorsPhone,
  logIn,
  passDays,
  phone,
  reopen,
  SECOND,
  server,
} from "../../../../test/support/phone/directors-phone.ts";
import { sha256 } from "../../../../test/support/phone/model-server.ts";
import {
  PASSWORD,
  PIN,
  TestPhone,
  untilKilled,
  VILLAGE,
  visit,
} from "../../../../test/support/phone/test-phone.ts";
import { fromText, toText } from "./spare-copy.ts";

directorsPhone();

const photo = Buffer.alloc(400_000, "photo");
const digest = sha256(photo);

/** Two visits wait, one of them with a photo; a third is half written. */
async function workWithoutLine() {
  phone.line.weather = () => "lostBefore";
  const first = visit(CHILD, { body: { note: "在家", photos: [digest] } });
  const second = visit(SECOND, { dependsOn: [first.id] });
  await phone.page.save({
    mutations: [first],
    photos: [{ digest, bytes: photo.length, blob: new Blob([photo]) }],
  });
  await phone.page.save({ mutations: [second] });
  await phone.page.keepDraft("visit:2", { note: "写了一半" });
  phone.line.weather = () => "fair";
  return { first, second };
}

/** While it is lost, nothing can be sent: the line was away before, and the log-in brings it back. */
async function loseWhileAway(): Promise<void> {
  phone.line.weather = () => "lostBefore";
  await phone.loseStore();
  phone.line.weather = () => "fair";
}

describe("a phone whose store was thrown away", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("says that what waits is there still, and has it again after the log-in, drafts and photos too", async () => {
    const { first, second } = await workWithoutLine();
    const { deviceId } = phone.page.state;
    await loseWhileAway();
    expect(phone.page.state).toMatchObject({ phase: "empty", deviceId });
    // Two visits, a photo, a draft.
    expect(phone.page.state.told).toContain("没有上传的 4 条另外留了一份");
    phone.line.weather = ({ name }) => (name === "sync.push" ? "lostBefore" : "fair");
    await logIn();
    const listed = (await phone.page.listOutbox()).map(({ id, n, state }) => ({ id, n, state }));
    expect(listed.filter(({ state }) => state === "waiting").map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    expect(await phone.page.readDraft("visit:2")).toEqual({ note: "写了一半" });
    const shown = await phone.page.readPhoto(digest);
    expect(shown && Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);
    phone.line.weather = () => "fair";
    const third = visit(CHILD);
    await phone.page.save({ mutations: [third] });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    for (const { id } of [first, second, third]) expect(server.effectsOf(id)).toBe(1);
    expect(server.photos.get(digest)?.isWhole).toBe(true);
    const numbers = (await phone.page.listOutbox()).map(({ n }) => n);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(phone.page.state).toMatchObject({ phase: "open", told: null, waiting: 0, deviceId });
  });

  it("has it again by the password where the PIN is a new one, and by the PIN where the password is", async () => {
    const { first } = await workWithoutLine();
    await loseWhileAway();
    await logIn("135790");
    expect((await phone.page.listOutbox()).map(({ id }) => id)).toContain(first.id);
    phone.line.weather = () => "lostBefore";
    await phone.page.keepDraft("visit:3", { note: "又一条" });
    await loseWhileAway();
    const account = server.accounts.get("director");
    if (account !== undefined) account.password = "another-one";
    await phone.page.logIn({ username: "director", password: "another-one", pin: "135790" });
    expect(await phone.page.readDraft("visit:3")).toEqual({ note: "又一条" });
  });

  it("asks for the old PIN where neither opens it, and throws it away only when told so", async () => {
    const { first } = await workWithoutLine();
    await loseWhileAway();
    const account = server.accounts.get("director");
    if (account !== undefined) account.password = "another-one";
    const given = { username: "director", password: "another-one" };
    await expect(phone.page.logIn({ ...given, pin: "135790" })).rejects.toMatchObject({
      code: "phone.otherPin",
    });
    await expect(phone.page.logOut({ evenIfWaiting: false })).rejects.toMatchObject({
      code: "phone.stillWaiting",
    });
    await phone.page.logIn({ ...given, pin: PIN });
    expect((await phone.page.listOutbox()).map(({ id }) => id)).toContain(first.id);
    await loseWhileAway();
    await phone.page.logOut({ evenIfWaiting: true });
    expect(phone.page.state).toMatchObject({ phase: "empty", told: null });
    await phone.page.logIn({ ...given, pin: "135790" });
    expect(await phone.page.listOutbox()).toEqual([]);
    expect(await phone.page.listDrafts()).toEqual([]);
  });

  it("keeps another's words from whoever logs in next, who gets a phone of his own when they are given up", async () => {
    await workWithoutLine();
    const { deviceId } = phone.page.state;
    await loseWhileAway();
    server.addAccount("other", [VILLAGE], "别人");
    const other = { username: "other", password: PASSWORD, pin: PIN };
    await expect(phone.page.logIn(other)).rejects.toMatchObject({ code: "phone.otherHolder" });
    await phone.page.logOut({ evenIfWaiting: true });
    await phone.page.logIn(other);
    expect(await phone.page.listOutbox()).toEqual([]);
    expect(phone.page.state.deviceId).not.toBe(deviceId);
  });

  it("has lost nothing where nothing waited, and says so", async () => {
    await phone.page.save({ mutations: [visit(CHILD)] });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    await phone.loseStore();
    expect(phone.page.state.told).toContain("都已经上传，没有丢");
    server.addAccount("other", [VILLAGE], "别人");
    await phone.page.logIn({ username: "other", password: PASSWORD, pin: PIN });
    expect(phone.page.state.holder?.username).toBe("other");
  });

  it("is logged in by one of two tabs that ask at once: the other does not clear what the first has put back", async () => {
    const { first, second } = await workWithoutLine();
    await loseWhileAway();
    const { disk, spare } = phone;
    const other = Object.assign(new TestPhone(server), { disk, spare });
    await other.open();
    const given = { username: "director", password: PASSWORD, pin: PIN };
    const asked = await Promise.allSettled([phone.page.logIn(given), other.page.logIn(given)]);
    const refused = asked.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([
      { code: "phone.loggedInElsewhere" },
    ]);
    await other.close();
    await reopen();
    // The server's keys are those of whoever asked last: it may take one more log-in.
    await logIn();
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    for (const { id } of [first, second]) expect(server.effectsOf(id)).toBe(1);
    expect(await phone.page.readDraft("visit:2")).toEqual({ note: "写了一半" });
  });

  it("has again what was written while the lease was over", async () => {
    passDays(30);
    await phone.page.syncNow();
    expect(phone.page.state.phase).toBe("leaseOver");
    const closed = visit(CHILD);
    await phone.page.save({ mutations: [closed] });
    await phone.loseStore();
    await logIn();
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(server.effectsOf(closed.id)).toBe(1);
  });
});

describe("the second copy", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("is empty of words when they have been received, and of everything when the phone is emptied", async () => {
    await workWithoutLine();
    const tables = () => new Set([...phone.spare.kept.keys()].map((key) => key.split("/")[0]));
    expect(tables()).toEqual(new Set(["meta", "outbox", "photos", "pieces", "drafts"]));
    await phone.page.syncNow();
    await phone.page.forgetDraft("visit:2");
    expect(tables()).toEqual(new Set(["meta"]));
    await phone.page.logOut({ evenIfWaiting: false });
    await phone.kill();
    expect(phone.spare.kept.has("meta/ring")).toBe(false);
    await phone.open();
    expect(phone.page.state).toMatchObject({ phase: "empty", told: null });
  });

  it("that could not be cleared with an emptied phone is no loss at the next opening, and goes", async () => {
    await workWithoutLine();
    const { deviceId } = phone.page.state;
    phone.spare.mood = "broken";
    await phone.page.logOut({ evenIfWaiting: true });
    await phone.kill();
    phone.spare.mood = "sound";
    expect(phone.spare.kept.has("meta/ring")).toBe(true);
    await phone.open();
    expect(phone.page.state).toMatchObject({ phase: "empty", told: null });
    expect([...phone.spare.kept.keys()].filter((key) => key !== "meta/device")).toEqual([]);
    expect(phone.page.state.deviceId).not.toBe(deviceId);
  });

  it("is brought up to date at the next opening where the page died before it was told", async () => {
    const wanted = async (left: number): Promise<boolean> => {
      phone.line.weather = () => "lostBefore";
      const one = visit(CHILD);
      phone.breaker.left = left;
      await untilKilled(() => phone.page.save({ mutations: [one] }));
      const lived = !phone.breaker.isDead;
      await phone.kill();
      await phone.open();
      await phone.settled();
      const rows = [...(phone.disk.rows.get("outbox")?.keys() ?? [])].map((id) => `outbox/${id}`);
      const copied = [...phone.spare.kept.keys()].filter((key) => key.startsWith("outbox/"));
      expect({ left, copied: copied.sort() }).toEqual({ left, copied: rows.sort() });
      return lived;
    };
    let left = 0;
    while (!(await wanted(left))) left += 1;
    expect(left).toBeGreaterThan(6);
  });

  it("costs nobody a writing where the browser's cache fails, or does not answer", async () => {
    for (const mood of ["broken", "silent"] as const) {
      phone.spare.mood = mood;
      phone.line.weather = () => "lostBefore";
      const one = visit(CHILD);
      const saving = phone.page.save({ mutations: [one] });
      await phone.settled();
      phone.surroundings.pass(5_000);
      await saving;
      expect((await phone.page.listOutbox()).map(({ id }) => id)).toContain(one.id);
      await reopen();
      expect(phone.page.state.phase).toBe("locked");
      await phone.page.unlock(PIN);
    }
  });

  it("keeps bytes as they were", () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
    const row = { id: "a", n: 1, sealed: bytes, receipt: null, of: ["b"] };
    expect(fromText(toText(row))).toEqual(row);
  });
});
