/** Records by keys of 32 bits: brings together those that may be one person, without looking at all pairs. */
import type { KeySet, RecordKeys } from "./record-keys.ts";

/** Sorted by the key's bucket: three passes over plain integers, however many records there are. */
export class BlockIndex {
  private readonly starts: Int32Array;
  private readonly keys: Int32Array;
  private readonly records: Int32Array;
  private readonly shift: number;

  /** Of all keys, or of those that are asked for. */
  constructor(of: RecordKeys, wanted?: KeySet) {
    let count = 0;
    eachEntry(of, wanted, () => count++);
    const bits = Math.max(4, Math.ceil(Math.log2(count + 1)));
    this.shift = 32 - bits;
    this.keys = new Int32Array(count);
    this.records = new Int32Array(count);
    // One place to spare: filling moves each start to the next bucket's.
    const starts = new Int32Array(2 ** bits + 2);
    eachEntry(of, wanted, (key) => {
      const at = this.bucketOf(key) + 2;
      starts[at] = (starts[at] ?? 0) + 1;
    });
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    eachEntry(of, wanted, (key, record) => {
      const at = this.bucketOf(key) + 1;
      const to = starts[at] ?? 0;
      starts[at] = to + 1;
      this.keys[to] = key;
      this.records[to] = record;
    });
    this.starts = starts;
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

  /** Calls for every record and key, but for keys that more than `most` have. */
  eachEntry(most: number, visit: (key: number, record: number) => void): void {
    this.eachKept(most, (key, _, entry) => visit(key, this.records[entry] ?? 0));
  }

  /** Calls for every two records with one key. */
  eachTwo(most: number, meet: (one: number, other: number) => void): void {
    const { keys, records } = this;
    this.eachKept(most, (key, from, entry) => {
      for (let before = from; before < entry; before++)
        if (keys[before] === key) meet(records[entry] ?? 0, records[before] ?? 0);
    });
  }

  /** `from`: where the key's bucket begins. */
  private eachKept(most: number, visit: (key: number, from: number, entry: number) => void): void {
    const { starts, keys } = this;
    for (let bucket = 0; bucket + 2 < starts.length; bucket++) {
      const [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
      for (let entry = from; entry < to; entry++) {
        const key = keys[entry] ?? 0;
        if (to - from <= most || this.countOf(key, from, to) <= most) visit(key, from, entry);
      }
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

function eachEntry(
  { first, others }: RecordKeys,
  wanted: KeySet | undefined,
  visit: (key: number, record: number) => void,
): void {
  const isWanted = (key: number) => key !== 0 && wanted?.has(key) !== false;
  for (let record = 0; record < first.length; record++) {
    const key = first[record] ?? 0;
    if (isWanted(key)) visit(key, record);
  }
  for (const [record, more] of others) for (const key of more) if (isWanted(key)) visit(key, record);
}
