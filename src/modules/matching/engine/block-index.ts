/** Records by keys of 32 bits: brings together those that may be one person, without looking at all pairs. */
import type { IntPool } from "./int-pool.ts";

/** Sorted by the key's bucket; two passes over plain integers, however many records there are. */
export class BlockIndex {
  private readonly starts: Int32Array;
  private readonly keys: Int32Array;
  private readonly records: Int32Array;
  private readonly shift: number;

  constructor(keys: IntPool, records: IntPool) {
    const count = keys.length;
    const bits = Math.max(4, Math.ceil(Math.log2(count + 1)));
    this.shift = 32 - bits;
    this.starts = new Int32Array((1 << bits) + 1);
    this.keys = new Int32Array(count);
    this.records = new Int32Array(count);
    const buckets = new Int32Array(count);
    for (let entry = 0; entry < count; entry++) {
      const bucket = this.bucketOf(keys.at(entry));
      buckets[entry] = bucket;
      this.starts[bucket + 1] = (this.starts[bucket + 1] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < 1 << bits; bucket++) {
      this.starts[bucket + 1] = (this.starts[bucket + 1] ?? 0) + (this.starts[bucket] ?? 0);
    }
    const next = this.starts.slice();
    for (let entry = 0; entry < count; entry++) {
      const bucket = buckets[entry] ?? 0;
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      this.keys[to] = keys.at(entry);
      this.records[to] = records.at(entry);
    }
  }

  /** Calls for every record with the key, unless there are more than `most`: 10,000 rows with one telephone are no evidence. */
  each(key: number, most: number, visit: (record: number) => void): void {
    const bucket = this.bucketOf(key);
    const from = this.starts[bucket] ?? 0;
    const to = this.starts[bucket + 1] ?? 0;
    if (to - from > most && this.countOf(key, from, to) > most) return;
    for (let entry = from; entry < to; entry++) {
      if (this.keys[entry] === key) visit(this.records[entry] ?? 0);
    }
  }

  private countOf(key: number, from: number, to: number): number {
    let count = 0;
    for (let entry = from; entry < to; entry++) if (this.keys[entry] === key) count++;
    return count;
  }

  private bucketOf(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> this.shift;
  }
}
