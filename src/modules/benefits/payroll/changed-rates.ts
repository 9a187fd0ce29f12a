/** The parameters as they would be after a change. Pure. */

import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { firstOf } from "../../../kernel/month.ts";
import type { RatesOf } from "./rates.ts";

export interface ChangedRate {
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly after: unknown;
}

export function ratesAfter(ratesOf: RatesOf, document: string, changed: readonly ChangedRate[]): RatesOf {
  const made = new Map<string, ReturnType<RatesOf>>();
  return (month) => {
    const known = made.get(month);
    if (known !== undefined) return known;
    const rates = new Map(ratesOf(month));
    for (const { key, from, to, after } of changed)
      if (from <= firstOf(month) && (to === null || to > firstOf(month)))
        rates.set(key, { value: after, document, certainty: "verified" });
    made.set(month, rates);
    return rates;
  };
}
