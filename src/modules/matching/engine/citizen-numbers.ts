/** Citizen numbers (GB 11643) in every state in which offices hand them on. */
import { isSoundCitizenId, readCitizenId } from "../../../kernel/citizen-id.ts";
import { editsBetween } from "./edits.ts";
import { stir } from "./int-pool.ts";
import { Slots } from "./slots.ts";
import type { Level, Vocabulary } from "./vocabulary.ts";

export const citizenNumberLevels: readonly Level[] = [
  { level: "exact", m: 0.86, u: 1e-9, tells: ["birth", "sex", "area"] },
  { level: "truncated", m: 0.02, u: 3e-7, tells: ["birth", "area"] },
  { level: "masked", m: 0.04, u: 2e-5, tells: ["sex", "area"] },
  { level: "oneWrong", m: 0.05, u: 1e-8, tells: ["birth", "sex", "area"] },
  { level: "otherArea", m: 0.002, u: 5e-8, tells: ["birth", "sex"] },
  { level: "areaBirth", m: 0.003, u: 5e-6, mostM: 0.005, tells: ["birth", "area"] },
  { level: "differs", m: 0.02, u: 0.3 },
  // The check character lets through no single slip, so only a mix-up of two people's numbers comes to this.
  { level: "bothValidDiffer", m: 0.002, u: 0.7, mostM: 0.002 },
];
const EXACT = 0;
const TRUNCATED = 1;
const MASKED = 2;
const ONE_WRONG = 3;
const OTHER_AREA = 4;
const AREA_BIRTH = 5;
const DIFFERS = 6;
const BOTH_VALID_DIFFER = 7;

const LENGTH = 18;
const MASK = "*";
/** Area, birth date and the first digit of the sequence: what is left of a number that was stored as a quantity. */
const LEFT_BY_ROUNDING = 15;
const LEAST = 8;

const WHOLE = 0;
const SOUND = 1;
const HIDDEN = 2;
const CUT = 3;

/** So many places are kept; what is longer is no number of ours and is compared by its beginning. */
const WIDTH = 20;
/** State and length stand beside the places: a number is looked up at one spot of the memory. */
const STATE = 20;
const PLACES = 21;
const STRIDE = 22;
/** Places as they are kept: digits, the X that stands for ten, one that was hidden, none. */
const CHARACTERS = "0123456789X*";
const TEN = 10;
const HIDDEN_PLACE = 11;
const NO_PLACE = 12;
/** Sets of places: all but the area and the check character; area and birth date. */
const BIRTH_AND_SEQUENCE = ((1 << 17) - 1) & ~((1 << 6) - 1);
const AREA_AND_BIRTH = (1 << 14) - 1;

export class CitizenNumbers implements Vocabulary {
  readonly levels = citizenNumberLevels;
  private readonly slots = new Slots();
  private places = new Uint8Array(STRIDE * 1024);
  private readonly sought = new Uint8Array(WIDTH);

  readonly atoms = {
    whole: (id: number) => (this.isWhole(id) ? this.key(id, 0, LENGTH) : 0),
    tail: (id: number) => (this.isWhole(id) ? this.key(id, 10, LENGTH) : 0),
    head: (id: number) => this.keyOfLegible(id, 0, 14),
    birth: (id: number) => this.keyOfLegible(id, 6, 14),
    ends: (id: number) => this.keyOfEnds(id),
  };

  readonly parts = {
    birth: (id: number) => (this.isSound(id) ? this.key(id, 6, 14) : 0),
    sex: (id: number) => (this.isSound(id) ? ((this.places[id * STRIDE + 16] ?? 0) % 2) + 1 : 0),
    area: (id: number) => (this.isSound(id) ? this.key(id, 0, 6) : 0),
  };

  get size(): number {
    return this.slots.size;
  }

  idOf(text: string): number {
    let plain = text;
    if (!readPlain(text, this.sought)) {
      plain = plainNumber(text);
      if (plain.length < LEAST) return -1;
      readPlaces(plain, this.sought);
    }
    const hash = keyOfPlaces(this.sought, 0, WIDTH);
    const known = this.slots.find(hash, this.isSought);
    return known === -1 ? this.keep(plain, hash) : known;
  }

  isSound(id: number): boolean {
    return this.stateAt(id) === SOUND;
  }

  compare(a: number, b: number): number {
    const [left, right] = [this.stateAt(a), this.stateAt(b)];
    if (left === HIDDEN || right === HIDDEN) return this.compareMasked(a, b);
    if (left === CUT || right === CUT) return this.compareCut(a, b);
    if (a === b) return EXACT;
    return this.compareWhole(a, b, left === SOUND && right === SOUND);
  }

