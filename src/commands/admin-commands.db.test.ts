import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, TEST_PASSWORD, type TestApp } from "../../test/support/app.ts";
import { now } from "../kernel/clock.ts";
import { Problem } from "../kernel/problem.ts";
import { otpCode } from "../platform/crypto/totp.ts";
import { commands } from "./commands.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

/** Runs a command as if it had been typed; it joins the server that the test has running. */
async function run(name: string, ...words: string[]): Promise<{ code: number; printed: string }> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const open = () =>
    Promise.resolve({ app: test.app, ownerUrl: test.databaseUrl, close: () => Promise.resolve() });
  try {
    const code = await commands
      .get(name)
      ?.run({ words, settings: test.app.settings, open, print, say: print });
    return { code: code ?? -1, printed: lines.join("\n") };
  } catch (error) {
    if (error instanceof Problem) return { code: 1, printed: error.detail };
    throw error;
  }
}

describe("tongan audit verify", () => {
  it("prints the chain's head, and compares one that was written down", async () => {
    await test.as("district");
    const first = await run("audit verify", "--json");
    const { head } = JSON.parse(first.printed) as { head: string };
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/);
    expect((await run("audit verify")).printed).toContain("链尾");
    expect((await run("audit verify", "--head", head)).code).toBe(0);
    const [seq = ""] = head.split(":");
    expect((await run("audit verify", "--head", `${seq}:${"0".repeat(64)}`)).code).toBe(1);
    const cut = await run("audit verify", "--head", `9999:${"0".repeat(64)}`);
    expect(cut.code).toBe(1);
    expect(cut.printed).toContain("被删去");
    expect((await run("audit verify", "--head", "12")).printed).toContain("序号:摘要");
  });
});

describe("tongan otp reset", () => {
  it("opens an account whose phone is lost to the password alone, and is audited", async () => {
    const agent = await test.as("security");
    const begun = await agent.post("/api/session/otp", { password: TEST_PASSWORD });
    const { secret } = begun.json<{ secret: string }>();
    await agent.post("/api/session/otp/confirmation", { otp: otpCode(secret, now()) });
    const logIn = async () => {
      const payload = { username: "security", password: TEST_PASSWORD };
      return (await test.server.inject({ method: "POST", url: "/api/session", payload })).statusCode;
    };
    expect(await logIn()).toBe(401);
    expect((await run("otp reset", "security")).code).toBe(1);
    expect((await run("otp reset", "nobody", "--reason", "手机丢失")).code).toBe(1);
    expect((await run("otp reset", "security", "--reason", "手机丢失")).code).toBe(0);
    expect(await logIn()).toBe(200);
    const { rows } = await owner.query<{ actor: string; purpose: string }>(
      "select actor, purpose from audit.entry where operation = 'identity.accounts.resetOtp'",
    );
    expect(rows).toEqual([{ actor: "系统（system:command-line）", purpose: "手机丢失" }]);
  });
});
