/** A thread that dies: the batch says so, and goes on with a thread that lives. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { child, csv } from "../../../../test/support/import-desk.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { runOrTell } from "./import-jobs.job.ts";
import type { ThreadMaking } from "./import-thread.job.ts";
import { type BatchRow, findBatch } from "./imports.store.ts";
import { beginCheck, beginCommit } from "./map-import.service.ts";
import { keepUpload, surveyUpload } from "./upload-import.service.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);
const forever = new AbortController().signal;
const script = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

async function checking(): Promise<string> {
  const bytes = csv([child("秦线程"), child("秦线头")]);
  const path = join(test.app.settings.dataDir, "two.csv");
  await writeFile(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest();
  const given = {
    ledger: "leftBehind",
    asOf: undefined,
    file: { name: "名册.csv", path, size: bytes.length, sha256 },
  } as const;
  const found = await surveyUpload(test.app, "500117", given);
  const id = await work((tx) => keepUpload(tx, test.app, given, found));
  await work((tx) => beginCheck(tx, id));
  return id;
}

async function batchNow(id: string): Promise<BatchRow> {
  const batch = await work((tx) => findBatch(tx, id));
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return batch;
}

/** As the queue does: again while the job fails. */
async function runUntilQuiet(id: string, making: ThreadMaking): Promise<number> {
  for (let runs = 1; runs <= 10; runs++) {
    try {
      await runOrTell(test.app, id, forever, making);
      return runs;
    } catch {
      // The queue tries again.
    }
  }
  throw new Error("still running after ten threads");
}

it.each([
  ["ends before it has read its order", script("process.exit(3)")],
  ["cannot even be loaded", script("import './not-there.ts'")],
  [
    "fails over its order",
    script(
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('changed under me') })",
    ),
  ],
])(
  "a thread that %s is tried a few times and then told on the batch, which can be checked again",
  async (_, entry) => {
    const id = await checking();
    expect(await runUntilQuiet(id, { entry })).toBeLessThanOrEqual(5);
    const failed = await batchNow(id);
    expect(failed).toMatchObject({ state: "uploaded", failure: { code: "registry.import.broken" } });
    await work((tx) => beginCheck(tx, id));
    await runOrTell(test.app, id, forever);
    expect(await batchNow(id)).toMatchObject({ state: "checked", failure: null });
  },
  60_000,
);

it("a thread without enough memory is told at once, and nothing of its rows is in the register", async () => {
  const id = await checking();
  await runOrTell(test.app, id, forever);
  await work((tx) => beginCommit(tx, id));
  const hungry = script(
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); })",
  );
  expect(await runUntilQuiet(id, { entry: hungry, heapMb: 24 })).toBe(1);
  expect(await batchNow(id)).toMatchObject({
    state: "checked",
    tally: null,
    failure: { code: "registry.import.tooManyRows" },
  });
  await work((tx) => beginCommit(tx, id));
  await runOrTell(test.app, id, forever);
  expect(await batchNow(id)).toMatchObject({ failure: null, state: "committed", tally: { opened: 2 } });
}, 60_000);