  private keep(plain: string, hash: number): number {
    const id = this.slots.add(hash);
    const from = id * STRIDE;
    if (from === this.places.length) {
      const wider = new Uint8Array(this.places.length * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places.set(this.sought, from);
    this.places[from + STATE] = stateOf(plain);
    this.places[from + PLACES] = Math.min(plain.length, WIDTH);
    return id;
  }

  private stateAt(id: number): number {
    return this.places[id * STRIDE + STATE] ?? WHOLE;
  }

  private lengthAt(id: number): number {
    return this.places[id * STRIDE + PLACES] ?? 0;
  }

  private readonly isSought = (id: number): boolean => {
    const from = id * STRIDE;
    for (let at = 0; at < WIDTH; at++) if (this.places[from + at] !== this.sought[at]) return false;
    return true;
  };

  private compareWhole(a: number, b: number, areBothSound: boolean): number {
    const differing = this.differing(a, b);
    const isSlip =
      this.lengthAt(a) === this.lengthAt(b)
        ? this.isOneSlip(a, b, differing)
        : editsBetween(this.text(a), this.text(b), 1) === 1;
    if (isSlip) return ONE_WRONG;
    if ((differing & BIRTH_AND_SEQUENCE) === 0) return OTHER_AREA;
    if ((differing & AREA_AND_BIRTH) === 0) return AREA_BIRTH;
    return areBothSound ? BOTH_VALID_DIFFER : DIFFERS;
  }

  /** The places in which two numbers differ, as a set of bits. */
  private differing(a: number, b: number): number {
    const { places } = this;
    const [left, right] = [a * STRIDE, b * STRIDE];
    let set = 0;
    for (let at = 0; at < WIDTH; at++) if (places[left + at] !== places[right + at]) set |= 1 << at;
    return set;
  }

  /** One digit wrong, or two neighbours changed places. */
  private isOneSlip(a: number, b: number, differing: number): boolean {
    const first = differing & -differing;
    if (differing === first) return true;
    if (differing !== first * 3) return false;
    const at = 31 - Math.clz32(first);
    const [left, right] = [a * STRIDE + at, b * STRIDE + at];
    return this.places[left] === this.places[right + 1] && this.places[left + 1] === this.places[right];
  }

  private compareMasked(a: number, b: number): number {
    const length = this.lengthAt(a);
    if (length !== this.lengthAt(b)) return DIFFERS;
    let shown = 0;
    for (let at = 0; at < length; at++) {
      const [x, y] = [this.places[a * STRIDE + at], this.places[b * STRIDE + at]];
      if (x === HIDDEN_PLACE || y === HIDDEN_PLACE) continue;
      if (x !== y) return DIFFERS;
      shown++;
    }
    return shown >= LEAST ? MASKED : DIFFERS;
  }

  private compareCut(a: number, b: number): number {
    const [left, right] = [this.text(a), this.text(b)];
    const length = Math.min(legible(left), legible(right));
    const isSame = (this.differing(a, b) & ((1 << length) - 1)) === 0;
    if (isSame && length >= LEFT_BY_ROUNDING - 1) return TRUNCATED;
    return editsBetween(left, right, 1) <= 1 ? ONE_WRONG : DIFFERS;
  }

  private isWhole(id: number): boolean {
    return this.stateAt(id) === SOUND || this.stateAt(id) === WHOLE;
  }

  private text(id: number): string {
    let text = "";
    for (let at = 0; at < this.lengthAt(id); at++)
      text += CHARACTERS.charAt(this.places[id * STRIDE + at] ?? NO_PLACE);
    return text;
  }

  private key(id: number, from: number, to: number): number {
    return keyOfPlaces(this.places, id * STRIDE + from, id * STRIDE + to);
  }

  private keyOfLegible(id: number, from: number, to: number): number {
    if (this.lengthAt(id) < to || (this.stateAt(id) === HIDDEN && this.hides(id, from, to))) return 0;
    return this.key(id, from, to);
  }

  private keyOfEnds(id: number): number {
    if (this.lengthAt(id) !== LENGTH || this.stateAt(id) === CUT) return 0;
    if (this.stateAt(id) === HIDDEN && (this.hides(id, 0, 6) || this.hides(id, 14, LENGTH))) return 0;
    return stir(this.key(id, 0, 6), this.key(id, 14, LENGTH));
  }

  private hides(id: number, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.places[id * STRIDE + at] === HIDDEN_PLACE) return true;
    return false;
  }
}

/** As nearly all numbers come: 18 digits, or 17 and an X. Otherwise nothing is to be made of `into`. */
function readPlain(text: string, into: Uint8Array): boolean {
  if (text.length !== LENGTH) return false;
  for (let at = 0; at < LENGTH; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) into[at] = digit;
    else if (at === LENGTH - 1 && text.charAt(at) === "X") into[at] = TEN;
    else return false;
  }
  into.fill(NO_PLACE, LENGTH);
  return true;
}

function readPlaces(plain: string, into: Uint8Array): void {
  into.fill(NO_PLACE);
  for (let at = 0; at < Math.min(plain.length, WIDTH); at++) {
    const digit = plain.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) into[at] = digit;
    else into[at] = plain.charAt(at) === MASK ? HIDDEN_PLACE : TEN;
  }
}

function keyOfPlaces(places: Uint8Array, from: number, to: number): number {
  let key = 17;
  for (let at = from; at < to; at++) key = Math.imul(key, 31) + (places[at] ?? 0);
  return stir(key, to - from);
}

/** Digits, a last X and masks of any make; a number of before 1999 as the one that replaced it. */
function plainNumber(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[•●※#?＊Ｘ](?=.)|X(?=.)/gu, MASK)
    .replaceAll("O", "0")
    .replaceAll(/[^\dX*]/g, "");
  const reading = readCitizenId(plain);
  return reading.kind === "legacy" ? reading.citizenNo : plain;
}

function stateOf(number: string): number {
  if (number.includes(MASK)) return HIDDEN;
  if (number.length < LENGTH || legible(number) === LEFT_BY_ROUNDING)
    return number.length >= 17 && legible(number) > LEFT_BY_ROUNDING ? WHOLE : CUT;
  return isSoundCitizenId(number) ? SOUND : WHOLE;
}

/** A number that went through a spreadsheet as a quantity ends in three zeros. */
function legible(number: string): number {
  return number.length === LENGTH && number.endsWith("000") ? LEFT_BY_ROUNDING : number.length;
}
