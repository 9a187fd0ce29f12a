/** Rural left-behind children: both parents away at work, or one away and the other unable. */
import type { FactValue } from "../facts.contract.ts";
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
import { type Hardship, migrantWork, tellHardship } from "./demo-conditions.ts";
import { clampDay, type Day, dayOfIso, isoOf, yearsBefore } from "./demo-days.ts";
import { difficultyFacts } from "./demo-difficulty.ts";
import { type DemoFile, fact } from "./demo-file.ts";
import type { ChildSketch, Home } from "./demo-home.ts";
import {
  type Adult,
  drawCarerRelation,
  GRANDPARENTS,
  makeCarer,
  parentKin,
  spouseOf,
} from "./demo-people.ts";
import { lots } from "./demo-random.ts";
import * as words from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

/** 国发〔2016〕13号: nobody was in such a ledger before. */
export const LEFT_BEHIND_SINCE = "2016-04-01";

/** How a left-behind time ended, or was interrupted. */
export interface LeftBehindTurn {
  readonly kind: "returned" | "movedAway" | "died" | "cameBack";
  readonly note: string;
}

type Reason = NonNullable<FactValue<"leftBehindCare">["reason"]>;
interface Circle {
  readonly reason: Reason;
  readonly kin: readonly KinDraft[];
  readonly carer: "grandparents" | "relatives" | "nobody";
  /** The first day on which the children can be counted. */
  readonly since: Day;
  /** Away, back home, away again. */
  readonly gap: { readonly from: Day; readonly to: Day } | undefined;
  readonly endedOn: Day | undefined;
}

const reasonLots = lots<Reason>([
  ["bothAway", 73],
  ["oneAwayOtherUnable", 25],
  ["bothUnable", 2],
]);
const unableLots = lots<Hardship>([
  ["deceased", 30],
  ["outOfContact", 24],
  ["severeDisability", 16],
  ["seriousIllness", 12],
  ["imprisoned", 12],
  ["compulsoryRehab", 6],
]);

export function leftBehindFiles(world: World, home: Home, turn?: LeftBehindTurn): DemoFile[] {
  const circle = drawCircle(world, home, turn);
  return home.children.map((child) => leftBehindFile(world, home, child, circle, turn));
}

function drawCircle(world: World, home: Home, turn: LeftBehindTurn | undefined): Circle {
  const { random, today } = world;
  const { father, mother } = home.couple;
  const eldest = home.children[0]?.birth ?? today;
  const youngest = home.children.at(-1)?.birth ?? today;
  const turnedSixteen = eldest <= yearsBefore(today, 16);
  const simple =
    home.grandmother !== undefined || turn !== undefined || turnedSixteen || youngest > today - 640;
  const reason = simple ? "bothAway" : random.pick(reasonLots);
  const lastDay = Math.min(turn === undefined ? today - 120 : today - 420, yearsBefore(eldest, -16) - 200);
  const earliest = Math.max(youngest + 60, yearsBefore(today, 9));
  const fatherOut = clampDay(
    dayBetween(world, Math.max(eldest + 40, yearsBefore(today, 11)), lastDay),
    eldest,
    lastDay,
  );
  const motherOut = dayBetween(world, earliest, lastDay);
  const away = (adult: Adult, from: Day, spells: readonly { from: Day; to?: Day | undefined }[]) =>
    parentKin(
      adult,
      spells.map((spell) => migrantWork(world, Math.max(from, spell.from), spell.to)),
    );

  if (reason === "bothAway") {
    const since = sinceOf(world, Math.max(fatherOut, motherOut), lastDay);
    const endedOn =
      turn === undefined || turn.kind === "cameBack" ? undefined : dayBetween(world, since + 90, today - 20);
    const gap = turn?.kind === "cameBack" ? gapAfter(world, since) : undefined;
    const spellsOf = (isMother: boolean) =>
      spells(gap, turn?.kind === "returned" && isMother ? endedOn : undefined);
    const carers = drawCarers(world, home);
    return {
      reason,
      kin: [away(father, fatherOut, spellsOf(false)), away(mother, motherOut, spellsOf(true)), ...carers.kin],
      carer: carers.kind,
      since,
      gap,
      endedOn,
    };
  }
  const bothUnable = reason === "bothUnable";
  const fatherIsAway = bothUnable || random.chance(0.62);
  const [goer, stayer] = fatherIsAway ? [father, mother] : [mother, father];
  const hardship = bothUnable ? "severeDisability" : random.pick(unableLots);
  const trouble = tellHardship(world, stayer, hardship, { from: youngest + 10, to: lastDay - 240 });
  const goerFacts = [migrantWork(world, fatherIsAway ? fatherOut : motherOut)];
  if (bothUnable)
    goerFacts.push(fact("disability", youngest + 30, { class: "4", level: "3" }, { evidence: "残疾人证" }));
  const since = sinceOf(world, Math.max(fatherIsAway ? fatherOut : motherOut, trouble.provenOn), today - 15);
  const carers = drawCarers(world, home);
  return {
    reason,
    kin: [
      ...[parentKin(goer, goerFacts), parentKin(trouble.adult, trouble.facts)].sort(byRelation),
      ...carers.kin,
    ],
    carer: carers.kind,
    since,
    gap: undefined,
    endedOn: undefined,
  };
}

