/** What can be said only when all rows are there: who is of one household, and who stands in it twice. Pure. */
import type { ReadRow } from "./read-row.ts";
import type { RosterType } from "./roster-type.ts";
import { twiceNote } from "./row-faults.ts";

export function finishRows(
  rows: readonly ReadRow[],
  type: RosterType,
  agreed: readonly string[] | undefined,
): ReadRow[] {
  const together = withHouseholds(rows, type, agreed);
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
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const { name, citizenNo, birthDate } = row.values;
    const whole = citizenNo !== undefined && /^\d{17}[\dX]$/.test(citizenNo) ? citizenNo : undefined;
    const born =
      name !== undefined && birthDate?.length === 10 ? `${name} ${birthDate} ${citizenNo ?? ""}` : undefined;
    const key = whole ?? born;
    if (key === undefined) return row;
    const before = seen.get(key);
    if (before !== undefined) return { ...row, notes: [...row.notes, twiceNote(before)] };
    seen.set(key, row.at);
    return row;
  });
}
