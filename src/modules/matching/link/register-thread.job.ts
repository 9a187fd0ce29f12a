/**
 * Comparing with the whole register happens in a thread of its own: the server answers while ten thousand rows are linked. The thread
 * holds the register made ready; one that dies fails those who wait, and the next who asks gets another.
 */
import { Worker } from "node:worker_threads";
import { nowIso } from "../../../kernel/clock.ts";
import type { App } from "../../../platform/http/app.ts";
import type { PlannedRow } from "./planned-row.ts";
import type {
  AnswerTo,
  RegisterAsk,
  RegisterReply,
  RegisterRequest,
  RegisterThreadData,
} from "./register-messages.ts";

/** A million persons with what is read of them; a thread that needs more ends, and the server stays. */
const HEAP_MB = 4096;
/** Read and made ready for the next question; longer than a coffee, shorter than the night. */
const IDLE_MS = 30 * 60_000;
/** A hundred thousand rows against a million persons take some minutes. */
const PATIENCE_MS = 30 * 60_000;

const threads = new WeakMap<App, RegisterThread>();
const ENTRY = new URL("./register-thread-entry.job.ts", import.meta.url);

/**
 * `onPart` is given rows as they come.
 * @throws Error where the thread dies or cannot read the register: the asker may ask again
 */
export function askRegister<Ask extends RegisterAsk>(
  app: App,
  ask: Ask,
  onPart: TakePart = () => undefined,
): Promise<AnswerTo<Ask>> {
  let thread = threads.get(app);
  if (thread === undefined || thread.ended) {
    thread = new RegisterThread(app);
    threads.set(app, thread);
  }
  return thread.ask(ask, onPart) as Promise<AnswerTo<Ask>>;
}

type TakePart = (rows: readonly PlannedRow[]) => void;

/** Gives back the memory, and what it reads the register by; whoever waits is refused. */
export async function endRegisterThread(app: App): Promise<void> {
  await threads.get(app)?.end(new Error("the server stops"));
}

class RegisterThread {
  ended = false;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown> & { readonly onPart: TakePart }>();
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ settings, database }: App) {
    const workerData: RegisterThreadData = {
      databaseUrl: database.pool.options.connectionString ?? "",
      dataDir: settings.dataDir,
      masterKey: settings.masterKey,
    };
    this.#worker = new Worker(ENTRY, { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    this.#worker.unref();
    this.#worker.on("message", (reply: RegisterReply) => this.#settle(reply));
    this.#worker.on("error", (error) => void this.end(error));
    this.#worker.on("exit", () => void this.end(new Error("the thread that holds the register ended")));
  }

  ask(ask: RegisterAsk, onPart: TakePart): Promise<unknown> {
    const request: RegisterRequest = { id: ++this.#lastId, clock: `${nowIso()}/run`, ask };
    const waiting = { ...Promise.withResolvers<unknown>(), onPart };
    this.#waiting.set(request.id, waiting);
    this.#worker.ref();
    this.#watch(PATIENCE_MS);
    this.#worker.postMessage(request);
    return waiting.promise;
  }

  #settle(reply: RegisterReply): void {
    const waiting = this.#waiting.get(reply.id);
    if ("part" in reply) {
      waiting?.onPart(reply.part);
      return;
    }
    this.#waiting.delete(reply.id);
    if ("answer" in reply) waiting?.resolve(reply.answer);
    else waiting?.reject(new Error(`the register could not be compared: ${reply.fault}`));
    const isIdle = this.#waiting.size === 0;
    if (isIdle) this.#worker.unref();
    this.#watch(isIdle ? IDLE_MS : PATIENCE_MS);
  }

  /** Ends the thread unless something happens in time; a timer alone keeps no process alive. */
  #watch(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.end(new Error(`nothing for ${ms} ms`)), ms);
    this.#timer.unref();
  }

  async end(cause: unknown): Promise<void> {
    this.ended = true;
    clearTimeout(this.#timer);
    for (const waiting of this.#waiting.values()) waiting.reject(cause);
    this.#waiting.clear();
    await this.#worker.terminate();
  }
}
