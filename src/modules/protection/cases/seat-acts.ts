/** Which acts lie open to a seat in a state: the buttons of the page, and the refusals of the server. Pure. */
import type { CaseState } from "./case-codes.contract.ts";
import type { CaseView } from "./case-view.contract.ts";
import type { Seat } from "./what-parts-see.ts";

export interface Asking {
  readonly seat: Seat;
  readonly state: CaseState;
  readonly mayLead: boolean;
  readonly maySign: boolean;
  readonly isLead: boolean;
  /** The open request to close is the asker's own. */
  readonly hasAsked: boolean;
}

export function actsOf({ seat, state, mayLead, maySign, isLead, hasAsked }: Asking): CaseView["can"] {
  const isLeading = mayLead && (seat === "lead" || seat === "supervisor" || seat === "office");
  if (state === "closed") return isLeading ? ["reopen"] : [];
  const can: CaseView["can"] = [];
  if (isLeading) can.push("record", "colour", "seal", "people", "participants", "file");
  if (isLeading && !isLead) can.push("lead");
  if (isLeading && (state === "inService" || state === "planned" || state === "guardianship"))
    can.push("monitor");
  if (isLeading && state !== "closing") can.push("askClosing");
  if (state === "closing" && maySign && !hasAsked) can.push("signClosing", "returnClosing");
  return can;
}
