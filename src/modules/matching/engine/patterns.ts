/** Pairs counted by how they compare: millions of them have but some thousands of patterns. */
import type { RecordTable } from "./record-table.ts";
import { isToldAt, levelAt, type WeighedField } from "./weights.ts";

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

  constructor(fields: readonly WeighedField[], left: RecordTable, right: RecordTable) {
    this.fields = fields;
    this.left = left;
    this.right = right;
  }

  readonly add = (i: number, j: number): void => {
    const levels = this.fields.map((_, place) => levelAt(this.fields, this.left, i, this.right, j, place));
    for (const [place, field] of this.fields.entries()) {
      if (levels[place] === 0 && isToldAt(field, levels[field.toldBy] ?? -1)) levels[place] = -1;
    }
    let key = 0;
    for (const [place, field] of this.fields.entries()) {
      key = key * (field.vocabulary.levels.length + 1) + (levels[place] ?? -1) + 1;
    }
    const known = this.byKey.get(key);
    if (known === undefined) this.byKey.set(key, { levels, count: 1 });
    else known.count++;
  };

  get patterns(): readonly Pattern[] {
    return [...this.byKey.values()];
  }
}
