/** What a file says about any child, whatever the category: where it lives, learns, how it is, who came to see it. */
import { monthOf } from "../../../kernel/calendar-date.ts";
import type { FactDraft, PersonDraft } from "../file-draft.contract.ts";
import { clampDay, type Day, isoOf, yearsBefore } from "./demo-days.ts";
import { type DemoFile, fact, person } from "./demo-file.ts";
import type { ChildSketch, Home } from "./demo-home.ts";
import { drawAddress } from "./demo-land.ts";
import { schoolingFacts } from "./demo-schooling.ts";
import * as words from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

export function childPerson(world: World, child: ChildSketch): PersonDraft {
  return person({
    name: child.name,
    formerNames: child.formerName === undefined ? undefined : [child.formerName],
    sex: child.sex,
    birthDate: isoOf(child.birth),
    ethnicity: child.ethnicity,
    citizenNo: numberOf(world, child),
  });
}

function numberOf({ numbers }: World, child: ChildSketch): string | undefined {
  if (child.paper === "citizenId") return numbers.citizenNo(child.birth, child.sex);
  if (child.paper === "none" || child.paper === "notTyped") return undefined;
  return numbers.residencePermit(child.paper, child.birth, child.sex);
}

/** A child of the institution: since when, and from which home, if it had one. */
export interface Arrival {
  readonly on: Day;
  readonly cameFrom: Home | undefined;
}

export interface Circumstances {
  readonly openedOn: Day;
  readonly arrival?: Arrival | undefined;
  readonly hukou?: "rural" | "urban" | "resident" | "other";
}

export function ordinaryFacts(
  world: World,
  home: Home,
  child: ChildSketch,
  how: Circumstances,
  number: string | undefined,
): FactDraft[] {
  return [
    ...residenceFacts(world, home, child, how),
    householdFact(home, child, how),
    ...schoolingFacts(world, {
      birth: child.birth,
      village: home.village,
      knownFrom: how.openedOn,
      way: schoolWay(world, child),
    }),
    ...bodyFacts(world, child, how.openedOn, number),
  ];
}

/** Foundlings are registered at the institution, others stay in their family's household. */
function householdFact(home: Home, child: ChildSketch, how: Circumstances): FactDraft {
  if (child.paper === "none") return fact("household", child.birth, { hukou: "none" });
  const foundling = how.arrival !== undefined && how.arrival.cameFrom === undefined;
  // Migrant children in difficulty came with their parents from another county.
  const inDistrict = !child.paper.startsWith("8") && !child.difficulties.includes("L5");
  if (foundling)
    return fact("household", how.arrival.on, { hukou: "resident", address: home.address, inDistrict });
  const hukou = child.paper.startsWith("8") ? "other" : (how.hukou ?? "rural");
  const address = how.arrival?.cameFrom?.address ?? home.address;
  return fact("household", child.birth, { hukou, address, inDistrict });
}

function schoolWay(world: World, child: ChildSketch): ChildSketch["school"] {
  if (child.school !== undefined) return child.school;
  return child.difficulties.includes("H1") && world.random.chance(0.45) ? "special" : undefined;
}

function residenceFacts(world: World, home: Home, child: ChildSketch, how: Circumstances): FactDraft[] {
  const here = { villageCode: home.village.code, address: home.address };
  const { movedFrom } = child;
  if (how.arrival !== undefined) {
    const { on, cameFrom } = how.arrival;
    const before =
      cameFrom &&
      fact(
        "residence",
        child.birth,
        { villageCode: cameFrom.village.code, address: cameFrom.address },
        { to: on },
      );
    return [...(before === undefined ? [] : [before]), fact("residence", on, here, { evidence: "入院登记" })];
  }
  if (movedFrom === undefined) return [fact("residence", child.birth, here)];
  const moved = dayBetween(world, Math.max(how.openedOn + 20, world.today - 900), world.today - 12);
  const there = { villageCode: movedFrom.code, address: drawAddress(movedFrom, world.random) };
  return [
    fact("residence", child.birth, there, { to: moved }),
    fact("residence", moved, here, { evidence: "居住地变更登记" }),
  ];
}

const severeClasses = ["1", "2", "4", "4", "5", "5", "6", "7"] as const;
const mildClasses = ["1", "2", "3", "4", "4"] as const;

