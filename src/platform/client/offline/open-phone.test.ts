import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ModelServer, sha256 } from "../../../../test/support/phone/model-server.ts";
import {
  OTHER_VILLAGE,
  PASSWORD,
  PIN,
  TestPhone,
  uuidOf,
  VILLAGE,
  visit,
} from "../../../../test/support/phone/test-phone.ts";
import { setClock } from "../../../kernel/clock.ts";

const CHILD = uuidOf(1);
const SECOND = uuidOf(2);
const START = "2026-11-28T08:00:00+08:00";
const DAY_MS = 86_400_000;

let server: ModelServer;
let phone: TestPhone;

beforeEach(async () => {
  setClock(START);
  server = new ModelServer();
  server.addAccount("director", [VILLAGE], "陈秀英");
  server.putDocument(CHILD, VILLAGE, { name: "王小明", phone: "13812345678" });
  server.putDocument(SECOND, VILLAGE, { name: "李小红" });
  phone = new TestPhone(server);
  await phone.open();
});

afterEach(async () => {
  await phone.close();
  setClock("");
});

async function logIn(pin = PIN): Promise<void> {
  await phone.page.logIn({ username: "director", password: PASSWORD, pin });
}

/** A day later for the phone and the server alike. */
function passDays(days: number): void {
  server.at += days * DAY_MS;
  setClock(new Date(Date.parse(START) + days * DAY_MS).toISOString());
  phone.surroundings.pass(61_000);
}

async function reopen(): Promise<void> {
  await phone.close();
  await phone.open();
}

describe("a phone at a log-in", () => {
  it("is empty before, and holds its villages' files after it", async () => {
    expect(phone.page.state.phase).toBe("empty");
    await logIn();
    expect(await phone.page.syncNow()).toEqual({ ok: true, sent: 0, received: 0, fault: null });
    expect(phone.page.state).toMatchObject({
      phase: "open",
      holder: { username: "director", name: "陈秀英" },
      waiting: 0,
      sync: { fault: null, needsLogin: false },
    });
    const held = await phone.page.listDocuments();
    expect(held.map(({ id }) => id)).toEqual([CHILD, SECOND]);
    expect((await phone.page.findDocument(CHILD))?.body).toEqual({ name: "王小明", phone: "13812345678" });
    expect(await phone.page.readDesk()).toMatchObject({ villages: VILLAGE });
  });

  it("asks for a PIN of six figures before anything is sent", async () => {
    await expect(logIn("1234")).rejects.toMatchObject({ code: "phone.pinUnfit" });
    expect(server.requests).toEqual([]);
  });

  it("tells what a wrong password was answered with, and stays as it was", async () => {
    const wrong = phone.page.logIn({ username: "director", password: "no", pin: PIN });
    await expect(wrong).rejects.toMatchObject({ code: "identity.badLogin" });
    expect(phone.page.state.phase).toBe("empty");
  });

  it("is proved before the PIN is chosen, and not asked again for it", async () => {
    const director = { username: "director", password: PASSWORD };
    await expect(phone.page.proveAccount({ ...director, password: "no" })).rejects.toMatchObject({
      code: "identity.badLogin",
    });
    expect(await phone.page.proveAccount(director)).toEqual({ isFirst: false });
    const before = server.requests.length;
    await logIn();
    expect(server.requests[before]?.name).toBe("sync.device.enrol");
  });

  it.each(["fair", "lostAfter"] as const)(
    "changes a first password before anything else (%s)",
    async (weather) => {
      const account = server.accounts.get("director");
      if (account === undefined) throw new Error("the director has no account");
      account.isFirst = true;
      expect(await phone.page.proveAccount({ username: "director", password: PASSWORD })).toEqual({
        isFirst: true,
      });
      await expect(logIn()).rejects.toMatchObject({ code: "identity.passwordFirst" });
      await phone.page.proveAccount({ username: "director", password: PASSWORD });
      phone.line.weather = () => weather;
      const changed = phone.page.changeFirstPassword("own-words-77");
      if (weather === "fair") await changed;
      else {
        await expect(changed).rejects.toMatchObject({ status: 0 });
        phone.line.weather = () => "fair";
        await phone.page.changeFirstPassword("own-words-77");
      }
      await phone.page.logIn({ username: "director", password: "own-words-77", pin: PIN });
      expect(phone.page.state.phase).toBe("open");
    },
  );

  it("asks one question where nothing has changed", async () => {
    await logIn();
    await phone.page.syncNow();
    const before = server.requests.length;
    await phone.page.syncNow();
    const asked = server.requests.slice(before);
    expect(asked.map(({ name }) => name)).toEqual(["sync.changes"]);
  });
});

