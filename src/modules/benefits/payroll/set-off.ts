/** Too much in one programme against too little in another of the same child: how much, for which months. Pure. */
import type { Fen } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import type { Assembled } from "./assemble-lines.ts";

export interface MonthFen {
  readonly month: Month;
  readonly fen: Fen;
}

/** What the case's programme was paid too much, by month. */
export function excessOf({ overpaid }: Assembled, programme: PaidProgram): readonly MonthFen[] {
  return overpaid.find((one) => one.programme === programme)?.months ?? [];
}

export interface Lacking {
  readonly programme: PaidProgram;
  readonly fen: Fen;
  readonly months: readonly MonthFen[];
}

/**
 * What other programmes still lack for earlier months. Payments that came back or were held back are none of it: they have been
 * promised to an account, and the bank may yet take them.
 */
export function lackingBeside({ lines }: Assembled, programme: PaidProgram): Lacking[] {
  return lines.flatMap((line): Lacking[] => {
    if (line.programme === programme || line.heldBack !== null) return [];
    const months = line.items
      .filter(({ cause, fen }) => (cause === "late" || cause === "adjusted") && fen > 0)
      .map(({ forMonth, fen }) => ({ month: forMonth, fen }));
    return months.length === 0 ? [] : [{ programme: line.programme, fen: sumOf(months), months }];
  });
}

/** The earliest months first; undefined where they do not come to so much. */
export function takeFrom(months: readonly MonthFen[], fen: Fen): MonthFen[] | undefined {
  let left = fen;
  const taken: MonthFen[] = [];
  for (const { month, fen: most } of months) {
    const part = Math.min(left, most);
    if (part <= 0) break;
    taken.push({ month, fen: part });
    left -= part;
  }
  return left === 0 ? taken : undefined;
}

export function sumOf(months: readonly MonthFen[]): Fen {
  return months.reduce((total, { fen }) => total + fen, 0);
}