function bodyFacts(world: World, child: ChildSketch, openedOn: Day, number: string | undefined): FactDraft[] {
  const { random } = world;
  const severe = child.difficulties.includes("H1");
  if (severe || child.difficulties.includes("H2")) {
    const disabilityClass = random.pick(severe ? severeClasses : mildClasses);
    const levels = severe ? (["1", "2"] as const) : (["3", "4", "4"] as const);
    // 智力 and 精神 of level three and four count as severe too.
    const level =
      severe && (disabilityClass === "5" || disabilityClass === "6")
        ? random.pick(["2", "3", "4"] as const)
        : random.pick(levels);
    // A certificate is good for ten years.
    const issued = clampDay(
      Math.max(openedOn - random.int(20, 900), yearsBefore(world.today, 9)),
      child.birth + 120,
      world.today - 30,
    );
    const certificate = number === undefined ? "残疾评定表" : `残疾人证 ${number}${disabilityClass}${level}`;
    return [
      fact("health", issued, { status: "disabled" }),
      fact(
        "disability",
        issued,
        { class: disabilityClass, level, validUntil: isoOf(yearsBefore(issued, -10)) },
        { evidence: certificate },
      ),
    ];
  }
  if (child.difficulties.includes("H3")) {
    const from = clampDay(openedOn - random.int(20, 400), child.birth + 30, world.today - 30);
    return [fact("health", from, { status: "serious", detail: "长期治疗" }, { evidence: "诊断证明" })];
  }
  if (child.difficulties.includes("H5"))
    return [fact("health", openedOn, { status: "chronic", detail: "长期规律复诊" })];
  const dice = random.next();
  if (dice > 0.075) return [fact("health", openedOn, { status: "healthy" })];
  if (dice > 0.03) return [fact("health", openedOn, { status: "weak" })];
  if (dice > 0.008)
    return [
      fact("health", openedOn, {
        status: "chronic",
        detail: random.pick(["哮喘", "过敏性鼻炎", "癫痫，规律服药", "贫血"]),
      }),
    ];
  return [fact("health", openedOn, { status: "other", detail: random.pick(["近视矫正", "骨折后恢复"]) })];
}

/** Who looks after the child, and since when there is a file. */
export interface Watch {
  readonly child: ChildSketch;
  readonly setting: words.Setting;
  readonly openedOn: Day;
}

const SCHOOL_AGE = 7;

/** Of the remarks only those that fit the child's age and the month. */
export function remark(world: World, child: ChildSketch, remarks: readonly words.Remark[], on: Day): string {
  const isPupil = yearsBefore(on, SCHOOL_AGE) >= child.birth;
  const month = monthOf(isoOf(on));
  const fitting = remarks.filter(
    ({ months, school }) => (school !== true || isPupil) && (months?.includes(month) ?? true),
  );
  return world.random.pick(fitting).text;
}

/** Visits backwards from the latest, each on its own day. */
export function visitFacts(
  world: World,
  { child, setting, openedOn }: Watch,
  count: number,
  gap: number,
): FactDraft[] {
  const facts: FactDraft[] = [];
  let on = world.today - world.random.int(1, gap);
  for (let i = 0; i < count && on > openedOn; i++) {
    facts.push(fact("visit", on, { note: remark(world, child, words.visitNotes[setting], on) }));
    on -= world.random.int(Math.ceil(gap * 0.6), Math.ceil(gap * 1.4));
  }
  return facts;
}

/** Perhaps one note, on a day of the last months. */
export function noteFacts(
  world: World,
  { child, openedOn }: Watch,
  chance: number,
  remarks: readonly words.Remark[],
): FactDraft[] {
  if (!world.random.chance(chance)) return [];
  const on = Math.max(openedOn, world.today - world.random.int(5, 400));
  return [fact("note", on, { text: remark(world, child, remarks, on) })];
}

/** Sometimes it was worse before, or better. */
export function riskFacts(
  world: World,
  { child, setting, openedOn }: Watch,
  chances: { readonly blue: number; readonly orange: number; readonly red: number },
): FactDraft[] {
  const { random, today } = world;
  const draw = (): words.Risk => {
    const dice = random.next();
    if (dice < chances.red) return "red";
    if (dice < chances.red + chances.orange) return "orange";
    return dice < chances.red + chances.orange + chances.blue ? "blue" : "green";
  };
  const tell = (level: words.Risk, from: Day, to?: Day) => {
    const reason =
      level === "green" ? undefined : remark(world, child, words.riskReasons[setting][level], from);
    return fact("risk", from, { level, reason }, { to });
  };
  const changed = today - random.int(10, 500);
  const now = draw();
  const before = draw();
  if (before === now || changed <= openedOn + 30) return [tell(now, openedOn)];
  return [tell(before, openedOn, changed), tell(now, changed)];
}

/** Nothing is known of the days after the file was closed. */
export function cutAt(facts: readonly FactDraft[], ended: DemoFile["ended"]): FactDraft[] {
  if (ended === undefined) return [...facts];
  return facts
    .filter(({ from }) => from < ended.on)
    .map(({ to, ...rest }) => (to === undefined || to >= ended.on ? rest : { ...rest, to }));
}
