import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { type Jobs, startJobs } from "./jobs.ts";

let database: TestDatabase;
const running: Jobs[] = [];
const errors: string[] = [];
const log = { error: (_: unknown, message: string) => errors.push(message) };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
  errors.length = 0;
});
afterAll(() => database.drop());

async function start(): Promise<Jobs> {
  const jobs = await startJobs({ url: database.url, log, graceSeconds: 2 });
  running.push(jobs);
  return jobs;
}

async function until(test: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000 && !test(); waited += 20) await pause(20);
}

it("hands each job to one worker, also when two servers work at the queue", async () => {
  const [one, other] = [await start(), await start()];
  const done: number[] = [];
  const handle = async ({ n }: { n: number }) => {
    done.push(n);
  };
  await one.work("test.each", handle);
  await other.work("test.each", handle);
  for (let n = 0; n < 10; n++) await one.send("test.each", { n });
  await until(() => done.length === 10);
  await pause(100);
  expect(done.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it("queues a key once while one of its jobs waits or runs", async () => {
  const jobs = await start();
  const begun: string[] = [];
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await jobs.work<{ name: string }>("test.key", async ({ name }) => {
    begun.push(name);
    await held;
  });
  await jobs.send("test.key", { name: "first" }, { key: "batch" });
  await until(() => begun.length === 1);
  await jobs.send("test.key", { name: "again" }, { key: "batch" });
  finish();
  await pause(300);
  expect(begun).toEqual(["first"]);
});

it("tries a job again after it failed, and says so in the log", async () => {
  const jobs = await start();
  let tries = 0;
  await jobs.work("test.retry", async () => {
    tries += 1;
    if (tries === 1) throw new Error("not yet");
  });
  await jobs.send("test.retry", {});
  await until(() => tries === 2);
  expect(tries).toBe(2);
  expect(errors).toEqual(["job failed"]);
});

it("tells a running job that the server stops", async () => {
  const jobs = await start();
  let ended = "";
  await jobs.work("test.stop", async (_, signal) => {
    ended = "running";
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    ended = "stopped";
  });
  await jobs.send("test.stop", {});
  await until(() => ended === "running");
  await jobs.stop();
  running.length = 0;
  expect(ended).toBe("stopped");
});
