/** kill -9 in the middle: what was cut off goes on where it stopped, and nobody is brought in twice. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { runInThread } from "./import-thread.job.ts";
import { type BatchRow, findBatch } from "./imports.store.ts";
import { beginCheck, beginCommit, stopImport } from "./map-import.service.ts";
import { keepUpload, surveyUpload } from "./upload-import.service.ts";

const ROWS = 6000;
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);

const forever = new AbortController().signal;

async function upload(): Promise<string> {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const born = `20${String(10 + (at % 8)).padStart(2, "0")}-05-${String((at % 28) + 1).padStart(2, "0")}`;
    return `沙嘴村,周${String.fromCodePoint(0x4e00 + at)},,${born},${composeCitizenId("500199", born, at % 1000)}`;
  });
  const bytes = Buffer.from(
    ["古楼镇农村留守儿童名册（2020年第四季度）", "村,姓名,性别,出生日期,身份证号", ...lines].join("\n"),
  );
  const path = join(test.app.settings.dataDir, "many.csv");
  await writeFile(path, bytes);
  const file = {
    name: "名册.csv",
    path,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest(),
  };
  const given = { ledger: "leftBehind", asOf: undefined, file } as const;
  const found = await surveyUpload(test.app, "500117", given);
  return work((tx) => keepUpload(tx, test.app, given, found));
}

async function batchNow(id: string): Promise<BatchRow> {
  const batch = await work((tx) => findBatch(tx, id));
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return batch;
}

/** The importing thread in a process of its own, which can be killed as no test process can. */
function startElsewhere(id: string): ChildProcess {
  const { settings, database } = test.app;
  const entry = new URL("./thread-entry.job.ts", import.meta.url).href;
  const order = {
    databaseUrl: database.pool.options.connectionString,
    dataDir: settings.dataDir,
    masterKey: settings.masterKey,
    files: settings.files,
    clock: "",
    task: { kind: "run", batchId: id },
  };
  const script = `
    const { Worker } = require("node:worker_threads");
    const thread = new Worker(new URL(${JSON.stringify(entry)}));
    thread.on("message", () => process.exit(0));
    thread.postMessage(${JSON.stringify(order)});`;
  return spawn(process.execPath, ["-e", script], { stdio: "ignore" });
}

async function killMidway(id: string): Promise<number> {
  const child = startElsewhere(id);
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  let done = 0;
  for (let waited = 0; waited < 20_000; waited += 10) {
    done = (await batchNow(id)).progress_done;
    if (done > 0) break;
    await pause(10);
  }
  child.kill("SIGKILL");
  await ended;
  return done;
}

async function countChildren(): Promise<{ children: number; persons: number }> {
  return work(async (tx) => {
    const { rows } = await sql<{ children: number; persons: number }>`
      select (select count(*) from registry.child) as children, (select count(*) from registry.person) as persons`.execute(
      tx.sql,
    );
    return rows[0] ?? { children: 0, persons: 0 };
  });
}

it("survives kill -9 in the middle of the check and in the middle of the import, exactly once", async () => {
  const id = await upload();
  await work((tx) => beginCheck(tx, id));
  await killMidway(id);
  expect((await batchNow(id)).state).toBe("checking");
  await runInThread(test.app, id, forever);
  const checked = await batchNow(id);
  expect(checked).toMatchObject({ state: "checked", failure: null });
  const ready = checked.counts?.ready ?? 0;
  expect(checked.counts).toMatchObject({ rows: ROWS, reject: 0 });

  await work((tx) => beginCommit(tx, id));
  await killMidway(id);
  const midway = await batchNow(id);
  const before = await countChildren();
  expect(midway.state).toBe("committing");
  expect(before.children).toBeGreaterThan(0);
  expect(before.children).toBeLessThan(ROWS);
  await runInThread(test.app, id, forever);
  const done = await batchNow(id);
  expect(done).toMatchObject({
    state: "committed",
    failure: null,
    tally: { opened: ready, changed: 0, unchanged: 0, refused: 0 },
  });
  expect(await countChildren()).toEqual({ children: ROWS, persons: ROWS });
}, 120_000);

it("stops an import when a person asks, keeps what is in, and goes on or takes it back as the person likes", async () => {
  const id = await upload();
  await work((tx) => beginCheck(tx, id));
  await runInThread(test.app, id, forever);
  await work((tx) => beginCommit(tx, id));
  const running = runInThread(test.app, id, forever);
  while ((await batchNow(id)).progress_done === 0) await pause(10);
  await work((tx) => stopImport(tx, id));
  await running;
  const stopped = await batchNow(id);
  expect(stopped.state).toBe("checked");
  const { opened = 0, changed = 0, unchanged = 0 } = stopped.tally ?? {};
  const done = opened + changed + unchanged;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(ROWS);
  expect(stopped.counts?.ready).toBe(ROWS - done);
  await expect(work((tx) => beginCheck(tx, id))).rejects.toMatchObject({
    code: "registry.import.wrongState",
  });
  await work((tx) => beginCommit(tx, id));
  await runInThread(test.app, id, forever);
  expect((await batchNow(id)).state).toBe("committed");
}, 120_000);

it("stops between two chunks when the server does, and goes on later", async () => {
  const id = await upload();
  await work((tx) => beginCheck(tx, id));
  const stopping = AbortSignal.timeout(1);
  await runInThread(test.app, id, stopping);
  expect((await batchNow(id)).state).toBe("checking");
  await runInThread(test.app, id, forever);
  expect(await batchNow(id)).toMatchObject({ state: "checked", counts: { unchanged: ROWS, new: 0 } });
}, 120_000);
