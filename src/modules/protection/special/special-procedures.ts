/** The special procedures, each with what the room needs to know around it. Pure. */
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { Procedure } from "../../../platform/procedures/procedure.ts";
import { bullyingProcedure } from "./procedures/bullying.ts";
import type { PersonPart } from "./special-codes.contract.ts";

export interface SpecialProcedure {
  readonly procedure: Procedure;
  /** What a matter is called that begins at a place; null: it concerns a child of the register, always. */
  readonly nameOf: ((answer: (field: string) => string) => string) | null;
  /** Departments that read the names of the children in it. */
  readonly named: readonly MemberUnit[];
  /** Sides whose guardians must have been told before this step passes. */
  readonly told?: { readonly step: string; readonly sides: readonly PersonPart[] };
}

export const specialProcedures: readonly SpecialProcedure[] = [
  {
    procedure: bullyingProcedure,
    nameOf: (answer) => `${answer("school")}学生欺凌（${answer("happenedOn")}）`,
    named: ["education", "police"],
    told: { step: "protect", sides: ["victim", "offender"] },
  },
];

export function findSpecial(code: string): SpecialProcedure | undefined {
  return specialProcedures.find(({ procedure }) => procedure.code === code);
}
