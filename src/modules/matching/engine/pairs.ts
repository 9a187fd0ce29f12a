/** Pairs of records to compare, each once however many keys bring it. */
import { BlockIndex } from "./block-index.ts";
import { keysOf, keysOfSeveral, keysOfSome } from "./record-keys.ts";
import type { BlockingRule, RecordTable } from "./record-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Under one key of so many records nobody is told by it. */
const MOST_UNDER_KEY = 500;

type Visit = (left: number, right: number) => void;

/** Of every `step`th record on the left. In one table the left of a pair is the later record. */
export function eachPair(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
  rules: readonly BlockingRule[],
  visit: Visit,
  step = 1,
): void {
  if (left === right && step === 1) eachWithin(vocabularies, left, rules, visit);
  else eachBetween(vocabularies, left, right, rules, visit, step);
}

/** Record by record on the left, and all that its keys bring to it. */
function eachBetween(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
  rules: readonly BlockingRule[],
  visit: Visit,
  step: number,
): void {
  const isOneTable = left === right;
  const keyed = rules.map((rule) => {
    const keys = keysOf(vocabularies, left, rule);
    const wanted = keysOfSome(keys, step);
    const index = new BlockIndex(isOneTable ? keys : keysOf(vocabularies, right, rule), wanted);
    return { keys, index };
  });
  const seen = new Int32Array(right.size).fill(-1);
  let i = 0;
  const meet = (j: number) => {
    if (seen[j] === i || (isOneTable && j >= i)) return;
    seen[j] = i;
    visit(i, j);
  };
  for (; i < left.size; i += step) {
    for (const { keys, index } of keyed) {
      const key = keys.first[i] ?? 0;
      if (key !== 0) index.each(key, MOST_UNDER_KEY, meet);
      for (const other of keys.others.get(i) ?? []) index.each(other, MOST_UNDER_KEY, meet);
    }
  }
}

/** Key by key, not record by record: with a million records, looking up every key of every record takes longer than comparing. */
function eachWithin(
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
  rules: readonly BlockingRule[],
  visit: Visit,
): void {
  const met = new MetBefore(table.size, rules.length);
  for (const [place, rule] of rules.entries()) {
    const keys = keysOf(vocabularies, table, rule);
    const index = new BlockIndex(keys, keysOfSeveral(keys));
    index.eachEntry(MOST_UNDER_KEY, (key, record) => met.keep(key, record, place));
    index.eachTwo(MOST_UNDER_KEY, (i, j) => {
      if (i !== j && met.isFirst(i, j, place)) visit(Math.max(i, j), Math.min(i, j));
    });
  }
}

/** Whether a rule before has brought the same two together: each record's keys lie side by side. */
class MetBefore {
  private readonly size: number;
  private readonly rules: number;
  private readonly rows: Int32Array;
  /** Records with several keys under a rule are few; their pairs are kept by name. */
  private readonly several = new Set<number>();
  private readonly pairs = new Set<number>();

  constructor(size: number, rules: number) {
    this.size = size;
    this.rules = rules;
    this.rows = new Int32Array(size * rules);
  }

  keep(key: number, record: number, place: number): void {
    const at = record * this.rules + place;
    if (this.rows[at] !== 0) this.several.add(record);
    else this.rows[at] = key;
  }

  isFirst(i: number, j: number, place: number): boolean {
    const [left, right] = [i * this.rules, j * this.rules];
    for (let before = 0; before < place; before++) {
      const key = this.rows[left + before];
      if (key !== 0 && key === this.rows[right + before]) return false;
    }
    if (this.several.size === 0 || !(this.several.has(i) || this.several.has(j))) return true;
    const pair = Math.max(i, j) * this.size + Math.min(i, j);
    if (this.pairs.has(pair)) return false;
    this.pairs.add(pair);
    return true;
  }
}
