/** A household: where it is, whose it is, and its children before anything is written about them. */
import type { Day } from "./demo-days.ts";
import { drawAddress, type Village } from "./demo-land.ts";
import { drawName, drawSharedCharacter, drawSurname, type Sex } from "./demo-names.ts";
import { type Couple, makeCouple } from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import type { SchoolLife } from "./demo-schooling.ts";
import type { DifficultyType } from "./demo-words.ts";
import type { World } from "./demo-world.ts";
import type { dottedFamilies } from "./name-tables.ts";

/** A child as it is planned; the special cases are dealt out before the files are written. */
export interface ChildSketch {
  readonly sex: Sex;
  readonly birth: Day;
  readonly ethnicity: string;
  name: string;
  formerName?: string;
  /** `none`: not registered yet (无户口); `notTyped`: has a number, but this file lacks it. */
  paper: "citizenId" | "81" | "82" | "83" | "none" | "notTyped";
  school?: SchoolLife["way"];
  movedFrom?: Village;
  /** Kinds of difficulty, the main one first. */
  difficulties: readonly DifficultyType[];
  /** What the file is there to show. */
  note?: string;
}

export interface Home {
  readonly village: Village;
  readonly address: string;
  readonly ethnicity: string;
  readonly couple: Couple;
  /** Eldest first. */
  readonly children: readonly ChildSketch[];
  /** Grandmother's name in families of another custom. */
  readonly grandmother?: string | undefined;
}

export interface HomePlan {
  readonly village: Village;
  /** Eldest first; equal days are twins. */
  readonly births: readonly Day[];
  readonly foreign?: ReadonlySet<Sex>;
  readonly dotted?: (typeof dottedFamilies)[number];
}

const ethnicityLots = lots([
  ["01", 1960],
  ["15", 22],
  ["06", 8],
  ["03", 5],
  ["07", 3],
  ["04", 2],
]);

export function planHome(world: World, plan: HomePlan): Home {
  const { random } = world;
  const { births, village, dotted } = plan;
  const ethnicity = dotted?.ethnicity ?? random.pick(ethnicityLots);
  const surname = drawSurname(random);
  const couple = makeCouple(world, births[0] ?? world.today, {
    fatherSurname: surname,
    ethnicity,
    foreign: plan.foreign,
    father: dotted?.father,
    mother: dotted?.mother,
  });
  // A foreign father's child bears the mother's name.
  const bearer =
    plan.foreign?.has("1") === true && !plan.foreign.has("2") ? couple.mother.surname : couple.father.surname;
  const shared = { "1": drawSharedCharacter(random, "1"), "2": drawSharedCharacter(random, "2") };
  const children: ChildSketch[] = [];
  for (const birth of births) {
    const sex: Sex = dotted?.sex ?? (random.chance(0.525) ? "1" : "2");
    const name = dotted?.child ?? drawChildName(world, sex, birth, bearer, shared[sex], children);
    world.namesakes.add(`${name}${birth}`);
    children.push({ sex, birth, ethnicity, name, paper: "citizenId", difficulties: [] });
  }
  return {
    village,
    address: drawAddress(village, random),
    ethnicity,
    couple,
    children,
    grandmother: dotted?.grandmother,
  };
}

/** Unlike its brothers' and sisters' names, and no accidental namesake born on the same day. */
function drawChildName(
  world: World,
  sex: Sex,
  birth: Day,
  surname: string,
  first: string | undefined,
  siblings: readonly ChildSketch[],
): string {
  let name = drawName(world.random, sex, "child", surname, first);
  while (world.namesakes.has(`${name}${birth}`) || siblings.some((sibling) => sibling.name === name)) {
    name = drawName(world.random, sex, "child", surname, first);
  }
  return name;
}

/** Gives the child another given name, and keeps the books of namesakes right. */
export function rename(world: World, child: ChildSketch, name: string): void {
  world.namesakes.delete(`${child.name}${child.birth}`);
  world.namesakes.add(`${name}${child.birth}`);
  child.name = name;
}
