/**
 * Which keys bring records together, chosen from the data alone: every single key and every two of different fields are counted on a
 * sample, and the widest that are cheap enough are taken, each field in its turn, so that no field's error hides a pair from all of them.
 */
import type { FieldSpec } from "./linkage.contract.ts";
import { KeyCounts } from "./record-keys.ts";
import { type BlockingRule, mix, type RecordTable } from "./record-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

interface Atom {
  readonly field: number;
  readonly atom: string;
  /** The first of a vocabulary is the whole value, which implies its parts. */
  readonly isWhole: boolean;
  /** Of the sampled records on either side; 0 where a record has none. First values alone: enough to count by. */
  readonly ofLeft: Int32Array;
  readonly ofRight: Int32Array;
}

interface CostedRule {
  readonly atoms: readonly Atom[];
  /** Pairs that it would bring together. */
  readonly cost: number;
  /** Of the sample on the right, so many records have a key at all. */
  readonly keyed: number;
}

const SAMPLE = 20_000;
const FEW_RECORDS = 100_000;
/** A rule costs time for every record, so many are for small files only. */
const MOST_RULES = { small: 60, large: 14 };

export function chooseRules(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
): readonly BlockingRule[] {
  const records = left.size + (left === right ? 0 : right.size);
  const budget = Math.max(200_000, 4 * records);
  const most = records <= FEW_RECORDS ? MOST_RULES.small : MOST_RULES.large;
  const affordable = allRules(atomsOf(vocabularies, left, right))
    .map((atoms) => ({ atoms, ...costOf(atoms, left, right) }))
    .filter(({ cost, keyed }) => keyed > 0 && cost <= budget / 4);
  const widest = affordable.filter(
    (rule) => !affordable.some((other) => other !== rule && covers(other, rule)),
  );
  return inTurn(widest, budget, most).map(({ atoms }, salt) => ruleOf(atoms, salt + 1));
}

/** The blocking that a specification names: groups of fields, agreeing as wholes. */
export function namedRules(
  fields: readonly FieldSpec[],
  vocabularies: readonly Vocabulary[],
  groups: readonly (readonly string[])[],
): readonly BlockingRule[] {
  return groups.map((group, salt) => ({
    salt: salt + 1,
    parts: group.map((each) => {
      const [name = "", atom] = each.split(".");
      const field = fields.findIndex((known) => known.name === name);
      return { field, atom: atom ?? Object.keys(vocabularies[field]?.atoms ?? {})[0] ?? "" };
    }),
  }));
}

function atomsOf(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
): readonly Atom[] {
  return vocabularies.flatMap((vocabulary, field) =>
    Object.entries(vocabulary.atoms).map(([atom, keyOf], place): Atom => {
      const ofRight = sampleOf(right, field, keyOf);
      const ofLeft = left === right ? ofRight : sampleOf(left, field, keyOf);
      return { field, atom, isWhole: place === 0, ofLeft, ofRight };
    }),
  );
}

function sampleOf(table: RecordTable, field: number, keyOf: (id: number) => number): Int32Array {
  const step = stepOf(table);
  const ids = table.columns[field]?.first ?? new Int32Array(table.size).fill(-1);
  return Int32Array.from({ length: Math.ceil(table.size / step) }, (_, at) => {
    const id = ids[at * step] ?? -1;
    return id === -1 ? 0 : keyOf(id);
  });
}

function allRules(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const twos = atoms.flatMap((one, place) =>
    atoms.slice(place + 1).flatMap((other) => (other.field === one.field ? [] : [[one, other]])),
  );
  return [...atoms.map((atom) => [atom]), ...twos];
}

function ruleOf(atoms: readonly Atom[], salt: number): BlockingRule {
  return { salt, parts: atoms.map(({ field, atom }) => ({ field, atom })) };
}

function costOf(
  atoms: readonly Atom[],
  left: RecordTable,
  right: RecordTable,
): Pick<CostedRule, "cost" | "keyed"> {
  const counts = new KeyCounts(atoms[0]?.ofRight.length ?? 0);
  let [keyed, within, between] = [0, 0, 0];
  for (const key of keysUnder(atoms.map(({ ofRight }) => ofRight))) {
    if (key === 0) continue;
    within += counts.add(key);
    keyed++;
  }
  if (left === right) return { cost: within * stepOf(right) ** 2, keyed };
  for (const key of keysUnder(atoms.map(({ ofLeft }) => ofLeft))) if (key !== 0) between += counts.of(key);
  return { cost: between * stepOf(left) * stepOf(right), keyed };
}

function keysUnder([first = new Int32Array(0), second]: readonly Int32Array[]): Int32Array {
  if (second === undefined) return first;
  return first.map((one, at) => {
    const other = second[at] ?? 0;
    return one === 0 || other === 0 ? 0 : mix(one, other);
  });
}

function stepOf({ size }: RecordTable): number {
  return Math.max(1, Math.floor(size / SAMPLE));
}

/** Whoever agrees by `narrow` agrees by `wide` too, which has a key for as many. */
function covers(wide: CostedRule, narrow: CostedRule): boolean {
  if (wide.keyed < narrow.keyed) return false;
  const isCovered = wide.atoms.every((atom) =>
    narrow.atoms.some((other) => other.field === atom.field && (other.atom === atom.atom || other.isWhole)),
  );
  return isCovered && (wide.atoms.length < narrow.atoms.length || wide.cost >= narrow.cost);
}

function inTurn(rules: readonly CostedRule[], budget: number, most: number): readonly CostedRule[] {
  const uses = new Map<number, number>();
  const usesOf = ({ atoms }: CostedRule) =>
    atoms.reduce((sum, { field }) => sum + (uses.get(field) ?? 0), 0) / atoms.length;
  const left = new Set(rules);
  const chosen: CostedRule[] = [];
  let spent = 0;
  while (left.size > 0 && chosen.length < most) {
    const next = [...left].reduce((best, rule) =>
      (usesOf(rule) - usesOf(best) || rule.cost - best.cost) < 0 ? rule : best,
    );
    left.delete(next);
    if (spent + next.cost > budget) continue;
    spent += next.cost;
    chosen.push(next);
    for (const { field } of next.atoms) uses.set(field, (uses.get(field) ?? 0) + 1);
  }
  return chosen;
}
