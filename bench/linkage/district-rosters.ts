/**
 * A district's register in families, and rosters of it as other offices send them: numbers masked, cut or a relative's, telephones and
 * kin now and then, strangers who share a name, a birthday or a household with somebody on file. On it the product's model is trained
 * and its bands are set.
 */

import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import { drawGivenName, drawName, type Sex } from "../../src/modules/registry/demo/demo-names.ts";
import { createRandom, type Random } from "../../src/modules/registry/demo/demo-random.ts";
import {
  type ErrorRates,
  type Generated,
  type GeneratorOptions,
  numberFor,
  spoil,
} from "./chinese-registers.ts";

export const rosterLike: ErrorRates = {
  name: 0.08,
  numberMissing: 0.1,
  numberWrong: 0.05,
  numberMasked: 0.12,
  numberCut: 0.03,
  numberOfAnother: 0.005,
  birthMissing: 0.3,
  birthWrong: 0.03,
  placeChanged: 0.06,
  formerName: 0.01,
  sexWrong: 0.005,
  phoneMissing: 0.6,
  nameOfDialect: 0.01,
  birthLunar: 0.005,
  phoneChanged: 0.12,
};

/** Of the strangers: namesakes born on the same day, namesakes, and unregistered brothers and sisters. */
const STRANGERS = { sameNameSameBirth: 0.001, sameName: 0.05, sibling: 0.02 };
const TWINS = 0.02;
const KIN_KNOWN = 0.3;
const KIN_OTHER = 0.15;

export function districtRoster({
  register: size,
  roster: rows,
  overlap,
  rates,
  seed,
}: GeneratorOptions): Generated {
  const random = createRandom(seed);
  const numbers = new Set<string>();
  const register: PersonRecord[] = [];
  while (register.length < size) register.push(...family(random, numbers));
  const truth = new Int32Array(rows).fill(-1);
  const taken = new Set<number>();
  const roster = Array.from({ length: rows }, (_, row): PersonRecord => {
    let person = random.int(0, register.length - 1);
    while (taken.has(person)) person = random.int(0, register.length - 1);
    const known = register[person];
    const relative = register[person - (person % 3) + ((person + 1) % 3)];
    const [fresh] = family(random, numbers);
    if (known === undefined || relative === undefined || fresh === undefined)
      throw new RangeError("no such person");
    const isKnown = random.chance(overlap);
    if (isKnown) {
      taken.add(person);
      truth[row] = person;
    }
    const written = spoil(random, isKnown ? known : stranger(random, fresh, known), relative, rates);
    const kin = random.chance(KIN_OTHER) ? fresh.kin : written.kin;
    return { ...written, kin: random.chance(KIN_KNOWN) ? kin.slice(0, 1) : [] };
  });
  return { register, roster, truth };
}

/** Father, mother and child; who is whose kin, and under which telephones they are reached. */
function family(random: Random, numbers: Set<string>): PersonRecord[] {
  const placeCode = `500117${random.int(100, 129)}${random.int(200, 213)}`;
  const father = drawName(random, "1", "workingAge");
  const mother = drawName(random, "2", "workingAge");
  const sexOfChild: Sex = random.chance(0.53) ? "1" : "2";
  const child = drawName(random, sexOfChild, "child", father.slice(0, father.length > 3 ? 2 : 1));
  const phones = [phone(random), phone(random)];
  const one = (
    name: string,
    sex: Sex,
    from: string,
    to: string,
    kin: string[],
    own: string[],
  ): PersonRecord => {
    const birthDate = dayBetween(random, from, to);
    const formerNames = random.chance(0.03)
      ? [name.charAt(0) + drawGivenName(random, sex, "workingAge")]
      : [];
    return {
      name,
      formerNames,
      sex,
      birthDate,
      citizenNo: random.chance(0.01) ? null : numberFor(random, "500199", birthDate, sex, numbers),
      phones: random.chance(0.2) ? [] : own,
      placeCode,
      kin,
    };
  };
  if (random.chance(TWINS)) {
    const born = dayBetween(random, "2003-01-01", "2020-12-31");
    const twin = child.slice(0, -1) + drawGivenName(random, sexOfChild, "child").slice(-1);
    return [
      one(father, "1", "1968-01-01", "1998-12-31", [child, twin], phones.slice(0, 1)),
      one(child, sexOfChild, born, born, [father, twin], phones),
      one(twin, sexOfChild, born, born, [father, child], phones),
    ];
  }
  return [
    one(father, "1", "1968-01-01", "1998-12-31", [mother, child], phones.slice(0, 1)),
    one(mother, "2", "1970-01-01", "2000-12-31", [father, child], phones.slice(1)),
    one(child, sexOfChild, "2003-01-01", "2020-12-31", [father, mother], phones),
  ];
}

function stranger(random: Random, fresh: PersonRecord, known: PersonRecord): PersonRecord {
  const kind = random.next();
  if (kind < STRANGERS.sameNameSameBirth)
    return { ...fresh, name: known.name, sex: known.sex, birthDate: known.birthDate };
  if (kind < STRANGERS.sameName) return { ...fresh, name: known.name, sex: known.sex };
  if (kind < STRANGERS.sibling + STRANGERS.sameName) {
    const name = known.name.charAt(0) + drawGivenName(random, known.sex ?? "1", "child");
    return { ...fresh, name, phones: known.phones, placeCode: known.placeCode, kin: known.kin };
  }
  return fresh;
}

function phone(random: Random): string {
  return `16${random.int(100_000_000, 999_999_999)}`;
}

function dayBetween(random: Random, from: string, to: string): string {
  const day = random.int(Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000);
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
