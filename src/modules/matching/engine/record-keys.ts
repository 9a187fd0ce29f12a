/** The keys of all records of a table under one rule: what they are brought together by. */
import { type BlockingRule, eachKey, mix, type RecordTable } from "./record-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface RecordKeys {
  /** 0 where a record has none. */
  readonly first: Int32Array;
  /** The others of the few records that have several. */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

export function keysOf(
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
  rule: BlockingRule,
): RecordKeys {
  const first = new Int32Array(table.size).fill(rule.salt);
  const others = new Map<number, readonly number[]>();
  // Field by field, not record by record: a plain run over two rows of integers.
  for (const { field, atom } of rule.parts) {
    mixIn(first, table.columns[field]?.first, vocabularies[field]?.atoms[atom]);
  }
  for (const { field } of rule.parts) {
    for (const record of table.columns[field]?.others.keys() ?? []) {
      const keys: number[] = [];
      eachKey(vocabularies, table, rule, record, (key) => keys.push(key));
      first[record] = keys[0] ?? 0;
      others.set(record, keys.slice(1));
    }
  }
  return { first, others };
}

function mixIn(
  keys: Int32Array,
  ids: Int32Array | undefined,
  atom: ((id: number) => number) | undefined,
): void {
  for (let record = 0; record < keys.length; record++) {
    const [key, id] = [keys[record] ?? 0, ids?.[record] ?? -1];
    const stirred = key === 0 || id === -1 ? 0 : (atom?.(id) ?? 0);
    keys[record] = stirred === 0 ? 0 : mix(key, stirred);
  }
}

/** Keys of which some are wanted; now and then it says yes to one that is not, never no to one that is. */
export class KeySet {
  private readonly bits: Int32Array;
  private readonly shift: number;

  /** `size`: of how many keys. */
  constructor(size: number) {
    const places = Math.max(16, Math.ceil(Math.log2(size + 1)) + 3);
    this.bits = new Int32Array(2 ** (places - 5));
    this.shift = 32 - places;
  }

  has(key: number): boolean {
    const place = Math.imul(key, SPREAD) >>> this.shift;
    return (((this.bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
  }

  add(key: number): void {
    const place = Math.imul(key, SPREAD) >>> this.shift;
    this.bits[place >>> 5] = (this.bits[place >>> 5] ?? 0) | (1 << (place & 31));
  }
}

const SPREAD = 0x85ebca6b;

/** How often each key came; for at most as many different ones as it is made for. */
export class KeyCounts {
  private readonly keys: Int32Array;
  private readonly counts: Int32Array;
  private readonly shift: number;

  constructor(most: number) {
    const places = Math.ceil(Math.log2(most + 1)) + 1;
    this.keys = new Int32Array(2 ** places);
    this.counts = new Int32Array(2 ** places);
    this.shift = 32 - places;
  }

  of(key: number): number {
    return this.counts[this.placeOf(key)] ?? 0;
  }

  /** How often it had come before. */
  add(key: number): number {
    const place = this.placeOf(key);
    const before = this.counts[place] ?? 0;
    this.keys[place] = key;
    this.counts[place] = before + 1;
    return before;
  }

  private placeOf(key: number): number {
    let place = Math.imul(key, SPREAD) >>> this.shift;
    while (this.counts[place] !== 0 && this.keys[place] !== key) place = (place + 1) % this.keys.length;
    return place;
  }
}

/** The keys of every so many records. */
export function keysOfSome({ first, others }: RecordKeys, step: number): KeySet {
  const set = new KeySet(Math.ceil(first.length / step));
  for (let record = 0; record < first.length; record += step) {
    const key = first[record] ?? 0;
    if (key === 0) continue;
    set.add(key);
    for (const other of others.get(record) ?? []) set.add(other);
  }
  return set;
}

/** The keys that more than one record has: nobody is brought together with anybody by the others. */
export function keysOfSeveral({ first, others }: RecordKeys): KeySet {
  const [once, twice] = [new KeySet(first.length), new KeySet(first.length)];
  const count = (key: number) => {
    if (once.has(key)) twice.add(key);
    else once.add(key);
  };
  for (const key of first) if (key !== 0) count(key);
  for (const keys of others.values()) for (const key of keys) count(key);
  return twice;
}
