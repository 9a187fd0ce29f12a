/** The parameters of every month that a payroll may look at, read once. */
import { firstOf, type Month, monthsFrom, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { lookback } from "./payroll.parameters.ts";
import type { Rate, RatesOf } from "./rates.ts";

const months = readerOf(lookback);

/** A school year may have begun so many months before. */
const SCHOOL_YEAR = 12;

export interface LoadedRates {
  readonly ratesOf: RatesOf;
  /** The earliest month that is reckoned again. */
  readonly floor: Month;
}

export async function loadRates(tx: Tx, month: Month): Promise<LoadedRates> {
  const present = await listParameters(tx, firstOf(month));
  const back = months.get(present);
  const floor = plusMonths(month, -back);
  const byMonth = new Map<Month, ReadonlyMap<string, Rate>>([[month, present]]);
  for (const one of monthsFrom(plusMonths(floor, -SCHOOL_YEAR), plusMonths(month, -1)))
    byMonth.set(one, await listParameters(tx, firstOf(one)));
  const none: ReadonlyMap<string, Rate> = new Map();
  return { ratesOf: (one) => byMonth.get(one) ?? none, floor };
}
