import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";
import type { XmlScanner } from "./xml-scanner.ts";
import { decodeExcelEscapes } from "./xml-text.ts";

const BLOCK_BYTES = 4 << 20;
const MAX_STRINGS = 5_000_000;
/** Must be a power of two. */
const CACHE_SLOTS = 1 << 15;

/**
 * The shared strings as UTF-8 in a few large blocks: a hundred thousand rows have a million of them, which as JavaScript
 * strings would take several times the room and all of the collector's time. Words that recur come from a small cache,
 * so that a column of them is one string.
 */
export class StringTable {
  readonly #blocks: Buffer[] = [];
  #block = Buffer.alloc(0);
  /** Where the string that is being written began, and where it goes on, in the last block. */
  #start = 0;
  #end = 0;
  #places = new Uint32Array(1024);
  #count = 0;

  readonly #cachedIndex = new Int32Array(CACHE_SLOTS).fill(-1);
  readonly #cached: string[] = [];

  /** Adds the scanner's current text to the string that is being written. */
  append(scanner: XmlScanner): void {
    const size = scanner.textBytes();
    if (this.#end + size > this.#block.length) this.#nextBlock(size);
    this.#end += scanner.copyText(this.#block, this.#end);
  }

  /** Ends the string that is being written. */
  commit(): void {
    if (this.#count >= MAX_STRINGS)
      throw new Problem(excelProblems.tooLarge, { log: "too many shared strings" });
    const at = this.#count++ * 2;
    if (at >= this.#places.length) {
      const longer = new Uint32Array(this.#places.length * 2);
      longer.set(this.#places);
      this.#places = longer;
    }
    const base = Math.max(0, this.#blocks.length - 1) * BLOCK_BYTES;
    this.#places[at] = base + this.#start;
    this.#places[at + 1] = this.#end - this.#start;
    this.#start = this.#end;
  }

  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const slot = index & (CACHE_SLOTS - 1);
    if (this.#cachedIndex[slot] === index) return this.#cached[slot];
    const text = this.#decode(index);
    this.#cachedIndex[slot] = index;
    this.#cached[slot] = text;
    return text;
  }

  #decode(index: number): string {
    const place = this.#places[index * 2] ?? 0;
    const length = this.#places[index * 2 + 1] ?? 0;
    const start = place % BLOCK_BYTES;
    const block = this.#blocks[(place - start) / BLOCK_BYTES];
    return block === undefined ? "" : decodeExcelEscapes(block.toString("utf8", start, start + length));
  }

  /** No string lies across two blocks: one begun in the old block moves to the new. */
  #nextBlock(size: number): void {
    const begun = this.#block.subarray(this.#start, this.#end);
    if (begun.length + size > BLOCK_BYTES)
      throw new Problem(excelProblems.tooLarge, { log: "an endless string" });
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    begun.copy(block);
    this.#blocks.push(block);
    this.#block = block;
    this.#start = 0;
    this.#end = begun.length;
  }
}
