/** The figures by which bands are judged. */
import type { LinkedRow } from "../../src/modules/matching/engine/person-linker.ts";

export interface BandFigures {
  readonly rows: number;
  readonly ofRegister: number;
  readonly certain: number;
  readonly certainWrong: number;
  readonly certainPrecision: number;
  readonly review: number;
  /** Rows of registered persons who are certain, or before whoever reviews them. */
  readonly foundRecall: number;
  readonly reviewShare: number;
}

/** `truth`: the person of each row, or −1. */
export function bandFigures(linked: readonly LinkedRow[], truth: ArrayLike<number>): BandFigures {
  let [certain, certainWrong, review, found, ofRegister] = [0, 0, 0, 0, 0];
  for (const { row, band, candidates } of linked) {
    const person = truth[row] ?? -1;
    if (person !== -1) ofRegister++;
    const isFirst = candidates[0]?.person === person;
    if (band === "certain") certain++;
    if (band === "certain" && !isFirst) certainWrong++;
    if (band === "review") review++;
    const isShown =
      band === "certain" ? isFirst : candidates.some((candidate) => candidate.person === person);
    if (person !== -1 && isShown) found++;
  }
  return {
    rows: linked.length,
    ofRegister,
    certain,
    certainWrong,
    certainPrecision: certain === 0 ? 1 : 1 - certainWrong / certain,
    review,
    foundRecall: ofRegister === 0 ? 1 : found / ofRegister,
    reviewShare: review / linked.length,
  };
}
