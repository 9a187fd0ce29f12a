/** The district's orphans: in the institution, with relatives, adopted, deceased, and a few who are grown up but still at school. */
import { drawBirth, pacer, withSiblings } from "./demo-births.ts";
import { clampDay, type Day, yearsBefore } from "./demo-days.ts";
import type { DemoFile } from "./demo-file.ts";
import { type ChildSketch, type Home, planHome } from "./demo-home.ts";
import { communityOrphanFiles, type Ending, institutionOrphanFile, type Origin } from "./demo-orphans.ts";
import { giveFormerNames } from "./demo-specials.ts";
import { birthTurning, type World } from "./demo-world.ts";

export const orphanNumbers = {
  institution: 26,
  community: 49,
  hiv: 5,
  overEighteen: 2,
  turningEighteen: 2,
  adopted: 12,
  died: 2,
  renamed: 2,
} as const;

const institutionAges = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
const communityAges = [4, 6, 7, 8, 9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16];
const adoptableAges = [3, 4, 4, 5, 6, 7, 8];

export function populateOrphans(world: World): DemoFile[] {
  return [
    ...populateInstitution(world),
    ...populateCommunity(world),
    ...scattered(world, orphanNumbers.hiv, communityAges).flatMap((home) => {
      for (const child of home.children) child.difficulties = ["H5"];
      return communityOrphanFiles(world, home, "hiv");
    }),
    ...stillAtSchool(world),
    ...adopted(world),
  ];
}

function scattered(world: World, count: number, ages: readonly number[]): Home[] {
  return world.land
    .scatter(world.random, count)
    .map((village) => planHome(world, { village, births: [drawBirth(world, ages)] }));
}

function populateInstitution(world: World): DemoFile[] {
  const origins: Origin[] = [
    ...Array<Origin>(15).fill("abandoned"),
    "rescued",
    ...Array<Origin>(10).fill("orphaned"),
  ];
  const living = scattered(world, orphanNumbers.institution, institutionAges);
  for (const [index, home] of living.entries()) disable(home, index);
  const dead = scattered(world, 1, [6, 7, 8]);
  return [
    ...living.map((home, index) => institutionOrphanFile(world, home, origins[index] ?? "orphaned")),
    ...dead.map((home) =>
      institutionOrphanFile(world, home, "abandoned", deathOf(world, 300, "先天性疾病，医治无效去世。")),
    ),
  ];
}

/** More than half of the institution's children are disabled. */
function disable(home: Home, index: number): void {
  const [child] = home.children;
  if (child !== undefined && index % 5 < 3) child.difficulties = index % 5 === 2 ? ["H2"] : ["H1"];
}

function deathOf(world: World, daysAgo: number, note: string): Ending {
  return { reason: "died", on: world.today - world.random.int(60, daysAgo), note };
}

function populateCommunity(world: World): DemoFile[] {
  const turning = pacer(orphanNumbers.turningEighteen, 9);
  const homes: Home[] = [];
  for (let left: number = orphanNumbers.community; left > 0; ) {
    const village = world.land.draw(world.random);
    const births = turning()
      ? [birthTurning(world, 18, 56)]
      : withSiblings(
          world,
          drawBirth(world, communityAges),
          Math.min(left, world.random.chance(0.18) ? 2 : 1),
        );
    const young = births.filter((birth) => birth <= world.today - 900);
    homes.push(planHome(world, { village, births: young }));
    left -= young.length;
  }
  giveFormerNames(
    world,
    homes.slice(3, 3 + orphanNumbers.renamed).map((home) => home.children[0] as ChildSketch),
  );
  const dead = scattered(world, orphanNumbers.died - 1, [9, 10]);
  return [
    ...homes.flatMap((home) => communityOrphanFiles(world, home, "community")),
    ...dead.flatMap((home) =>
      communityOrphanFiles(world, home, "community", deathOf(world, 400, "因交通事故去世。")),
    ),
  ];
}

/** Chongqing pays on while they are in senior or vocational school; they are in nobody's count. */
function stillAtSchool(world: World): DemoFile[] {
  return world.land.scatter(world.random, orphanNumbers.overEighteen).flatMap((village, index) => {
    const home = planHome(world, { village, births: [justOverEighteen(world)] });
    for (const child of home.children) child.school = index % 2 === 0 ? "lateSenior" : "lateVocational";
    return communityOrphanFiles(world, home, "community");
  });
}

export function justOverEighteen(world: World): Day {
  return yearsBefore(world.today, 18) - world.random.int(20, 300);
}

function adopted(world: World): DemoFile[] {
  return scattered(world, orphanNumbers.adopted, adoptableAges).map((home, index) => {
    const child = home.children[0] as ChildSketch;
    const on = clampDay(world.today - world.random.int(25, 900), child.birth + 500, world.today - 25);
    const note = `收养登记成立，${world.numbers.paper("演收字", on)}。`;
    return institutionOrphanFile(world, home, index % 6 === 5 ? "orphaned" : "abandoned", {
      reason: "adopted",
      on,
      note,
    });
  });
}
