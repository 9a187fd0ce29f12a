/** The district's left-behind children: those of today, village by village, and those who are not any more. */
import { dealer, drawBirth, isAtLeast, pacer, withSiblings } from "./demo-births.ts";
import { type Day, dayOfIso, isoOf } from "./demo-days.ts";
import { type DemoFile, personLacking } from "./demo-file.ts";
import { type ChildSketch, type Home, planHome } from "./demo-home.ts";
import { drawDifficultyOfLeftBehind } from "./demo-in-difficulty.ts";
import { drawAddress, type Village } from "./demo-land.ts";
import { type LeftBehindTurn, leftBehindFiles } from "./demo-left-behind.ts";
import { makeCarer } from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import { giveFormerNames, giveRareNames, leaveUnregistered, moveBetweenVillages } from "./demo-specials.ts";
import * as words from "./demo-words.ts";
import { birthTurning, dayBetween, type World } from "./demo-world.ts";
import { dottedFamilies } from "./name-tables.ts";

export const leftBehindNumbers = {
  current: 2081,
  alsoInDifficulty: 118,
  withoutCarer: 8,
  turningSixteen: 12,
  twins: 24,
  elderSiblings: 20,
  cameBack: 12,
  moved: 26,
  rareNames: 18,
  renamed: 20,
  unregistered: 5,
  duplicates: 2,
  returned: 72,
  turnedSixteen: 24,
  movedAway: 24,
  died: 2,
} as const;

const ageLots = lots([
  [0, 1],
  [1, 3],
  [2, 4],
  [3, 6],
  [4, 6],
  [5, 7],
  [6, 9],
  [7, 9],
  [8, 10],
  [9, 10],
  [10, 10],
  [11, 9],
  [12, 9],
  [13, 8],
  [14, 7],
  [15, 6],
]);
const dottedHere = dottedFamilies.filter(({ ethnicity }) => ethnicity !== "05").slice(0, 3);

interface Twofold {
  readonly village: Village;
  readonly neighbour: Village;
}

export function populateLeftBehind(world: World): DemoFile[] {
  const { villages } = world.land;
  const quotas = world.land.quotas(leftBehindNumbers.current);
  const twofold = reserveDuplicates(world, quotas);
  const pace = {
    twins: pacer(leftBehindNumbers.twins, 7),
    turningSixteen: pacer(leftBehindNumbers.turningSixteen, 90),
    elder: pacer(leftBehindNumbers.elderSiblings, 31),
    dotted: pacer(dottedHere.length, 377),
  };
  const dotted = [...dottedHere];
  const homes = villages.flatMap((village, index) => {
    const here: Home[] = [];
    for (let left = quotas[index] ?? 0; left > 0; ) {
      const home = planLeftBehindHome(world, village, left, pace, dotted);
      here.push(home);
      left -= home.children.filter((child) => !isAtLeast(world, child.birth, 16)).length;
    }
    return here;
  });
  const sources = twofold.map(({ village }) => doubleAt(world, homes, village));
  const turns = dealSpecials(
    world,
    homes.filter((home) => !sources.includes(home)),
  );
  const files = homes.flatMap((home) => leftBehindFiles(world, home, turns.get(home)));
  const doubles = sources.map((home, index) => {
    const at = twofold[index]?.neighbour ?? home.village;
    return duplicateOf(world, home, fileOf(files, home), at, index === 0);
  });
  return [...files, ...doubles, ...populateFormer(world)];
}

function fileOf(files: readonly DemoFile[], home: Home): DemoFile {
  const child = home.children[0];
  const file = files.find(
    ({ draft }) => draft.child.name === child?.name && draft.child.birthDate === isoOf(child.birth),
  );
  if (file === undefined) throw new Error("the child to be doubled has no file");
  return file;
}

type Pace = Readonly<Record<"twins" | "turningSixteen" | "elder" | "dotted", () => boolean>>;

function planLeftBehindHome(
  world: World,
  village: Village,
  left: number,
  pace: Pace,
  dotted: (typeof dottedFamilies)[number][],
): Home {
  const dice = world.random.next();
  const wanted = Math.min(left, dice < 0.79 ? 1 : dice < 0.965 ? 2 : 3);
  if (wanted === 1) return planSingle(world, village, pace, dotted);
  if (wanted === 2 && pace.twins()) {
    const birth = drawBirth(world, ageLots);
    return planHome(world, { village, births: [birth, birth] });
  }
  return planHome(world, { village, births: withSiblings(world, drawBirth(world, ageLots), wanted) });
}

function planSingle(
  world: World,
  village: Village,
  pace: Pace,
  dotted: (typeof dottedFamilies)[number][],
): Home {
  const birth = pace.turningSixteen() ? birthTurning(world, 16, 58) : drawBirth(world, ageLots);
  if (pace.dotted()) {
    const family = dotted.shift();
    if (family !== undefined)
      return planHome(world, { village, births: [drawBirth(world, [6, 8, 10])], dotted: family });
  }
  const age = world.today - birth;
  // The elder one was left-behind until the sixteenth birthday.
  if (age > 2200 && age < 4400 && pace.elder())
    return planHome(world, { village, births: [birthSixteenOrMore(world), birth] });
  return planHome(world, { village, births: [birth] });
}

function birthSixteenOrMore(world: World): Day {
  return drawBirth(world, [16, 16, 17]);
}

