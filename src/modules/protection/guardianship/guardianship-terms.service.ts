/** The dated terms of guardianship as they hold on a day. */
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { CustodyTerms } from "./custody-clock.ts";
import * as parameters from "./guardianship.parameters.ts";
import type { OrderTerms } from "./order-clock.ts";

const readers = {
  months: readerOf(parameters.temporaryMonths),
  first: readerOf(parameters.firstReminder),
  second: readerOf(parameters.secondReminder),
  beds: readerOf(parameters.stateBeds),
  restoreFrom: readerOf(parameters.restoreFrom),
  restoreUntil: readerOf(parameters.restoreUntil),
  escalateAfter: readerOf(parameters.escalateAfter),
  reportMonths: readerOf(parameters.reportMonths),
  educationMonths: readerOf(parameters.educationMonths),
  protectionOrderMonths: readerOf(parameters.protectionOrderMonths),
  remindDays: readerOf(parameters.expiryDays),
} as const;

export type GuardianshipTerms = CustodyTerms &
  OrderTerms & { readonly [Name in keyof typeof readers]: number | undefined };

export async function termsOn(tx: Tx, on: string): Promise<GuardianshipTerms> {
  const rows = await listParameters(tx, on);
  return {
    months: readers.months.find(rows),
    first: readers.first.find(rows),
    second: readers.second.find(rows),
    beds: readers.beds.find(rows),
    restoreFrom: readers.restoreFrom.find(rows),
    restoreUntil: readers.restoreUntil.find(rows),
    escalateAfter: readers.escalateAfter.find(rows),
    reportMonths: readers.reportMonths.find(rows),
    educationMonths: readers.educationMonths.find(rows),
    protectionOrderMonths: readers.protectionOrderMonths.find(rows),
    remindDays: readers.remindDays.find(rows),
  };
}
