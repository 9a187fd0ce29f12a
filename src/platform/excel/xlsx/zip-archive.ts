import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";
import type { ReadLimits } from "../limits.ts";

const STORED = 0;
const DEFLATED = 8;
/** Large chunks keep the number of trips to zlib's thread small. */
const READ_CHUNK = 128 << 10;
const INFLATE_CHUNK = 256 << 10;

/** How many inflated bytes may still be read; several reads may share one. */
export interface Allowance {
  left: number;
}

/**
 * A zip file whose parts are read as streams and never written anywhere, so names with `..` in them do no harm. What
 * the headers say about sizes is not believed: inflated bytes are counted.
 */
export class ZipArchive {
  readonly #handle: FileHandle;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ReadLimits;

  private constructor(
    handle: FileHandle,
    zip: ZipFile,
    entries: ReadonlyMap<string, Entry>,
    limits: ReadLimits,
  ) {
    this.#handle = handle;
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
  }

  /** The handle stays the caller's: yauzl is told not to close it. */
  static async open(handle: FileHandle, limits: ReadLimits): Promise<ZipArchive> {
    try {
      const zip = await fromFdPromise(handle.fd, {
        autoClose: false,
        decodeStrings: false,
        lazyEntries: true,
      });
      if (zip.entryCount > limits.zipEntries)
        throw new Problem(excelProblems.zipBomb, { log: "too many entries" });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = partKey(Buffer.from(entry.fileNameRaw).toString("utf8"));
        if (!entries.has(name)) entries.set(name, entry);
      }
      return new ZipArchive(handle, zip, entries, limits);
    } catch (error) {
      throw error instanceof Problem
        ? error
        : new Problem(excelProblems.damaged, { log: "no zip directory", cause: error });
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** The inflated bytes of a part. @throws Problem when the part is missing, broken or larger than allowed. */
  async *read(
    name: string,
    allowance: Allowance = { left: this.#limits.inflatedBytes },
  ): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(partKey(name));
    if (entry === undefined) throw new Problem(excelProblems.damaged, { log: "a part is missing" });
    if (entry.isEncrypted()) throw new Problem(excelProblems.encrypted);
    let size = 0;
    let sum = 0;
    try {
      for await (const chunk of await this.#inflated(entry)) {
        size += chunk.length;
        allowance.left -= chunk.length;
        if (allowance.left < 0) throw new Problem(excelProblems.zipBomb, { log: "more bytes than allowed" });
        if (size > this.#limits.ratioFromBytes && size > entry.compressedSize * this.#limits.inflationRatio) {
          throw new Problem(excelProblems.zipBomb, { log: "a part inflates out of proportion" });
        }
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw isBrokenZip(error)
        ? new Problem(excelProblems.damaged, { log: "a part does not inflate", cause: error })
        : error;
    }
    if (sum !== entry.crc32) throw new Problem(excelProblems.damaged, { log: "a part's check sum is wrong" });
  }

  async #inflated(entry: Entry): Promise<AsyncIterable<Buffer>> {
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      throw new Problem(excelProblems.damaged, { log: `compression method ${entry.compressionMethod}` });
    }
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const source = rangeOf(this.#handle, fileDataStart, fileDataStart + entry.compressedSize);
    if (entry.compressionMethod === STORED) return source;
    // A broken source or a reader that leaves early ends the other side too; errors reach the reader through the loop.
    return pipeline(source, createInflateRaw({ chunkSize: INFLATE_CHUNK }), () => undefined);
  }
}

async function* rangeOf(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_CHUNK, end - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Some writers use back slashes or a leading slash, and part names do not distinguish case. */
function partKey(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

function isBrokenZip(error: unknown): boolean {
  if (error instanceof Problem || !(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // zlib's errors have Z_ codes; yauzl's have none; a disk's have theirs and go up as they are.
  return code === "" || code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE";
}
