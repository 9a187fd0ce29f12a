/** What an application comes to a month, by what it says of the child: the standard, and what the family has elsewhere. Pure. */
import type { Month } from "../../../kernel/month.ts";
import {
  basicPrograms,
  type OtherIncomeKind,
  otherIncomeCodes,
} from "../entitlements/paid-programs.contract.ts";
import { type Rate, standardOf, wayBeside } from "../payroll/rates.ts";
import type { BesideWay } from "../programs/amount.ts";
import type { GrantedProgramme } from "./benefit-procedures.ts";

export interface Granting {
  readonly grants: GrantedProgramme | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The parameters of the month. */
  readonly rates: ReadonlyMap<string, Rate>;
}

export interface HeldBeside {
  readonly kind: OtherIncomeKind;
  /** Null: nobody has settled how the two stand together. */
  readonly way: BesideWay | null;
  readonly document: string | null;
}

/** What the family says it has, as far as it matters for what is granted. */
export function heldBeside({ grants, answers, rates }: Granting): HeldBeside[] {
  const held = answers["reliefMeasures"];
  if (grants === undefined || !Array.isArray(held)) return [];
  return otherIncomeCodes.codes.flatMap((kind) => {
    const beside = held.includes(kind) ? wayBeside(grants, kind, rates) : undefined;
    return beside === undefined || beside.way === "together" ? [] : [{ kind, ...beside }];
  });
}

/** Null where it depends on what the family really gets elsewhere, or no document sets it. */
export function monthlyFenOf(granting: Granting, month: Month): number | null {
  const { grants, answers, rates } = granting;
  if (grants === undefined || !basicPrograms.includes(grants) || heldBeside(granting).length > 0) return null;
  const careMode = typeof answers["careMode"] === "string" ? answers["careMode"] : null;
  return standardOf(grants, careMode, month, () => rates)?.fen ?? null;
}
