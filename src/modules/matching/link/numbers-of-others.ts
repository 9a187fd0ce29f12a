/**
 * A school writes a parent's number beside a child's name: whole and valid, and somebody's of the register whom such a roster is not
 * about. It says nothing of the row, which is compared without it, and a person decides. Pure.
 */
import type { PersonRecord } from "../person-record.ts";

export interface WithoutOthers {
  readonly records: readonly PersonRecord[];
  /** Rows that had somebody else's number. */
  readonly borrowed: ReadonlySet<number>;
}

export function withoutNumbersOfOthers(
  records: readonly PersonRecord[],
  persons: readonly { readonly citizenNo: string | null }[],
  isAbout: (person: number) => boolean,
): WithoutOthers {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const [index, { citizenNo }] of persons.entries())
    if (citizenNo !== null) (isAbout(index) ? own : others).add(citizenNo);
  const borrowed = new Set<number>();
  const kept = records.map((record, row) => {
    const { citizenNo } = record;
    if (citizenNo === null || own.has(citizenNo) || !others.has(citizenNo)) return record;
    borrowed.add(row);
    return { ...record, citizenNo: null };
  });
  return { records: kept, borrowed };
}
