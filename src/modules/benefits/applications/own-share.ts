/** 明天计划: what is left of the bills when everybody else has paid. Pure. */
import { type Fen, sumFen } from "../../../kernel/money.ts";
import { reimbursementFields } from "./forms/treatment-form.contract.ts";

export interface OwnShare {
  readonly totalFen: Fen;
  readonly reimbursedFen: Fen;
  /** Never below zero: more may have been paid back than was spent. */
  readonly ownFen: Fen;
}

export function ownShareOf(answers: Readonly<Record<string, unknown>>): OwnShare {
  const amount = (field: string) => {
    const value = answers[field];
    return typeof value === "number" ? value : 0;
  };
  const totalFen = amount("totalFen");
  const reimbursedFen = sumFen(Object.keys(reimbursementFields).map(amount));
  return { totalFen, reimbursedFen, ownFen: Math.max(0, totalFen - reimbursedFen) };
}
