import type { FileHandle } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { Problem } from "../../../kernel/problem.ts";
import { excelProblems, tooManyRows } from "../excel-problems.ts";
import type { ReadLimits } from "../limits.ts";
import type { SheetRow, Workbook } from "../sheet.ts";
import { compoundFileStreams } from "./compound-file.ts";
import type { XlsBatch, XlsOpened, XlsRequest, XlsTask } from "./xls-messages.ts";

/** Room for some 700,000 cells: the library takes half a kilobyte for each. */
const MEMORY_MB = 384;
/** A file of the largest size allowed takes a few seconds; forged ones may be made to take forever. */
const PATIENCE_MS = 60_000;

/** Opens what lies in an OLE2 container: an old workbook, or a clear word about what else it is. */
export async function openXls(handle: FileHandle, limits: ReadLimits): Promise<Workbook> {
  const streams = await compoundFileStreams(handle);
  if (streams.includes("EncryptedPackage")) throw new Problem(excelProblems.encrypted);
  if (!streams.some((name) => /^(workbook|book)$/i.test(name))) {
    throw new Problem(streams.length === 0 ? excelProblems.damaged : excelProblems.notASpreadsheet);
  }
  const { size } = await handle.stat();
  if (size > limits.xlsBytes) throw tooLarge(`${size} bytes`);
  const bytes = new Uint8Array(size);
  await handle.read(bytes, 0, size, 0);
  const thread = new XlsThread({ bytes, columns: limits.columns, rows: limits.rows });
  const opened = await thread.opened;
  if ("fault" in opened) {
    await thread.end();
    throw new Problem(excelProblems[opened.fault], { log: opened.log });
  }
  const sheets = opened.sheets.map((sheet, index) => ({
    ...sheet,
    rows: () => thread.rows(index, limits.rows),
  }));
  return {
    format: "xls",
    sheets,
    close: async () => {
      await thread.end();
      await handle.close();
    },
  };
}

class XlsThread {
  readonly opened: Promise<XlsOpened>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<XlsBatch>>();
  readonly #first = Promise.withResolvers<XlsOpened>();
  #lastId = 0;
  #failure: Problem | undefined;

  constructor(task: XlsTask) {
    this.opened = this.#first.promise;
    this.#worker = new Worker(new URL("./xls-worker.ts", import.meta.url), {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
      // Whatever the library prints about a file stays out of the log.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => this.#fail(tooLarge("took too long")), PATIENCE_MS);
    this.#worker.once("message", (opened: XlsOpened) => {
      clearTimeout(timer);
      // While nobody waits for rows, an open workbook must not keep the process alive.
      this.#worker.unref();
      this.#first.resolve(opened);
      this.#worker.on("message", (batch: XlsBatch) => this.#settle(batch));
    });
    this.#worker.on("error", (error) => this.#fail(faultOf(error)));
    this.#worker.on("exit", () => {
      clearTimeout(timer);
      this.#fail(new Problem(excelProblems.damaged, { log: "the xls thread ended" }));
    });
  }

  async *rows(sheet: number, limit: number): AsyncGenerator<readonly SheetRow[]> {
    let count = 0;
    for (let from: number | undefined = 0; from !== undefined; ) {
      const batch: XlsBatch = await this.#request(sheet, from);
      count += batch.rows.length;
      if (count > limit) throw tooManyRows(limit);
      if (batch.rows.length > 0) yield batch.rows;
      from = batch.next;
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #request(sheet: number, from: number): Promise<XlsBatch> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const request: XlsRequest = { id: ++this.#lastId, sheet, from };
    const waiting = Promise.withResolvers<XlsBatch>();
    this.#waiting.set(request.id, waiting);
    this.#worker.ref();
    this.#worker.postMessage(request);
    return waiting.promise;
  }

  #settle(batch: XlsBatch): void {
    this.#waiting.get(batch.id)?.resolve(batch);
    this.#waiting.delete(batch.id);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #fail(failure: Problem): void {
    this.#failure ??= failure;
    this.#first.reject(this.#failure);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#failure);
    this.#waiting.clear();
    void this.#worker.terminate();
  }
}

function faultOf(error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return tooLarge("out of memory", error);
  return new Problem(excelProblems.damaged, { log: "the xls thread failed", cause: error });
}

function tooLarge(log: string, cause?: unknown): Problem {
  return new Problem(excelProblems.tooLarge, {
    detail:
      "旧格式（.xls）的文件内容太多，系统读不下，没有导入任何内容。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
    log,
    cause,
  });
}
