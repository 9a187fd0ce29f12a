/** What can be said only when all rows are there: what was filled in, who is of one household, who stands in it twice. Pure. */
import { withoutFilledIn } from "./filled-in.ts";
import { isNobody, type ReadRow } from "./read-row.ts";
import type { RosterType } from "./roster-type.ts";
import { nobodyFault, twiceNote } from "./row-faults.ts";

export function finishRows(
  rows: readonly ReadRow[],
  type: RosterType,
  agreed: readonly string[] | undefined,
): ReadRow[] {
  const own = withoutFilledIn(rows, type).map((row) =>
    row.faults.length === 0 && isNobody(type, row.values) ? { ...row, faults: [nobodyFault] } : row,
  );
  const together = withHouseholds(own, type, agreed);
  return type.oneToOne ? markTwice(together) : together;
}

/** The others of the household tell a person from a namesake. */
function withHouseholds(
  rows: readonly ReadRow[],
  type: RosterType,
  agreed: readonly string[] | undefined,
): ReadRow[] {
  const key = type.fields.find(({ kind }) => kind === "household")?.code;
  if (key === undefined || agreed?.includes(key) === false) return [...rows];
  const names = new Map<string, Set<string>>();
  for (const { values } of rows) {
    const household = values[key];
    const name = values["name"];
    if (household === undefined || name === undefined) continue;
    const members = names.get(household);
    if (members === undefined) names.set(household, new Set([name]));
    else members.add(name);
  }
  return rows.map((row) => {
    const others = [...(names.get(row.values[key] ?? "") ?? [])].filter(
      (name) => name !== row.values["name"],
    );
    return others.length === 0 ? row : { ...row, values: { ...row.values, kinNames: others.join("、") } };
  });
}

function markTwice(rows: readonly ReadRow[]): ReadRow[] {
  const seen = new Map<string, ReadRow[]>();
  return rows.map((row) => {
    const keys = keysOf(row);
    const before = keys.flatMap((key) => seen.get(key) ?? []).find((other) => isSameNumber(other, row));
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), row]);
    return before === undefined ? row : { ...row, notes: [...row.notes, twiceNote(before.at)] };
  });
}

function keysOf({ values: { name, citizenNo, birthDate } }: ReadRow): string[] {
  const whole = citizenNo !== undefined && WHOLE.test(citizenNo) ? [citizenNo] : [];
  return name !== undefined && birthDate?.length === 10 ? [...whole, `${name} ${birthDate}`] : whole;
}

const WHOLE = /^\d{17}[\dX]$/;

/** Digits that either side hides or has not are no contradiction. */
function isSameNumber(one: ReadRow, other: ReadRow): boolean {
  const [a, b] = [one.values["citizenNo"], other.values["citizenNo"]];
  if (a === undefined || b === undefined || a.length !== b.length) return true;
  return Array.from(a).every((digit, at) => digit === "*" || b[at] === "*" || digit === b[at]);
}
