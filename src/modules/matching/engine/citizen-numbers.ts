/** Citizen numbers (GB 11643) in every state in which offices hand them on. */
import { readCitizenId } from "../../../kernel/citizen-id.ts";
import { editsBetween } from "./edits.ts";
import { IntPool } from "./int-pool.ts";
import { Interned, keyOfText, type Level, type Vocabulary } from "./vocabulary.ts";

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

export class CitizenNumbers implements Vocabulary {
  readonly levels = citizenNumberLevels;
  private readonly numbers = new Interned();
  private readonly states = new IntPool();

  readonly atoms = {
    whole: (id: number) => (this.isWhole(id) ? this.key(id, 0, LENGTH) : 0),
    tail: (id: number) => (this.isWhole(id) ? this.key(id, 10, LENGTH) : 0),
    head: (id: number) => this.keyOfLegible(id, 0, 14),
    birth: (id: number) => this.keyOfLegible(id, 6, 14),
    ends: (id: number) => this.keyOfEnds(id),
  };

  get size(): number {
    return this.numbers.size;
  }

  idOf(text: string): number {
    const known = this.numbers.find(text);
    if (known !== -1) return known;
    const plain = plainNumber(text);
    if (plain.length < LEAST) return -1;
    let id = this.numbers.find(plain);
    if (id === -1) {
      id = this.numbers.add(plain);
      this.states.push(stateOf(plain));
    }
    if (plain !== text) this.numbers.alias(text, id);
    return id;
  }

  isSound(id: number): boolean {
    return this.states.at(id) === SOUND;
  }

  compare(a: number, b: number): number {
    const [left, right] = [this.states.at(a), this.states.at(b)];
    if (left === HIDDEN || right === HIDDEN) return compareMasked(this.numbers.text(a), this.numbers.text(b));
    if (left === CUT || right === CUT) {
      return this.compareCut(a, b);
    }
    if (a === b) return EXACT;
    return this.compareWhole(this.numbers.text(a), this.numbers.text(b), left === SOUND && right === SOUND);
  }

  private compareWhole(left: string, right: string, areBothSound: boolean): number {
    if (isOneSlip(left, right)) return ONE_WRONG;
    if (isSamePart(left, right, 6, LENGTH - 1)) return OTHER_AREA;
    if (isSamePart(left, right, 0, 14)) return AREA_BIRTH;
    return areBothSound ? BOTH_VALID_DIFFER : DIFFERS;
  }

  private compareCut(a: number, b: number): number {
    const [left, right] = [this.numbers.text(a), this.numbers.text(b)];
    const length = Math.min(legible(left), legible(right));
    if (isSamePart(left, right, 0, length) && length >= LEFT_BY_ROUNDING - 1) return TRUNCATED;
    return editsBetween(left, right, 1) <= 1 ? ONE_WRONG : DIFFERS;
  }

  private isWhole(id: number): boolean {
    return this.states.at(id) === SOUND || this.states.at(id) === WHOLE;
  }

  private key(id: number, from: number, to: number): number {
    return keyOfText(this.numbers.text(id), from, to);
  }

  private keyOfLegible(id: number, from: number, to: number): number {
    const number = this.numbers.text(id);
    if (number.length < to || (this.states.at(id) === HIDDEN && number.slice(from, to).includes(MASK)))
      return 0;
    return keyOfText(number, from, to);
  }

  private keyOfEnds(id: number): number {
    const number = this.numbers.text(id);
    if (number.length !== LENGTH || this.states.at(id) === CUT) return 0;
    const ends = number.slice(0, 6) + number.slice(14);
    return ends.includes(MASK) ? 0 : keyOfText(ends);
  }
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
  return readCitizenId(number).kind === "sound" ? SOUND : WHOLE;
}

/** A number that went through a spreadsheet as a quantity ends in three zeros. */
function legible(number: string): number {
  return number.length === LENGTH && number.endsWith("000") ? LEFT_BY_ROUNDING : number.length;
}

function compareMasked(left: string, right: string): number {
  if (left.length !== right.length) return DIFFERS;
  let shown = 0;
  for (let at = 0; at < left.length; at++) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    const isHidden = a === MASK.charCodeAt(0) || b === MASK.charCodeAt(0);
    if (!isHidden && a !== b) return DIFFERS;
    if (!isHidden) shown++;
  }
  return shown >= LEAST ? MASKED : DIFFERS;
}

function isSamePart(left: string, right: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (left.charCodeAt(at) !== right.charCodeAt(at)) return false;
  return true;
}

/** One digit wrong, left out or added, or two neighbours changed places. */
function isOneSlip(left: string, right: string): boolean {
  if (left.length !== right.length) return editsBetween(left, right, 1) === 1;
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (isSamePart(left, right, at + 1, left.length)) return true;
  const isSwap =
    left.charCodeAt(at) === right.charCodeAt(at + 1) && left.charCodeAt(at + 1) === right.charCodeAt(at);
  return isSwap && isSamePart(left, right, at + 2, left.length);
}
