/** The periods of a child's profile, from the dated facts of its file. Pure: no clock, so no row ends because time passes. */
import { FOREVER, type StandingFact, type StandingSource } from "../registry/standing-source.contract.ts";
import { type DayView, viewOn } from "./atoms/day-view.ts";
import { atomNames, type ProfileRow, type ProfileValues, profileAtoms } from "./profile.contract.ts";

/** Kinds that no atom reads: their days cut nothing. */
const unread: ReadonlySet<string> = new Set(["visit", "note", "support", "risk"]);

/** Oldest first, without gaps, from the first day of the file for ever; also after the file has ended, when `fileEnded` says so. */
export function profileOf(source: StandingSource): ProfileRow[] {
  const days = breakpoints(source);
  const rows: ProfileRow[] = [];
  for (const [index, from] of days.entries()) {
    const to = days[index + 1] ?? FOREVER;
    const view = viewOn(source, from);
    const row = { childId: source.childId, from, to, scopeCode: placeOn(view), values: valuesOn(view) };
    const last = rows.at(-1);
    if (last !== undefined && isSame(last, row)) rows[rows.length - 1] = { ...last, to };
    else rows.push(row);
  }
  return rows;
}

/** The atoms as of any day, before the file was opened too. */
export function valuesOn(view: DayView): ProfileValues {
  const values: Record<string, unknown> = {};
  for (const name of atomNames) values[name] = profileAtoms[name].read(view);
  return values as unknown as ProfileValues;
}

function breakpoints(source: StandingSource): string[] {
  const start = startOf(source);
  const days = new Set<string>([start]);
  const add = (day: string | null) => {
    if (day !== null && day > start && day < FOREVER) days.add(day);
  };
  const addFacts = (facts: readonly StandingFact[]) => {
    for (const fact of facts) {
      if (unread.has(fact.kind)) continue;
      add(fact.from);
      add(fact.to);
      // What is known of one year says nothing about others.
      if (fact.kind === "insurance") {
        add(`${Number(fact.value["year"])}-01-01`);
        add(`${Number(fact.value["year"]) + 1}-01-01`);
      }
    }
  };
  addFacts(source.facts);
  for (const kin of source.kin) {
    add(kin.from);
    add(kin.to);
    addFacts(kin.facts);
  }
  for (const { from, to } of source.absences) {
    add(from);
    add(to);
  }
  add(source.endedOn);
  return [...days].sort();
}

/** The first day of which anything is known, never before birth. */
function startOf({ openedOn, birthDate, facts }: StandingSource): string {
  let start = openedOn;
  for (const { kind, from } of facts) if (!unread.has(kind) && from < start) start = from;
  return birthDate !== null && start < birthDate ? birthDate : start;
}

function placeOn({ source, facts }: DayView): string {
  const village = facts.find(({ kind }) => kind === "residence")?.value["villageCode"];
  return typeof village === "string" ? village : source.scopeCode;
}

function isSame(a: ProfileRow, b: ProfileRow): boolean {
  return a.scopeCode === b.scopeCode && atomNames.every((name) => sameValue(a.values[name], b.values[name]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
