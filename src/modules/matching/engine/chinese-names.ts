/** Chinese names: the character, its other forms, its sound, its sound in dialect, its look, its order. */
import { readingsOf } from "../../../kernel/name-readings.ts";
import { commonFormOf, lookAlikes } from "./character-forms.ts";
import { IntPool, stir } from "./int-pool.ts";
import { Interned, type Level, type Vocabulary } from "./vocabulary.ts";

export const chineseNameLevels: readonly Level[] = [
  { level: "exact", m: 0.87, u: 2e-5 },
  { level: "variant", m: 0.02, u: 2e-6 },
  { level: "homophone", m: 0.045, u: 6e-5 },
  { level: "dialect", m: 0.008, u: 1e-4 },
  { level: "lookAlike", m: 0.008, u: 3e-5 },
  { level: "swapped", m: 0.01, u: 1e-5 },
  { level: "former", m: 0.01, u: 1e-5 },
  { level: "dropped", m: 0.015, u: 4e-4 },
  { level: "oneDiffers", m: 0.01, u: 1.2e-3 },
  { level: "given", m: 0.004, u: 1e-3 },
  { level: "surname", m: 0.005, u: 0.045 },
  { level: "differs", m: 0.005, u: 0.95 },
];
const EXACT = 0;
const VARIANT = 1;
const HOMOPHONE = 2;
const DIALECT = 3;
const LOOK_ALIKE = 4;
const SWAPPED = 5;
const FORMER = 6;
const DROPPED = 7;
const ONE_DIFFERS = 8;
const GIVEN = 9;
const SURNAME = 10;
const DIFFERS = 11;

const HAN = /\p{Script=Han}/u;
const NOT_OF_A_NAME = /[^\p{L}*]/gu;
/** A name that long is a minority's or a remark; one character in four may differ. */
const LONG = 5;

/** Toneless syllables as the south-west says them: n is l, zh is z, h before u is f, ng after i and e is n. */
export function dialectSound(syllable: string): string {
  return syllable
    .replace(/^n/, "l")
    .replace(/^([zcs])h/, "$1")
    .replace(/^hu(?=[a-z])/, "f")
    .replace(/^hu$/, "fu")
    .replace(/^fi$/, "fei")
    .replace(/^fo$/, "fo")
    .replace(/([ie])ng$/, "$1n");
}

export class ChineseNames implements Vocabulary {
  readonly levels = chineseNameLevels;
  private readonly anyOf: boolean;
  private readonly names = new Interned();
  private readonly sounds = new Map<string, number>();
  /** Of each name: where its characters begin in the four rows below. */
  private readonly start = new IntPool();
  private readonly points = new IntPool();
  private readonly forms = new IntPool();
  private readonly soundOf = new IntPool();
  private readonly dialectOf = new IntPool();
  private readonly bagKeys = new IntPool();
  private readonly restKeys = new IntPool();

  readonly atoms = {
    sounds: (id: number) => this.bagKeys.at(id),
    surname: (id: number) => (this.lengthOf(id) === 0 ? 0 : stir(3, this.dialectOf.at(this.start.at(id)))),
    given: (id: number) => this.restKeys.at(id),
  };

  /** With `anyOf` all values of a record are of one rank; else all but the first are former names. */
  constructor(anyOf = false) {
    this.anyOf = anyOf;
    this.start.push(0);
  }

  get size(): number {
    return this.names.size;
  }

  idOf(text: string): number {
    const known = this.names.find(text);
    if (known !== -1) return known;
    const solid = text.normalize("NFKC").replace(NOT_OF_A_NAME, "").toUpperCase();
    if (solid === "") return -1;
    let id = this.names.find(solid);
    if (id === -1) id = this.prepare(solid);
    if (solid !== text) this.names.alias(text, id);
    return id;
  }

  compare(a: number, b: number): number {
    if (a === b) return EXACT;
    const [lengthOfA, lengthOfB] = [this.lengthOf(a), this.lengthOf(b)];
    if (lengthOfA === lengthOfB) return this.compareSameLength(this.start.at(a), this.start.at(b), lengthOfA);
    return this.compareOtherLength(a, b);
  }

