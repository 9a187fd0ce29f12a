/** The district's other children in difficulty: those of today, some of yesterday. */
import { drawBirth, isAtLeast, pacer, withSiblings } from "./demo-births.ts";
import { isoOf } from "./demo-days.ts";
import type { DemoFile } from "./demo-file.ts";
import { type ChildSketch, type Home, planHome } from "./demo-home.ts";
import { type DifficultyCase, drawDifficulties, inDifficultyFiles } from "./demo-in-difficulty.ts";
import { giveFormerNames, giveRareNames, leaveUnregistered, moveBetweenVillages } from "./demo-specials.ts";
import type { DifficultyType } from "./demo-words.ts";
import * as words from "./demo-words.ts";
import { birthTurning, type World } from "./demo-world.ts";
import { dottedFamilies } from "./name-tables.ts";
import { leftBehindNumbers } from "./populate-left-behind.ts";

export const difficultyNumbers = {
  /** With those of the left-behind children who are in difficulty too. */
  current: 612,
  twins: 3,
  turningEighteen: 2,
  permits: ["81", "82", "83"],
  unregistered: 5,
  moved: 8,
  renamed: 4,
  rareNames: 6,
  droppedOut: 6,
  over: 20,
  movedAway: 4,
  died: 1,
} as const;

const ageLots = [
  1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16,
  17,
];
/** So that none of the rare kinds is missing. */
const firstOfAll: readonly DifficultyType[] = ["G5", "G5", "G5", "L1", "L4", "H4", "G2"];
const dottedHere = [...dottedFamilies.filter(({ ethnicity }) => ethnicity === "05"), dottedFamilies[5]];

export function populateInDifficulty(world: World): DemoFile[] {
  const homes = planHomes(world);
  dealSpecials(world, homes);
  return [...homes.flatMap((home) => inDifficultyFiles(world, home)), ...populateFormer(world)];
}

function planHomes(world: World): Home[] {
  const { random, land } = world;
  const pace = {
    twins: pacer(difficultyNumbers.twins, 9),
    turning: pacer(difficultyNumbers.turningEighteen, 120),
  };
  const migrants = dottedHere.map((dotted) =>
    planHome(world, { village: land.draw(random), births: [drawBirth(world, [7, 9, 12])], dotted }),
  );
  const residents = difficultyNumbers.permits.map((paper) => {
    const home = planHome(world, { village: land.draw(random), births: [drawBirth(world, [8, 10, 12])] });
    for (const child of home.children) child.paper = paper;
    return home;
  });
  for (const child of [...migrants, ...residents].flatMap((home) => home.children))
    child.difficulties = ["L5"];
  const homes: Home[] = [];
  let count = 0;
  for (
    let left =
      difficultyNumbers.current - leftBehindNumbers.alsoInDifficulty - migrants.length - residents.length;
    left > 0;
  ) {
    const first = pace.turning() ? birthTurning(world, 18, 50) : drawBirth(world, ageLots);
    const wanted = Math.min(left, random.chance(0.12) ? 2 : 1);
    const births = wanted === 2 && pace.twins() ? [first, first] : withSiblings(world, first, wanted);
    const home = planHome(world, { village: land.draw(random), births });
    burden(world, home, firstOfAll[count]);
    count++;
    homes.push(home);
    left -= home.children.length;
  }
  return [...migrants, ...residents, ...homes];
}

/** Poverty weighs on all children of a home, illness on one of them. */
function burden(world: World, home: Home, given: DifficultyType | undefined): void {
  const types = given === undefined ? drawDifficulties(world) : [given];
  const shared = types.filter((type) => !type.startsWith("H"));
  for (const [index, child] of home.children.entries())
    child.difficulties = index === 0 ? types : shared.length === 0 ? ["L3"] : shared;
}

function dealSpecials(world: World, homes: readonly Home[]): void {
  const ordinary = homes
    .slice(dottedHere.length + difficultyNumbers.permits.length)
    .filter((home) => home.children.length === 1);
  const children = (from: number, count: number) =>
    ordinary.slice(from, from + count).map((home) => home.children[0] as ChildSketch);
  moveBetweenVillages(
    world,
    ordinary
      .slice(20, 20 + difficultyNumbers.moved)
      .map((home) => ({ child: home.children[0] as ChildSketch, village: home.village })),
  );
  giveFormerNames(world, children(40, difficultyNumbers.renamed));
  giveRareNames(world, children(60, difficultyNumbers.rareNames));
  leaveUnregistered(children(80, difficultyNumbers.unregistered));
  const old = ordinary
    .slice(100)
    .flatMap((home) => home.children)
    .filter((child) => isAtLeast(world, child.birth, 15) && !child.difficulties.includes("H1"));
  for (const child of old.slice(0, difficultyNumbers.droppedOut)) child.school = "dropout";
}

function populateFormer(world: World): DemoFile[] {
  const { random, today } = world;
  const leave = (count: number, how: () => DifficultyCase) =>
    world.land.scatter(random, count).flatMap((village) => {
      const home = planHome(world, { village, births: [drawBirth(world, [5, 7, 9, 11, 13])] });
      for (const child of home.children)
        child.difficulties = [random.pick(["L2", "L3", "H3", "G3"] as const)];
      return inDifficultyFiles(world, home, how());
    });
  return [
    ...leave(difficultyNumbers.over, () => ({ over: true })),
    ...leave(difficultyNumbers.movedAway, () => ({
      ended: {
        on: isoOf(today - random.int(30, 500)),
        reason: "movedAway",
        note: random.pick(words.movedAwayNotes),
      },
    })),
    ...leave(difficultyNumbers.died, () => ({
      ended: { on: isoOf(today - random.int(60, 400)), reason: "died", note: "因重病去世。" },
    })),
  ];
}
