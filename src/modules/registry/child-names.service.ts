/** Names of children, and what tells them apart, for other rooms' lists; of those alone that the post may see. */
import { ageOn, type IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { sexCodes } from "./codes.contract.ts";
import { listPersons } from "./people.store.ts";

/** By the child's id; ids may stand more than once. */
export async function readChildNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await readParticulars(tx, ids))].map(([id, { name }]) => [id, name]));
}

export interface ChildParticulars {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: IsoDate | null;
}

export async function readParticulars(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChildParticulars>> {
  const persons = await listPersons(tx, [...new Set(ids)]);
  return new Map(
    persons.map(({ id, name, sex, birth_date: birthDate }) => [id, { name, sex, birthDate }] as const),
  );
}

/** "女 8 岁", or as much of it as is known. */
export function sayParticulars(child: ChildParticulars | undefined, on: IsoDate): string {
  if (child === undefined) return "";
  const { sex, birthDate } = child;
  const known = sex === "1" || sex === "2" ? [sexCodes.label(sex)] : [];
  const age = birthDate === null || birthDate > on ? [] : [`${ageOn(birthDate, on)} 岁`];
  return [...known, ...age].join(" ");
}
