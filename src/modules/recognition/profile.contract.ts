/**
 * The profile: everything that categories and programmes ask about a child, as atoms. An atom is declared once: its words, its
 * type (which is its column's), where it is read from, and what silence of the register means for it. Null always means that
 * nobody said; false that it is known not to be so.
 */
import { type FactValues, factsOf, type ValueType } from "../../platform/rules/atoms.ts";
import type { Atom } from "./atoms/atom.ts";
import { careAtoms, originAtoms } from "./atoms/care-atoms.ts";
import { identityAtoms } from "./atoms/identity-atoms.ts";
import { bodyAtoms, reliefAtoms, schoolAtoms } from "./atoms/living-atoms.ts";
import { parentAtoms } from "./atoms/parent-atoms.ts";
import { personAtoms } from "./atoms/person-atoms.ts";

export const profileAtoms = {
  ...personAtoms,
  ...identityAtoms,
  ...bodyAtoms,
  ...schoolAtoms,
  ...reliefAtoms,
  ...careAtoms,
  ...originAtoms,
  ...parentAtoms("father"),
  ...parentAtoms("mother"),
} as const satisfies Record<string, Atom>;

export type AtomName = keyof typeof profileAtoms;
export const atomNames = Object.keys(profileAtoms) as AtomName[];

/** One child's atoms in a period. */
export type ProfileValues = FactValues<typeof profileAtoms>;

/** The atoms as expressions: `eq(facts.fileEnded, false)`. */
export const facts = factsOf(profileAtoms);

/** A period in which no atom changed: `from` inclusive, `to` exclusive, `infinity` for what still holds. */
export interface ProfileRow {
  readonly childId: string;
  readonly from: string;
  readonly to: string;
  readonly scopeCode: string;
  readonly values: ProfileValues;
}

/** What a value of a type is in PostgreSQL. */
export const columnTypes: Readonly<Record<ValueType, string>> = {
  boolean: "boolean",
  number: "int",
  date: "date",
  code: "text",
  codes: "text[]",
};

/** Of the facts that are missing those that can be asked for now: what hangs on another that is missing too comes later. */
export function askFirst<Missing extends { readonly name: string }>(missing: readonly Missing[]): Missing[] {
  const names = new Set(missing.map(({ name }) => name));
  return missing.filter(({ name }) => {
    const declared: Partial<Record<string, Atom>> = profileAtoms;
    const after = declared[name]?.after;
    return after === undefined || !names.has(after);
  });
}
