/** Pairs against the truth: at the model's own threshold, and at the best there is. */
import type { LinkedPair } from "../../src/modules/matching/engine/linkage.contract.ts";

export interface Verdict {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly probability: number;
}

export interface Judgement {
  readonly truePairs: number;
  readonly own: Verdict;
  readonly best: Verdict;
}

/** Records whose truth is empty are of nobody else. `right` is absent where one file is searched for doubles. */
export function judge(
  pairs: readonly LinkedPair[],
  left: readonly string[],
  right: readonly string[] | undefined,
): Judgement {
  const truePairs = countTrue(left, right);
  const sorted = [...pairs].sort((a, b) => b.weight - a.weight);
  let found = 0;
  let own = verdict(0, 0, truePairs, 1);
  let best = own;
  for (const [at, { left: i, right: j, probability, weight }] of sorted.entries()) {
    const truth = left[i] ?? "";
    if (truth !== "" && truth === (right ?? left)[j]) found++;
    if (probability >= 0.5) own = verdict(at + 1, found, truePairs, 0.5);
    if (sorted[at + 1]?.weight === weight) continue;
    const here = verdict(at + 1, found, truePairs, probability);
    if (here.f1 > best.f1) best = here;
  }
  return { truePairs, own, best };
}

function verdict(pairs: number, found: number, truePairs: number, probability: number): Verdict {
  const [precision, recall] = [pairs === 0 ? 1 : found / pairs, truePairs === 0 ? 1 : found / truePairs];
  return { pairs, precision, recall, f1: (2 * found) / Math.max(1, pairs + truePairs), probability };
}

function countTrue(left: readonly string[], right: readonly string[] | undefined): number {
  const counts = new Map<string, number>();
  for (const truth of left) if (truth !== "") counts.set(truth, (counts.get(truth) ?? 0) + 1);
  if (right === undefined)
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return right.reduce((sum, truth) => sum + (counts.get(truth) ?? 0), 0);
}
