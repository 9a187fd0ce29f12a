/**
 * Which keys bring records together, chosen from the data alone: every single key and every two of different fields are counted on a
 * sample, and the widest that are cheap enough are taken, each field in its turn, so that no field's error hides a pair from all of them.
 */
import type { FieldSpec } from "./linkage.contract.ts";
import { type BlockingRule, eachKey, type RecordTable } from "./record-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

interface Atom {
  readonly field: number;
  readonly atom: string;
  /** The first of a vocabulary is the whole value, which implies its parts. */
  readonly isWhole: boolean;
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
  const affordable = allRules(vocabularies)
    .map((atoms) => ({ atoms, ...costOf(vocabularies, left, right, atoms) }))
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

function allRules(vocabularies: readonly Vocabulary[]): readonly (readonly Atom[])[] {
  const atoms = vocabularies.flatMap((vocabulary, field) =>
    Object.keys(vocabulary.atoms).map((atom, place) => ({ field, atom, isWhole: place === 0 })),
  );
  const twos = atoms.flatMap((one, place) =>
    atoms.slice(place + 1).flatMap((other) => (other.field === one.field ? [] : [[one, other]])),
  );
  return [...atoms.map((atom) => [atom]), ...twos];
}

function ruleOf(atoms: readonly Atom[], salt: number): BlockingRule {
  return { salt, parts: atoms.map(({ field, atom }) => ({ field, atom })) };
}

function costOf(
  vocabularies: readonly Vocabulary[],
  left: RecordTable,
  right: RecordTable,
  atoms: readonly Atom[],
): Pick<CostedRule, "cost" | "keyed"> {
  const rule = ruleOf(atoms, 1);
  const counts = new Map<number, number>();
  const [stepOfRight, stepOfLeft] = [stepOf(right), stepOf(left)];
  let keyed = 0;
  for (let record = 0; record < right.size; record += stepOfRight) {
    eachKey(vocabularies, right, rule, record, (key) => {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      keyed++;
    });
  }
  let pairs = 0;
  if (left === right) for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  else {
    for (let record = 0; record < left.size; record += stepOfLeft) {
      eachKey(vocabularies, left, rule, record, (key) => {
        pairs += counts.get(key) ?? 0;
      });
    }
  }
  return { cost: pairs * stepOfLeft * stepOfRight, keyed };
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
