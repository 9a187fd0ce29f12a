/** The grown-ups around a child: parents, grandparents, uncles and aunts. */
import type { FactDraft, KinDraft, PersonDraft } from "../file-draft.contract.ts";
import { type Day, isoOf, YEAR } from "./demo-days.ts";
import { person, personLacking } from "./demo-file.ts";
import { drawName, drawSurname, type Generation, type Sex } from "./demo-names.ts";
import { lots } from "./demo-random.ts";
import { dayBetween, type World } from "./demo-world.ts";

export interface Adult {
  readonly person: PersonDraft;
  readonly birth: Day;
  readonly sex: Sex;
  readonly surname: string;
}

export interface Couple {
  readonly father: Adult;
  readonly mother: Adult;
}

export interface CoupleNames {
  readonly fatherSurname: string;
  readonly ethnicity: string;
  /** Whole names, for families whose names follow another custom. */
  readonly father?: string | undefined;
  readonly mother?: string | undefined;
  /** Foreigners: a Vietnamese name, no citizen number. */
  readonly foreign?: ReadonlySet<Sex> | undefined;
}

/** Nobody becomes a parent before twenty here, nor a grandparent's child before forty. */
export function makeCouple(world: World, eldest: Day, names: CoupleNames): Couple {
  const { random } = world;
  const motherBirth = eldest - Math.round((20.5 + random.next() * 11) * YEAR);
  const fatherBirth = Math.min(
    motherBirth - Math.round((random.next() * 8 - 2) * YEAR),
    eldest - Math.round(21 * YEAR),
  );
  const motherSurname = drawSurname(random);
  return {
    father: makeParent(world, "1", fatherBirth, names.fatherSurname, names),
    mother: makeParent(world, "2", motherBirth, motherSurname, names),
  };
}

function makeParent(world: World, sex: Sex, birth: Day, surname: string, names: CoupleNames): Adult {
  const { random, numbers } = world;
  if (names.foreign?.has(sex)) {
    const name = foreignName(world, sex);
    return { person: person({ name, sex, birthDate: isoOf(birth) }), birth, sex, surname: name.slice(0, 1) };
  }
  const whole = sex === "1" ? names.father : names.mother;
  return {
    person: person({
      name: whole ?? drawName(random, sex, "workingAge", surname),
      sex,
      birthDate: isoOf(birth),
      ethnicity: names.ethnicity,
      citizenNo: numbers.citizenNo(birth, sex),
      phone: numbers.phone(),
    }),
    birth,
    sex,
    surname,
  };
}

function foreignName({ random }: World, sex: Sex): string {
  const surname = random.pick(["阮", "黎", "范", "武", "裴"]);
  return sex === "1"
    ? `${surname}文${random.pick(["雄", "勇", "山", "海"])}`
    : `${surname}氏${random.pick(["梅", "香", "红", "恒", "秋"])}`;
}

/** Without the telephone: whom nobody can ring. */
export function unreachable(adult: Adult): Adult {
  return { ...adult, person: personLacking(adult.person, "phone") };
}

export function parentKin(adult: Adult, facts: readonly FactDraft[], caresForChild = false): KinDraft {
  return {
    relation: adult.sex === "1" ? "51" : "52",
    person: adult.person,
    facts,
    ...(caresForChild ? { caresForChild } : {}),
  };
}

interface Role {
  readonly sex: Sex;
  readonly generation: Generation;
  readonly side: keyof Couple;
  /** Bears the surname of that side. */
  readonly bloodline: boolean;
}

const roles: Readonly<Record<string, Role>> = {
  "61": { sex: "1", generation: "old", side: "father", bloodline: true },
  "62": { sex: "2", generation: "old", side: "father", bloodline: false },
  "63": { sex: "1", generation: "old", side: "mother", bloodline: true },
  "64": { sex: "2", generation: "old", side: "mother", bloodline: false },
  "81": { sex: "1", generation: "workingAge", side: "father", bloodline: true },
  "83": { sex: "1", generation: "workingAge", side: "father", bloodline: true },
  "85": { sex: "1", generation: "workingAge", side: "mother", bloodline: true },
  "88": { sex: "2", generation: "workingAge", side: "mother", bloodline: true },
  "90": { sex: "2", generation: "workingAge", side: "father", bloodline: true },
  "97": { sex: "2", generation: "workingAge", side: "mother", bloodline: false },
  "99": { sex: "2", generation: "workingAge", side: "father", bloodline: false },
};

export const GRANDPARENTS: ReadonlySet<string> = new Set(["61", "62", "63", "64"]);

const grandparentLots = lots([
  ["62", 46],
  ["61", 28],
  ["64", 18],
  ["63", 8],
]);
const relativeLots = lots([
  ["90", 20],
  ["83", 18],
  ["81", 16],
  ["85", 18],
  ["88", 18],
  ["97", 6],
  ["99", 4],
]);

export function drawCarerRelation(world: World, grandparents: boolean): string {
  return world.random.pick(grandparents ? grandparentLots : relativeLots);
}

/** The other grandparent of the same side, if both are alive and known. */
export function spouseOf(relation: string): string | undefined {
  return { "61": "62", "62": "61", "63": "64", "64": "63" }[relation];
}

export function makeCarer(
  world: World,
  relation: string,
  couple: Couple,
  caresForChild: boolean,
  wholeName?: string,
): KinDraft {
  const { random, numbers } = world;
  const role = roles[relation];
  if (role === undefined) throw new Error(`no carer is declared for relation ${relation}`);
  const parent = couple[role.side];
  const birth =
    role.generation === "old"
      ? parent.birth - Math.round((20.5 + random.next() * 7) * YEAR)
      : siblingBirth(world, relation, parent);
  const surname = role.bloodline ? parent.surname : drawSurname(random);
  const ethnicity = parent.person.ethnicity ?? "01";
  return {
    relation,
    person: person({
      name: wholeName ?? drawName(random, role.sex, role.generation, surname),
      sex: role.sex,
      birthDate: isoOf(birth),
      ethnicity,
      citizenNo: random.chance(0.93) ? numbers.citizenNo(birth, role.sex) : undefined,
      phone: random.chance(0.96) ? numbers.phone() : undefined,
    }),
    facts: [],
    ...(caresForChild ? { caresForChild } : {}),
  };
}

/** 伯父 is older than the father, 叔父 younger; all are grown up. */
function siblingBirth(world: World, relation: string, parent: Adult): Day {
  const { random, today } = world;
  const gap = Math.round((1 + random.next() * 7) * YEAR);
  const older = relation === "81" || (relation !== "83" && random.chance(0.5));
  return older
    ? parent.birth - gap
    : dayBetween(world, parent.birth + 300, Math.min(parent.birth + gap, today - Math.round(22 * YEAR)));
}
