/** De facto unattended children: both parents in one of the eight conditions, or one lost and the other in one of them. */
import type { FactDraft, FileDraft, KinDraft } from "../file-draft.contract.ts";
import { allowanceFacts } from "./demo-allowance.ts";
import {
  childPerson,
  cutAt,
  noteFacts,
  ordinaryFacts,
  riskFacts,
  visitFacts,
  type Watch,
} from "./demo-child-facts.ts";
import {
  type Hardship,
  lostConditions,
  migrantWork,
  type Ordeal,
  tellHardship,
  unableConditions,
} from "./demo-conditions.ts";
import { clampDay, type Day, dayOfIso, isoOf, nextMonth, yearsBefore } from "./demo-days.ts";
import { type DemoFile, fact } from "./demo-file.ts";
import type { ChildSketch, Home } from "./demo-home.ts";
import { formerLeftBehindFacts, LEFT_BEHIND_SINCE } from "./demo-left-behind.ts";
import { type Ending, institutionHome } from "./demo-orphans.ts";
import { drawCarerRelation, makeCarer, parentKin } from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import { conditionNotes, type Remark, unattendedNotes } from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

/** 民发〔2019〕62号 holds from here; 民发〔2020〕125号 added revoked guardians and deported parents. */
const UNATTENDED_SINCE = "2020-01-06";
const WIDENED_SINCE = "2021-01-04";

export type Pair = readonly [father: Hardship, mother: Hardship];

/** All pairs that make a child de facto unattended: 8 × 8 and 2 × 2 × 8. */
export const unattendedPairs: readonly Pair[] = [
  ...unableConditions.flatMap((father) => unableConditions.map((mother): Pair => [father, mother])),
  ...lostConditions.flatMap((lost) =>
    unableConditions.flatMap((unable): Pair[] => [
      [lost, unable],
      [unable, lost],
    ]),
  ),
];

const commonPairLots = lots<Pair>([
  [["deceased", "outOfContact"], 34],
  [["imprisoned", "outOfContact"], 18],
  [["deceased", "severeDisability"], 10],
  [["severeDisability", "severeDisability"], 8],
  [["compulsoryRehab", "outOfContact"], 7],
  [["outOfContact", "outOfContact"], 7],
  [["severeDisability", "outOfContact"], 6],
  [["imprisoned", "deceased"], 4],
  [["declaredMissing", "outOfContact"], 3],
  [["seriousIllness", "outOfContact"], 3],
]);

export function drawCommonPair(world: World): Pair {
  return world.random.pick(commonPairLots);
}

export interface UnattendedCase {
  readonly pair: Pair;
  /** A paper runs out within sixty days. */
  readonly dueSoon?: boolean;
  readonly inInstitution?: boolean;
  /** Had been left-behind before; for pairs with an `outOfContact` mother. */
  readonly wasLeftBehind?: boolean;
  /** A parent came back into ability and the category ended. */
  readonly recovered?: boolean;
  readonly ending?: Ending;
}

/** Before the father's plight the family was left-behind: he away at work, the mother already out of reach. */
interface LeftBehindPast {
  readonly from: Day;
  readonly fatherAwayFrom: Day;
}

export function unattendedFiles(world: World, home: Home, how: UnattendedCase): DemoFile[] {
  const { random, today } = world;
  const ordeals = tellOrdeals(world, home, how);
  const widened = how.pair.includes("guardianshipRevoked") || how.pair.includes("deported");
  const floor = Math.min(dayOfIso(widened ? WIDENED_SINCE : UNATTENDED_SINCE), today - 60);
  const proven = Math.max(...ordeals.map(({ provenOn }) => provenOn)) + random.int(25, 70);
  const latest = (how.ending?.on ?? today) - (how.recovered === true ? 240 : 18);
  const confirmed = Math.min(Math.max(proven, floor + random.int(0, 50)), latest);
  const recoveredOn = how.recovered === true ? dayBetween(world, confirmed + 120, today - 25) : undefined;
  const past = how.wasLeftBehind === true ? leftBehindPast(world, ordeals) : undefined;
  const kin = kinOf(world, home, how, ordeals, recoveredOn, past);
  return home.children.map((child) =>
    unattendedFile(world, home, child, { how, confirmed, recoveredOn, kin, past }),
  );
}

function tellOrdeals(world: World, home: Home, how: UnattendedCase): readonly [Ordeal, Ordeal] {
  const { random, today } = world;
  const youngest = home.children.at(-1)?.birth ?? today;
  const span = {
    from: Math.max(youngest + 10, yearsBefore(today, 9)),
    to: (how.ending?.on ?? today) - (how.recovered === true ? 700 : 270),
  };
  const [early, late] =
    how.wasLeftBehind === true
      ? [
          { ...span, to: today - 1100 },
          { ...span, from: today - 600 },
        ]
      : [span, span];
  const soonAt = how.dueSoon === true ? random.int(0, 1) : undefined;
  return [
    tellHardship(world, home.couple.father, how.pair[0], { ...late, dueSoon: soonAt === 0 }),
    tellHardship(world, home.couple.mother, how.pair[1], { ...early, dueSoon: soonAt === 1 }),
  ];
}

function leftBehindPast(world: World, [father, mother]: readonly [Ordeal, Ordeal]): LeftBehindPast {
  const from = clampDay(
    mother.from + world.random.int(60, 200),
    dayOfIso(LEFT_BEHIND_SINCE),
    father.from - 60,
  );
  return { from, fatherAwayFrom: from - world.random.int(30, 200) };
}

