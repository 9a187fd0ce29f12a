/** What becomes of a row: its band, and the persons it may be, by their ids. */
import type { SettledPair, SettledRow } from "./settle-bands.ts";

export interface PlannedPair extends Omit<SettledPair, "person"> {
  readonly personId: string;
  readonly scopeCode: string;
}

export interface PlannedRow extends Omit<SettledRow, "pairs"> {
  readonly pairs: readonly PlannedPair[];
}
