/**
 * Of some parents a ledger knows the name and nothing else: no number, no birthday. No weight brings them into a band, and they are
 * missed, although the row names them in their own village. Such a row is put before a person; never more than that. Pure.
 */
import type { PersonRecord } from "../person-record.ts";

const MOST = 5;
const TOWNSHIP = 9;
const VILLAGE = 12;

/** Whom of these a row may be by name and place. */
export function findByNameAlone(
  persons: readonly PersonRecord[],
  isAbout: (person: number) => boolean,
): (row: PersonRecord) => readonly number[] {
  const known = new Map<string, number[]>();
  for (const [index, { name, citizenNo, birthDate, placeCode }] of persons.entries()) {
    if (citizenNo !== null || birthDate !== null || placeCode === null || !isAbout(index)) continue;
    const key = keyOf(name, placeCode);
    known.set(key, [...(known.get(key) ?? []), index]);
  }
  return (row) => {
    const { name, placeCode } = row;
    if (placeCode === null || placeCode.length < TOWNSHIP) return [];
    const found = (known.get(keyOf(name, placeCode)) ?? []).filter((index) =>
      goesTogether(row, persons[index]),
    );
    return found.length > MOST ? [] : found;
  };
}

const keyOf = (name: string, placeCode: string) => `${name}/${placeCode.slice(0, TOWNSHIP)}`;

function goesTogether({ sex, placeCode }: PersonRecord, person: PersonRecord | undefined): boolean {
  if (person === undefined || placeCode === null || person.placeCode === null) return false;
  if (sex !== null && person.sex !== null && sex !== person.sex) return false;
  const bothVillages = placeCode.length === VILLAGE && person.placeCode.length === VILLAGE;
  return !bothVillages || placeCode === person.placeCode;
}
