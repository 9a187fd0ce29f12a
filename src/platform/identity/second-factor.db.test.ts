import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type CastName,
  cast,
  createTestApp,
  TEST_PASSWORD,
  type TestApp,
} from "../../../test/support/app.ts";
import { now, setClock } from "../../kernel/clock.ts";
import { otpCode } from "../crypto/totp.ts";

let test: TestApp;
let owner: pg.Client;
const START = "2026-11-24T09:00:00+08:00";

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});
beforeEach(() => setClock(START));
afterEach(() => setClock(""));

interface Answer {
  readonly status: number;
  readonly code?: string;
}

async function logIn(name: CastName, otp?: string, password = TEST_PASSWORD): Promise<Answer> {
  const payload = { username: cast[name].username, password, ...(otp === undefined ? {} : { otp }) };
  const answer = await test.server.inject({ method: "POST", url: "/api/session", payload });
  return {
    status: answer.statusCode,
    ...(answer.json<{ code?: string }>().code === undefined
      ? {}
      : { code: answer.json<{ code: string }>().code }),
  };
}

/** Turns it on and answers the secret; the clock then stands a minute later, so that the first code is spent and over. */
async function turnOn(name: CastName): Promise<string> {
  const agent = await test.as(name);
  const begun = await agent.post("/api/session/otp", { password: TEST_PASSWORD });
  const { secret } = begun.json<{ secret: string }>();
  const confirmed = await agent.post("/api/session/otp/confirmation", { otp: otpCode(secret, now()) });
  expect(confirmed.statusCode).toBe(200);
  setClock("2026-11-24T09:01:00+08:00");
  return secret;
}