/** Two villages whose neighbour has, by mistake, a second file for one of their children. */
function reserveDuplicates(world: World, quotas: number[]): Twofold[] {
  const { villages } = world.land;
  const reserved: Twofold[] = [];
  for (const [index, village] of villages.entries()) {
    if (reserved.length === leftBehindNumbers.duplicates) break;
    const beside = quotas[village.neighbour] ?? 0;
    if (village.town.isUrban || village.isCommunity || (quotas[index] ?? 0) < 5 || beside < 4) continue;
    if (reserved.some((one) => one.village.town === village.town)) continue;
    quotas[village.neighbour] = beside - 1;
    reserved.push({ village, neighbour: world.land.neighbourOf(village) });
  }
  return reserved;
}

/** A home of one child in the village; it is planned anew if chance gave none. */
function doubleAt(world: World, homes: readonly Home[], village: Village): Home {
  const home = homes.find(
    (one) =>
      one.village === village &&
      one.children.length === 1 &&
      one.grandmother === undefined &&
      world.today - (one.children[0]?.birth ?? 0) > 1500,
  );
  if (home === undefined) throw new Error(`no child of ${village.name} can be doubled`);
  return home;
}

/** Hands out what must exist in exact numbers; answers whose stay was interrupted. */
function dealSpecials(world: World, homes: readonly Home[]): Map<Home, LeftBehindTurn> {
  const plain = homes.filter((home) => home.grandmother === undefined);
  const single = dealer(
    world.random,
    plain.filter((home) => isSingleOfAge(world, home)),
  );
  const cameBack = single(leftBehindNumbers.cameBack);
  moveBetweenVillages(
    world,
    single(leftBehindNumbers.moved).map((home) => ({
      child: home.children[0] as ChildSketch,
      village: home.village,
    })),
  );
  const one = dealer(
    world.random,
    plain
      .flatMap((home) => home.children)
      .filter((child) => child.movedFrom === undefined && !isAtLeast(world, child.birth, 16)),
  );
  giveRareNames(world, one(leftBehindNumbers.rareNames));
  giveFormerNames(world, one(leftBehindNumbers.renamed));
  leaveUnregistered(one(leftBehindNumbers.unregistered));
  for (const [index, child] of one(leftBehindNumbers.alsoInDifficulty).entries()) {
    child.difficulties = index < leftBehindNumbers.withoutCarer ? ["G1"] : drawDifficultyOfLeftBehind(world);
  }
  return new Map(cameBack.map((home) => [home, { kind: "cameBack", note: "父母曾返乡照料，后再次外出。" }]));
}

function isSingleOfAge(world: World, home: Home): boolean {
  const [child] = home.children;
  return (
    home.children.length === 1 &&
    child !== undefined &&
    isAtLeast(world, child.birth, 4) &&
    !isAtLeast(world, child.birth, 15)
  );
}

/** What the neighbour's director wrote down: no number, a later day, the other grandmother. */
function duplicateOf(
  world: World,
  home: Home,
  original: DemoFile,
  village: Village,
  knowsParents: boolean,
): DemoFile {
  const child = personLacking(original.draft.child, "citizenNo");
  const since = dayBetween(world, dayOfIso(original.openedOn) + 60, world.today - 25);
  const openedOn = isoOf(since);
  const kept = new Set(["household", "schooling", "category", "leftBehindCare", "guardianship", "relief"]);
  const facts = original.draft.facts
    .filter(({ kind, to }) => kept.has(kind) && (to === undefined || kind === "schooling"))
    .map((fact) =>
      fact.kind === "schooling" || fact.kind === "household" || fact.from > openedOn
        ? fact
        : { ...fact, from: openedOn },
    );
  const parents = original.draft.kin
    .filter(({ relation }) => relation === "51" || relation === "52")
    .map((kin) => (knowsParents ? kin : { ...kin, person: personLacking(kin.person, "citizenNo") }));
  return {
    draft: {
      child,
      facts: [
        {
          kind: "residence",
          from: child.birthDate ?? openedOn,
          value: { villageCode: village.code, address: drawAddress(village, world.random) },
        },
        ...facts,
      ],
      kin: [...parents, makeCarer(world, "64", home.couple, true)],
    },
    openedOn,
    note: `疑似重复：${home.village.name}有一份同名、同日出生的档案，待核对后合并。`,
  };
}

/** Those whose time as a left-behind child is over: a parent came home, they turned sixteen, moved away, or died. */
function populateFormer(world: World): DemoFile[] {
  const { random } = world;
  const ages = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const leave = (count: number, turn: () => LeftBehindTurn | undefined, births: () => Day) =>
    world.land
      .scatter(random, count)
      .flatMap((village) => leftBehindFiles(world, planHome(world, { village, births: [births()] }), turn()));
  return [
    ...leave(
      leftBehindNumbers.returned,
      () => ({ kind: "returned", note: random.pick(words.returnedNotes) }),
      () => drawBirth(world, ages),
    ),
    ...leave(
      leftBehindNumbers.movedAway,
      () => ({ kind: "movedAway", note: random.pick(words.movedAwayNotes) }),
      () => drawBirth(world, ages),
    ),
    ...leave(
      leftBehindNumbers.turnedSixteen,
      () => undefined,
      () => birthSixteenOrMore(world),
    ),
    ...leave(
      leftBehindNumbers.died,
      () => ({ kind: "died", note: "因病医治无效去世。" }),
      () => drawBirth(world, ages),
    ),
  ];
}
