/** One step of one batch, whichever its state asks for. What a person can put right is written on the batch; anything else is thrown. */
import pg from "pg";
import type { Actor, Role } from "../../../kernel/actor.ts";
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import { Problem } from "../../../kernel/problem.ts";
import { scopeBelow } from "../../../platform/access/scope.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { type Database, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { FileStore } from "../../../platform/files/file-store.ts";
import { checkImport } from "./check-import.job.ts";
import { commitImport } from "./commit-import.job.ts";
import { type ImportJob, Interrupted } from "./import-context.job.ts";
import { importProblems } from "./import-problems.contract.ts";
import { isRunning, type RunningState, runningStates } from "./import-state.ts";
import {
  type BatchRow,
  countAttempt,
  findBatch,
  findFileLocation,
  type Runner,
  updateBatch,
} from "./imports.store.ts";
import { undoImport } from "./undo-import.job.ts";

export interface ImportEnvironment {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly places: PlaceIndex;
  readonly files: Pick<FileStore, "withLocalPath">;
}

const ATTEMPTS = 4;
const LOCK_WAIT_MS = 5_000;
const LOCK_RETRY_MS = 100;

const steps: Readonly<Record<RunningState, (job: ImportJob) => Promise<void>>> = {
  checking: checkImport,
  committing: commitImport,
  undoing: undoImport,
};

/** Does nothing if the batch waits for nobody or somebody else is at it. */
export async function runImport(
  environment: ImportEnvironment,
  batchId: string,
  signal: AbortSignal,
): Promise<void> {
  const lock = await lockBatch(environment.database, batchId);
  if (lock === undefined) return;
  try {
    await runLocked(environment, batchId, signal);
  } finally {
    await lock.end();
  }
}

async function runLocked(
  { database, cipher, places, files }: ImportEnvironment,
  batchId: string,
  signal: AbortSignal,
): Promise<void> {
  const asSystem = <Result>(use: (tx: Tx) => Promise<Result>) =>
    unitOfWork(
      database,
      systemActor("import"),
      { operation: "registry.import.run", effect: "write", audited: false },
      use,
    );
  const found = await asSystem(async (tx) => {
    const batch = await findBatch(tx, batchId, true);
    if (batch === undefined || !isRunning(batch.state)) return undefined;
    const attempts = await countAttempt(tx, batchId);
    return { batch, state: batch.state, attempts, location: await findFileLocation(tx, batch.file_id) };
  });
  if (found === undefined) return;
  const { batch, state, attempts, location } = found;
  const actor = actorOf(batch);
  try {
    if (attempts > ATTEMPTS)
      throw new Problem(importProblems.broken, { log: `batch ${batchId} after ${attempts} attempts` });
    if (location === undefined) throw new Problem(importProblems.fileGone);
    await files.withLocalPath(location, (path) =>
      steps[state]({
        batchId,
        actor,
        cipher,
        places,
        path,
        signal,
        work: (operation, use) => unitOfWork(database, actor, { operation, effect: "write" }, use),
        workOnChunk: (operation, use) =>
          unitOfWork(database, actor, { operation, effect: "write", redoable: true }, use),
      }),
    );
  } catch (error) {
    if (error instanceof Interrupted) return;
    if (!(error instanceof Problem)) throw error;
    const { code, title, detail } = error;
    await asSystem((tx) =>
      updateBatch(tx, batchId, { state: runningStates[state].back, failure: { code, title, detail } }),
    );
  }
}

/**
 * Tells on the batch that a run has ended without a word: at once where the reason is known, otherwise when it has happened too
 * often. True: told, and no further run is wanted.
 */
export async function failRun(database: Database, batchId: string, error: unknown): Promise<boolean> {
  return unitOfWork(
    database,
    systemActor("import"),
    { operation: "registry.import.run", effect: "write", audited: false },
    async (tx) => {
      const batch = await findBatch(tx, batchId, true);
      if (batch === undefined || !isRunning(batch.state)) return true;
      const attempts = await countAttempt(tx, batchId);
      const known = error instanceof Problem ? error : undefined;
      if (known === undefined && attempts <= ATTEMPTS) return false;
      const { code, title, detail } = known ?? new Problem(importProblems.broken);
      await updateBatch(tx, batchId, {
        state: runningStates[batch.state].back,
        failure: { code, title, detail },
      });
      return true;
    },
  );
}

/** Whoever pressed the button, within the place that the batch belongs to. */
function actorOf(batch: BatchRow): Actor {
  const runner: Runner = batch.runner ?? systemActor("import");
  return { ...runner, role: runner.role as Role, scope: scopeBelow(batch.scope_code) };
}

/**
 * One run a batch, over all servers. The lock lives as long as its connection, so that a killed process holds nothing. A run that
 * is just ending is waited for: its successor may have been sent already.
 */
async function lockBatch(database: Database, batchId: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: database.pool.options.connectionString });
  client.on("error", () => undefined);
  await client.connect();
  for (let waited = 0; waited <= LOCK_WAIT_MS; waited += LOCK_RETRY_MS) {
    const { rows } = await client.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 7)) as locked",
      [`registry.import/${batchId}`],
    );
    if (rows[0]?.locked === true) return client;
    await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
  }
  await client.end();
  return undefined;
}
