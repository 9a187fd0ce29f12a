/**
 * A register as large as one likes, for measurements: plainer files than the district's, a few microseconds each. Everything that
 * repeats (names, addresses, schools, values) is drawn once beforehand and shared.
 */
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import type { FactKindName } from "../facts.contract.ts";
import type { FactDraft, KinDraft, PersonDraft } from "../file-draft.contract.ts";
import { type Day, dayOfIso, isoOf } from "./demo-days.ts";
import type { DemoFile } from "./demo-file.ts";
import { createLand, drawAddress, drawSchools, drawUpperSchool, type Village } from "./demo-land.ts";
import { drawGivenName, type Generation, type Sex } from "./demo-names.ts";
import { DEMO_ADDRESS_CODE, DEMO_PHONE_PREFIXES } from "./demo-numbers.ts";
import { createRandom, lots, type Random } from "./demo-random.ts";
import { entryYear, firstOfSeptember, schoolYearOf, stageAt } from "./demo-schooling.ts";
import { surnames, workPlaces } from "./name-tables.ts";

export interface RegisterOptions {
  readonly count: number;
  readonly seed: number;
  readonly places: PlaceListJson;
  readonly today: string;
}

/** Shares of what makes a register more than a list. */
const MOVED = 0.1;
const CHANGED_SCHOOL = 0.3;
const LEFT_CATEGORY = 0.15;
const TWO_CATEGORIES = 0.1;
const LEFT_BEHIND = 0.72;
const IN_DIFFICULTY = 0.25;

const GIVEN_NAMES = 6000;
const ADDRESSES = 24;
/** A day has 499 numbers for each sex. */
const SEQUENCES = 499;
const FIRST_BIRTH = dayOfIso("1930-01-01");
const LAST_BIRTH = dayOfIso("2060-01-01");

type Value = FactDraft["value"];

interface Stock {
  readonly random: Random;
  readonly today: Day;
  readonly villages: readonly VillageStock[];
  /** By weight: a plain pick is a weighted one. */
  readonly villageLots: readonly number[];
  readonly surnameLots: readonly string[];
  readonly given: Readonly<Record<Generation, Readonly<Record<Sex, readonly string[]>>>>;
  readonly workValues: readonly Value[];
  /** How many numbers each day and sex has given out. */
  readonly numbersGiven: Uint16Array;
}

interface VillageStock {
  readonly village: Village;
  readonly residences: readonly Value[];
  readonly households: readonly Value[];
  /** One value per year of school life, the first for those too young. */
  readonly schooling: readonly Value[];
}

/** Yields files one by one; the same options yield the same files. */
export function* generateRegister(options: RegisterOptions): Generator<DemoFile, void, undefined> {
  const stock = layInStock(options);
  for (let index = 0; index < options.count; index++) yield makeFile(stock);
}

const PRESCHOOL_YEARS = 4;
const SCHOOL_YEARS = PRESCHOOL_YEARS + 12;

function layInStock({ seed, places, today }: RegisterOptions): Stock {
  const random = createRandom(seed);
  const land = createLand(places, random);
  const names = (generation: Generation, sex: Sex) =>
    Array.from({ length: GIVEN_NAMES }, () => drawGivenName(random, sex, generation));
  const bothSexes = (generation: Generation) => ({
    "1": names(generation, "1"),
    "2": names(generation, "2"),
  });
  return {
    random,
    today: dayOfIso(today),
    villages: land.villages.map((village) => stockOf(village, random)),
    villageLots: lots(
      land.villages.map(({ weight }, index) => [index, Math.max(1, Math.round(weight * 8))] as const),
    ),
    surnameLots: lots(surnames),
    given: { child: bothSexes("child"), workingAge: bothSexes("workingAge"), old: bothSexes("old") },
    workValues: lots(workPlaces).map((place) => ({ condition: "migrantWork", place })),
    numbersGiven: new Uint16Array((LAST_BIRTH - FIRST_BIRTH) * 2),
  };
}

