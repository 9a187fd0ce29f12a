/** How an atom of the profile is declared: its words for rules, and where it is read from on a day. Pure. */
import type { CodeTable } from "../../../kernel/code-table.ts";
import type { AtomSpec, SettledBy, ValueOf, ValueType } from "../../../platform/rules/atoms.ts";
import type { StandingFact } from "../../registry/standing-source.contract.ts";
import type { DayView } from "./day-view.ts";

export interface Atom<Type extends ValueType = ValueType> extends AtomSpec<Type> {
  /** Null: nobody said. */
  readonly read: (view: DayView) => ValueOf[Type] | null;
  /** The fact that says it, for the explanation's source. */
  readonly saidBy: (view: DayView) => StandingFact | undefined;
  /** What silence of the register means for this atom; the one place where that is decided. */
  readonly silence: string;
  /** The kind of fact that a person records to settle it. */
  readonly settledIn?: Settling;
  /** The atom without which nobody can be asked for this one: no term before it is known that there is a sentence. */
  readonly after?: string;
}

export interface Settling {
  /** Whose fact it is. */
  readonly of: "child" | "father" | "mother";
  readonly kind: string;
  /** The condition whose form asks for it. */
  readonly slot?: string;
}

interface Words {
  readonly label: string;
  readonly settledBy: SettledBy;
  readonly silence?: string;
  readonly settledIn?: Settling;
  readonly after?: string;
  readonly codes?: CodeTable;
  readonly sensitivity?: "L3" | "L4";
}

interface Reading<Type extends ValueType> {
  readonly from?: (view: DayView) => StandingFact | undefined;
  readonly read: (view: DayView, fact: StandingFact | undefined) => ValueOf[Type] | null;
}

const UNKNOWN = "没有登记就是不知道";

export function atom<const Type extends ValueType>(
  type: Type,
  words: Words,
  { from = () => undefined, read }: Reading<Type>,
): Atom<Type> {
  return { type, silence: UNKNOWN, ...words, saidBy: from, read: (view) => read(view, from(view)) };
}

/** Who finds things out, in the words of a task. */
export const village = (how: string): SettledBy => ({ role: "villageDirector", how });
export const township = (how: string): SettledBy => ({ role: "townshipSupervisor", how });
export const district = (how: string): SettledBy => ({ role: "districtOfficer", how });
