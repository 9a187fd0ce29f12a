/** Records as columns of value numbers; the vocabularies are shared by all tables that are compared with each other. */

import { ChineseNames } from "./chinese-names.ts";
import { CitizenNumbers } from "./citizen-numbers.ts";
import { Dates } from "./dates.ts";
import type { FieldKind, FieldSpec } from "./linkage.contract.ts";
import { category, identifier, latinName, PlainValues, phone, place, text } from "./plain-values.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One value, several of which one may agree (telephones, names of before), or none. */
export type FieldValue = string | readonly string[] | null | undefined;

export interface Column {
  /** −1 where the record has no value. */
  readonly first: Int32Array;
  /** The others of the few records that have several. */
  readonly others: Map<number, readonly number[]>;
}

export interface RecordTable {
  readonly size: number;
  readonly columns: readonly Column[];
}

const kinds: Readonly<Record<FieldKind, (anyOf?: boolean) => Vocabulary>> = {
  chineseName: (anyOf) => new ChineseNames(anyOf),
  latinName: () => new PlainValues(latinName),
  date: () => new Dates(),
  citizenNo: () => new CitizenNumbers(),
  identifier: () => new PlainValues(identifier),
  place: () => new PlainValues(place),
  phone: () => new PlainValues(phone),
  category: () => new PlainValues(category),
  text: () => new PlainValues(text),
};

/** @throws RangeError for a kind that there is not */
export function vocabulariesOf(fields: readonly FieldSpec[]): readonly Vocabulary[] {
  return fields.map(({ name, kind, anyOf }) => {
    if (!Object.hasOwn(kinds, kind))
      throw new RangeError(`field ${name} is of kind ${kind}; there are ${Object.keys(kinds).join(", ")}`);
    return kinds[kind](anyOf);
  });
}

/** Asks for the values record by record, in order, each once. */
export function tableOf(
  vocabularies: readonly Vocabulary[],
  size: number,
  valueAt: (record: number, field: number) => FieldValue,
): RecordTable {
  const columns = vocabularies.map(() => ({
    first: new Int32Array(size).fill(-1),
    others: new Map<number, readonly number[]>(),
  }));
  for (let record = 0; record < size; record++) {
    for (let field = 0; field < columns.length; field++) {
      const [vocabulary, column] = [vocabularies[field], columns[field]];
      const value = valueAt(record, field);
      if (vocabulary === undefined || column === undefined || value === undefined || value === null) continue;
      if (typeof value === "string") column.first[record] = vocabulary.idOf(value);
      else {
        const ids = [...new Set(value.map((each) => vocabulary.idOf(each)))].filter((id) => id !== -1);
        column.first[record] = ids[0] ?? -1;
        if (ids.length > 1) column.others.set(record, ids.slice(1));
      }
    }
  }
  return { size, columns };
}

/** The best level of any two values; −1 where one side has none. */
export function levelOf(vocabulary: Vocabulary, left: Column, i: number, right: Column, j: number): number {
  const [a, b] = [left.first[i] ?? -1, right.first[j] ?? -1];
  if (a === -1 || b === -1) return -1;
  const level = vocabulary.compare(a, b);
  if (level === 0 || (left.others.size === 0 && right.others.size === 0)) return level;
  const [moreOfLeft, moreOfRight] = [left.others.get(i), right.others.get(j)];
  if (moreOfLeft === undefined && moreOfRight === undefined) return level;
  return bestOfSeveral(vocabulary, [a, ...(moreOfLeft ?? [])], [b, ...(moreOfRight ?? [])], level);
}

function bestOfSeveral(
  vocabulary: Vocabulary,
  left: readonly number[],
  right: readonly number[],
  levelOfFirst: number,
): number {
  let best = levelOfFirst;
  for (const [x, a] of left.entries()) {
    for (const [y, b] of right.entries()) {
      if (x === 0 && y === 0) continue;
      const level = vocabulary.compare(a, b);
      best = Math.min(best, vocabulary.besides?.(level) ?? level);
    }
  }
  return best;
}

/** Every key of a record under a rule, one for each combination of its values. */
export function eachKey(
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
  rule: BlockingRule,
  record: number,
  visit: (key: number) => void,
): void {
  let key = rule.salt;
  for (const { field, atom } of rule.parts) {
    const column = table.columns[field];
    if (column === undefined) return;
    if (column.others.size > 0 && column.others.has(record)) {
      combine(vocabularies, table, rule, record, 0, rule.salt, visit);
      return;
    }
    const id = column.first[record] ?? -1;
    const stirred = id === -1 ? 0 : (vocabularies[field]?.atoms[atom]?.(id) ?? 0);
    if (stirred === 0) return;
    key = mix(key, stirred);
  }
  visit(key);
}

/** Atoms of fields that must all agree. */
export interface BlockingRule {
  readonly parts: readonly { readonly field: number; readonly atom: string }[];
  readonly salt: number;
}

function combine(
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
  rule: BlockingRule,
  record: number,
  part: number,
  key: number,
  visit: (key: number) => void,
): void {
  const next = rule.parts[part];
  if (next === undefined) {
    visit(key);
    return;
  }
  const column = table.columns[next.field];
  const atom = vocabularies[next.field]?.atoms[next.atom];
  const first = column?.first[record] ?? -1;
  if (first === -1 || atom === undefined) return;
  const stirred = atom(first);
  if (stirred !== 0) combine(vocabularies, table, rule, record, part + 1, mix(key, stirred), visit);
  for (const id of column?.others.get(record) ?? []) {
    const other = atom(id);
    if (other !== 0) combine(vocabularies, table, rule, record, part + 1, mix(key, other), visit);
  }
}

/** A key with one atom more. */
export function mix(key: number, value: number): number {
  return (Math.imul(key, 0x01000193) ^ value) | 0;
}
