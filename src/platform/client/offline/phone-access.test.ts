/** The phone: a log-in, the PIN, and the lease within which the PIN opens the files. */
import { describe, expect, it } from "vitest";
import {
  CHILD,
  DAY_MS,
  directorsPhone,
  logIn,
  passDays,
  phone,
  reopen,
  SECOND,
  server,
} from "../../../../test/support/phone/directors-phone.ts";
import { PASSWORD, PIN, VILLAGE, visit } from "../../../../test/support/phone/test-phone.ts";
import { setClock } from "../../../kernel/clock.ts";

directorsPhone();

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
