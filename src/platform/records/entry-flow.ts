/** What may be done with an entry, and what becomes of it. Pure. */
import type { RecordKind } from "./record.ts";
import type { EntryState } from "./record-codes.contract.ts";
import type { EntryAct } from "./records.contract.ts";

/** Handed in: to be checked where somebody checks, else it stands. */
export function handedIn({ check }: RecordKind): EntryState {
  return check === undefined ? "recorded" : "submitted";
}

export interface Asker {
  readonly mayWrite: boolean;
  readonly mayCheck: boolean;
  readonly hasSubmitted: boolean;
}

export function actsOn(
  kind: RecordKind,
  state: EntryState,
  { mayWrite, mayCheck, hasSubmitted }: Asker,
): EntryAct[] {
  if (state === "withdrawn") return [];
  const isOpen = state === "draft" || state === "returned";
  const checks = state === "submitted" && mayCheck;
  return [
    ...(mayWrite ? (["edit", "withdraw"] as const) : []),
    ...(mayWrite && kind.evidence !== "none" ? (["addPaper"] as const) : []),
    ...(mayWrite && isOpen ? (["submit"] as const) : []),
    // Who handed it in may still take it back to mend it, but not confirm it.
    ...(checks && !hasSubmitted ? (["confirm"] as const) : []),
    ...(checks ? (["return"] as const) : []),
  ];
}
