import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { setClock } from "../../kernel/clock.ts";
import { forgetWhatIsOver, startHousekeeping } from "./housekeeping.job.ts";
import { startJobs } from "./jobs.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-24T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});
afterEach(() => setClock(""));

async function countOf(table: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) as count from ${table}`);
  return Number(rows[0]?.count);
}

describe("what is kept for a while only", () => {
  it("is forgotten when its time is over, and not before", async () => {
    const district = await test.as("district");
    const addUnit = () => district.post("/api/member-units", { name: "区教委" }, { key: "once" });
    expect((await addUnit()).statusCode).toBe(200);
    await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { username: "who", password: "x" },
    });
    expect([await countOf("platform.idempotency"), await countOf("platform.login_guess")]).toEqual([1, 1]);
    setClock("2026-11-26T08:59:00+08:00");
    expect(await forgetWhatIsOver(test.app)).toEqual({ answers: 0, guesses: 1 });
    setClock("2026-11-26T09:01:00+08:00");
    expect(await forgetWhatIsOver(test.app)).toEqual({ answers: 1, guesses: 0 });
    expect(await countOf("platform.idempotency")).toBe(0);
  });

  it("is looked after at each start and every hour", async () => {
    await owner.query(
      "insert into platform.idempotency values (gen_random_uuid(), 'old', '\\x00', 200, '{}', '2020-01-01')",
    );
    const jobs = await startJobs({ url: test.databaseUrl, log: test.app.log });
    await startHousekeeping(test.app, jobs);
    expect(await countOf("platform.idempotency")).toBe(0);
    const { rows } = await owner.query<{ cron: string }>(
      "select cron from jobs.schedule where name = 'platform.housekeeping'",
    );
    expect(rows).toEqual([{ cron: "20 * * * *" }]);
    await jobs.stop();
  });
});
