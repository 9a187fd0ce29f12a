/** Levels → bits: what a model says of a pair, and why. */
import type { FieldWeight, LevelModel, LinkageModel } from "./linkage.contract.ts";
import { levelOf, type RecordTable } from "./record-table.ts";
import type { ToldPart, Vocabulary } from "./vocabulary.ts";

export interface Weights {
  readonly prior: number;
  readonly fields: readonly WeighedField[];
}

export interface WeighedField {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** Bits of each level. */
  readonly bits: Float64Array;
  /** Bits of agreement on each value; absent where all values weigh the same. */
  readonly exactBits: Float64Array | undefined;
  /** The place of the field that may tell this one, and which of its levels do, as a set of bits. */
  readonly toldBy: number;
  readonly toldAt: number;
}

/** No value is so rare that agreeing on it proves more than this share would. */
const RAREST = 2e-7;

export function weightsOf(
  model: LinkageModel,
  vocabularies: readonly Vocabulary[],
  reference: RecordTable,
): Weights {
  const fields = model.fields.map((field, place): WeighedField => {
    const vocabulary = vocabularies[place];
    if (vocabulary === undefined) throw new RangeError(`no vocabulary for ${field.name}`);
    const toldBy = model.fields.findIndex(({ name }) => name === field.toldBy?.field);
    return {
      name: field.name,
      vocabulary,
      bits: bitsOf(field.levels),
      exactBits: field.termFrequency
        ? bitsByFrequency(field.levels[0], vocabulary.size, reference, place)
        : undefined,
      toldBy,
      toldAt: toldBy === -1 ? 0 : levelsThatTell(vocabularies[toldBy], field.toldBy?.part),
    };
  });
  return { prior: Math.log2(model.prior / (1 - model.prior)), fields };
}

/** What two records say together, in bits, the prior included. */
export function weigh(weights: Weights, left: RecordTable, i: number, right: RecordTable, j: number): number {
  let sum = weights.prior;
  const { fields } = weights;
  for (let place = 0; place < fields.length; place++) sum += fieldBits(fields, left, i, right, j, place);
  return sum;
}

/** The same sum, taken apart. */
export function explain(
  weights: Weights,
  left: RecordTable,
  i: number,
  right: RecordTable,
  j: number,
): FieldWeight[] {
  const lines: FieldWeight[] = [{ field: "prior", level: "prior", weight: weights.prior }];
  for (const [place, field] of weights.fields.entries()) {
    const level = levelAt(weights.fields, left, i, right, j, place);
    const weight = fieldBits(weights.fields, left, i, right, j, place);
    const isTold = level === 0 && isToldBy(weights.fields, field, left, i, right, j);
    const name = level === -1 ? "missing" : (field.vocabulary.levels[level]?.level ?? "");
    lines.push({ field: field.name, level: isTold ? "told" : name, weight });
  }
  return lines;
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

export function levelAt(
  fields: readonly WeighedField[],
  left: RecordTable,
  i: number,
  right: RecordTable,
  j: number,
  place: number,
): number {
  const [field, a, b] = [fields[place], left.columns[place], right.columns[place]];
  return field === undefined || a === undefined || b === undefined
    ? -1
    : levelOf(field.vocabulary, a, i, b, j);
}

function fieldBits(
  fields: readonly WeighedField[],
  left: RecordTable,
  i: number,
  right: RecordTable,
  j: number,
  place: number,
): number {
  const field = fields[place];
  const level = levelAt(fields, left, i, right, j, place);
  if (field === undefined || level === -1) return 0;
  const exact = field.exactBits?.[left.columns[place]?.first[i] ?? 0] ?? field.bits[0] ?? 0;
  if (level > 0) return Math.min(field.bits[level] ?? 0, exact);
  if (field.toldBy !== -1 && isToldBy(fields, field, left, i, right, j)) return 0;
  return exact;
}

function isToldBy(
  fields: readonly WeighedField[],
  field: WeighedField,
  left: RecordTable,
  i: number,
  right: RecordTable,
  j: number,
): boolean {
  if (field.toldBy === -1) return false;
  return isToldAt(field, levelAt(fields, left, i, right, j, field.toldBy));
}

/** Whether the field that tells this one does so at its level. */
export function isToldAt(field: WeighedField, levelOfTeller: number): boolean {
  return levelOfTeller !== -1 && ((field.toldAt >> levelOfTeller) & 1) === 1;
}

function levelsThatTell(vocabulary: Vocabulary | undefined, part: ToldPart | undefined): number {
  let set = 0;
  for (const [level, { tells }] of (vocabulary?.levels ?? []).entries()) {
    if (part !== undefined && tells?.includes(part)) set |= 1 << level;
  }
  return set;
}

/** An error never says more than agreement, however seldom it is. */
function bitsOf(levels: readonly LevelModel[]): Float64Array {
  const bits = Float64Array.from(levels, ({ m, u }) => Math.log2(m / u));
  return bits.map((each) => Math.min(each, bits[0] ?? each));
}

/** A value is as frequent as the register shows, blended with one that is of the frequency usual for its kind. */
function bitsByFrequency(
  exact: LevelModel | undefined,
  size: number,
  reference: RecordTable,
  place: number,
): Float64Array {
  const { m, u } = exact ?? { m: 1, u: 1 };
  const counts = new Float64Array(size);
  const first = reference.columns[place]?.first ?? new Int32Array(0);
  let known = 0;
  for (const id of first) {
    if (id === -1) continue;
    counts[id] = (counts[id] ?? 0) + 1;
    known++;
  }
  return counts.map((count) => Math.log2(m / Math.max(RAREST, (count + 1) / (known + 1 / u))));
}
