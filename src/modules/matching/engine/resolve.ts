/** What pairs say together: nobody is two, and who is the same as the same person is the same. Pairs come the best first. */
import type { LinkedPair } from "./linkage.contract.ts";

/** Each record on either side in its best pair only. */
export function pairOnce(pairs: readonly LinkedPair[]): readonly LinkedPair[] {
  const [takenOfLeft, takenOfRight] = [new Set<number>(), new Set<number>()];
  return pairs.filter(({ left, right }) => {
    if (takenOfLeft.has(left) || takenOfRight.has(right)) return false;
    takenOfLeft.add(left);
    takenOfRight.add(right);
    return true;
  });
}

/** Nobody stands in a table more often than that; a chain that would join more is broken at its weakest link. */
const LARGEST_GROUP = 30;

/** Pairs and those that follow: two records are as surely one person as the weakest link of the best chain between them. */
export function closePairs(pairs: readonly LinkedPair[], size: number): readonly LinkedPair[] {
  const groupOf = new Int32Array(size).map((_, record) => record);
  const members = new Map<number, number[]>();
  const closed: LinkedPair[] = [];
  for (const { left, right, weight, probability } of pairs) {
    const [a, b] = [groupOf[left] ?? left, groupOf[right] ?? right];
    if (a === b) continue;
    const [ofA, ofB] = [members.get(a) ?? [a], members.get(b) ?? [b]];
    if (ofA.length + ofB.length > LARGEST_GROUP) {
      closed.push({ left, right, weight, probability });
      continue;
    }
    for (const one of ofA) {
      for (const other of ofB) {
        closed.push({ left: Math.max(one, other), right: Math.min(one, other), weight, probability });
      }
    }
    for (const each of ofB) groupOf[each] = a;
    members.delete(b);
    members.set(a, [...ofA, ...ofB]);
  }
  return closed;
}
