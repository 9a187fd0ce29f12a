/** The phone: what the phone holds, how it is emptied, and when it speaks by itself. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  CHILD,
  directorsPhone,
  logIn,
  passDays,
  phone,
  reopen,
  SECOND,
  server,
  settled,
} from "../../../../test/support/phone/directors-phone.ts";
import {
  OTHER_VILLAGE,
  PASSWORD,
  PIN,
  uuidOf,
  VILLAGE,
  visit,
} from "../../../../test/support/phone/test-phone.ts";

directorsPhone();

describe("what the phone holds", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("follows the server page by page, and what was cut off goes on where it was", async () => {
    for (let i = 10; i < 110; i++) server.putDocument(uuidOf(i), VILLAGE, { i });
    let pages = 0;
    phone.line.weather = ({ name }) => {
      if (name === "sync.changes") pages += 1;
      return pages > 2 ? "lostBefore" : "fair";
    };
    await phone.page.syncNow();
    expect(await phone.page.listDocuments()).toHaveLength(82);
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, received: 20 });
    expect(await phone.page.listDocuments()).toHaveLength(102);
  });

  it("lets go of a child that has left, but not before what was done for it has been received", async () => {
    phone.line.weather = ({ name }) => (name === "sync.push" ? "busy" : "fair");
    await phone.page.save({ mutations: [visit(CHILD)] });
    await phone.page.syncNow();
    server.moveDocument(CHILD, OTHER_VILLAGE);
    server.moveDocument(SECOND, OTHER_VILLAGE);
    server.addAccount("neighbour", [OTHER_VILLAGE]);
    // The words cannot go, the files can be asked for: as when a push fails for one reason of its own.
    phone.line.weather = ({ name }) => (name === "sync.push" ? "lostAfter" : "fair");
    await phone.page.syncNow();
    phone.line.weather = () => "fair";
    await phone.page.syncNow();
    expect(await phone.page.listDocuments()).toEqual([]);
    expect(await phone.page.findDocument(CHILD)).toBeUndefined();
    expect([...server.ledger.values()].map(({ receipt }) => receipt.state)).toEqual(["handedOver"]);
    const [item] = await phone.page.listOutbox();
    expect(item).toMatchObject({ state: "received", receipt: { told: "已转交现在负责的人。" } });
  });

  it("keeps a leaving child while a held mutation of it waits, out of the list", async () => {
    await phone.page.save({ mutations: [visit(CHILD, { dependsOn: [uuidOf(777, "7")] })] });
    await phone.page.syncNow();
    server.moveDocument(CHILD, OTHER_VILLAGE);
    await phone.page.syncNow();
    expect((await phone.page.listDocuments()).map(({ id }) => id)).toEqual([SECOND]);
    expect(await phone.page.findDocument(CHILD)).toMatchObject({ leaving: "已转到别的村" });
  });

  it("changes with the villages of its holder", async () => {
    server.putDocument(uuidOf(5), OTHER_VILLAGE, { name: "赵小军" });
    const villages = server.accounts.get("director")?.villages;
    villages?.add(OTHER_VILLAGE);
    await phone.page.syncNow();
    expect(await phone.page.listDocuments()).toHaveLength(3);
    villages?.delete(VILLAGE);
    await phone.page.syncNow();
    expect((await phone.page.listDocuments()).map(({ id }) => id)).toEqual([uuidOf(5)]);
  });

  it("is compared with the server's once a week, and read anew where it differs", async () => {
    server.documents.set(CHILD, { id: CHILD, placeCode: VILLAGE, body: { name: "王晓明" } });
    passDays(3);
    await phone.page.syncNow();
    expect((await phone.page.findDocument(CHILD))?.body).toMatchObject({ name: "王小明" });
    passDays(8);
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, received: 2 });
    expect((await phone.page.findDocument(CHILD))?.body).toMatchObject({ name: "王晓明" });
  });

  it("tells which files were opened, without a line too, once an opening", async () => {
    phone.line.weather = () => "lostBefore";
    phone.page.noteRead(CHILD);
    phone.page.noteRead(CHILD);
    phone.page.noteRead(SECOND);
    await phone.page.syncNow();
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    const told = [...server.ledger.values()].map(({ mutation }) => mutation);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      operation: "workforce.files.opened",
      formVersion: 1,
      placeCode: VILLAGE,
    });
    expect(
      ((told[0]?.body["items"] ?? []) as { childId: string }[]).map(({ childId }) => childId).sort(),
    ).toEqual([CHILD, SECOND]);
    expect(phone.page.state.waiting).toBe(0);
    expect(await phone.page.listOutbox()).toEqual([]);
  });
});

describe("a phone that is to be emptied", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("hands up what waits, then empties itself and says so", async () => {
    phone.line.weather = () => "lostBefore";
    await phone.page.save({ mutations: [visit(CHILD)] });
    const account = server.accounts.get("director");
    if (account !== undefined) account.isEnabled = false;
    server.endSessions();
    phone.line.weather = () => "fair";
    const { fault } = await phone.page.syncNow();
    expect(fault).toContain("已经清空");
    expect(phone.page.state).toMatchObject({ phase: "wiped", holder: null, waiting: 0 });
    expect([...server.ledger.values()].map(({ receipt }) => receipt.state)).toEqual(["handedOver"]);
    const [device] = [...server.devices.values()];
    expect(device?.isWiped).toBe(true);
    expect(phone.disk.rows.get("documents")?.size).toBe(0);
    expect(phone.disk.rows.get("outbox")?.size).toBe(0);
  });

  it("locked, drops the files at once and keeps what it cannot read until the PIN lets it hand it up", async () => {
    phone.line.weather = () => "lostBefore";
    await phone.page.save({ mutations: [visit(CHILD)] });
    for (const device of server.devices.values()) device.isEnded = true;
    await reopen();
    phone.line.weather = () => "fair";
    await phone.page.syncNow();
    expect(phone.disk.rows.get("documents")?.size).toBe(0);
    expect(phone.page.state).toMatchObject({ phase: "locked", waiting: 1 });
    expect(await phone.page.unlock(PIN)).toBeNull();
    await phone.page.syncNow();
    expect(phone.page.state.phase).toBe("wiped");
    expect(server.ledger.size).toBe(1);
  });

  it("says that it is empty later, when there was no line for it", async () => {
    for (const device of server.devices.values()) device.isEnded = true;
    await reopen();
    await phone.page.unlock(PIN);
    let contacts = 0;
    phone.line.weather = ({ name }) => {
      if (name === "sync.device.contact") contacts += 1;
      return contacts > 1 ? "lostBefore" : "fair";
    };
    await phone.page.syncNow();
    phone.line.weather = () => "fair";
    await reopen();
    await phone.page.syncNow();
    expect([...server.devices.values()][0]?.isWiped).toBe(true);
    expect(phone.page.state.phase).toBe("wiped");
  });

  it("takes a new holder after it, as another phone", async () => {
    const before = phone.page.state.deviceId;
    await phone.page.logOut({ evenIfWaiting: false });
    expect(phone.page.state.phase).toBe("empty");
    server.addAccount("neighbour", [OTHER_VILLAGE]);
    await phone.page.logIn({ username: "neighbour", password: PASSWORD, pin: PIN });
    expect(phone.page.state.deviceId).not.toBe(before);
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(await phone.page.listDocuments()).toEqual([]);
  });

  it("is not emptied over words that wait: neither by a log-out nor by another's log-in", async () => {
    phone.line.weather = ({ name }) => (name === "sync.push" ? "lostBefore" : "fair");
    await phone.page.save({ mutations: [visit(CHILD)] });
    await expect(phone.page.logOut({ evenIfWaiting: false })).rejects.toMatchObject({
      code: "phone.stillWaiting",
      detail: "手机上还有 1 条没有上传。请连上网等它传完再退出；现在退出，这些就没有了。",
    });
    server.addAccount("neighbour", [OTHER_VILLAGE]);
    const other = phone.page.logIn({ username: "neighbour", password: PASSWORD, pin: PIN });
    await expect(other).rejects.toMatchObject({ code: "phone.otherHolder" });
    await phone.page.logOut({ evenIfWaiting: true });
    expect(phone.page.state.phase).toBe("empty");
  });
});

describe("by itself the phone speaks with the server", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("after a save", async () => {
    await phone.page.save({ mutations: [visit(CHILD)] });
    await vi.waitFor(() => expect(server.ledger.size).toBe(1));
  });

  it("when the line is back, before its pause is over", async () => {
    phone.line.weather = () => "lostBefore";
    await phone.page.save({ mutations: [visit(CHILD)] });
    await settled();
    phone.line.weather = () => "fair";
    phone.surroundings.wake("online");
    await settled();
    expect(server.ledger.size).toBe(0);
    phone.surroundings.pass(8_100);
    await vi.waitFor(() => expect(server.ledger.size).toBe(1));
  });

  it("every five minutes, and when it is seen again", async () => {
    const asked = () => server.requests.filter(({ name }) => name === "sync.changes").length;
    const before = asked();
    phone.surroundings.pass(5 * 60_000 + 100);
    await vi.waitFor(() => expect(asked()).toBe(before + 1));
    await settled();
    phone.surroundings.pass(60_000);
    phone.surroundings.wake("seen");
    await vi.waitFor(() => expect(asked()).toBe(before + 2));
  });

  it("asks before anything else how it stands, and tells how it fares without a word about anybody", async () => {
    await reopen();
    await phone.page.unlock(PIN);
    await phone.page.findDocument(CHILD);
    await phone.page.syncNow();
    const [device] = [...server.devices.values()];
    expect(device?.lastContact).toMatchObject({ waiting: 0, lastN: 0 });
    expect(Object.keys(device?.lastContact?.telemetry ?? {}).sort()).toEqual([
      "bootMs",
      "quotaBytes",
      "usedBytes",
    ]);
  });
});
