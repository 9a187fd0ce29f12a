/** Pairs of records to compare, each once however many keys bring it. */
import { BlockIndex } from "./block-index.ts";
import { IntPool } from "./int-pool.ts";
import { type BlockingRule, eachKey, type RecordTable } from "./record-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Under one key of so many records nobody is told by it. */
const MOST_UNDER_KEY = 500;

export function indexOf(
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
  rule: BlockingRule,
): BlockIndex {
  const [keys, records] = [new IntPool(), new IntPool()];
  for (let record = 0; record < table.size; record++) {
    eachKey(vocabularies, table, rule, record, (key) => {
      keys.push(key);
      records.push(record);
    });
  }
  return new BlockIndex(keys, records);
}

/** In one table the left of a pair is the later record. */
export function eachPair(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
  rules: readonly BlockingRule[],
  visit: (left: number, right: number) => void,
  step = 1,
): void {
  const seen = new Int32Array(right.size).fill(-1);
  const indexes = rules.map((rule) => indexOf(vocabularies, right, rule));
  const isOneTable = left === right;
  for (let i = 0; i < left.size; i += step) {
    const meet = (j: number) => {
      if (seen[j] === i || (isOneTable && j >= i)) return;
      seen[j] = i;
      visit(i, j);
    };
    for (let place = 0; place < rules.length; place++) {
      const rule = rules[place];
      const index = indexes[place];
      if (rule && index) eachKey(vocabularies, left, rule, i, (key) => index.each(key, MOST_UNDER_KEY, meet));
    }
  }
}
