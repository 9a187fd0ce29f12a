/** The phone: drafts, a disk that is full, and what can be read from it. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  CHILD,
  directorsPhone,
  logIn,
  phone,
  server,
} from "../../../../test/support/phone/directors-phone.ts";
import { sha256 } from "../../../../test/support/phone/model-server.ts";
import { PASSWORD, PIN, uuidOf, VILLAGE, visit } from "../../../../test/support/phone/test-phone.ts";

directorsPhone();

describe("drafts", () => {
  beforeEach(logIn.bind(undefined, PIN));

  it("are there after the page was killed, and gone with the save that they became", async () => {
    await phone.page.keepDraft("visit:1", { note: "写了" });
    await phone.kill();
    await phone.open();
    expect(await phone.page.readDraft("visit:1")).toBeUndefined();
    await phone.page.unlock(PIN);
    expect(await phone.page.readDraft("visit:1")).toEqual({ note: "写了" });
    await phone.page.save({ mutations: [visit(CHILD)], forgetDrafts: ["visit:1"] });
    expect(await phone.page.readDraft("visit:1")).toBeUndefined();
  });

  it("are written while somebody types on without a pause: a kill takes half a second of it, not all", async () => {
    const keeper = phone.page.draftKeeper("visit:1");
    for (let letters = 1; letters <= 20; letters++) {
      keeper.change({ note: "写".repeat(letters) });
      phone.surroundings.pass(100);
      await phone.settled();
    }
    await phone.kill();
    await phone.open();
    await phone.page.unlock(PIN);
    const kept = await phone.page.readDraft("visit:1");
    expect(String(kept?.["note"])).toMatch(/^写{17,}$/);
  });

  it("are written a moment later, flushed when the page goes, and do not come back after a save", async () => {
    const keeper = phone.page.draftKeeper("visit:1");
    keeper.change({ note: "写" });
    keeper.change({ note: "写了" });
    expect(await phone.page.listDrafts()).toEqual([]);
    phone.surroundings.wake("leaving");
    expect(await phone.page.readDraft("visit:1")).toEqual({ note: "写了" });
    keeper.change({ note: "写了很多" });
    phone.surroundings.pass(300);
    expect(await phone.page.readDraft("visit:1")).toEqual({ note: "写了很多" });
    keeper.change({ note: "写了更多" });
    await phone.page.save({ mutations: [visit(CHILD)], forgetDrafts: ["visit:1"] });
    phone.surroundings.pass(1000);
    await keeper.stop();
    expect(await phone.page.listDrafts()).toEqual([]);
  });

  it("do not come back where the page writes once more while it is saved", async () => {
    await phone.page.keepDraft("visit:1", { note: "写了一半" });
    const late: Promise<void>[] = [];
    // The store has it, the page does not know it yet: a timer of its form may strike here.
    const stop = phone.page.subscribe(() =>
      late.push(phone.page.keepDraft("visit:1", { note: "写了一半多" })),
    );
    await phone.page.save({ mutations: [visit(CHILD)], forgetDrafts: ["visit:1"] });
    stop();
    await Promise.all(late);
    expect(late.length).toBeGreaterThan(0);
    expect(await phone.page.listDrafts()).toEqual([]);
  });

  it("stay, with what was typed meanwhile, where it could not be saved", async () => {
    await phone.page.keepDraft("visit:1", { note: "写了一半" });
    const whole = Buffer.alloc(500_000, "x");
    const photo = { digest: sha256(whole), bytes: whole.length, blob: new Blob([whole]) };
    phone.disk.quotaBytes = phone.disk.bytes() + 50_000;
    const saving = phone.page.save({ mutations: [visit(CHILD)], photos: [photo], forgetDrafts: ["visit:1"] });
    await phone.page.keepDraft("visit:1", { note: "写了一半多" });
    await expect(saving).rejects.toThrow();
    expect(await phone.page.readDraft("visit:1")).toEqual({ note: "写了一半多" });
  });

  it("keep the last word, in whatever order they are sealed", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => phone.page.keepDraft("visit:1", { i })));
    expect(await phone.page.readDraft("visit:1")).toEqual({ i: 19 });
  });

  it("that cannot be read are laid aside, not written over", async () => {
    await phone.page.keepDraft("visit:1", { note: "昨天写的" });
    await phone.page.lock();
    await phone.page.keepDraft("visit:1", { note: "今天写的" });
    await phone.page.keepDraft("visit:1", { note: "今天又写的" });
    await phone.page.unlock(PIN);
    const drafts = await phone.page.listDrafts();
    expect(drafts).toHaveLength(2);
    const words = await Promise.all(drafts.map(({ key }) => phone.page.readDraft(key)));
    expect(words.map((one) => one?.["note"]).sort()).toEqual(["今天又写的", "昨天写的"]);
  });
});

describe("a full phone", () => {
  it("tells the form that what was typed is not kept, and keeps it with the next letter once there is room", async () => {
    await logIn();
    await phone.page.syncNow();
    const told: boolean[] = [];
    const keeper = phone.page.draftKeeper("visit:1", (isKept) => told.push(isKept));
    phone.disk.quotaBytes = 0;
    keeper.change({ note: "写" });
    phone.surroundings.pass(300);
    await phone.settled();
    expect(told).toEqual([false]);
    phone.disk.quotaBytes = Number.POSITIVE_INFINITY;
    keeper.change({ note: "写了" });
    phone.surroundings.pass(300);
    await phone.settled();
    expect(told).toEqual([false, true]);
    expect(await phone.page.readDraft("visit:1")).toEqual({ note: "写了" });
  });

  it("throws off its ballast for the next words, says so, and says when nothing fits any more", async () => {
    await logIn();
    await phone.page.syncNow();
    expect(phone.page.state.storage.isTight).toBe(false);
    phone.line.weather = () => "lostBefore";
    phone.disk.quotaBytes = phone.disk.bytes() + 100;
    await phone.page.save({ mutations: [visit(CHILD)] });
    expect(phone.page.state).toMatchObject({ waiting: 1, storage: { isTight: true, isPersistent: false } });
    phone.disk.quotaBytes = phone.disk.bytes() + 100;
    await expect(phone.page.save({ mutations: [visit(CHILD)] })).rejects.toMatchObject({
      code: "phone.full",
    });
    await expect(phone.page.keepDraft("visit:1", { note: "字".repeat(200) })).rejects.toMatchObject({
      code: "phone.full",
    });
    expect(phone.page.state.waiting).toBe(1);
    expect(await phone.page.listOutbox()).toHaveLength(1);
    phone.disk.quotaBytes = Number.POSITIVE_INFINITY;
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, sent: 1 });
    expect(phone.page.state.storage.isTight).toBe(false);
  });

  it("that cannot take the files still sends the words", async () => {
    await logIn();
    await phone.page.syncNow();
    server.putDocument(uuidOf(9), VILLAGE, { long: "字".repeat(5000) });
    await phone.page.save({ mutations: [visit(CHILD)] });
    phone.disk.quotaBytes = phone.disk.bytes() + 3000;
    const result = await phone.page.syncNow();
    expect(result.fault).toContain("手机存储满了");
    expect(server.ledger.size).toBe(1);
  });
});

describe("what lies on the disk", () => {
  it("tells nobody a name, a number, a word or a key", async () => {
    await logIn();
    await phone.page.syncNow();
    phone.line.weather = () => "lostBefore";
    const photo = new TextEncoder().encode("JPEG of 王小明");
    const digest = sha256(Buffer.from(photo));
    server.told = "请告诉王小明的奶奶";
    await phone.page.save({
      mutations: [visit(CHILD, { body: { note: "王小明说想妈妈", photos: [digest] } })],
      photos: [{ digest, bytes: photo.length, blob: new Blob([photo]) }],
    });
    await phone.page.keepDraft("visit:2", { note: "王小明的奶奶 13812345678" });
    phone.page.noteRead(CHILD);
    await phone.page.lock();
    await phone.page.save({ mutations: [visit(CHILD, { body: { note: "王小明又来了" } })] });
    phone.line.weather = () => "fair";
    await phone.page.unlock(PIN);
    await phone.page.syncNow();
    await phone.page.keepDraft("visit:3", { note: "王小明想妈妈" });
    const all = [...phone.disk.everything(), ...phone.spare.everything()].join("\n");
    expect(phone.spare.kept.size).toBeGreaterThan(3);
    const [device] = [...server.devices.values()];
    const secrets = [
      ...["王小明", "李小红", "陈秀英", "13812345678", "想妈妈", "JPEG of", "奶奶", "director"],
      ...[PIN, PASSWORD, device?.contactKey, device?.renewalKey, device?.leaseShare],
    ];
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).toContain(CHILD);
  });

  it("that was cleared is named too where the marker of the log-in never reached the disk", async () => {
    await logIn();
    await phone.kill();
    phone.surroundings.markerIs = null;
    await phone.open();
    await phone.settled();
    phone.spare.kept.clear();
    await phone.loseStore();
    expect(phone.page.state.told).toContain("被浏览器清掉了");
  });

  it("that the browser has cleared to the last byte is named, and nothing empty is sent up", async () => {
    await logIn();
    await phone.page.syncNow();
    const before = phone.page.state.deviceId;
    await phone.kill();
    phone.spare.kept.clear();
    await phone.loseStore();
    expect(phone.page.state).toMatchObject({ phase: "empty" });
    expect(phone.page.state.told).toContain("被浏览器清掉了");
    expect(phone.page.state.told).toContain("请告诉镇街儿童督导员");
    await phone.page.syncNow();
    expect(server.requests.filter(({ name }) => name === "sync.push")).toEqual([]);
    await logIn();
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(phone.page.state).toMatchObject({ phase: "open", told: null });
    expect(phone.page.state.deviceId).not.toBe(before);
    expect(await phone.page.listDocuments()).toHaveLength(2);
  });
});
