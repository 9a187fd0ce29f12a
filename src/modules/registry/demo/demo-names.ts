/** Makes up names: by surname, sex and generation. */
import { lots, type Random } from "./demo-random.ts";
import * as tables from "./name-tables.ts";

export type Sex = "1" | "2";
export type Generation = "child" | "workingAge" | "old";

const surnameLots = lots(tables.surnames);
const givenNames: Readonly<Record<Generation, Readonly<Record<Sex, tables.GivenNames>>>> = {
  child: { "1": tables.boysNames, "2": tables.girlsNames },
  workingAge: { "1": tables.menOfWorkingAge, "2": tables.womenOfWorkingAge },
  old: { "1": tables.oldMen, "2": tables.oldWomen },
};

export function drawSurname(random: Random): string {
  return random.pick(surnameLots);
}

/** `first` is the character that brothers and sisters share. */
export function drawGivenName(random: Random, sex: Sex, generation: Generation, first?: string): string {
  const given = givenNames[generation][sex];
  if (first === undefined && random.chance(given.single)) return random.pick(given.second);
  const start = first ?? random.pick(given.first);
  let end = random.pick(given.second);
  while (end === start) end = random.pick(given.second);
  return start + end;
}

export function drawName(
  random: Random,
  sex: Sex,
  generation: Generation,
  surname = drawSurname(random),
  first?: string,
): string {
  let name = surname + drawGivenName(random, sex, generation, first);
  while (tables.avoidedNames.has(name)) name = surname + drawGivenName(random, sex, generation, first);
  return name;
}

/** The character that this household gives to its children of one sex, or none. */
export function drawSharedCharacter(random: Random, sex: Sex): string | undefined {
  return random.chance(0.4) ? random.pick(givenNames.child[sex].first) : undefined;
}
