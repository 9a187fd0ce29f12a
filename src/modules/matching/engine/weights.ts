/** Levels → bits: what a model says of a pair, and why. */
import type { FieldWeight, LevelModel, LinkageModel } from "./linkage.contract.ts";
import { levelOf, type RecordTable } from "./record-table.ts";
import type { ToldPart, Vocabulary } from "./vocabulary.ts";

export interface Weights {
  readonly prior: number;
  readonly fields: readonly WeighedField[];
  /** Places of the fields as they are compared: those that tell others first, then those that can say most. */
  readonly order: readonly number[];
  /** What the fields from each place of the order on can add at most. */
  readonly atMost: Float64Array;
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
  return { prior: Math.log2(model.prior / (1 - model.prior)), fields, ...inOrder(fields) };
}

function inOrder(fields: readonly WeighedField[]): Pick<Weights, "order" | "atMost"> {
  const most = fields.map(({ bits, exactBits }) => (exactBits ?? bits).reduce((a, b) => Math.max(a, b), 0));
  const tellers = new Set(fields.map(({ toldBy }) => toldBy));
  const order = fields
    .map((_, place) => place)
    .sort(
      (a, b) => Number(tellers.has(b)) - Number(tellers.has(a)) || (most[b] ?? 0) - (most[a] ?? 0) || a - b,
    );
  const atMost = new Float64Array(order.length + 1);
  for (let at = order.length - 1; at >= 0; at--)
    atMost[at] = (atMost[at + 1] ?? 0) + (most[order[at] ?? 0] ?? 0);
  return { order, atMost };
}

const NEVER = Number.NEGATIVE_INFINITY;
/** Levels of the pair that is being weighed; one for all, since nothing else runs in between. */
const levels = new Int8Array(64);

/**
 * What two records say together, in bits, the prior included. Once it is sure to be less than `least` nothing more is compared: −∞.
 * Most pairs that a key brings together end after a number and a name.
 */
export function weigh(
  { prior, fields, order, atMost }: Weights,
  left: RecordTable,
  i: number,
  right: RecordTable,
  j: number,
  least = NEVER,
): number {
  let sum = prior;
  for (let at = 0; at < order.length; at++) {
    if (sum + (atMost[at] ?? 0) < least) return NEVER;
    const place = order[at] ?? 0;
    const field = fields[place];
    if (field === undefined) continue;
    const level = levelAt(fields, left, i, right, j, place);
    levels[place] = level;
    if (level === 0 && isTold(field, levels)) continue;
    sum += bitsAt(field, level, left.columns[place]?.first[i] ?? 0);
  }
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
  const levelsOf = weights.fields.map((_, place) => levelAt(weights.fields, left, i, right, j, place));
  for (const [place, field] of weights.fields.entries()) {
    const level = levelsOf[place] ?? -1;
    const told = level === 0 && isTold(field, levelsOf);
    const name = level === -1 ? "missing" : (field.vocabulary.levels[level]?.level ?? "");
    const weight = told ? 0 : bitsAt(field, level, left.columns[place]?.first[i] ?? 0);
    lines.push({ field: field.name, level: told ? "told" : name, weight });
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

/** `value`: the one on the left, whose rarity counts. */
function bitsAt({ exactBits, bits }: WeighedField, level: number, value: number): number {
  if (level === -1) return 0;
  const exact = exactBits?.[value] ?? bits[0] ?? 0;
  return level === 0 ? exact : Math.min(bits[level] ?? 0, exact);
}

/** Whether there is a field that tells this one, and it does so at its level. */
export function isTold({ toldBy, toldAt }: WeighedField, levelsOf: ArrayLike<number>): boolean {
  if (toldBy === -1) return false;
  const level = levelsOf[toldBy] ?? -1;
  return level !== -1 && ((toldAt >> level) & 1) === 1;
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
