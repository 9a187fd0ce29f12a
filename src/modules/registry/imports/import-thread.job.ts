/**
 * Work on a stranger's file happens in a thread of its own: the server answers while it runs, and a file that eats memory ends
 * its thread and nothing else.
 */
import { Worker } from "node:worker_threads";
import { nowIso } from "../../../kernel/clock.ts";
import { type FieldFault, Problem } from "../../../kernel/problem.ts";
import type { App } from "../../../platform/http/app.ts";
import { importProblems } from "./import-problems.contract.ts";
import type { ImportedFile } from "./imported-file.ts";
import type { SurveyTask } from "./survey-file.job.ts";

export type ThreadTask =
  | ({ readonly kind: "survey" } & Omit<SurveyTask, "places">)
  | { readonly kind: "run"; readonly batchId: string };

/** Plain data from which the thread opens its own connections. */
export interface ThreadData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
  readonly filesFolder: string;
  readonly clock: string;
  readonly task: ThreadTask;
}

export type ThreadAnswer =
  | { readonly kind: "done"; readonly value: ImportedFile | null }
  | {
      readonly kind: "problem";
      readonly spec: { readonly code: string; readonly status: number; readonly title: string };
      readonly detail: string;
      readonly errors: readonly FieldFault[];
    }
  | { readonly kind: "error"; readonly message: string; readonly stack: string };

/** Enough for 200,000 rows in flight, little enough that the server stays within 500 MB. */
const HEAP_MB = 224;

/** Looks into a file. @throws registry.import.noTable and the excel Problems */
export async function surveyInThread(app: App, task: Omit<SurveyTask, "places">): Promise<ImportedFile> {
  const value = await runThread(app, { kind: "survey", ...task }, AbortSignal.timeout(60_000));
  if (value === null) throw new Problem(importProblems.broken);
  return value;
}

/** Does whatever step the batch waits for. */
export async function runInThread(app: App, batchId: string, signal: AbortSignal): Promise<void> {
  await runThread(app, { kind: "run", batchId }, signal);
}

function runThread(app: App, task: ThreadTask, signal: AbortSignal): Promise<ImportedFile | null> {
  const { settings, database } = app;
  const data: ThreadData = {
    databaseUrl: database.pool.options.connectionString ?? "",
    dataDir: settings.dataDir,
    masterKey: settings.masterKey,
    filesFolder: settings.files.kind === "folder" ? settings.files.folder : settings.dataDir,
    clock: `${nowIso()}/run`,
    task,
  };
  const thread = new Worker(new URL("./thread-entry.job.ts", import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  const stop = () => {
    thread.postMessage("stop");
  };
  signal.addEventListener("abort", stop, { once: true });
  return new Promise<ImportedFile | null>((resolve, reject) => {
    let answered = false;
    thread.on("message", (answer: ThreadAnswer) => {
      answered = true;
      if (answer.kind === "done") resolve(answer.value);
      else if (answer.kind === "problem")
        reject(new Problem(answer.spec, { detail: answer.detail, errors: answer.errors }));
      else reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
    });
    thread.on("error", (error: Error & { code?: string }) => {
      const tooBig = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(
        tooBig ? new Problem(importProblems.tooManyRows, { log: "import thread ran out of memory" }) : error,
      );
    });
    thread.on("exit", (code) => {
      if (!answered) reject(new Error(`import thread ended with code ${code}`));
    });
  }).finally(() => {
    signal.removeEventListener("abort", stop);
    void thread.terminate();
  });
}
