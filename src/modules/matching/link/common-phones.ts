/** A phone that stands in many rows is a clerk's or an office's: it says nothing of who a row is. Pure. */
import type { PersonRecord } from "../person-record.ts";

/** A family has a handful of rows at most. */
const ROWS_OF_ONE_PHONE = 8;

export function withoutCommonPhones(records: readonly PersonRecord[]): readonly PersonRecord[] {
  const rows = new Map<string, number>();
  for (const { phones } of records)
    for (const phone of new Set(phones)) rows.set(phone, (rows.get(phone) ?? 0) + 1);
  const isCommon = (phone: string) => (rows.get(phone) ?? 0) > ROWS_OF_ONE_PHONE;
  return records.map((record) =>
    record.phones.some(isCommon)
      ? { ...record, phones: record.phones.filter((phone) => !isCommon(phone)) }
      : record,
  );
}
