/** Values that somebody filled in down a column: one number under many names, one birthday of everybody. They tell nobody apart. Pure. */
import { isSoundCitizenId } from "../../../kernel/citizen-id.ts";
import type { ReadRow } from "./read-row.ts";
import type { RosterField, RosterType } from "./roster-type.ts";
import { filledInFault } from "./row-faults.ts";

/** A family mixes up two numbers; three names under one number are a clerk's. */
const NAMES_UNDER_ONE_NUMBER = 3;
/** By chance one in some thousands is born on a given day. */
const ROWS_OF_ONE_BIRTHDAY = 10;
const SHARE_OF_ONE_BIRTHDAY = 0.05;
/** What programs write where they know no date. */
const NO_DAYS: ReadonlySet<string> = new Set(["1899-12-30", "1899-12-31", "1900-01-01"]);

export function withoutFilledIn(rows: readonly ReadRow[], type: RosterType): readonly ReadRow[] {
  const strange = type.fields.flatMap((field) => {
    const values = filledIn(rows, field);
    return values.size === 0 ? [] : [{ field, values }];
  });
  if (strange.length === 0) return rows;
  return rows.map((row) => {
    const found = strange.filter(({ field, values }) => values.has(row.values[field.code] ?? ""));
    const codes = found.map(({ field }) => field.code);
    const values = Object.fromEntries(Object.entries(row.values).filter(([code]) => !codes.includes(code)));
    return { ...row, values, notes: [...row.notes, ...found.map(({ field }) => filledInFault(field))] };
  });
}

function filledIn(rows: readonly ReadRow[], field: RosterField): ReadonlySet<string> {
  if (field.kind === "citizenNo") return numbersOfMany(rows, field.code);
  return field.kind === "birthDate" ? daysOfMany(rows, field.code) : new Set();
}

function numbersOfMany(rows: readonly ReadRow[], code: string): ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  for (const { values } of rows) {
    const [number, name] = [values[code], values["name"]];
    if (number === undefined || name === undefined || !isSoundCitizenId(number)) continue;
    names.set(number, (names.get(number) ?? new Set()).add(name));
  }
  return new Set([...names].filter(([, of]) => of.size >= NAMES_UNDER_ONE_NUMBER).map(([number]) => number));
}

function daysOfMany(rows: readonly ReadRow[], code: string): ReadonlySet<string> {
  const days = Map.groupBy(
    rows.flatMap(({ values }) => values[code] ?? []),
    (day) => day,
  );
  const known = [...days.values()].reduce((sum, { length }) => sum + length, 0);
  const isOfMany = (count: number) => count >= ROWS_OF_ONE_BIRTHDAY && count > known * SHARE_OF_ONE_BIRTHDAY;
  return new Set(
    [...days]
      .filter(([day, of]) => NO_DAYS.has(day) || (day.length === 10 && isOfMany(of.length)))
      .map(([day]) => day),
  );
}
