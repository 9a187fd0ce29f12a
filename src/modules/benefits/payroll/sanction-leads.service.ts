/** The queue of cases that may be fraud, for the room that decides on joint sanctions. */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import * as store from "./sanction-leads.store.ts";

export interface SanctionLead {
  readonly id: string;
  readonly why: string;
  /** Still to be paid back. */
  readonly fen: number;
  readonly raisedAt: Date;
}

/** Of one child, oldest first. */
export function listSanctionLeads(tx: Tx, childId: string): Promise<SanctionLead[]> {
  return store.listWaitingLeads(tx, childId);
}

/** From now on the sanction's procedure answers for them. */
export function takeSanctionLeads(tx: Tx, childId: string, matterId: string): Promise<void> {
  return store.takeLeads(tx, childId, matterId, now());
}
