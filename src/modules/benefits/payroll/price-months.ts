/** The months with a price subsidy out of the dated parameters that say so. Pure. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { type Certainty, isUnchecked } from "../../../kernel/citation.ts";
import type { Fen } from "../../../kernel/money.ts";
import { firstOf, type Month, monthOfDate, monthsFrom } from "../../../kernel/month.ts";
import { PRICE_MONTH, PRICE_TRIGGERED } from "../programs/price-subsidy-keys.ts";

export interface DatedValue {
  readonly key: string;
  readonly value: unknown;
  readonly document: string;
  readonly certainty: Certainty;
  readonly validFrom: IsoDate;
  /** The first day on which it no longer holds. */
  readonly validTo: IsoDate | null;
}

export interface DeclaredMonth {
  readonly month: Month;
  readonly fen: Fen;
  readonly document: string;
  readonly unchecked: boolean;
}

/** The newest first; of a period without an end the months up to `until`. */
export function declaredMonths(periods: readonly DatedValue[], until: Month): DeclaredMonth[] {
  const amounts = periods.filter(({ key }) => key === PRICE_MONTH);
  return periods
    .filter(({ key, value }) => key === PRICE_TRIGGERED && value === true)
    .flatMap(({ validFrom, validTo }) =>
      monthsFrom(monthOfDate(validFrom), validTo === null ? until : monthOfDate(addDays(validTo, -1))),
    )
    .flatMap((month) => {
      const amount = amounts.find((one) => holdsIn(one, month));
      if (amount === undefined || typeof amount.value !== "number") return [];
      return [{ month, fen: amount.value, document: amount.document, unchecked: isUnchecked(amount) }];
    })
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

function holdsIn({ validFrom, validTo }: DatedValue, month: Month): boolean {
  return validFrom <= firstOf(month) && (validTo === null || validTo > firstOf(month));
}