function byRelation(one: KinDraft, other: KinDraft): number {
  return one.relation < other.relation ? -1 : 1;
}

function sinceOf(world: World, from: Day, lastDay: Day): Day {
  const begun = Math.max(from + world.random.int(8, 60), dayOfIso(LEFT_BEHIND_SINCE));
  return Math.max(from + 1, Math.min(begun, Math.max(lastDay + 60, from + 8)));
}

function gapAfter(world: World, since: Day): { from: Day; to: Day } {
  const from = dayBetween(world, since + 60, world.today - 320);
  return { from, to: dayBetween(world, from + 90, world.today - 40) };
}

function spells(gap: Circle["gap"], endedOn: Day | undefined): { from: Day; to?: Day | undefined }[] {
  if (gap === undefined) return [{ from: 0, to: endedOn }];
  return [{ from: 0, to: gap.from }, { from: gap.to - 7 }];
}

function drawCarers(world: World, home: Home): { kin: KinDraft[]; kind: Circle["carer"] } {
  const { random } = world;
  const nobody = home.children.some((child) => child.difficulties.includes("G1"));
  if (nobody || (home.grandmother === undefined && random.chance(0.011))) return { kin: [], kind: "nobody" };
  const grandparents = home.grandmother !== undefined || random.chance(0.87);
  const relation = home.grandmother === undefined ? drawCarerRelation(world, grandparents) : "62";
  const carer = makeCarer(world, relation, home.couple, true, home.grandmother);
  const spouse = home.grandmother === undefined && random.chance(0.34) ? spouseOf(relation) : undefined;
  return {
    kin: spouse === undefined ? [carer] : [carer, makeCarer(world, spouse, home.couple, false)],
    kind: GRANDPARENTS.has(relation) ? "grandparents" : "relatives",
  };
}

