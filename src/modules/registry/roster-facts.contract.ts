/** What is known of a person, as it is weighed against what another unit's roster says. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { KnownFact } from "./plan-facts.ts";

export interface Statement extends KnownFact {
  /** The day whose knowledge it is: when it was recorded, or what a ledger itself speaks of. */
  readonly statedOn: IsoDate;
  /** Somebody has taken it back as wrong; nothing stands in its place. */
  readonly isWithdrawn: boolean;
  /** It came from another unit's roster. */
  readonly isFromRoster: boolean;
  readonly says: string;
}

export interface ChildAround {
  readonly id: string;
  readonly name: string;
  readonly birthDate: IsoDate | null;
  readonly scopeCode: string;
  /** What the person is to the child; null: it is the child. */
  readonly relation: string | null;
  readonly caresForChild: boolean;
  readonly isOpen: boolean;
  readonly endedWhy: string | null;
  /** On the ledger of left-behind children today. */
  readonly isLeftBehind: boolean;
}

/** A parent, guardian or carer: a brother or sister (GB/T 4761 7x) is none. */
export function isElder(relation: string, cares: boolean): boolean {
  return cares || !relation.startsWith("7");
}

export function isElderOf({ relation, caresForChild }: ChildAround): boolean {
  return relation !== null && isElder(relation, caresForChild);
}

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly birthDate: IsoDate | null;
  readonly scopeCode: string;
  /** The person has a file of its own. */
  readonly isChild: boolean;
  readonly children: readonly ChildAround[];
}

/** Which facts were written, and which gave way to them: what is needed to take it back. */
export interface WrittenFacts {
  readonly inserted: string[];
  readonly superseded: string[];
}

export interface GivingWay {
  readonly id: string;
  /** From which day on it holds no longer; null: it never held. */
  readonly on: IsoDate | null;
}