function kinOf(
  world: World,
  home: Home,
  how: UnattendedCase,
  ordeals: readonly [Ordeal, Ordeal],
  recoveredOn: Day | undefined,
  past: LeftBehindPast | undefined,
): KinDraft[] {
  const parents = ordeals.map((ordeal, at) => {
    const [plight, ...more] = ordeal.facts as [FactDraft, ...FactDraft[]];
    if (recoveredOn !== undefined && how.pair[at] === "imprisoned") {
      const free = fact("condition", recoveredOn, { condition: "capable" }, { evidence: "释放证明" });
      return parentKin(ordeal.adult, [endedAt(plight, recoveredOn), ...more, free]);
    }
    const away = past === undefined || at === 1 ? [] : [migrantWork(world, past.fatherAwayFrom, ordeal.from)];
    return parentKin(ordeal.adult, [...away, plight, ...more]);
  });
  if (how.inInstitution === true) return parents;
  return [
    ...parents,
    makeCarer(world, drawCarerRelation(world, world.random.chance(0.74)), home.couple, true),
  ];
}

/** What is over need not be looked at again. */
function endedAt(draft: FactDraft, to: Day): FactDraft {
  const value = Object.entries(draft.value).filter(([key]) => key !== "reviewDue");
  return { ...draft, to: isoOf(to), value: Object.fromEntries(value) };
}

interface Settled {
  readonly how: UnattendedCase;
  readonly confirmed: Day;
  readonly recoveredOn: Day | undefined;
  readonly kin: readonly KinDraft[];
  readonly past: LeftBehindPast | undefined;
}

function unattendedFile(
  world: World,
  home: Home,
  child: ChildSketch,
  { how, confirmed, recoveredOn, kin, past }: Settled,
): DemoFile {
  const { random, numbers } = world;
  const since = Math.max(confirmed, child.birth + 60);
  const openedOn = past?.from ?? since;
  const careMode = how.inInstitution === true ? "institution" : "community";
  const { ending } = how;
  const ended =
    ending === undefined ? undefined : { on: isoOf(ending.on), reason: ending.reason, note: ending.note };
  const person = childPerson(world, child);
  const watch: Watch = {
    child,
    openedOn: since,
    setting: how.inInstitution === true ? "institution" : "kin",
  };
  const livesOnDibao = how.inInstitution !== true && random.chance(0.2);
  const arrival = how.inInstitution === true ? { on: since, cameFrom: home } : undefined;
  const facts: FactDraft[] = [
    ...ordinaryFacts(
      world,
      arrival === undefined ? home : institutionHome(world, home),
      child,
      { openedOn, arrival },
      person.citizenNo,
    ),
    ...(past === undefined ? [] : formerLeftBehindFacts(world, past.from, since)),
    fact(
      "category",
      since,
      {
        category: "defactoUnattended",
        careMode,
        recognisedOn: isoOf(since),
        startMonth: isoOf(nextMonth(since)).slice(0, 7),
        document: numbers.paper("演民事", since),
      },
      { to: recoveredOn, evidence: "区民政局确认书" },
    ),
    ...allowanceFacts(world, {
      confirmedOn: since,
      standard: how.inInstitution === true ? "unattendedInstitution" : "unattended",
      toppedUp: livesOnDibao,
      to: recoveredOn === undefined ? undefined : nextMonth(recoveredOn),
    }),
    ...guardianship(world, since, how, recoveredOn),
    fact("relief", since, { measure: livesOnDibao ? "dibao" : "none" }, { to: recoveredOn }),
    ...riskFacts(world, watch, { blue: 0.4, orange: 0.12, red: 0.02 }),
    ...visitFacts(world, watch, random.int(2, 4), 80),
    ...noteFacts(world, watch, 0.35, notesOn(how.pair, recoveredOn)),
  ];
  const draft: FileDraft = {
    child: person,
    facts: cutAt(facts, ended),
    kin: kin.map((one) => ({ ...one, facts: cutAt(one.facts, ended) })),
  };
  const note =
    child.note ??
    (recoveredOn === undefined ? undefined : "父亲刑满释放，恢复抚养能力，终止事实无人抚养保障。");
  return {
    draft,
    openedOn: isoOf(openedOn),
    ...(ended === undefined ? {} : { ended }),
    ...(note === undefined ? {} : { note }),
  };
}

function guardianship(
  world: World,
  since: Day,
  how: UnattendedCase,
  recoveredOn: Day | undefined,
): FactDraft[] {
  if (how.inInstitution === true)
    return [fact("guardianship", since, { form: "temporary", organisation: "合川区民政局" })];
  const byRelative = fact(
    "guardianship",
    since,
    { form: "relative", ability: world.random.pick(["一般", "较强", "较弱"]) },
    { to: recoveredOn },
  );
  return recoveredOn === undefined
    ? [byRelative]
    : [byRelative, fact("guardianship", recoveredOn, { form: "parents", ability: "一般" })];
}

function notesOn(pair: Pair, recoveredOn: Day | undefined): Remark[] {
  const said = recoveredOn === undefined ? pair.map((condition) => conditionNotes[condition]) : [];
  return [...unattendedNotes, ...said.filter((text) => text !== undefined).map((text) => ({ text }))];
}
