/** Children in difficulty who live with their parents, or with one of them. */
import type { ConditionCode } from "../codes.contract.ts";
import type { FactDraft, KinDraft } from "../file-draft.contract.ts";
import {
  childPerson,
  cutAt,
  noteFacts,
  ordinaryFacts,
  riskFacts,
  visitFacts,
  type Watch,
} from "./demo-child-facts.ts";
import { type Hardship, tellHardship } from "./demo-conditions.ts";
import { type Day, dayOfIso, isoOf, yearsBefore } from "./demo-days.ts";
import { difficultyFacts } from "./demo-difficulty.ts";
import { type DemoFile, fact } from "./demo-file.ts";
import type { ChildSketch, Home } from "./demo-home.ts";
import { type Adult, makeCarer, parentKin } from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import { type DifficultyType, difficultyNotes } from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

/** 国发〔2016〕36号 */
const DIFFICULTY_LEDGER_SINCE = "2016-07-01";

const mainLots = lots<DifficultyType>([
  ["L1", 4],
  ["L2", 32],
  ["L3", 22],
  ["L4", 4],
  ["L5", 6],
  ["H1", 17],
  ["H2", 12],
  ["H3", 13],
  ["H4", 5],
  ["G2", 3],
  ["G3", 12],
  ["G4", 7],
  ["G5", 1],
]);
const secondLots = lots<DifficultyType>([
  ["L2", 8],
  ["L3", 6],
  ["G3", 4],
  ["H4", 2],
  ["H2", 2],
]);

/** The main kind first; a quarter have a second one. */
export function drawDifficulties(world: World): DifficultyType[] {
  const main = world.random.pick(mainLots);
  const second = world.random.chance(0.26) ? world.random.pick(secondLots) : main;
  const clash =
    (main === "H1" && second === "H2") ||
    (main === "L1" && second === "L2") ||
    (main === "H3" && second === "H2");
  return second === main || clash ? [main] : [main, second];
}

const leftBehindLots = lots<DifficultyType>([
  ["L2", 10],
  ["L3", 12],
  ["H1", 5],
  ["H2", 6],
  ["H3", 5],
  ["H4", 3],
  ["G3", 5],
  ["L4", 2],
]);

/** What weighs on left-behind children besides. */
export function drawDifficultyOfLeftBehind(world: World): DifficultyType[] {
  return [world.random.pick(leftBehindLots)];
}

export interface DifficultyCase {
  /** Came out of difficulty. */
  readonly over?: boolean;
  readonly ended?: NonNullable<DemoFile["ended"]>;
}

export function inDifficultyFiles(world: World, home: Home, how: DifficultyCase = {}): DemoFile[] {
  const { today } = world;
  const youngest = home.children.at(-1)?.birth ?? today;
  const last = (how.ended === undefined ? today : dayOfIso(how.ended.on)) - (how.over === true ? 420 : 60);
  const since = Math.max(
    dayBetween(world, Math.max(youngest + 100, yearsBefore(today, 6)), last),
    dayOfIso(DIFFICULTY_LEDGER_SINCE),
  );
  const kin = kinOf(world, home, since, youngest);
  const to = how.over === true ? dayBetween(world, since + 150, today - 30) : undefined;
  return home.children.map((child) => inDifficultyFile(world, home, child, { how, since, kin, to }));
}

/** One parent's plight may be the difficulty itself (父母服刑或戒毒). */
function kinOf(world: World, home: Home, since: Day, youngest: Day): KinDraft[] {
  const { random } = world;
  const { father, mother } = home.couple;
  const types = new Set(home.children.flatMap((child) => child.difficulties));
  const span = { from: youngest - 100, to: since - 25 };
  const trouble = (adult: Adult, hardship: Hardship) => {
    const ordeal = tellHardship(world, adult, hardship, span);
    return ordeal.from < since ? parentKin(ordeal.adult, ordeal.facts) : parentKin(adult, []);
  };
  const well = (adult: Adult, cares: boolean) => parentKin(adult, capable(world, since), cares);
  if (types.has("G4")) return [trouble(father, "imprisoned"), well(mother, true)];
  if (home.grandmother === undefined && random.chance(0.16))
    return [trouble(father, "deceased"), well(mother, true)];
  if (types.has("G3") && random.chance(0.5))
    return [
      well(father, false),
      trouble(mother, "severeDisability"),
      makeCarer(world, "62", home.couple, true),
    ];
  const grandmother = random.chance(0.2)
    ? [makeCarer(world, "62", home.couple, false, home.grandmother)]
    : [];
  return [well(father, false), well(mother, true), ...grandmother];
}

function capable(world: World, since: Day): FactDraft[] {
  const condition: ConditionCode = "capable";
  return world.random.chance(0.5) ? [fact("condition", since, { condition })] : [];
}

interface Settled {
  readonly how: DifficultyCase;
  readonly since: Day;
  readonly to: Day | undefined;
  readonly kin: readonly KinDraft[];
}

function inDifficultyFile(
  world: World,
  home: Home,
  child: ChildSketch,
  { how, since: begun, to, kin }: Settled,
): DemoFile {
  const { random } = world;
  const { ended } = how;
  const since = Math.max(begun, child.birth + 60);
  const person = childPerson(world, child);
  const troubled = child.difficulties.some((type) => type.startsWith("G"));
  const isMigrant = child.difficulties.includes("L5");
  const street = child.difficulties.includes("G5");
  const openedOn = street ? since - 20 : since;
  const watch: Watch = { child, openedOn, setting: "parents" };
  const hukou = isMigrant
    ? "other"
    : home.village.town.isUrban && random.chance(0.5)
      ? "urban"
      : random.chance(0.9)
        ? "rural"
        : "resident";
  const facts: FactDraft[] = [
    ...ordinaryFacts(world, home, child, { openedOn, hukou }, person.citizenNo),
    ...difficultyFacts(world, child, since, to),
    ...(isMigrant
      ? [fact("category", since, { category: "migrant" }, { to, evidence: "流动儿童摸排" })]
      : []),
    ...(street
      ? [fact("category", openedOn, { category: "street" }, { to: since, evidence: "救助登记表" })]
      : []),
    fact("guardianship", since, {
      form: "parents",
      ability: random.pick(troubled ? ["较弱", "一般"] : ["一般", "较强"]),
    }),
    ...riskFacts(
      world,
      watch,
      troubled ? { blue: 0.4, orange: 0.3, red: 0.05 } : { blue: 0.3, orange: 0.05, red: 0.005 },
    ),
    ...(to === undefined ? visitFacts(world, watch, random.int(1, 3), 50) : []),
    ...noteFacts(world, watch, 0.12, difficultyNotes),
  ];
  const note = child.note ?? (to === undefined ? undefined : "家庭收入稳定后，经复核退出困境台账。");
  return {
    draft: {
      child: person,
      facts: cutAt(facts, ended),
      kin: kin.map((one) => ({ ...one, facts: cutAt(one.facts, ended) })),
    },
    openedOn: isoOf(openedOn),
    ...(ended === undefined ? {} : { ended }),
    ...(note === undefined ? {} : { note }),
  };
}
