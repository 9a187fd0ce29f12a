import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, TEST_PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { setClock } from "../../kernel/clock.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
afterEach(() => setClock(""));

async function guess(username: string, password = "wrong-password"): Promise<string> {
  const answer = await test.server.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password },
  });
  return answer.statusCode === 200 ? "in" : answer.json<{ code: string }>().code;
}

function tally(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

describe("guessing a password", () => {
  it("is judged five times at most, however many guesses come side by side; the right one after them is refused", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess("finance")));
    expect(tally(answers)).toEqual({ "identity.badLogin": 5, "identity.locked": 15 });
    expect(await guess("finance", TEST_PASSWORD)).toBe("identity.locked");
  });

  it("lets the right one in if it is among the first five, and no more than four others are judged", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => guess("leader", nth === 0 ? TEST_PASSWORD : "wrong-password")),
    );
    expect(tally(answers)).toEqual({ in: 1, "identity.badLogin": 4, "identity.locked": 15 });
    expect(await guess("leader", TEST_PASSWORD)).toBe("in");
  });

  it("begins a new count after the right one, and after fifteen minutes", async () => {
    setClock("2026-11-24T09:00:00+08:00");
    for (let nth = 0; nth < 4; nth += 1) expect(await guess("registrar")).toBe("identity.badLogin");
    expect(await guess("registrar", TEST_PASSWORD)).toBe("in");
    for (let nth = 0; nth < 5; nth += 1) expect(await guess("registrar")).toBe("identity.badLogin");
    setClock("2026-11-24T09:14:59+08:00");
    expect(await guess("registrar", TEST_PASSWORD)).toBe("identity.locked");
    setClock("2026-11-24T09:15:01+08:00");
    expect(await guess("registrar")).toBe("identity.badLogin");
    expect(await guess("registrar", TEST_PASSWORD)).toBe("in");
  });

  it("locks a name that nobody has like one that somebody has, answer for answer", async () => {
    const known: string[] = [];
    const unknown: string[] = [];
    for (let nth = 0; nth < 7; nth += 1) {
      known.push(await guess("assessor"));
      unknown.push(await guess("nobody-of-this-name"));
    }
    expect(unknown).toEqual(known);
    expect(tally(known)).toEqual({ "identity.badLogin": 5, "identity.locked": 2 });
  });

  it("keeps no name that was typed, only a keyed digest", async () => {
    await guess("a-password-typed-into-the-wrong-field");
    const owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    const { rows } = await owner.query<{ text: string }>(
      "select convert_from(decode(encode(name_digest, 'hex'), 'escape'), 'SQL_ASCII') as text from platform.login_guess",
    );
    await owner.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("wrong-field");
  });

  it("is counted at the change of a password too", async () => {
    const agent = await test.as("institution");
    const change = async (current: string) => {
      const answer = await agent.post("/api/session/password", { current, next: "three quiet herons" });
      return answer.json<{ code?: string }>().code ?? "done";
    };
    for (let nth = 0; nth < 5; nth += 1) expect(await change("wrong-password")).toBe("identity.badLogin");
    expect(await change(TEST_PASSWORD)).toBe("identity.locked");
  });

  it("is told to who manages accounts, who lifts the lock with a reason", async () => {
    for (let nth = 0; nth < 5; nth += 1) await guess("police");
    const security = await test.as("security");
    const find = async () => {
      const answer = await security.get("/api/accounts?q=police");
      return answer.json<{ items: { id: string; locked: boolean }[] }>().items[0];
    };
    const account = await find();
    expect(account?.locked).toBe(true);
    await security.post(`/api/accounts/${account?.id}/state`, { action: "unlock", reason: "本人来电核实" });
    expect((await find())?.locked).toBe(false);
    expect(await guess("police", TEST_PASSWORD)).toBe("in");
  });
});
