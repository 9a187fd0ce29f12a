/**
 * Learns a model from pairs whose truth nobody knows. Expectation: how likely each pattern is of one person. Maximisation: m from the
 * pairs that keys brought together, weighed by that; u from pairs drawn at random, weighed by the rest, for some of those are of one
 * person too, and in a small file they would make a number that nobody shares look common.
 */
import type { FieldSpec, LinkageModel } from "./linkage.contract.ts";
import type { Pattern } from "./patterns.ts";
import type { Level } from "./vocabulary.ts";

export interface Observed {
  readonly together: readonly Pattern[];
  /** How many pairs brought together each counted one stands for. */
  readonly timesOfTogether: number;
  readonly random: readonly Pattern[];
  /** All pairs there are. */
  readonly allPairs: number;
  /** Pairs of one person that one would expect before looking. */
  readonly expected: number;
}

const ROUNDS = 40;
const STEADY = 1e-5;

export function estimate(
  fields: readonly FieldSpec[],
  levels: readonly (readonly Level[])[],
  observed: Observed,
  version: string,
): LinkageModel {
  let prior = Math.min(0.5, observed.expected / observed.allPairs);
  let m = levels.map((each) => each.map((level) => level.m));
  let u = levels.map((each) => each.map((level) => level.u));
  for (let round = 0; round < ROUNDS; round++) {
    const chances = oddsOf(prior, m, u);
    const ofOne = (pattern: Pattern) => chances(pattern);
    u = shares(levels, observed.random, (pattern) => 1 - ofOne(pattern), unknownU);
    m = shares(levels, observed.together, ofOne, unknownM);
    const matches = observed.together.reduce((sum, each) => sum + each.count * ofOne(each), 0);
    const next = Math.min(0.5, Math.max(1, matches * observed.timesOfTogether) / observed.allPairs);
    const isSteady = Math.abs(Math.log(next / prior)) < STEADY && round > 5;
    prior = next;
    if (isSteady) break;
  }
  return {
    version,
    prior,
    certainFrom: 0.9995,
    reviewFrom: 0.1,
    fields: fields.map((field, place) => ({
      ...field,
      levels: (levels[place] ?? []).map(({ level }, at) => ({
        level,
        m: m[place]?.[at] ?? 0,
        u: u[place]?.[at] ?? 0,
      })),
    })),
  };
}

function oddsOf(prior: number, m: readonly (readonly number[])[], u: readonly (readonly number[])[]) {
  const bits = m.map((each, place) => each.map((value, at) => Math.log(value / (u[place]?.[at] ?? 1))));
  const start = Math.log(prior / (1 - prior));
  return ({ levels }: Pattern): number => {
    let sum = start;
    for (let place = 0; place < levels.length; place++) {
      const level = levels[place] ?? -1;
      if (level !== -1) sum += bits[place]?.[level] ?? 0;
    }
    return 1 / (1 + Math.exp(-sum));
  };
}

/** Chance agreement that never came keeps what is known of its kind, but at most once in all pairs. */
function unknownU(level: Level, total: number): number {
  return Math.min(1, level.u * (total + 1));
}

/** Errors too rare for the file keep what is known of their kind, up to two in a thousand. */
function unknownM(level: Level, total: number): number {
  return Math.min(Math.max(1, total * 0.002), level.m * (total + 1));
}

/** Shares of the levels among the weighed patterns, padded with what is known of each, held down where the kind itself limits them. */
function shares(
  levels: readonly (readonly Level[])[],
  patterns: readonly Pattern[],
  weightOf: (pattern: Pattern) => number,
  unknown: (level: Level, total: number) => number,
): number[][] {
  const sums = levels.map((each) => each.map(() => 0));
  for (const pattern of patterns) {
    const weight = pattern.count * weightOf(pattern);
    for (let place = 0; place < levels.length; place++) {
      const level = pattern.levels[place] ?? -1;
      const sum = sums[place];
      if (level !== -1 && sum !== undefined) sum[level] = (sum[level] ?? 0) + weight;
    }
  }
  return sums.map((sum, place) => {
    const total = sum.reduce((all, each) => all + each, 0);
    const known = levels[place] ?? [];
    const padded = known.map((level, at) => (sum[at] ?? 0) + unknown(level, total));
    const all = padded.reduce((whole, each) => whole + each, 0);
    return padded.map((each, at) =>
      unknown === unknownM ? Math.min(each / all, known[at]?.mostM ?? 1) : each / all,
    );
  });
}
