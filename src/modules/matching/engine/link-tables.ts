/** A whole linkage: two tables with each other, or one with itself. */
import { chooseRules, namedRules } from "./choose-rules.ts";
import { estimate } from "./estimate.ts";
import { IntPool } from "./int-pool.ts";
import type { FieldKind, LinkageModel, LinkageSpec, LinkedPair } from "./linkage.contract.ts";
import { eachPair } from "./pairs.ts";
import { PatternCounter } from "./patterns.ts";
import { randomFrom } from "./random-numbers.ts";
import type { BlockingRule, RecordTable } from "./record-table.ts";
import { findTold } from "./refine-fields.ts";
import { closePairs, pairOnce } from "./resolve.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { probabilityOf, weigh, weightsOf } from "./weights.ts";

export interface Tables {
  readonly spec: LinkageSpec;
  readonly vocabularies: readonly Vocabulary[];
  readonly left: RecordTable;
  /** The same table where it is searched for doubles. */
  readonly right: RecordTable;
}

export function rulesFor({ spec, vocabularies, left, right }: Tables): readonly BlockingRule[] {
  return spec.blocking
    ? namedRules(spec.fields, vocabularies, spec.blocking)
    : chooseRules(vocabularies, left, right);
}

const TRAINING_RECORDS = 20_000;
const RANDOM_PAIRS = 200_000;

/** Learns from a sample of the records on the left, each with all that the keys bring to it. */
export function train(tables: Tables, rules: readonly BlockingRule[], seed = 1): LinkageModel {
  const { spec, vocabularies, left, right } = tables;
  const start = startOf(tables);
  const { fields } = weightsOf(start, vocabularies, right);
  const isOneTable = left === right;
  const step = Math.max(1, Math.floor(left.size / TRAINING_RECORDS));
  const together = new PatternCounter(fields, left, right);
  eachPair(vocabularies, left, right, personalRules(spec, rules), together.add, step);
  const random = new PatternCounter(fields, left, right);
  const draw = randomFrom(seed);
  const allPairs = isOneTable ? (left.size * (left.size - 1)) / 2 : left.size * right.size;
  for (let drawn = 0; drawn < Math.min(RANDOM_PAIRS, allPairs / 125); drawn++) {
    const [i, j] = [Math.floor(draw() * left.size), Math.floor(draw() * right.size)];
    if (!isOneTable || i !== j) random.add(i, j);
  }
  return estimate(
    start.fields,
    vocabularies.map(({ levels }) => levels),
    {
      together: together.patterns,
      timesOfTogether: step,
      random: random.patterns,
      allPairs,
      expected: Math.min(left.size, right.size) * 0.3,
    },
    start.version,
  );
}

const SHARED_BY_A_HOUSEHOLD = new Set(["surname", "township"]);
const PERSONAL = new Set<FieldKind>(["chineseName", "latinName", "date", "citizenNo", "identifier"]);

/**
 * Keys that bring together whole households teach that a family is one person: of its members address, telephone and surname agree.
 * What is learned from must agree in something of the person's own.
 */
function personalRules({ fields }: LinkageSpec, rules: readonly BlockingRule[]): readonly BlockingRule[] {
  const personal = rules.filter(({ parts }) =>
    parts.some(({ field, atom }) => {
      const spec = fields[field];
      return (
        spec !== undefined &&
        PERSONAL.has(spec.kind) &&
        spec.anyOf !== true &&
        !SHARED_BY_A_HOUSEHOLD.has(atom)
      );
    }),
  );
  return personal.length === 0 ? rules : personal;
}

function startOf({ spec, vocabularies, right }: Tables): LinkageModel {
  return {
    version: "learned",
    prior: 1e-6,
    certainFrom: 0.9995,
    reviewFrom: 0.1,
    fields: findTold(spec.fields, vocabularies, right).map((field, place) => ({
      ...field,
      levels: vocabularies[place]?.levels ?? [],
    })),
  };
}

/** Below that a pair is not worth keeping: one in a thousand. */
const LEAST_BITS = -10;

/** Pairs worth a thought, the best first; at the model's own threshold those of a probability of one half and more count. */
export function score(
  tables: Tables,
  rules: readonly BlockingRule[],
  model: LinkageModel,
): readonly LinkedPair[] {
  const { spec, vocabularies, left, right } = tables;
  const weights = weightsOf(model, vocabularies, right);
  const [lefts, rights] = [new IntPool(), new IntPool()];
  const bits: number[] = [];
  eachPair(vocabularies, left, right, rules, (i, j) => {
    const weight = weigh(weights, left, i, right, j, LEAST_BITS);
    if (weight < LEAST_BITS) return;
    lefts.push(i);
    rights.push(j);
    bits.push(weight);
  });
  const pairs = bits
    .map((weight, at) => ({
      left: lefts.at(at),
      right: rights.at(at),
      weight,
      probability: probabilityOf(weight),
    }))
    .sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
  if (left === right) return closePairs(pairs, left.size);
  return spec.oneToOne ? pairOnce(pairs) : pairs;
}
