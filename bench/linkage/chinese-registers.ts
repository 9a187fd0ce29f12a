/**
 * A register of made-up people and a roster of another office that speaks of some of them, with its errors and the truth. The error
 * rates are declared; the same seed makes the same people. Numbers are of an area that nobody has (500199 and its neighbours).
 */

import { citizenIdCheckCharacter } from "../../src/kernel/citizen-id.ts";
import { readingsOf } from "../../src/kernel/name-readings.ts";
import { dialectSound } from "../../src/modules/matching/engine/chinese-names.ts";
import { asIfSolar } from "../../src/modules/matching/engine/lunar-days.ts";
import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import {
  drawGivenName,
  drawName,
  drawSurname,
  type Sex,
} from "../../src/modules/registry/demo/demo-names.ts";
import { createRandom, type Random } from "../../src/modules/registry/demo/demo-random.ts";
import * as nameTables from "../../src/modules/registry/demo/name-tables.ts";

export interface ErrorRates {
  readonly name: number;
  readonly numberMissing: number;
  readonly numberWrong: number;
  readonly numberMasked: number;
  readonly numberCut: number;
  /** A valid number, but another family member's. */
  readonly numberOfAnother: number;
  readonly birthMissing: number;
  readonly birthWrong: number;
  readonly placeChanged: number;
  readonly formerName: number;
  readonly sexWrong: number;
  readonly phoneMissing: number;
  /** Errors that only people of one region or reading make; none in the published rates. */
  readonly nameOfDialect: number;
  readonly birthLunar: number;
  readonly phoneChanged: number;
}

/** The rates that the issue publishes. */
export const published: ErrorRates = {
  name: 0.1,
  numberMissing: 0.12,
  numberWrong: 0.07,
  numberMasked: 0,
  numberCut: 0,
  numberOfAnother: 0,
  birthMissing: 0.1,
  birthWrong: 0.03,
  placeChanged: 0.05,
  formerName: 0,
  sexWrong: 0,
  phoneMissing: 1,
  nameOfDialect: 0,
  birthLunar: 0,
  phoneChanged: 0,
};

export interface Generated {
  readonly register: readonly PersonRecord[];
  readonly roster: readonly PersonRecord[];
  /** For each row the person of the register, or −1. */
  readonly truth: Int32Array;
}

export interface GeneratorOptions {
  readonly register: number;
  readonly roster: number;
  /** Share of the roster that is in the register. */
  readonly overlap: number;
  readonly rates: ErrorRates;
  readonly seed: number;
}

export function generate({
  register: size,
  roster: rows,
  overlap,
  rates,
  seed,
}: GeneratorOptions): Generated {
  const random = createRandom(seed);
  const makePerson = personMaker(random);
  const register = Array.from({ length: size }, makePerson);
  const truth = new Int32Array(rows).fill(-1);
  const taken = new Set<number>();
  const roster = Array.from({ length: rows }, (_, row) => {
    if (!random.chance(overlap)) return spoil(random, makePerson(), makePerson(), rates);
    let person = random.int(0, size - 1);
    while (taken.has(person)) person = random.int(0, size - 1);
    taken.add(person);
    truth[row] = person;
    const relative = register[(person + 1) % size] ?? makePerson();
    return spoil(random, register[person] ?? makePerson(), relative, rates);
  });
  return { register, roster, truth };
}

const AREAS = Array.from({ length: 40 }, (_, index) => String(500_160 + index));
const DAYS_OF_80_YEARS = 29_200;
const FIRST_DAY = Date.UTC(1940, 0, 1) / 86_400_000;