describe("a PIN", () => {
  it("opens the files again after the page was closed, without a line", async () => {
    await logIn();
    await phone.page.syncNow();
    phone.line.weather = () => "lostBefore";
    await reopen();
    expect(phone.page.state).toMatchObject({ phase: "locked", holder: { name: "陈秀英" } });
    await expect(phone.page.listDocuments()).rejects.toMatchObject({ code: "phone.locked" });
    expect(await phone.page.unlock(PIN)).toBeNull();
    expect(await phone.page.listDocuments()).toHaveLength(2);
  });

  it("may be guessed five times; then one waits, ever longer, and closing the page does not help", async () => {
    await logIn();
    await phone.page.lock();
    const said = [];
    for (let i = 0; i < 5; i++) said.push(await phone.page.unlock("000000"));
    expect(said).toEqual([
      "解锁密码不对，还可以试 4 次。",
      "解锁密码不对，还可以试 3 次。",
      "解锁密码不对，还可以试 2 次。",
      "解锁密码不对，还可以试 1 次。",
      "解锁密码错了好几次，请等 1 分钟再试，或者用用户名和密码重新登录。写的都还在。",
    ]);
    expect(await phone.page.unlock(PIN)).toContain("请等 1 分钟");
    await reopen();
    expect(await phone.page.unlock(PIN)).toContain("请等 1 分钟");
    setClock("2026-11-28T08:01:30+08:00");
    expect(await phone.page.unlock("000000")).toContain("请等 5 分钟");
    setClock("2020-01-01T00:00:00+08:00");
    expect(await phone.page.unlock(PIN)).toContain("请等 5 分钟");
    setClock("2026-11-28T08:10:00+08:00");
    expect(await phone.page.unlock(PIN)).toBeNull();
    expect(phone.page.state.phase).toBe("open");
  });

  it("that was forgotten costs no words: the password sets another", async () => {
    await logIn();
    phone.line.weather = ({ name }) => (name === "sync.push" ? "lostBefore" : "fair");
    await phone.page.save({ mutations: [visit(CHILD)] });
    await reopen();
    await logIn("135790");
    expect(phone.page.state).toMatchObject({ phase: "open", waiting: 1 });
    expect(await phone.page.listOutbox()).toHaveLength(1);
    await phone.page.lock();
    expect(await phone.page.unlock(PIN)).toContain("不对");
    expect(await phone.page.unlock("135790")).toBeNull();
  });

  it("and password both new do not throw away what waits under the old ones", async () => {
    await logIn();
    phone.line.weather = ({ name }) => (name === "sync.push" ? "lostBefore" : "fair");
    await phone.page.save({ mutations: [visit(CHILD)] });
    await reopen();
    const account = server.accounts.get("director");
    if (account !== undefined) account.password = "another-1";
    const changed = phone.page.logIn({ username: "director", password: "another-1", pin: "135790" });
    await expect(changed).rejects.toMatchObject({ code: "phone.otherPin" });
    expect(await phone.page.unlock(PIN)).toBeNull();
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, sent: 1 });
  });
});

