/** Where the eye goes once something has been decided. Pure. */
import type { PairDecision } from "../review-codes.contract.ts";

/**
 * The next person whom the row may be; undefined: this row needs no more. One who is the same person ends it, whatever else it was like.
 */
export function nextCandidate(
  candidates: readonly { readonly decision: PairDecision | null }[],
  at: number,
  says: PairDecision,
): number | undefined {
  if (says === "same" || says === "asked") return undefined;
  const isOpen = (index: number) => index !== at && candidates[index]?.decision === null;
  const order = candidates.map((_, index) => (at + index) % candidates.length);
  return order.find(isOpen);
}

/** The row below, or above the last one; undefined: the first of those that come when more are fetched, or none. */
export function nextRow(
  rows: readonly { readonly ordinal: number }[],
  ordinal: number | undefined,
  hasMore: boolean,
): number | undefined {
  const at = rows.findIndex((row) => row.ordinal === ordinal);
  if (at < 0) return rows[0]?.ordinal;
  return rows[at + 1]?.ordinal ?? (hasMore ? undefined : rows[at - 1]?.ordinal);
}
