/** An age limit that changes: what stands follows it, from its own day on, whatever is cut off on the way. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { changeParameter } from "../../../test/support/change-parameter.ts";
import { setClock } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import { followParameters, noteBases } from "../../platform/parameters/follow-parameters.service.ts";
import { recordDrafts } from "./record-drafts.service.ts";
import { leftBehindAge } from "./registry.parameters.ts";

const TODAY = "2026-11-27T09:00:00+08:00";
const SOURCE = new URL("../../", import.meta.url).href;

const FILES = 1600;

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: TODAY });
  await noteBases(test.app);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);

/** Left behind since they were small; sixteen in the spring of 2026, eighteen in that of 2028. */
function drafts(count: number, name: string) {
  return Array.from({ length: count }, (_, at) => ({
    asOf: "2020-12-31",
    draft: {
      child: { name: `${name}${String.fromCodePoint(0x4e00 + at)}`, sex: "1", birthDate: "2010-05-06" },
      facts: [
        { kind: "residence", from: "2020-12-31", value: { villageCode: "500117104204" } },
        { kind: "category", from: "2020-12-31", value: { category: "ruralLeftBehind" } },
      ],
      kin: [],
    },
  }));
}

async function openFiles(count: number, name: string): Promise<void> {
  const items = drafts(count, name);
  for (let at = 0; at < count; at += 300) {
    await work((tx) =>
      recordDrafts(tx, items.slice(at, at + 300) as never, { cipher: test.app.cipher, source: "import" }),
    );
  }
}

/** Whether somebody stands before a lock. */
async function isWaited(): Promise<boolean> {
  const { rows } = await work((tx) =>
    sql`select from pg_locks where locktype = 'advisory' and not granted and database = (
      select oid from pg_database where datname = current_database())`.execute(tx.sql),
  );
  return rows.length > 0;
}

/** How many stand as left behind. */
async function listed(on = TODAY.slice(0, 10)): Promise<number> {
  const { rows } = await work((tx) =>
    sql<{ total: number }>`
      select count(*) as total from registry.standing
      where left_behind and valid_from <= ${on} and valid_to > ${on}`.execute(tx.sql),
  );
  return rows[0]?.total ?? 0;
}

/** Brings things up to date in a process of its own, which can be killed as no test process can. */
function followElsewhere(): ChildProcess {
  const { settings, database } = test.app;
  const script = `
    import { openApp } from ${JSON.stringify(`${SOURCE}compose.ts`)};
    import { createLog } from ${JSON.stringify(`${SOURCE}platform/log.ts`)};
    import { readSettings } from ${JSON.stringify(`${SOURCE}platform/settings.ts`)};
    import { followParameters } from ${JSON.stringify(`${SOURCE}platform/parameters/follow-parameters.service.ts`)};
    import ${JSON.stringify(`${SOURCE}rooms.ts`)};
    const { app } = await openApp({ settings: readSettings(), log: createLog("error") });
    await followParameters(app);`;
  const env = {
    DATABASE_URL: String(database.pool.options.connectionString),
    TONGAN_DATA: settings.dataDir,
    TONGAN_DEMO: "0",
    TONGAN_CLOCK: TODAY,
  };
  return spawn(process.execPath, ["--input-type=module", "-e", script], { env, stdio: "ignore" });
}

interface Progress {
  readonly cursor: string | null;
  readonly finished: boolean;
}

async function progress(): Promise<Progress> {
  const { rows } = await work((tx) =>
    sql<Progress>`
      select cursor, finished_at is not null as finished from platform.derivation where name = 'registry.standing'`.execute(
      tx.sql,
    ),
  );
  return rows[0] ?? { cursor: null, finished: false };
}

describe("another age limit", () => {
  it("survives kill -9 on the way and goes on where it was cut off", async () => {
    await openFiles(FILES, "乐");
    expect(await listed()).toBe(0);
    await changeParameter(test, leftBehindAge.key, 17, "2026-06");
    const elsewhere = followElsewhere();
    const ended = new Promise((resolve) => {
      elsewhere.once("exit", resolve);
    });
    for (let waited = 0; waited < 30_000 && (await progress()).cursor === null; waited += 5) await pause(5);
    elsewhere.kill("SIGKILL");
    await ended;
    const midway = await progress();
    expect(midway).toMatchObject({ finished: false, cursor: expect.stringMatching(/-/) as string });
    const before = await listed();
    expect(before).toBeGreaterThanOrEqual(500);
    expect(before).toBeLessThan(FILES);
    // What the killed process had in hand is held until the database notices its end; the next sweep finds it free.
    let chunks = 0;
    while (!(await progress()).finished) chunks += await followParameters(test.app);
    expect(chunks).toBeLessThan(Math.ceil(FILES / 500));
    expect(await listed()).toBe(FILES);
    expect(await progress()).toEqual({ cursor: null, finished: true });
  }, 120_000);

  it("reaches a file that was being written by the old limit while the change was confirmed", async () => {
    const [raised, written] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const writing = work(async (tx) => {
      await recordDrafts(tx, drafts(1, "晚") as never, { cipher: test.app.cipher, source: "import" });
      written.resolve(undefined);
      await raised.promise;
    });
    await written.promise;
    const changing = changeParameter(test, leftBehindAge.key, 16, "2026-08");
    while (!(await isWaited())) await pause(5);
    raised.resolve(undefined);
    await Promise.all([writing, changing]);
    await followParameters(test.app);
    expect(await listed()).toBe(0);
  });

  it("brings who is under a raised one back on its first day, and not a day before", async () => {
    await openFiles(2, "曾");
    expect(await listed()).toBe(0);
    await changeParameter(test, leftBehindAge.key, 18, "2027-01");
    await followParameters(test.app);
    expect(await listed()).toBe(0);
    setClock("2027-01-01T00:30:00+08:00");
    expect(await listed("2027-01-01")).toBe(FILES + 1 + 2);
    setClock(TODAY);
  });
});
