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
/** The characters that nearly all names are written in; they have one form of writing. */
const COMMON_NAME = /^[\u4e00-\u9fff]+$/;
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
  private readonly characters = new NameCharacters();
  /** Of each name: where its characters begin in the row below. */
  private readonly start = new IntPool();
  private readonly row = new IntPool();
  private readonly bagKeys = new IntPool();
  private readonly restKeys = new IntPool();

  readonly atoms = {
    sounds: (id: number) => this.bagKeys.at(id),
    surname: (id: number) =>
      this.lengthOf(id) === 0 ? 0 : stir(3, this.characters.dialect(this.row.at(this.start.at(id)))),
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
    const solid = COMMON_NAME.test(text)
      ? text
      : text.normalize("NFKC").replace(NOT_OF_A_NAME, "").toUpperCase();
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
    const from = this.row.length;
    for (const character of charactersOf(name))
      this.row.push(this.characters.numberOf(character, this.row.length === from));
    this.start.push(this.row.length);
    this.bagKeys.push(this.keyOfBag(from));
    this.restKeys.push(this.row.length - from < 2 ? 0 : this.keyOfBag(from + 1));
    return id;
  }

  /** The same for the same sounds in any order. */
  private keyOfBag(from: number): number {
    let sum = 0;
    for (let at = from; at < this.row.length; at++)
      sum = (sum + stir(11, this.characters.dialect(this.row.at(at)))) | 0;
    return stir(sum, this.row.length - from);
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
    return this.characters.compare(this.row.at(a), this.row.at(b));
  }

  private isReordered(a: number, b: number, length: number): boolean {
    if (length > 4) return false;
    let taken = 0;
    for (let at = 0; at < length; at++) {
      let place = 0;
      while (place < length && (((taken >> place) & 1) === 1 || !this.isSameForm(a + at, b + place))) place++;
      if (place === length) return false;
      taken |= 1 << place;
    }
    return true;
  }

  private isSameForm(a: number, b: number): boolean {
    return this.characters.form(this.row.at(a)) === this.characters.form(this.row.at(b));
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

/** The distinct characters of names, a surname's first apart: some are read otherwise there. */
class NameCharacters {
  private readonly leading = new Map<string, number>();
  private readonly within = new Map<string, number>();
  private readonly sounds = new Interned();
  private readonly forms = new IntPool();
  private readonly soundOf = new IntPool();
  private readonly dialectOf = new IntPool();

  numberOf(character: string, isFirst: boolean): number {
    const known = isFirst ? this.leading : this.within;
    let number = known.get(character);
    if (number === undefined) {
      number = this.add(character, isFirst);
      known.set(character, number);
    }
    return number;
  }

  form(character: number): number {
    return this.forms.at(character);
  }

  dialect(character: number): number {
    return this.dialectOf.at(character);
  }

  compare(a: number, b: number): number {
    if (this.forms.at(a) === this.forms.at(b)) return VARIANT;
    if (this.soundOf.at(a) === this.soundOf.at(b)) return HOMOPHONE;
    if (this.dialectOf.at(a) === this.dialectOf.at(b)) return DIALECT;
    return lookAlikes(this.forms.at(a), this.forms.at(b)) ? LOOK_ALIKE : DIFFERS;
  }

  private add(character: string, isFirst: boolean): number {
    const number = this.forms.length;
    const sound = HAN.test(character)
      ? (readingsOf(character, isFirst)[0] ?? character)
      : character.toLowerCase();
    // A run of other letters is one character, which has no other form.
    this.forms.push(character.length > 2 ? -1 - number : commonFormOf(character.codePointAt(0) ?? 0));
    this.soundOf.push(this.soundNumber(sound));
    this.dialectOf.push(this.soundNumber(dialectSound(sound)));
    return number;
  }

  private soundNumber(sound: string): number {
    const known = this.sounds.find(sound);
    return known === -1 ? this.sounds.add(sound) : known;
  }
}

/** Chinese characters one by one, runs of other letters as one. */
function charactersOf(name: string): Iterable<string> {
  return COMMON_NAME.test(name) ? name : (name.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []);
}