describe("the lease", () => {
  it("when it is over closes the files even to the PIN, takes new forms, and a log-in opens all again", async () => {
    await logIn();
    await phone.page.syncNow();
    phone.line.weather = () => "lostBefore";
    passDays(15);
    await reopen();
    expect(phone.page.state.phase).toBe("leaseOver");
    expect(await phone.page.unlock(PIN)).toContain("太久没有登录");
    await phone.page.save({ mutations: [visit(CHILD, { label: "走访 孙小花" })] });
    await phone.page.keepDraft("visit:new", { words: "写了一半" });
    expect(phone.page.state).toMatchObject({ phase: "leaseOver", waiting: 1 });
    expect(await phone.page.readDraft("visit:new")).toEqual({ words: "写了一半" });
    phone.line.weather = () => "fair";
    await logIn();
    expect(phone.page.state.phase).toBe("open");
    expect(await phone.page.readDraft("visit:new")).toEqual({ words: "写了一半" });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(server.ledger.size).toBe(1);
    expect(await phone.page.listDocuments()).toHaveLength(2);
  });

  it("is not prolonged by a clock that is put back", async () => {
    await logIn();
    await phone.page.syncNow();
    phone.line.weather = () => "lostBefore";
    setClock("2026-12-20T08:00:00+08:00");
    await reopen();
    expect(phone.page.state.phase).toBe("leaseOver");
    setClock("2026-11-28T08:00:00+08:00");
    await reopen();
    expect(phone.page.state.phase).toBe("leaseOver");
  });

  it("ends while the page is open too", async () => {
    await logIn();
    phone.line.weather = () => "lostBefore";
    setClock("2026-12-20T08:00:00+08:00");
    await phone.page.syncNow();
    expect(phone.page.state.phase).toBe("leaseOver");
  });

  it("goes on with each sync, and no clock of the phone shortens it", async () => {
    setClock("2030-01-01T00:00:00+08:00");
    await logIn();
    expect(phone.page.state.phase).toBe("open");
    expect(phone.page.state.clockOffMinutes).toBeGreaterThan(1_000_000);
    expect(phone.page.today()).toBe("2026-11-28");
    server.at += 10 * DAY_MS;
    await phone.page.syncNow();
    expect(phone.page.state.leaseUntil?.slice(0, 10)).toBe("2026-12-22");
  });
});