function stockOf(village: Village, random: Random): VillageStock {
  const addresses = Array.from({ length: ADDRESSES }, () => drawAddress(village, random));
  const schools = drawSchools(village, random);
  const schooling = Array.from({ length: SCHOOL_YEARS }, (_, year) => {
    const { stage, grade } = stageAt(year + 1 - PRESCHOOL_YEARS, "senior");
    if (stage === "preschoolAge") return { stage };
    const school =
      stage === "senior" ? drawUpperSchool("senior", random) : schools[stage as keyof typeof schools];
    return { stage, school, grade, ...(stage === "kindergarten" ? {} : { boarding: "day" }) };
  });
  return {
    village,
    residences: addresses.map((address) => ({ villageCode: village.code, address })),
    households: addresses.map((address) => ({ hukou: "rural", address })),
    schooling,
  };
}

function makeFile(stock: Stock): DemoFile {
  const { random, today } = stock;
  const dice = random.next();
  const sex: Sex = random.next() < 0.525 ? "1" : "2";
  const oldest = dice < LEFT_BEHIND ? 16 : 18;
  const birth = today - 200 - Math.floor(random.next() * (oldest * 365.25 - 210));
  const opened = Math.max(birth + 90, today - 60 - Math.floor(random.next() * 2900));
  const surname = random.pick(stock.surnameLots);
  const facts: FactDraft[] = [];
  tellHome(stock, facts, birth, opened);
  const until =
    random.next() < LEFT_CATEGORY && opened < today - 100
      ? opened + 40 + Math.floor(random.next() * (today - opened - 60))
      : undefined;
  tellCategories(stock, facts, dice, opened, until);
  return {
    draft: {
      child: makePerson(stock, surname, "child", sex, birth),
      facts,
      kin: makeKin(stock, dice, surname, birth, opened),
    },
    openedOn: isoOf(opened),
  };
}

function period(kind: FactKindName, from: Day, value: Value, to?: Day): FactDraft {
  return to === undefined
    ? { kind, from: isoOf(from), value }
    : { kind, from: isoOf(from), to: isoOf(to), value };
}

function tellHome(stock: Stock, facts: FactDraft[], birth: Day, opened: Day): void {
  const { random, today, villages } = stock;
  const here = villages[random.pick(stock.villageLots)] as VillageStock;
  const house = random.int(0, ADDRESSES - 1);
  const residence = here.residences[house] as Value;
  const between = opened + Math.floor(random.next() * (today - opened));
  if (random.next() < MOVED && between > birth + 1) {
    const before = villages[random.pick(stock.villageLots)] as VillageStock;
    facts.push(
      period("residence", birth, before.residences[house] as Value, between),
      period("residence", between, residence),
    );
  } else {
    facts.push(period("residence", birth, residence));
  }
  facts.push(period("household", birth, here.households[house] as Value), period("health", opened, HEALTHY));
  const now = schoolYearOf(today);
  const year = Math.min(SCHOOL_YEARS - 1, now - entryYear(birth) + PRESCHOOL_YEARS);
  const current = here.schooling[Math.max(0, year)] as Value;
  const began = year < 1 ? birth : firstOfSeptember(now);
  if (random.next() < CHANGED_SCHOOL && year > 0) {
    facts.push(
      period(
        "schooling",
        firstOfSeptember(now - 1) > birth ? firstOfSeptember(now - 1) : birth,
        here.schooling[year - 1] as Value,
        began,
      ),
    );
  }
  facts.push(period("schooling", began, current));
}

const HEALTHY: Value = { status: "healthy" };
const LEFT_BEHIND_CATEGORY: Value = { category: "ruralLeftBehind" };
const DIFFICULTY_CATEGORY: Value = { category: "inDifficulty" };
const ORPHAN_CATEGORY: Value = { category: "orphan", orphanType: "community", careMode: "community" };
const ENTRUSTED: Value = { form: "entrusted", ability: "一般" };
const BY_PARENTS: Value = { form: "parents" };
const BY_RELATIVE: Value = { form: "relative" };
const GREEN: Value = { level: "green" };
const BLUE: Value = { level: "blue", reason: "照料人年事已高" };
const NO_RELIEF: Value = { measure: "none" };
const VISITED: Value = { note: "核对了家庭情况，没有变化。" };
const CARES: readonly Value[] = [
  { reason: "bothAway", signed: true, actualCare: "grandparents", quality: "good" },
  { reason: "bothAway", signed: true, actualCare: "grandparents", quality: "fair" },
  { reason: "bothAway", signed: false, actualCare: "relatives", quality: "good" },
  { reason: "oneAwayOtherUnable", signed: true, actualCare: "grandparents", quality: "fair" },
];
const DIFFICULTIES: readonly Value[] = ["L2", "L2", "L3", "H1", "H2", "H3", "G3"].map((type) => ({ type }));