  besides(level: number): number {
    if (this.anyOf) return level;
    return level <= LOOK_ALIKE ? FORMER : DIFFERS;
  }

  private lengthOf(id: number): number {
    return this.start.at(id + 1) - this.start.at(id);
  }

  private prepare(name: string): number {
    const id = this.names.add(name);
    const dialect: number[] = [];
    for (const character of characters(name)) {
      const sound = HAN.test(character)
        ? (readingsOf(character, dialect.length === 0)[0] ?? character)
        : character.toLowerCase();
      const point = character.codePointAt(0) ?? 0;
      this.points.push(point);
      this.forms.push(character.length > 2 ? -1 - id : commonFormOf(point));
      this.soundOf.push(this.numberOf(sound));
      dialect.push(this.numberOf(dialectSound(sound)));
      this.dialectOf.push(dialect.at(-1) ?? 0);
    }
    this.start.push(this.points.length);
    this.bagKeys.push(keyOfBag(dialect));
    this.restKeys.push(dialect.length < 2 ? 0 : keyOfBag(dialect.slice(1)));
    return id;
  }

  private numberOf(sound: string): number {
    let number = this.sounds.get(sound);
    if (number === undefined) {
      number = this.sounds.size + 1;
      this.sounds.set(sound, number);
    }
    return number;
  }

  private compareSameLength(a: number, b: number, length: number): number {
    let worst = VARIANT;
    let differing = 0;
    let where = 0;
    for (let at = 0; at < length; at++) {
      const level = this.compareCharacters(a + at, b + at);
      if (level > DIALECT) {
        differing++;
        where = at;
      }
      if (level > worst) worst = level;
    }
    if (worst <= DIALECT || (worst === LOOK_ALIKE && differing === 1)) return worst;
    if (this.isReordered(a, b, length)) return SWAPPED;
    if (length >= LONG) return differing * 4 <= length ? ONE_DIFFERS : this.surnameOrNothing(a, b);
    if (differing > 1) return this.surnameOrNothing(a, b);
    if (where === 0) return length > 1 ? GIVEN : DIFFERS;
    return length > 2 ? ONE_DIFFERS : SURNAME;
  }

  private compareCharacters(a: number, b: number): number {
    if (this.forms.at(a) === this.forms.at(b)) return VARIANT;
    if (this.soundOf.at(a) === this.soundOf.at(b)) return HOMOPHONE;
    if (this.dialectOf.at(a) === this.dialectOf.at(b)) return DIALECT;
    return lookAlikes(this.forms.at(a), this.forms.at(b)) ? LOOK_ALIKE : DIFFERS;
  }

  private isReordered(a: number, b: number, length: number): boolean {
    if (length > 4) return false;
    let taken = 0;
    for (let at = 0; at < length; at++) {
      let place = 0;
      while (
        place < length &&
        (((taken >> place) & 1) === 1 || this.forms.at(b + place) !== this.forms.at(a + at))
      )
        place++;
      if (place === length) return false;
      taken |= 1 << place;
    }
    return true;
  }

  private surnameOrNothing(a: number, b: number): number {
    return this.compareCharacters(a, b) <= DIALECT ? SURNAME : DIFFERS;
  }

  /** A character left out or added, else the surname at most. */
  private compareOtherLength(a: number, b: number): number {
    const [short, long] = this.lengthOf(a) < this.lengthOf(b) ? [a, b] : [b, a];
    const [from, length] = [this.start.at(short), this.lengthOf(short)];
    const [fromLong, lengthOfLong] = [this.start.at(long), this.lengthOf(long)];
    let found = 0;
    for (let at = 0; at < lengthOfLong && found < length; at++) {
      if (this.compareCharacters(from + found, fromLong + at) <= HOMOPHONE) found++;
    }
    const isPart = found === length && length >= 2;
    if (isPart && (lengthOfLong - length === 1 || lengthOfLong >= LONG)) return DROPPED;
    return this.surnameOrNothing(from, fromLong);
  }
}

/** Chinese characters one by one, runs of other letters as one. */
function characters(name: string): readonly string[] {
  return name.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
}

/** The same for the same sounds in any order. */
function keyOfBag(sounds: readonly number[]): number {
  return [...sounds].sort((a, b) => a - b).reduce(stir, sounds.length);
}