describe("what is done without a line", () => {
  beforeEach(async () => {
    await logIn();
    await phone.page.syncNow();
  });

  it("waits with its words, goes in order, and is listed as received with its number", async () => {
    phone.line.weather = () => "lostBefore";
    const [first, second] = [visit(CHILD), visit(SECOND)];
    await phone.page.save({ mutations: [first] });
    await phone.page.save({ mutations: [second] });
    const fault = "现在连不上服务器，写的都在手机上，连上网以后会自动上传。";
    expect(await phone.page.syncNow()).toEqual({ ok: false, sent: 0, received: 0, fault });
    expect(phone.page.state).toMatchObject({ waiting: 2, sync: { fault } });
    await reopen();
    await phone.page.unlock(PIN);
    expect((await phone.page.listOutbox()).map(({ n, state, label }) => [n, state, label])).toEqual([
      [2, "waiting", "走访 王小明"],
      [1, "waiting", "走访 王小明"],
    ]);
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, sent: 2, received: 2 });
    expect([...server.ledger.values()].map(({ mutation }) => mutation.n)).toEqual([1, 2]);
    const [, received] = await phone.page.listOutbox();
    expect(received).toMatchObject({ id: first.id, state: "received", receipt: { no: "H-000001" } });
  });

  it("is taken once, saved twice or sent through any weather", async () => {
    const done = visit(CHILD);
    phone.line.weather = () => "lostAfter";
    await phone.page.save({ mutations: [done] });
    await phone.page.save({ mutations: [done] });
    await phone.page.syncNow();
    phone.line.weather = () => "twice";
    await phone.page.syncNow();
    expect(server.effectsOf(done.id)).toBe(1);
    expect((await phone.page.listOutbox()).map(({ state }) => state)).toEqual(["received"]);
  });

  it("is not taken for received by a page of the hotel's, nor by a busy server", async () => {
    for (const weather of ["portal", "busy", "many", "broken"] as const) {
      phone.line.weather = () => weather;
      await phone.page.save({ mutations: [visit(CHILD)] });
      expect((await phone.page.syncNow()).ok).toBe(false);
    }
    expect(phone.page.state.waiting).toBe(4);
    phone.line.weather = () => "fair";
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, sent: 4 });
  });

  it("goes with a renewed session when the old one has ended, and waits for a log-in when it cannot be", async () => {
    server.endSessions();
    await phone.page.save({ mutations: [visit(CHILD)] });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    const account = server.accounts.get("director");
    if (account !== undefined) account.password = "another-1";
    server.endSessions();
    await phone.page.save({ mutations: [visit(CHILD)] });
    expect(await phone.page.syncNow()).toMatchObject({
      ok: false,
      fault: "要重新登录一次才能上传，写的都还在手机上。",
    });
    expect(phone.page.state).toMatchObject({ phase: "open", waiting: 1, sync: { needsLogin: true } });
    await phone.page.logIn({ username: "director", password: "another-1", pin: PIN });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(phone.page.state).toMatchObject({ waiting: 0, sync: { needsLogin: false } });
  });

  it("goes in requests of at most fifty and 256 kB, and in halves where that is too much", async () => {
    phone.line.weather = () => "lostBefore";
    for (let i = 0; i < 120; i++) await phone.page.save({ mutations: [visit(null)] });
    const long = "字".repeat(30_000);
    for (let i = 0; i < 6; i++) await phone.page.save({ mutations: [visit(null, { body: { note: long } })] });
    phone.line.weather = () => "fair";
    const before = server.requests.length;
    expect(await phone.page.syncNow()).toMatchObject({ ok: true, sent: 126 });
    const pushes = server.requests.slice(before).filter(({ name }) => name === "sync.push");
    expect(pushes.length).toBe(5);
    expect(Math.max(...pushes.map(({ bytes }) => bytes))).toBeLessThanOrEqual(256 * 1024);
    server.bodyLimit = 2000;
    for (let i = 0; i < 8; i++) await phone.page.save({ mutations: [visit(null)] });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(server.ledger.size).toBe(134);
  });

  it("that the server cannot read holds back its own child's chain and nothing else", async () => {
    phone.line.weather = () => "lostBefore";
    const poison = visit(CHILD, { placeCode: "nowhere" });
    const behind = visit(CHILD);
    const others = Array.from({ length: 40 }, () => visit(SECOND));
    await phone.page.save({ mutations: [poison, behind, ...others] });
    phone.line.weather = () => "fair";
    await phone.page.syncNow();
    expect(server.ledger.size).toBe(40);
    const stuck = (await phone.page.listOutbox()).filter(({ state }) => state !== "received");
    expect(stuck.map(({ id, state, fault }) => [id, state, fault?.slice(0, 10)])).toEqual([
      [behind.id, "waiting", undefined],
      [poison.id, "attention", "这一条服务器读不懂，"],
    ]);
  });

  it("that is refused waits for a person, who writes it anew; what depended on it follows the new one", async () => {
    server.refuses = ({ body }) => (body["note"] === "太短" ? "请写得详细一点。" : undefined);
    phone.line.weather = () => "lostBefore";
    const wrong = visit(CHILD, { body: { note: "太短" } });
    const after = visit(SECOND, { dependsOn: [wrong.id] });
    await phone.page.save({ mutations: [wrong, after] });
    phone.line.weather = () => "fair";
    await phone.page.syncNow();
    expect(phone.page.state).toMatchObject({ attention: 1, waiting: 1 });
    const right = visit(CHILD, { body: { note: "孩子在家，精神很好" } });
    await phone.page.replace(wrong.id, right);
    const listed = await phone.page.listOutbox();
    expect(listed.find(({ id }) => id === wrong.id)).toMatchObject({ replacedBy: right.id });
    await phone.page.syncNow();
    await phone.page.syncNow();
    expect(phone.page.state).toMatchObject({ attention: 0, waiting: 0 });
    const left = await phone.page.listOutbox();
    expect(left.map(({ state }) => state)).toEqual(["received", "received"]);
    expect(left.some(({ id }) => id === wrong.id)).toBe(false);
    expect(server.effectsOf(right.id)).toBe(1);
  });

  it("that is refused is tried again as it is when a person says so", async () => {
    server.refuses = () => "还没有这个孩子。";
    const done = visit(CHILD);
    await phone.page.save({ mutations: [done] });
    await phone.page.syncNow();
    await expect(phone.page.resend(uuidOf(999))).rejects.toMatchObject({ code: "phone.notRefused" });
    server.refuses = () => undefined;
    await phone.page.resend(done.id);
    await phone.page.syncNow();
    expect(server.effectsOf(done.id)).toBe(1);
  });

  it("leaves the list when a person has seen it, and never before it was received", async () => {
    phone.line.weather = () => "lostBefore";
    const done = visit(CHILD);
    await phone.page.save({ mutations: [done] });
    await expect(phone.page.dismiss(done.id)).rejects.toMatchObject({ code: "phone.notReceived" });
    phone.line.weather = () => "fair";
    server.conflicts = () => true;
    await phone.page.syncNow();
    expect(phone.page.state.attention).toBe(1);
    await phone.page.dismiss(done.id);
    expect(phone.page.state.attention).toBe(0);
    expect(await phone.page.listOutbox()).toEqual([]);
  });

  it("is listed for a fortnight after it was received", async () => {
    await phone.page.save({ mutations: [visit(CHILD)] });
    await phone.page.syncNow();
    passDays(13);
    await phone.page.syncNow();
    expect(await phone.page.listOutbox()).toHaveLength(1);
    passDays(15);
    await phone.page.syncNow();
    expect(await phone.page.listOutbox()).toHaveLength(0);
  });

  it("goes up from a phone whose clock is years off, and orders nothing by it", async () => {
    setClock("2016-01-01T00:00:00+08:00");
    await reopen();
    await phone.page.unlock(PIN);
    await phone.page.save({ mutations: [visit(CHILD)] });
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    const [row] = [...server.ledger.values()];
    expect(row?.mutation.at.slice(0, 4)).toBe("2015");
    expect(row?.mutation.seenServerAt?.slice(0, 4)).toBe("2026");
    expect(phone.page.today()).toBe("2026-11-28");
  });

  it("is asked about at most so often when the server is away for a day", async () => {
    phone.line.weather = () => "broken";
    await phone.page.save({ mutations: [visit(CHILD)] });
    let tries = 0;
    phone.line.weather = () => {
      tries += 1;
      return "broken";
    };
    for (let minute = 0; minute < 24 * 60; minute++) {
      setClock(new Date(Date.parse(START) + minute * 60_000).toISOString());
      phone.surroundings.pass(60_000);
      phone.surroundings.wake("seen");
      await settled();
    }
    expect(phone.page.state.waiting).toBe(1);
    expect(tries).toBeGreaterThan(24);
    expect(tries).toBeLessThan(24 * 8);
  });
});