function tellCategories(
  stock: Stock,
  facts: FactDraft[],
  dice: number,
  opened: Day,
  until: Day | undefined,
): void {
  const { random, today } = stock;
  if (dice < LEFT_BEHIND) {
    facts.push(
      period("category", opened, LEFT_BEHIND_CATEGORY, until),
      period("leftBehindCare", opened, random.pick(CARES), until),
      period("guardianship", opened, ENTRUSTED),
      period("relief", opened, NO_RELIEF),
    );
    if (random.next() < TWO_CATEGORIES / LEFT_BEHIND) tellDifficulty(stock, facts, opened, until);
  } else if (dice < LEFT_BEHIND + IN_DIFFICULTY) {
    facts.push(period("guardianship", opened, BY_PARENTS));
    tellDifficulty(stock, facts, opened, until);
  } else {
    facts.push(
      period("category", opened, ORPHAN_CATEGORY, until),
      period("guardianship", opened, BY_RELATIVE),
    );
  }
  facts.push(
    period("risk", opened, random.next() < 0.8 ? GREEN : BLUE),
    period("visit", today - random.int(1, 50), VISITED),
  );
}

function tellDifficulty(stock: Stock, facts: FactDraft[], from: Day, to: Day | undefined): void {
  facts.push(
    period("category", from, DIFFICULTY_CATEGORY, to),
    period("difficulty", from, stock.random.pick(DIFFICULTIES), to),
  );
}

const DECEASED: Value = { condition: "deceased" };

function makeKin(stock: Stock, dice: number, surname: string, birth: Day, opened: Day): KinDraft[] {
  const { random } = stock;
  const fatherBirth = birth - 7700 - Math.floor(random.next() * 5500);
  const motherBirth = birth - 7400 - Math.floor(random.next() * 4700);
  const leftBehind = dice < LEFT_BEHIND;
  const orphaned = dice >= LEFT_BEHIND + IN_DIFFICULTY;
  const since = opened - 40;
  const story = () => {
    if (leftBehind) return [period("condition", since, random.pick(stock.workValues))];
    return orphaned ? [period("condition", since, DECEASED)] : [];
  };
  const father = makePerson(stock, surname, "workingAge", "1", fatherBirth, !orphaned);
  const mother = makePerson(stock, random.pick(stock.surnameLots), "workingAge", "2", motherBirth, !orphaned);
  const kin: KinDraft[] = [
    { relation: "51", person: father, facts: story() },
    { relation: "52", person: mother, facts: story() },
  ];
  if (leftBehind || orphaned) {
    const carer: PersonDraft = {
      name: random.pick(stock.surnameLots) + random.pick(stock.given.old["2"]),
      sex: "2",
      birthDate: isoOf(fatherBirth - 7700 - random.int(0, 2500)),
      phone: drawPhone(random),
    };
    kin.push({ relation: "62", person: carer, facts: [], caresForChild: true });
  }
  return kin;
}

function makePerson(
  stock: Stock,
  surname: string,
  generation: Generation,
  sex: Sex,
  birth: Day,
  phone = false,
): PersonDraft {
  const name = surname + stock.random.pick(stock.given[generation][sex]);
  const citizenNo = nextNumber(stock, birth, sex);
  const birthDate = isoOf(birth);
  return phone
    ? { name, sex, birthDate, ethnicity: "01", citizenNo, phone: drawPhone(stock.random) }
    : { name, sex, birthDate, ethnicity: "01", citizenNo };
}

function drawPhone(random: Random): string {
  return (
    random.pick(DEMO_PHONE_PREFIXES) + String(100_000_000 + Math.floor(random.next() * 100_000_000)).slice(1)
  );
}

function nextNumber({ numbersGiven }: Stock, birth: Day, sex: Sex): string {
  const slot = (birth - FIRST_BIRTH) * 2 + (sex === "1" ? 0 : 1);
  const used = numbersGiven[slot] ?? SEQUENCES;
  if (used >= SEQUENCES)
    throw new Error(`no citizen number is left for ${isoOf(birth)}: the register is too large`);
  numbersGiven[slot] = used + 1;
  return composeCitizenId(DEMO_ADDRESS_CODE, isoOf(birth), used * 2 + (sex === "1" ? 1 : 2));
}
