/** The district's de facto unattended children: every pair of conditions at least once, the common ones often. */
import { drawBirth, pacer, withSiblings } from "./demo-births.ts";
import type { DemoFile } from "./demo-file.ts";
import { type Home, planHome } from "./demo-home.ts";
import type { Village } from "./demo-land.ts";
import type { Sex } from "./demo-names.ts";
import { giveFormerNames, leaveUnregistered, moveBetweenVillages } from "./demo-specials.ts";
import {
  drawCommonPair,
  type Pair,
  type UnattendedCase,
  unattendedFiles,
  unattendedPairs,
} from "./demo-unattended.ts";
import { birthTurning, type World } from "./demo-world.ts";
import { justOverEighteen } from "./populate-orphans.ts";

export const unattendedNumbers = {
  current: 214,
  twins: 3,
  inInstitution: 6,
  wereLeftBehind: 10,
  turningEighteen: 2,
  unregistered: 5,
  moved: 6,
  renamed: 4,
  overEighteen: 3,
  recovered: 8,
  died: 1,
} as const;

const ageLots = [
  3, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17,
];

interface Family {
  readonly home: Home;
  readonly how: UnattendedCase;
}

export function populateUnattended(world: World): DemoFile[] {
  const families = planFamilies(world);
  dealSpecials(world, families);
  return [
    ...families.flatMap(({ home, how }) => unattendedFiles(world, home, how)),
    ...single(
      world,
      unattendedNumbers.overEighteen,
      () => justOverEighteen(world),
      (index) => ({ pair: ["deceased", index === 0 ? "outOfContact" : "severeDisability"] }),
      "lateSenior",
    ),
    ...single(
      world,
      unattendedNumbers.recovered,
      () => drawBirth(world, [6, 8, 9, 11, 13]),
      () => ({ pair: ["imprisoned", "outOfContact"], recovered: true }),
    ),
    ...single(
      world,
      unattendedNumbers.died,
      () => drawBirth(world, [10]),
      () => ({
        pair: ["deceased", "outOfContact"],
        ending: { reason: "died", on: world.today - 150, note: "因病医治无效去世。" },
      }),
    ),
  ];
}

function single(
  world: World,
  count: number,
  birth: () => number,
  how: (index: number) => UnattendedCase,
  school?: "lateSenior",
): DemoFile[] {
  return world.land.scatter(world.random, count).flatMap((village, index) => {
    const home = planHome(world, { village, births: [birth()] });
    if (school !== undefined)
      for (const child of home.children) child.school = index % 2 === 0 ? school : "lateVocational";
    return unattendedFiles(world, home, how(index));
  });
}

function planFamilies(world: World): Family[] {
  const { random } = world;
  const pace = {
    twins: pacer(unattendedNumbers.twins, 11),
    turning: pacer(unattendedNumbers.turningEighteen, 23),
    inInstitution: pacer(unattendedNumbers.inInstitution, 20),
    dueSoon: pacer(40, 4),
  };
  const queue: Pair[] = random.shuffle(unattendedPairs);
  const families: Family[] = [];
  for (let left: number = unattendedNumbers.current - unattendedNumbers.wereLeftBehind; left > 0; ) {
    const pair = queue.pop() ?? drawCommonPair(world);
    // Every pair must find a child before families of two may use up the number.
    const room = left - queue.length;
    const births = pace.turning() ? [birthTurning(world, 18, 55)] : birthsOf(world, room, pace.twins);
    const home = planHome(world, { village: world.land.draw(random), births, foreign: foreignersOf(pair) });
    families.push({
      home,
      how: { pair, dueSoon: pace.dueSoon(), inInstitution: births.length === 1 && pace.inInstitution() },
    });
    left -= births.length;
  }
  const villages: Village[] = world.land.scatter(random, unattendedNumbers.wereLeftBehind);
  const former = villages.map((village, index): Family => {
    const home = planHome(world, { village, births: [drawBirth(world, [7, 8, 9, 10, 11, 12, 13])] });
    for (const child of home.children) child.note = "原为农村留守儿童，后符合事实无人抚养条件。";
    return {
      home,
      how: { pair: [index % 2 === 0 ? "imprisoned" : "deceased", "outOfContact"], wasLeftBehind: true },
    };
  });
  return [...families, ...former];
}

function birthsOf(world: World, room: number, twins: () => boolean): number[] {
  const eldest = drawBirth(world, ageLots);
  if (room < 2) return [eldest];
  if (twins()) return [eldest, eldest];
  return withSiblings(world, eldest, world.random.chance(0.22) ? 2 : 1).filter(
    (birth) => birth <= world.today - 900,
  );
}

function foreignersOf(pair: Pair): ReadonlySet<Sex> {
  const sexes: readonly Sex[] = ["1", "2"];
  return new Set(sexes.filter((_sex, at) => pair[at] === "deported"));
}

function dealSpecials(world: World, families: readonly Family[]): void {
  const stateless = families
    .filter(({ how }) => how.pair[0] === "deported" && how.pair[1] === "deported")
    .flatMap(({ home }) => home.children);
  const foreign = families
    .filter(({ how }) => how.pair.includes("deported") && how.pair[0] !== how.pair[1])
    .flatMap(({ home }) => home.children);
  leaveUnregistered([...stateless, ...foreign].slice(0, unattendedNumbers.unregistered));
  const ordinary = families.filter(
    ({ home, how }) =>
      home.children.length === 1 &&
      !how.pair.includes("deported") &&
      how.inInstitution !== true &&
      how.wasLeftBehind !== true,
  );
  moveBetweenVillages(
    world,
    ordinary
      .slice(0, unattendedNumbers.moved)
      .flatMap(({ home }) => home.children.map((child) => ({ child, village: home.village }))),
  );
  giveFormerNames(
    world,
    ordinary.slice(12, 12 + unattendedNumbers.renamed).flatMap(({ home }) => home.children),
  );
}