function leftBehindFile(
  world: World,
  home: Home,
  child: ChildSketch,
  circle: Circle,
  turn: LeftBehindTurn | undefined,
): DemoFile {
  const { random } = world;
  const since = Math.max(circle.since, child.birth + 75);
  const leaves = turn?.kind === "movedAway" || turn?.kind === "died";
  const ended =
    leaves && circle.endedOn !== undefined
      ? ({ on: isoOf(circle.endedOn), reason: turn.kind, note: turn.note } as const)
      : undefined;
  const to = turn?.kind === "returned" ? circle.endedOn : undefined;
  const person = childPerson(world, child);
  const alone = circle.carer === "nobody";
  const worried = alone || circle.reason !== "bothAway";
  const watch: Watch = { child, openedOn: since, setting: alone ? "alone" : "away" };
  const notes = worried ? words.leftBehindNotes : [...words.leftBehindNotes, ...words.bothAwayNotes];
  const facts: FactDraft[] = [
    ...ordinaryFacts(
      world,
      home,
      child,
      { openedOn: since, hukou: random.chance(0.965) ? "rural" : "resident" },
      person.citizenNo,
    ),
    ...categoryFacts(since, circle.gap, to),
    ...careFacts(world, since, circle, to),
    fact(
      "guardianship",
      since,
      {
        form: alone ? "parents" : "entrusted",
        ability: worried ? "一般" : random.pick(["较强", "较强", "一般"]),
      },
      { to },
    ),
    ...(to === undefined ? [] : [fact("guardianship", to, { form: "parents", ability: "较强" })]),
    ...(child.difficulties.length === 0
      ? [reliefFact(world, since)]
      : difficultyFacts(world, child, difficultySince(world, child, since))),
    ...riskFacts(
      world,
      watch,
      worried ? { blue: 0.45, orange: 0.2, red: 0.04 } : { blue: 0.14, orange: 0.03, red: 0.004 },
    ),
    ...(to === undefined && random.chance(0.93)
      ? visitFacts(world, watch, random.int(1, 3), worried ? 28 : 45)
      : []),
    ...(to === undefined && !alone ? noteFacts(world, watch, 0.16, notes) : []),
  ];
  const note = child.note ?? (leaves ? undefined : turn?.note);
  return {
    draft: {
      child: person,
      facts: cutAt(facts, ended),
      kin: circle.kin.map((kin) => ({ ...kin, facts: cutAt(kin.facts, ended) })),
    },
    openedOn: isoOf(since),
    ...(ended === undefined ? {} : { ended }),
    ...(note === undefined ? {} : { note }),
  };
}

function categoryFacts(since: Day, gap: Circle["gap"], to: Day | undefined): FactDraft[] {
  const value = { category: "ruralLeftBehind" as const };
  const evidence = "村（社区）排查登记";
  if (gap === undefined) return [fact("category", since, value, { to, evidence })];
  return [
    fact("category", since, value, { to: gap.from, evidence }),
    fact("category", gap.to, value, { evidence: "再次外出，重新登记" }),
  ];
}

function careFacts(world: World, since: Day, circle: Circle, to: Day | undefined): FactDraft[] {
  const { random, today } = world;
  const { gap } = circle;
  const value = {
    reason: circle.reason,
    actualCare: circle.carer,
    signed: circle.carer === "nobody" ? false : random.chance(0.9),
    quality:
      circle.carer === "nobody"
        ? ("poor" as const)
        : random.chance(circle.reason === "bothAway" ? 0.82 : 0.5)
          ? ("good" as const)
          : ("fair" as const),
  };
  if (gap !== undefined) {
    return [fact("leftBehindCare", since, value, { to: gap.from }), fact("leftBehindCare", gap.to, value)];
  }
  const reviewed = today - random.int(20, 380);
  if (to !== undefined || reviewed <= since + 40 || random.chance(0.86))
    return [fact("leftBehindCare", since, value, { to })];
  const before = {
    ...value,
    signed: false,
    quality: value.quality === "good" ? ("fair" as const) : ("poor" as const),
  };
  return [
    fact("leftBehindCare", since, before, { to: reviewed }),
    fact("leftBehindCare", reviewed, value, { evidence: "走访复核" }),
  ];
}

function reliefFact(world: World, since: Day): FactDraft {
  const dice = world.random.next();
  if (dice < 0.93) return fact("relief", since, { measure: "none" });
  if (dice < 0.97) return fact("relief", since, { measure: "other", detail: "社会捐助" });
  return fact("relief", since, { measure: "housing", detail: "农村危房改造" });
}

/** Difficulty came with the left-behind life or later. */
function difficultySince(world: World, child: ChildSketch, since: Day): Day {
  return Math.max(
    since,
    clampDay(world.today - world.random.int(40, 1500), child.birth + 60, world.today - 30),
  );
}

/** What a child that became de facto unattended had been before: the father away, the mother already out of reach. */
export function formerLeftBehindFacts(world: World, from: Day, to: Day): FactDraft[] {
  const care = {
    reason: "oneAwayOtherUnable",
    signed: world.random.chance(0.8),
    actualCare: "grandparents",
    quality: "fair",
  } as const;
  return [
    fact("category", from, { category: "ruralLeftBehind" }, { to, evidence: "村（社区）排查登记" }),
    fact("leftBehindCare", from, care, { to }),
  ];
}
