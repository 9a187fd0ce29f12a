/** Sessions that should be over are over, and nothing but the cookie itself opens one. */
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../src/kernel/clock.ts";
import { hashOf, Sessions } from "../../src/platform/identity/sessions.ts";
import { type CastName, cast, createTestApp, TEST_PASSWORD, type TestApp } from "../support/app.ts";

let test: TestApp;
let owner: pg.Client;
const MORNING = Date.parse("2026-11-24T08:00:00+08:00");

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});
beforeEach(() => setTime(0));
afterEach(() => setClock(""));

function setTime(minutes: number): void {
  setClock(new Date(MORNING + minutes * 60_000).toISOString());
}

interface Desk {
  readonly cookie: string;
  readonly csrfToken: string;
}

async function logIn(name: CastName, password = TEST_PASSWORD): Promise<Desk> {
  const payload = { username: cast[name].username, password };
  const answer = await test.server.inject({ method: "POST", url: "/api/session", payload });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return {
    cookie: answer.cookies[0]?.value ?? "",
    csrfToken: answer.json<{ csrfToken: string }>().csrfToken,
  };
}

async function isOpen({ cookie }: Pick<Desk, "cookie">): Promise<boolean> {
  const answer = await test.server.inject({ url: "/api/session", cookies: { tongan_session: cookie } });
  if (answer.statusCode !== 200) expect(answer.json<{ code: string }>().code).toBe("http.unauthenticated");
  return answer.statusCode === 200;
}

async function write(desk: Desk, method: "POST" | "DELETE" | "PUT", url: string, payload: object = {}) {
  const headers = { "x-csrf-token": desk.csrfToken };
  return test.server.inject({ method, url, payload, headers, cookies: { tongan_session: desk.cookie } });
}

