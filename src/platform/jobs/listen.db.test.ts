/** Whoever listens hears again after the line to the database was lost, and after the first try to mend it failed too. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { databaseUrl } from "../../../test/support/database.ts";
import { listen } from "./listen.ts";

let test: TestApp;
let owner: pg.Client;
/** Nobody shuts the room that they stand in. */
let elsewhere: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  elsewhere = new pg.Client({ connectionString: databaseUrl(test.databaseUrl, "postgres") });
  await elsewhere.connect();
});
afterAll(async () => {
  await elsewhere.end();
  await owner.end();
  await test.close();
});

const CHANNEL = "tongan_listen_test";
const WAIT = { timeout: 15_000, interval: 100 };
/** Whoever listens on the channel is cut off; how many there were. */
const cut = async () =>
  (
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen ${CHANNEL}'`,
    )
  ).rowCount;
const tell = (what: string) => owner.query("select pg_notify($1, $2)", [CHANNEL, what]);
const everyoneMay = (may: boolean) =>
  elsewhere.query(`alter database ${new URL(test.databaseUrl).pathname.slice(1)} allow_connections ${may}`);

describe("listening to the database", () => {
  it("goes on after the line was cut, and after a first try to mend it failed", async () => {
    const heard: string[] = [];
    const listening = await listen(test.app, CHANNEL, (what) => heard.push(what));
    try {
      await tell("one");
      await vi.waitFor(() => expect(heard).toContain("one"), WAIT);
      await everyoneMay(false);
      expect(await cut()).toBe(1);
      // Longer than one try takes to fail.
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await everyoneMay(true);
      await vi.waitFor(async () => {
        await tell("two");
        expect(heard).toContain("two");
      }, WAIT);
    } finally {
      await everyoneMay(true);
      await listening.stop();
    }
  });
});