const settled = () => phone.settled();

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
    const { sha256 } = await import("../../../../test/support/phone/model-server.ts");
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
    const all = phone.disk.everything().join("\n");
    const [device] = [...server.devices.values()];
    const secrets = [
      ...["王小明", "李小红", "陈秀英", "13812345678", "想妈妈", "JPEG of", "奶奶", "director"],
      ...[PIN, PASSWORD, device?.contactKey, device?.renewalKey, device?.leaseShare],
    ];
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).toContain(CHILD);
  });

  it("that the browser has cleared is named, and nothing empty is sent up", async () => {
    await logIn();
    await phone.page.syncNow();
    const before = phone.page.state.deviceId;
    await phone.kill();
    for (const rows of phone.disk.rows.values()) rows.clear();
    await phone.open();
    expect(phone.page.state).toMatchObject({ phase: "empty" });
    expect(phone.page.state.told).toContain("被浏览器清掉了");
    await phone.page.syncNow();
    expect(server.requests.filter(({ name }) => name === "sync.push")).toEqual([]);
    await logIn();
    expect(await phone.page.syncNow()).toMatchObject({ ok: true });
    expect(phone.page.state).toMatchObject({ phase: "open", told: null });
    expect(phone.page.state.deviceId).not.toBe(before);
    expect(await phone.page.listDocuments()).toHaveLength(2);
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