describe("a session", () => {
  it("runs out after thirty minutes without work, and not while there is some", async () => {
    const desk = await logIn("district");
    for (const minutes of [29, 58, 87]) {
      setTime(minutes);
      expect(await isOpen(desk), `after ${minutes} minutes`).toBe(true);
    }
    setTime(87 + 31);
    expect(await isOpen(desk)).toBe(false);
  });

  it("ends after twelve hours, however busy", async () => {
    const desk = await logIn("district");
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      setTime(minutes);
      expect(await isOpen(desk), `after ${minutes} minutes`).toBe(true);
    }
    setTime(12 * 60 + 1);
    expect(await isOpen(desk)).toBe(false);
  });

  it("is over at once when its owner leaves, or is sent out", async () => {
    const left = await logIn("district");
    await write(left, "DELETE", "/api/session");
    expect(await isOpen(left)).toBe(false);

    const sent = await logIn("district");
    const security = await logIn("security");
    expect(await isOpen(sent)).toBe(true);
    const id = hashOf(sent.cookie).toString("base64url");
    expect((await write(security, "DELETE", `/api/sessions/${id}`)).statusCode).toBe(200);
    expect(await isOpen(sent)).toBe(false);
  });

  it("is over within two seconds on every other server", async () => {
    const desk = await logIn("district");
    const elsewhere = new Sessions(test.app.database);
    expect(await elsewhere.find(desk.cookie)).toBeDefined();
    await test.app.sessions.end(hashOf(desk.cookie), "强制下线");
    setTime(2.1 / 60);
    expect(await elsewhere.find(desk.cookie)).toBeUndefined();
  });

  it("can be ended however many others are at work", async () => {
    const desk = await logIn("district");
    const security = await logIn("security");
    setTime(1);
    await owner.query(
      `insert into platform.session (id_hash, account_id, post_id, csrf_token, created_at, last_seen_at, expires_at)
       select decode(md5(n::text), 'hex'), p.account_id, p.id, 'x', $1, $1, $1::timestamptz + interval '1 hour'
       from generate_series(1, 300) n, platform.post p join platform.account a on a.id = p.account_id where a.username = 'leader'`,
      [new Date(MORNING + 60_000)],
    );
    const id = hashOf(desk.cookie).toString("base64url");
    expect((await write(security, "DELETE", `/api/sessions/${id}`)).statusCode).toBe(200);
    expect(await isOpen(desk)).toBe(false);
    await owner.query("delete from platform.session where csrf_token = 'x'");
  });

  it("cannot be ended by a neighbour", async () => {
    const desk = await logIn("director");
    const neighbour = await logIn("neighbour");
    const id = hashOf(desk.cookie).toString("base64url");
    expect((await write(neighbour, "DELETE", `/api/sessions/${id}`)).statusCode).toBe(404);
    expect(await isOpen(desk)).toBe(true);
  });

  it("takes its own token only, not another person's nor another log-in's of its own", async () => {
    const desk = await logIn("district");
    const others = [await logIn("district2"), await logIn("district")];
    for (const { csrfToken } of [...others, { csrfToken: "" }]) {
      const answer = await write({ ...desk, csrfToken }, "PUT", "/api/preferences/x", { value: 1 });
      expect(answer.json<{ code: string }>().code).toBe("http.csrf");
    }
    expect((await write(desk, "PUT", "/api/preferences/x", { value: 1 })).statusCode).toBe(200);
  });

  it("dies with its account, and with its post", async () => {
    const disabled = await logIn("socialworker");
    const security = await logIn("security");
    const accounts = await test.server.inject({
      url: "/api/accounts?q=socialworker",
      cookies: { tongan_session: security.cookie },
    });
    const id = accounts.json<{ items: { id: string }[] }>().items[0]?.id ?? "";
    await write(security, "POST", `/api/accounts/${id}/state`, { action: "disable", reason: "调离" });
    expect(await isOpen(disabled)).toBe(false);
    await expect(logIn("socialworker")).rejects.toThrow("identity.badLogin");
    await write(security, "POST", `/api/accounts/${id}/state`, { action: "enable", reason: "调回" });
    // Whoever comes back logs in anew; the old session stays dead.
    expect(await isOpen(disabled)).toBe(false);

    const moved = await logIn("police");
    expect(await isOpen(moved)).toBe(true);
    await owner.query(
      "update platform.post set valid_to = '2026-11-24' where account_id = (select id from platform.account where username = 'police')",
    );
    setTime(2.1 / 60);
    expect(await isOpen(moved)).toBe(false);
    await expect(logIn("police")).rejects.toThrow("identity.noPost");
  });

  it("lives in a cookie that scripts and other sites do not get; over TLS only where there is TLS", async () => {
    const setCookie = async (app: TestApp) => {
      const payload = { username: "leader", password: TEST_PASSWORD };
      const answer = await app.server.inject({ method: "POST", url: "/api/session", payload });
      return String(answer.headers["set-cookie"]);
    };
    const plain = await setCookie(test);
    for (const flag of ["HttpOnly", "SameSite=Strict", "Path=/"]) expect(plain).toContain(flag);
    expect(plain).not.toMatch(/Secure|Expires|Max-Age|Domain/);
    const behindTls = await createTestApp({ TONGAN_PUBLIC_URL: "https://tongan.example.cn" });
    expect(await setCookie(behindTls)).toContain("Secure");
    await behindTls.close();
  });

  it("is a new one at each log-in: a cookie that was planted before is not taken over", async () => {
    const payload = { username: "leader", password: TEST_PASSWORD };
    const planted = "planted-before-the-log-in";
    const answer = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload,
      cookies: { tongan_session: planted },
    });
    expect(answer.cookies[0]?.value).not.toBe(planted);
    expect(await isOpen({ cookie: planted })).toBe(false);
  });

  it("goes on at the desk where the password was changed, and nowhere else", async () => {
    const [here, there] = [await logIn("finance"), await logIn("finance")];
    const body = { current: TEST_PASSWORD, next: "three quiet herons" };
    expect((await write(here, "POST", "/api/session/password", body)).statusCode).toBe(200);
    expect(await isOpen(here)).toBe(true);
    expect(await isOpen(there)).toBe(false);
    await expect(logIn("finance")).rejects.toThrow("identity.badLogin");
    expect(await isOpen(await logIn("finance", "three quiet herons"))).toBe(true);
  });

  it("is not opened by anything that stands in the table", async () => {
    await logIn("auditor");
    const { rows } = await owner.query<{ id_hash: Buffer; csrf_token: string }>(
      "select id_hash, csrf_token from platform.session where ended_at is null",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { id_hash, csrf_token } of rows) {
      const stolen = [
        id_hash.toString("base64url"),
        id_hash.toString("hex"),
        id_hash.toString("latin1"),
        csrf_token,
      ];
      for (const cookie of stolen) expect(await test.app.sessions.find(cookie)).toBeUndefined();
    }
  });
});