/** Makes one person after the other. */
export function personMaker(random: Random): () => PersonRecord {
  const numbers = new Set<string>();
  return () => {
    const sex: Sex = random.chance(0.51) ? "1" : "2";
    const birthDate = new Date((FIRST_DAY + random.int(0, DAYS_OF_80_YEARS)) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const generation = birthDate < "1962" ? "old" : birthDate < "2004" ? "workingAge" : "child";
    const area = random.pick(AREAS);
    const citizenNo = numberFor(random, area, birthDate, sex, numbers);
    const township = String(random.int(100, 129));
    return {
      name: drawName(random, sex, generation),
      formerNames: [],
      sex,
      birthDate,
      citizenNo,
      phones: [`16${random.int(100_000_000, 999_999_999)}`],
      placeCode: area + township + String(random.int(200, 213)),
      kin: [],
    };
  };
}

/** A valid number that nobody else of `taken` has. */
export function numberFor(
  random: Random,
  area: string,
  birthDate: string,
  sex: Sex,
  taken: Set<string>,
): string {
  for (;;) {
    const sequence = random.int(0, 499) * 2 + (sex === "1" ? 1 : 0);
    const first17 = area + birthDate.replaceAll("-", "") + String(sequence).padStart(3, "0");
    const number = first17 + citizenIdCheckCharacter(first17);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

export function spoil(
  random: Random,
  person: PersonRecord,
  relative: PersonRecord,
  rates: ErrorRates,
): PersonRecord {
  const wrongSex = person.sex === "1" ? "2" : "1";
  return {
    ...person,
    name: spoilName(random, person, rates),
    sex: random.chance(rates.sexWrong) ? wrongSex : person.sex,
    birthDate: spoilBirth(random, person.birthDate ?? "", rates),
    citizenNo: spoilNumber(random, person.citizenNo ?? "", relative.citizenNo, rates),
    phones: spoilPhones(random, person.phones, rates),
    placeCode: random.chance(rates.placeChanged)
      ? movedFrom(random, person.placeCode ?? "")
      : person.placeCode,
  };
}

function spoilPhones(random: Random, phones: readonly string[], rates: ErrorRates): readonly string[] {
  if (random.chance(rates.phoneMissing)) return [];
  return random.chance(rates.phoneChanged)
    ? [`16${random.int(100_000_000, 999_999_999)}`]
    : phones.slice(0, 1);
}

const AT_HOME = 0.5;

/** Elsewhere in the same district, seldom in another. */
function movedFrom(random: Random, placeCode: string): string {
  const district = random.chance(AT_HOME) ? placeCode.slice(0, 6) : random.pick(AREAS);
  return district + String(random.int(100, 129)) + String(random.int(200, 213));
}

const VARIANTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "闫阎",
    "付傅",
    "肖萧",
    "邱丘",
    "兰蓝",
    "代戴",
    "陈陳",
    "张張",
    "刘劉",
    "杨楊",
    "黄黃",
    "赵趙",
    "吴吳",
    "罗羅",
    "谢謝",
    "邓鄧",
    "蒋蔣",
    "冯馮",
    "龙龍",
    "谭譚",
  ].flatMap(([one = "", other = ""]) => [
    [one, other],
    [other, one],
  ]),
);

const homophones = new Map<string, string[]>();
for (const character of new Set([
  ...nameTables.boysNames.first,
  ...nameTables.boysNames.second,
  ...nameTables.girlsNames.first,
  ...nameTables.girlsNames.second,
  ...nameTables.menOfWorkingAge.second,
  ...nameTables.womenOfWorkingAge.second,
  ...nameTables.surnames.flatMap(([surname]) => Array.from(surname)),
  ...Array.from(
    "薇维惟玮炜伟尾委静靖敬竟镜婧净明铭鸣茗名华骅桦花军君均钧俊骏峻浚丽莉莅利力立栗英瑛莹颖盈营萍平苹屏坪芳方芬芸云耘匀林琳霖临麟红宏洪鸿虹弘玲灵凌铃岭强蔷嫱勇永泳咏涌",
  ),
])) {
  const sound = readingsOf(character, false)[0];
  if (sound) homophones.set(sound, [...(homophones.get(sound) ?? []), character]);
}

function spoilName(random: Random, person: PersonRecord, rates: ErrorRates): string {
  const { name } = person;
  const characters = Array.from(name);
  if (random.chance(rates.formerName))
    return (characters[0] ?? "") + drawGivenName(random, person.sex ?? "1", "workingAge");
  if (random.chance(rates.nameOfDialect)) return asDialectHears(name);
  if (!random.chance(rates.name)) return name;
  const kind = random.next();
  const at = random.int(1, characters.length - 1);
  if (kind < 0.45) {
    const others = (homophones.get(readingsOf(characters[at] ?? "", false)[0] ?? "") ?? []).filter(
      (other) => other !== characters[at],
    );
    return others.length === 0 ? name : characters.with(at, random.pick(others)).join("");
  }
  if (kind < 0.6) return characters.with(0, VARIANTS[characters[0] ?? ""] ?? characters[0] ?? "").join("");
  if (kind < 0.75) return characters.length < 3 ? name : characters.toSpliced(at, 1).join("");
  if (kind < 0.9) {
    const last = characters.length - 1;
    return [...characters.slice(0, last - 1), characters[last], characters[last - 1]].join("");
  }
  return random.chance(0.3)
    ? drawSurname(random) + characters.slice(1).join("")
    : characters.with(at, random.pick(nameTables.boysNames.second)).join("");
}

/** Another character whose sound dialect does not tell from the right one's; the name itself where there is none. */
function asDialectHears(name: string): string {
  for (const [at, character] of Array.from(name).entries()) {
    const sound = readingsOf(character, at === 0)[0] ?? "";
    for (const [other, characters] of homophones) {
      if (other !== sound && dialectSound(other) === dialectSound(sound))
        return Array.from(name)
          .with(at, characters[0] ?? "")
          .join("");
    }
  }
  return name;
}

function spoilBirth(random: Random, birthDate: string, rates: ErrorRates): string | null {
  if (random.chance(rates.birthMissing)) return null;
  if (random.chance(rates.birthLunar)) {
    const lunar = String(asIfSolar(Number(birthDate.replaceAll("-", ""))));
    return `${lunar.slice(0, 4)}-${lunar.slice(4, 6)}-${lunar.slice(6)}`;
  }
  if (!random.chance(rates.birthWrong)) return birthDate;
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const kind = random.next();
  if (kind < 0.3 && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (kind < 0.6) return `${year}-${month}-${String((Number(day) % 28) + 1).padStart(2, "0")}`;
  return `${Number(year) + (random.chance(0.5) ? 1 : -1)}-${month}-${day}`;
}

function spoilNumber(
  random: Random,
  number: string,
  ofAnother: string | null,
  rates: ErrorRates,
): string | null {
  let kind = random.next();
  const falls = (rate: number) => {
    kind -= rate;
    return kind < 0;
  };
  if (falls(rates.numberMissing)) return null;
  if (falls(rates.numberMasked)) return `${number.slice(0, 6)}********${number.slice(14)}`;
  if (falls(rates.numberCut)) return `${number.slice(0, 15)}000`;
  if (falls(rates.numberOfAnother)) return ofAnother;
  if (falls(rates.numberWrong)) return mistype(random, number);
  return number;
}

function mistype(random: Random, number: string): string {
  const kind = random.next();
  const at = random.int(0, 15);
  if (kind < 0.5) {
    const wrong = (Number(number.charAt(at)) + random.int(1, 9)) % 10;
    return number.slice(0, at) + String(wrong) + number.slice(at + 1);
  }
  if (kind < 0.75)
    return number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
  if (kind < 0.85) return number.toLowerCase();
  return number.slice(6, 8) === "19" ? number.slice(0, 6) + number.slice(8, 17) : number;
}
