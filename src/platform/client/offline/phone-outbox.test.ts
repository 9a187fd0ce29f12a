/** The phone: what is done without a line, and how it gets above. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  CHILD,
  directorsPhone,
  logIn,
  passDays,
  phone,
  reopen,
  SECOND,
  START,
  server,
  settled,
} from "../../../../test/support/phone/directors-phone.ts";
import { PIN, uuidOf, visit } from "../../../../test/support/phone/test-phone.ts";
import { setClock } from "../../../kernel/clock.ts";

directorsPhone();

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
