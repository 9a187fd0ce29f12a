/**
 * Work on a stranger's file happens in a thread of its own: the server answers while it runs, and a file that eats memory ends
 * its thread and nothing else.
 */
import { Worker } from "node:worker_threads";
import { nowIso } from "../../../kernel/clock.ts";
import { type FieldFault, Problem } from "../../../kernel/problem.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FilesPlace } from "../../../platform/settings.ts";
import { importProblems } from "./import-problems.contract.ts";
import type { ImportedFile } from "./imported-file.ts";
import type { SurveyTask } from "./survey-file.job.ts";

export type ThreadTask =
  | ({ readonly kind: "survey" } & Omit<SurveyTask, "places">)
  | { readonly kind: "run"; readonly batchId: string }
  | { readonly kind: "errors"; readonly batchId: string; readonly by: string; readonly out: string };

/** Plain data: the thread opens its own connections. */
export interface ThreadData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
  readonly files: FilesPlace;
  readonly clock: string;
  readonly task: ThreadTask;
}

/** `stop` asks the running task to end at its next chunk. */
export type ThreadOrder = ThreadData | "stop";

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

/** How a thread is made; tests make ones that die. */
export interface ThreadMaking {
  readonly entry?: URL;
  readonly heapMb?: number;
}

const ENTRY = new URL("./thread-entry.job.ts", import.meta.url);

/** Looks into a file. @throws registry.import.noTable and the excel Problems */
export async function surveyInThread(app: App, task: Omit<SurveyTask, "places">): Promise<ImportedFile> {
  const value = await runThread(app, { kind: "survey", ...task }, AbortSignal.timeout(60_000));
  if (value === null) throw new Problem(importProblems.broken);
  return value;
}

/** Writes the workbook of the rows that were not imported to `out`. */
export async function writeErrorsInThread(
  app: App,
  task: { batchId: string; by: string; out: string },
): Promise<void> {
  await runThread(app, { kind: "errors", ...task }, AbortSignal.timeout(300_000));
}

/** Does whatever step the batch waits for. */
export async function runInThread(
  app: App,
  batchId: string,
  signal: AbortSignal,
  making: ThreadMaking = {},
): Promise<void> {
  await runThread(app, { kind: "run", batchId }, signal, making);
}

/** So long a thread may take to reach its next chunk when it is to stop. */
const STOP_MS = 8_000;

/** Starting a thread costs half a second, so one that has nothing to do waits a while for the next file. */
const IDLE_MS = 120_000;
const idle = new WeakMap<App, Worker>();

function takeThread(app: App, { entry, heapMb = HEAP_MB }: ThreadMaking): Worker {
  const waiting = entry === undefined ? idle.get(app) : undefined;
  if (waiting === undefined) {
    const fresh = new Worker(entry ?? ENTRY, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 96 },
    });
    // One that dies while nobody waits for it must not take the server along, nor be waited for.
    fresh.on("error", () => undefined);
    fresh.on("exit", () => {
      if (idle.get(app) === fresh) idle.delete(app);
    });
    return fresh;
  }
  idle.delete(app);
  waiting.ref();
  return waiting;
}

function giveBack(app: App, thread: Worker): void {
  if (idle.has(app)) {
    void thread.terminate();
    return;
  }
  thread.unref();
  idle.set(app, thread);
  const timer = setTimeout(() => {
    if (idle.get(app) !== thread) return;
    idle.delete(app);
    void thread.terminate();
  }, IDLE_MS);
  timer.unref();
}

async function runThread(
  app: App,
  task: ThreadTask,
  signal: AbortSignal,
  making: ThreadMaking = {},
): Promise<ImportedFile | null> {
  const { settings, database } = app;
  const order: ThreadOrder = {
    databaseUrl: database.pool.options.connectionString ?? "",
    dataDir: settings.dataDir,
    masterKey: settings.masterKey,
    files: settings.files,
    clock: `${nowIso()}/run`,
    task,
  };
  const thread = takeThread(app, making);
  let impatience: NodeJS.Timeout | undefined;
  const stop = () => {
    thread.postMessage("stop" satisfies ThreadOrder);
    // One that is caught in a file hears nothing; ending it loses no more than the chunk at hand.
    impatience = setTimeout(() => void thread.terminate(), STOP_MS);
  };
  signal.addEventListener("abort", stop, { once: true });
  let answer: ThreadAnswer;
  try {
    answer = await answerFrom(thread, order);
  } catch (error) {
    void thread.terminate();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    clearTimeout(impatience);
  }
  giveBack(app, thread);
  return resultOf(answer);
}

function answerFrom(thread: Worker, order: ThreadOrder): Promise<ThreadAnswer> {
  return new Promise<ThreadAnswer>((resolve, reject) => {
    const settle = (end: () => void) => {
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      end();
    };
    const onMessage = (answer: ThreadAnswer) => settle(() => resolve(answer));
    const onError = (error: Error & { code?: string }) => {
      const tooBig = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      settle(() =>
        reject(
          tooBig
            ? new Problem(importProblems.tooManyRows, { log: "import thread ran out of memory" })
            : error,
        ),
      );
    };
    const onExit = (code: number) => settle(() => reject(new Error(`import thread ended with code ${code}`)));
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    thread.postMessage(order);
  });
}

function resultOf(answer: ThreadAnswer): ImportedFile | null {
  switch (answer.kind) {
    case "done":
      return answer.value;
    case "problem":
      throw new Problem(answer.spec, { detail: answer.detail, errors: answer.errors });
    case "error":
      throw Object.assign(new Error(answer.message), { stack: answer.stack });
  }
}
