/**
 * kill -9 in the middle of a batch, in every step that it has: read, link, apply, finish. It is gone on with as often as it takes, and
 * in the end there is exactly what one undisturbed run brings about: no fact, pair, task or effect twice, none missing.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setClock } from "../../src/kernel/clock.ts";
import type { BatchView } from "../../src/platform/exchange/batches.contract.ts";
import { runBatch } from "../../src/platform/exchange/run-batch.job.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import {
  agreeOnPrison,
  broughtAbout,
  loggedOf,
  openFamily,
  type Prisoner,
  prisonRoster,
  take,
} from "../support/roster-batches.ts";
import { readBatch, upload } from "../support/sample-roster.ts";

const CLOCK = "2026-11-28T09:00:00+08:00";
/** Held by the test: whoever is to be stopped waits for it just before its commit. */
const GATE = 360_361;

interface World {
  readonly test: TestApp;
  readonly owner: pg.Client;
  readonly batchId: string;
}

const worlds: World[] = [];
let undisturbed: Outcome;

interface Outcome {
  readonly batch: readonly unknown[];
  readonly all: Awaited<ReturnType<typeof broughtAbout>>;
  /** What was done with it; a step that was begun again is logged again. */
  readonly logged: ReadonlySet<string>;
}

beforeAll(async () => {
  undisturbed = await outcomeOf(await openWorld());
  const { all } = undisturbed;
  expect(all.facts.length).toBeGreaterThanOrEqual(FAMILIES - 4);
  for (const kind of ["matching.check", "matching.review", "matching.settle"])
    expect(
      all.tasks.some((task) => task.includes(kind)),
      kind,
    ).toBe(true);
});
afterAll(async () => {
  for (const { test, owner } of worlds) {
    await owner.end();
    await test.close();
  }
  setClock("");
});

const FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
/** Matches enough for several steps of applying. */
const FAMILIES = 40;
/** Rows enough for two steps of reading and of linking. */
const STRANGERS = 1_100;
/** Of the earlier roster alone: whether they are released, somebody has to confirm. */
const GONE = 5;

/** The same families and the same two rosters in each: the second is received and waits to be read. */
async function openWorld(): Promise<World> {
  const test = await createTestApp({ TONGAN_CLOCK: CLOCK });
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query(BARRIER);
  const listed: Prisoner[] = [];
  for (let nth = 0; nth < FAMILIES; nth += 1) {
    const father = `${FAMILY_NAMES.charAt(nth % 20)}${"大长永正德".charAt(nth % 5)}${"海山河江川林".charAt(nth % 6)}`;
    const born = `19${70 + (nth % 25)}-0${1 + (nth % 9)}-${10 + (nth % 19)}`;
    const child = `${father.charAt(0)}小${"春夏秋冬".charAt(nth % 4)}`;
    const { number } = await openFamily(test, owner, { child, father, born, sequence: 2 * nth + 1 });
    // Of every tenth the roster has no number: somebody has to look.
    listed.push({ name: father, born, ...(nth % 10 === 9 ? {} : { number }) });
  }
  const others = Array.from({ length: STRANGERS }, (_, nth) => ({
    name: `${"欧阳司徒上官诸葛夏侯".charAt(nth % 10)}${"识闻见知晓".charAt(nth % 5)}${"未非否不".charAt(nth % 4)}`,
    born: new Date(Date.UTC(1950, 0, 1 + nth)).toISOString().slice(0, 10),
  }));
  const agreement = await agreeOnPrison(test);
  await take(test, agreement.id, prisonRoster([...listed.slice(0, GONE), ...others.slice(0, 900)]));
  const answer = await upload(test, agreement.id, prisonRoster([...others, ...listed.slice(GONE)]));
  expect(answer.statusCode, answer.body).toBe(200);
  const world = { test, owner, batchId: answer.json<BatchView>().id };
  worlds.push(world);
  return world;
}

/** Whoever writes the entry that stands in `fault.stop`, for the so-manieth time, waits at the gate with its work uncommitted. */
const BARRIER = `
  create schema fault;
  create table fault.stop (operation text not null, nth int not null);
  create sequence fault.times;
  create function fault.wait() returns trigger language plpgsql security definer as $$
    begin
      if exists (select from fault.stop where operation = new.operation)
        and nextval('fault.times') = (select nth from fault.stop) then
        perform pg_advisory_lock(${GATE});
      end if;
      return null;
    end $$;
  create trigger zz_fault after insert on audit.entry for each row execute function fault.wait()`;

/** Everything before this step's commit is there, and nothing of it: that is where the power goes. */
async function cutBefore({ test, owner, batchId }: World, operation: string, nth: number): Promise<void> {
  await owner.query("select pg_advisory_lock($1)", [GATE]);
  await owner.query("delete from fault.stop");
  await owner.query("insert into fault.stop values ($1, $2)", [operation, nth]);
  await owner.query("alter sequence fault.times restart");
  const server = spawn(process.execPath, [join(import.meta.dirname, "../support/work-batch.ts"), batchId], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: test.databaseUrl,
      TONGAN_DATA: test.app.settings.dataDir,
      TONGAN_CLOCK: CLOCK,
      TONGAN_DEMO: "0",
    },
  });
  const waiting = "select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted";
  try {
    let stopped: { pid: number }[] = [];
    while (stopped.length === 0 && !hasEnded(server)) {
      await pause(50);
      stopped = (await owner.query<{ pid: number }>(waiting, [GATE])).rows;
    }
    expect(stopped, `${operation} ${nth} was never reached`).toHaveLength(1);
    server.kill("SIGKILL");
    await once(server, "exit");
    for (const { pid } of stopped) await owner.query("select pg_terminate_backend($1, 5000)", [pid]);
  } finally {
    if (!hasEnded(server)) server.kill("SIGKILL");
    await owner.query("delete from fault.stop");
    await owner.query("select pg_advisory_unlock($1)", [GATE]);
  }
}

/** Once it is gone on with and nothing stops it any more. */
async function outcomeOf({ test, owner, batchId }: World): Promise<Outcome> {
  await runBatch(test.app, batchId);
  const { state, tallies } = await readBatch(test, batchId);
  return {
    batch: [state, tallies],
    all: await broughtAbout(owner),
    logged: new Set(await loggedOf(owner, batchId)),
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** Four beginnings of one step are allowed, so that these are two batches. */
it.each([
  [
    ["matching.batch.read", 2],
    ["matching.batch.link", 1],
    ["matching.batch.link", 2],
  ],
  [
    ["matching.batch.apply", 1],
    ["matching.batch.apply", 2],
    ["matching.batch.finish", 1],
  ],
] as const)(
  "ends as if nothing had been, cut before %j, %j, %j …",
  async (...cuts) => {
    const world = await openWorld();
    for (const [operation, nth] of cuts) await cutBefore(world, operation, nth);
    expect(await outcomeOf(world)).toEqual(undisturbed);
  },
  180_000,
);
