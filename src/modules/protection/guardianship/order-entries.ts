/** What may be noted of each kind of order. Pure. */
import type { OrderEntryKind, OrderKind } from "./guardianship-codes.contract.ts";

export const entriesOf: Readonly<Record<OrderKind, readonly OrderEntryKind[]>> = {
  responsibilityLetter: [],
  supervision: ["report"],
  familyEducation: ["session", "missed", "notice", "renewal"],
  protectionOrder: ["renewal"],
};
