/** What a job does with a batch: reads it, believes it or not, has its room work on it. Whatever was begun is done again after a crash. */
import { earlierOf } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import { withSealed } from "../files/sealed-file.ts";
import type { App } from "../http/app.ts";
import { forget } from "./batch-states.service.ts";
import { batchWasHeld, batchWasRefused } from "./batch-tasks.service.ts";
import * as store from "./batches.store.ts";
import { measureOf } from "./believing.service.ts";
import { refreshDueTasks } from "./due-tasks.service.ts";
import { findInbound, type InboundSubject, type ReadBatch } from "./exchange-book.service.ts";
import type { HeldFor } from "./exchange-codes.contract.ts";
import { batchProblems } from "./exchange-problems.contract.ts";
import { holdReasons } from "./hold-reasons.ts";

/** Begun more often without an end, it is told instead: what kills a server each time must not be begun for ever. */
const ATTEMPTS = 4;

function asSystem<Result>({ database }: App, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(
    database,
    systemActor("exchange"),
    { operation: "exchange.batch.run", effect: "write", audited: false },
    use,
  );
}

/** Every step that it can go by itself. Does nothing where no job is waited for. */
export async function runBatch(app: App, id: string, signal?: AbortSignal): Promise<void> {
  let before: store.BatchRow["state"] | undefined;
  for (;;) {
    if (signal?.aborted) return;
    const batch = await asSystem(app, (tx) => beginStep(tx, id));
    if (batch === undefined || (batch.state !== "reading" && batch.state !== "matching")) return;
    // A room that came back without a word has more to do than this run; the next minute's goes on.
    if (batch.state === before) return;
    before = batch.state;
    const subject = findInbound(batch.subject);
    try {
      if (subject === undefined) throw new Problem(batchProblems.subjectGone);
      if (batch.attempts > ATTEMPTS) throw new Problem(batchProblems.broken, { log: `batch ${id}` });
      if (batch.state === "reading") await readBatch(app, subject, batch);
      else await subject.work(app, id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await asSystem(app, (tx) => tellFault(tx, app, batch, error));
    }
  }
}

export type BatchStanding = Pick<store.BatchRow, "id" | "state" | "heldFor" | "problem">;

/** How far it has come. @throws access.notFound */
export async function readStanding(tx: Tx, batchId: string): Promise<BatchStanding> {
  const batch = await store.findBatch(tx, batchId);
  if (batch === undefined) throw notFound();
  const { id, state, heldFor, problem } = batch;
  return { id, state, heldFor, problem };
}

/** Counted before it is done: one that takes the server with it is counted too. */
async function beginStep(tx: Tx, id: string): Promise<store.BatchRow | undefined> {
  const batch = await store.findBatch(tx, id, { forUpdate: true });
  if (batch === undefined || (batch.state !== "reading" && batch.state !== "matching")) return batch;
  const attempts = batch.attempts + 1;
  await store.updateBatch(tx, id, { attempts });
  return { ...batch, attempts };
}

async function readBatch(app: App, subject: InboundSubject, batch: store.BatchRow): Promise<void> {
  const { id, location, fileKeySealed: keySealed, fileName, fields } = batch;
  if (location === null) throw new Problem(batchProblems.fileGone);
  const read = await withSealed(app, { location, keySealed }, store.BATCH_FILE, (path) =>
    subject.read(app, { id, path, fileName, fields }),
  );
  await asSystem(app, (tx) => judgeRead(tx, id, read));
}

async function judgeRead(tx: Tx, id: string, { rows, faulty, asOf: found }: ReadBatch): Promise<void> {
  const batch = await store.findBatch(tx, id, { forUpdate: true });
  if (batch?.state !== "reading") return;
  // A file that names its month, and came before the month was over, speaks of the day on which it came.
  const asOf = earlierOf(found ?? batch.asOf ?? today(), today());
  const reasons = holdReasons(
    { rows, faulty, asOf },
    { isSameFile: await store.hasSameFile(tx, batch), ...(await measureOf(tx, batch)) },
  );
  const at = now();
  await store.insertEvent(tx, batch, { at, what: "read", note: `${rows} 行，其中 ${faulty} 行读不了` });
  await store.updateBatch(tx, id, {
    ...{ rows, faulty, asOf, heldFor: reasons, attempts: 0 },
    state: reasons.length > 0 ? "held" : "matching",
  });
  if (reasons.length > 0) await hold(tx, { ...batch, rows }, reasons);
}

async function hold(tx: Tx, batch: store.BatchRow, reasons: readonly HeldFor[]): Promise<void> {
  await store.insertEvent(tx, batch, { at: now(), what: "held" });
  await batchWasHeld(tx, batch, reasons);
}

/** A file that cannot be read is refused as a whole; one that was read and cannot be worked on waits for a person. */
async function tellFault(tx: Tx, app: App, { id }: store.BatchRow, fault: Problem): Promise<void> {
  const batch = await store.findBatch(tx, id, { forUpdate: true });
  if (batch === undefined) return;
  const { code, title, detail } = fault;
  const problem = { code, title, detail };
  if (batch.state === "reading") {
    await forget(tx, app, batch, { state: "refused", problem });
    await store.insertEvent(tx, batch, { at: now(), what: "refused", note: title });
    await batchWasRefused(tx, batch, problem);
    await refreshDueTasks(tx);
  } else if (batch.state === "matching") {
    await store.updateBatch(tx, id, { state: "held", heldFor: ["stuck"], problem, attempts: 0 });
    await hold(tx, batch, ["stuck"]);
  }
}

/** Tells what has ended without a word too often; true: nothing more is to be tried. */
export async function failBatch(app: App, id: string): Promise<boolean> {
  return asSystem(app, async (tx) => {
    const batch = await store.findBatch(tx, id);
    if (batch === undefined || batch.attempts < ATTEMPTS) return false;
    await tellFault(tx, app, batch, new Problem(batchProblems.broken));
    return true;
  });
}
