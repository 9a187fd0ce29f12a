import { Worker } from "node:worker_threads";
import { Problem } from "../../kernel/problem.ts";
import type { PrintDocument } from "./document.contract.ts";
import { rowsOf } from "./page-layout.ts";
import type { PdfAnswer, PdfRequest } from "./pdf/pdf-messages.ts";
import { printProblems } from "./print-problems.ts";

/** The longest list of a district is set in a few seconds. */
const PATIENCE_MS = 60_000;
/** Setting a row of a wide list takes some 400 kB for a moment; so many take half a gigabyte. */
export const MOST_ROWS = 1200;
/** Font and template are at hand for the next one; a press that nobody needs gives its memory back. */
const IDLE_MS = 60_000;

let press: Press | undefined;

/**
 * The document as PDF: the same bytes for the same document.
 * @throws print.tooLong, print.noPdf
 */
export async function renderPdf(document: PrintDocument): Promise<Buffer> {
  const rows = rowsOf(document);
  if (rows > MOST_ROWS) throw new Problem(printProblems.tooLong, { log: `${rows} rows` });
  if (press === undefined || press.ended) press = new Press();
  return press.print(document);
}

/** One thread, one document at a time; those that wait are as small as their data. */
class Press {
  ended = false;
  readonly #worker = new Worker(new URL("./pdf/pdf-worker.ts", import.meta.url));
  readonly #waiting = new Map<number, PromiseWithResolvers<Buffer>>();
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#worker.unref();
    this.#worker.on("message", (answer: PdfAnswer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error("the printing thread ended")));
  }

  print(document: PrintDocument): Promise<Buffer> {
    const request: PdfRequest = { id: ++this.#lastId, document };
    const waiting = Promise.withResolvers<Buffer>();
    this.#waiting.set(request.id, waiting);
    this.#worker.ref();
    this.#watch(PATIENCE_MS);
    this.#worker.postMessage(request);
    return waiting.promise;
  }

  #settle(answer: PdfAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("pdf" in answer)
      waiting?.resolve(Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength));
    else waiting?.reject(new Problem(printProblems.noPdf, { log: answer.fault }));
    const idle = this.#waiting.size === 0;
    if (idle) this.#worker.unref();
    this.#watch(idle ? IDLE_MS : PATIENCE_MS);
  }

  /** Ends the press unless something happens in time; a timer alone keeps no process alive. */
  #watch(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(new Error(`nothing for ${ms} ms`)), ms);
    this.#timer.unref();
  }

  #end(cause: unknown): void {
    this.ended = true;
    clearTimeout(this.#timer);
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new Problem(printProblems.noPdf, { log: "the printing thread failed", cause }));
    }
    this.#waiting.clear();
    void this.#worker.terminate();
  }
}