describe("a second factor", () => {
  it("is turned on by one's own password and a first code, and is asked for from then on", async () => {
    const agent = await test.as("district");
    const refused = await agent.post("/api/session/otp", { password: "wrong-password" });
    expect(refused.json<{ code: string }>().code).toBe("identity.badLogin");
    const begun = await agent.post("/api/session/otp", { password: TEST_PASSWORD });
    const { secret, address } = begun.json<{ secret: string; address: string }>();
    expect(address).toContain(`secret=${secret}`);
    // Shown is not yet on: who closes the window can still log in.
    expect(await logIn("district")).toEqual({ status: 200 });
    const wrong = await agent.post("/api/session/otp/confirmation", { otp: "000000" });
    expect(wrong.json<{ code: string }>().code).toBe("identity.badOtp");
    const code = otpCode(secret, now());
    expect(
      (await agent.post("/api/session/otp/confirmation", { otp: `${code.slice(0, 3)} ${code.slice(3)}` }))
        .statusCode,
    ).toBe(200);
    expect((await agent.get("/api/session")).json<{ secondFactor: boolean }>().secondFactor).toBe(true);
    expect(await logIn("district")).toEqual({ status: 401, code: "identity.otpRequired" });
    setClock("2026-11-24T09:01:00+08:00");
    expect(await logIn("district", otpCode(secret, now()))).toEqual({ status: 200 });
  });

  it("takes each code once, even two at the same moment", async () => {
    const secret = await turnOn("district2");
    const code = otpCode(secret, now());
    const answers = await Promise.all([logIn("district2", code), logIn("district2", code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await logIn("district2", code)).toEqual({ status: 401, code: "identity.badOtp" });
    // Nor the one before, which the clock's tolerance would still let in.
    setClock("2026-11-24T09:01:30+08:00");
    expect(await logIn("district2", code)).toEqual({ status: 401, code: "identity.badOtp" });
    expect(await logIn("district2", otpCode(secret, now()))).toEqual({ status: 200 });
  });

  it("counts wrong codes as wrong guesses, and asking for the code neither counts nor clears", async () => {
    const secret = await turnOn("supervisor");
    const right = otpCode(secret, now());
    const wrong = right === "000000" ? "111111" : "000000";
    for (let nth = 0; nth < 4; nth += 1) {
      expect((await logIn("supervisor", wrong)).code).toBe("identity.badOtp");
      expect((await logIn("supervisor")).code).toBe("identity.otpRequired");
    }
    expect((await logIn("supervisor", wrong)).code).toBe("identity.badOtp");
    expect((await logIn("supervisor", right)).code).toBe("identity.locked");
  });

  it("does not tell that it is on to whoever lacks the password", async () => {
    await turnOn("director");
    expect((await logIn("director", undefined, "wrong-password")).code).toBe("identity.badLogin");
    expect((await logIn("director", "000000", "wrong-password")).code).toBe("identity.badLogin");
  });

  it("is replaced and taken off only with a code of the phone in use", async () => {
    const secret = await turnOn("leader");
    const agent = await test.as("leader");
    const codeOf = async (url: string, payload: object) =>
      (await agent.post(url, payload)).json<{ code?: string }>().code;
    for (const url of ["/api/session/otp", "/api/session/otp/removal"])
      expect(await codeOf(url, { password: TEST_PASSWORD }), url).toBe("identity.otpRequired");
    const begun = await agent.post("/api/session/otp", {
      password: TEST_PASSWORD,
      otp: otpCode(secret, now()),
    });
    const next = begun.json<{ secret: string }>().secret;
    // The old phone is good until the new one has shown its first code.
    setClock("2026-11-24T09:02:00+08:00");
    expect(await logIn("leader", otpCode(secret, now()))).toEqual({ status: 200 });
    expect(await codeOf("/api/session/otp/confirmation", { otp: otpCode(next, now()) })).toBeUndefined();
    expect(await codeOf("/api/session/otp/confirmation", { otp: otpCode(next, now()) })).toBe(
      "identity.otpNotBegun",
    );
    setClock("2026-11-24T09:03:00+08:00");
    expect((await logIn("leader", otpCode(secret, now()))).code).toBe("identity.badOtp");
    expect(
      await codeOf("/api/session/otp/removal", { password: TEST_PASSWORD, otp: otpCode(next, now()) }),
    ).toBeUndefined();
    expect(await logIn("leader")).toEqual({ status: 200 });
  });

  it("ends the account's other sessions when it comes on", async () => {
    const elsewhere = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { username: "finance", password: TEST_PASSWORD },
    });
    const cookie = elsewhere.cookies[0]?.value ?? "";
    await turnOn("finance");
    const answer = await test.server.inject({ url: "/api/session", cookies: { tongan_session: cookie } });
    expect(answer.statusCode).toBe(401);
    expect((await (await test.as("finance")).get("/api/session")).statusCode).toBe(200);
  });

  it("is reset by a security administrator with a reason that stands in the audit log, never one's own", async () => {
    await turnOn("registrar");
    const security = await test.as("security");
    const find = async (name: string) =>
      (await security.get(`/api/accounts?q=${name}`)).json<{
        items: { id: string; secondFactor: boolean }[];
      }>().items[0];
    const account = await find("registrar");
    expect(account?.secondFactor).toBe(true);
    const admin = await test.as("admin");
    const url = `/api/accounts/${account?.id}/otp-reset`;
    expect((await admin.post(url, { reason: "手机丢失" })).statusCode).toBe(403);
    expect((await security.post(url, {})).statusCode).toBe(422);
    expect((await security.post(url, { reason: "手机丢失，本人到场" })).statusCode).toBe(200);
    expect(await logIn("registrar")).toEqual({ status: 200 });
    const { rows } = await owner.query<{ purpose: string; subject_ids: string[] }>(
      "select purpose, subject_ids from audit.entry where operation = 'identity.accounts.resetOtp'",
    );
    expect(rows).toEqual([{ purpose: "手机丢失，本人到场", subject_ids: [account?.id] }]);
    const own = await find("security");
    expect((await security.post(`/api/accounts/${own?.id}/otp-reset`, { reason: "自己办" })).statusCode).toBe(
      403,
    );
  });

  it("leaves its secret in no table in clear, an Idempotency-Key or not", async () => {
    const agent = await test.as("assessor");
    const key = "otp-once";
    const { secret } = (await agent.post("/api/session/otp", { password: TEST_PASSWORD }, { key })).json<{
      secret: string;
    }>();
    const { rows: tables } = await owner.query<{ name: string }>(
      "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('platform', 'audit') and table_type = 'BASE TABLE'",
    );
    for (const { name } of tables) {
      const { rows } = await owner.query<{ found: boolean }>(
        `select exists (select from ${name} t where t::text like $1) as found`,
        [`%${secret}%`],
      );
      expect(rows[0]?.found, name).toBe(false);
    }
  });

  it("opens on no other account's row", async () => {
    const secret = await turnOn("institution");
    await owner.query(
      "update platform.account set otp_sealed = (select otp_sealed from platform.account where username = 'institution') where username = 'police'",
    );
    const answer = await logIn("police", otpCode(secret, now()));
    expect(answer.status).toBeGreaterThanOrEqual(401);
  });
});
