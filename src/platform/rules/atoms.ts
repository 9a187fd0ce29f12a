/** Atoms: the facts that rules may speak of, each declared once with its type, its words and who can find it out. Pure. */
import type { Role } from "../../kernel/actor.ts";
import type { CodeTable } from "../../kernel/code-table.ts";
import type { Expression } from "./expression.ts";
import type { ValueOf, ValueType } from "./value-type.ts";

export type { ValueOf, ValueType } from "./value-type.ts";

/** Who can find out a fact that is missing, and how, in the words of the task. */
export interface SettledBy {
  readonly role: Role;
  readonly how: string;
}

export interface AtomSpec<Type extends ValueType = ValueType> {
  readonly type: Type;
  /** As a condition names it: 父亲的情形. */
  readonly label: string;
  /** The words of `code` and `codes`. */
  readonly codes?: CodeTable;
  /** What a number counts, as `parameterUnits` name it: fen, months, age. */
  readonly unit?: string;
  readonly settledBy: SettledBy;
  /** L4 (HIV status) is shown as a verdict only, never as a value. */
  readonly sensitivity?: "L3" | "L4";
}

export type AtomTable = Readonly<Record<string, AtomSpec>>;

/** One child's facts on a day, by atom; null is "not known". */
export type FactValues<Table extends AtomTable = AtomTable> = {
  readonly [Name in keyof Table]: ValueOf[Table[Name]["type"]] | null;
};

/** The atoms as expressions: `const f = factsOf(childAtoms); lt(f.fatherTermMonths, …)`. */
export function factsOf<const Table extends AtomTable>(
  table: Table,
): { readonly [Name in keyof Table & string]: Expression<Table[Name]["type"]> } {
  return Object.fromEntries(
    Object.entries(table).map(([name, { type }]) => [name, { op: "fact", type, name }]),
  ) as never;
}
