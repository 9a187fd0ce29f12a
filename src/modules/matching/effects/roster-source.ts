/** Where a fact is known from, in words that stay when the roster itself is dropped. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";

export function saySource(unit: string, title: string, asOf: IsoDate, at?: string): string {
  const name = memberUnitCodes.has(unit) ? memberUnitCodes.label(unit) : unit;
  return `${name}《${title}》（截至 ${asOf}）${at === undefined ? "" : ` ${at}`}`;
}
