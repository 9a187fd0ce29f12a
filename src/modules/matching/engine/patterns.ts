/** Pairs counted by how they compare: millions of them have but some thousands of patterns. */
import type { RecordTable } from "./record-table.ts";
import { isTold, levelAt, type WeighedField } from "./weights.ts";

/** One pattern: a level for each field, −1 where nothing was compared or another field tells it. */
export interface Pattern {
  readonly levels: readonly number[];
  count: number;
}

export class PatternCounter {
  private readonly byKey = new Map<number, Pattern>();
  private readonly fields: readonly WeighedField[];
  private readonly left: RecordTable;
  private readonly right: RecordTable;
  /** Of the pair that is being counted. */
  private readonly levels: Int8Array;

  constructor(fields: readonly WeighedField[], left: RecordTable, right: RecordTable) {
    this.fields = fields;
    this.left = left;
    this.right = right;
    this.levels = new Int8Array(fields.length);
  }

  readonly add = (i: number, j: number): void => {
    const { fields, levels } = this;
    for (let place = 0; place < fields.length; place++)
      levels[place] = levelAt(fields, this.left, i, this.right, j, place);
    let key = 0;
    for (let place = 0; place < fields.length; place++) {
      const field = fields[place];
      if (field === undefined) continue;
      if (levels[place] === 0 && isTold(field, levels)) levels[place] = -1;
      key = key * (field.vocabulary.levels.length + 1) + (levels[place] ?? -1) + 1;
    }
    const known = this.byKey.get(key);
    if (known === undefined) this.byKey.set(key, { levels: [...levels], count: 1 });
    else known.count++;
  };

  get patterns(): readonly Pattern[] {
    return [...this.byKey.values()];
  }
}
