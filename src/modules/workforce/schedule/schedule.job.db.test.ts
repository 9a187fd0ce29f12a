/** A house that was upgraded has children on file and no plan yet: nobody waits for the first night. */
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { type Jobs, startJobs } from "../../../platform/jobs/jobs.ts";
import { startPlanning } from "./schedule.job.ts";

let test: TestApp;
let owner: pg.Client;
let jobs: Jobs;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  jobs = await startJobs({ url: test.databaseUrl, log: { error: () => undefined } });
});
afterAll(async () => {
  await jobs.stop();
  await owner.end();
  await test.close();
});

it("plans everybody at the start where nobody is planned", async () => {
  const childId = await openFamily(await test.as("director"), { name: "旧档童" });
  await owner.query("delete from workforce.visit_plan");
  await startPlanning(test.app, jobs);
  await vi.waitFor(
    async () => {
      const { rows } = await owner.query("select from workforce.visit_plan where child_id = $1", [childId]);
      expect(rows).toHaveLength(1);
    },
    { timeout: 30_000, interval: 200 },
  );
});
