/** Values that are compared by their letters: other numbers, telephones, places, categories, Latin names, texts. */
import { editsBetween, jaroWinkler } from "./edits.ts";
import { IntPool } from "./int-pool.ts";
import { Interned, keyOfText, type Level, type Vocabulary } from "./vocabulary.ts";

export interface PlainKind {
  readonly levels: readonly Level[];
  /** The value as it is compared; "" where there is none. */
  readonly plain: (text: string) => string;
  readonly compare: (a: string, b: string) => number;
  /** Levels below the last need at least this share of their letters in common; spares most pairs the comparison. */
  readonly leastShared?: number;
  readonly atoms: Readonly<Record<string, (value: string) => number>>;
}

export class PlainValues implements Vocabulary {
  readonly levels: readonly Level[];
  readonly atoms: Readonly<Record<string, (id: number) => number>>;
  private readonly kind: PlainKind;
  private readonly values = new Interned();
  /** The letters of each value, as a set of 32 bits. */
  private readonly letterSets = new IntPool();
  private readonly keysOf: readonly { readonly keyOf: (value: string) => number; readonly keys: IntPool }[];

  constructor(kind: PlainKind) {
    this.kind = kind;
    this.levels = kind.levels;
    this.keysOf = Object.values(kind.atoms).map((keyOf) => ({ keyOf, keys: new IntPool() }));
    this.atoms = Object.fromEntries(
      Object.keys(kind.atoms).map((name, place) => [
        name,
        (id: number) => this.keysOf[place]?.keys.at(id) ?? 0,
      ]),
    );
  }

  get size(): number {
    return this.values.size;
  }

  idOf(text: string): number {
    const known = this.values.find(text);
    if (known !== -1) return known;
    const plain = this.kind.plain(text);
    if (plain === "") return -1;
    let id = this.values.find(plain);
    if (id === -1) {
      id = this.values.add(plain);
      this.letterSets.push(letterSet(plain));
      for (const { keyOf, keys } of this.keysOf) keys.push(keyOf(plain));
    }
    if (plain !== text) this.values.alias(text, id);
    return id;
  }

  compare(a: number, b: number): number {
    if (a === b) return 0;
    const [left, right] = [this.values.text(a), this.values.text(b)];
    const isHopeless =
      this.kind.leastShared !== undefined &&
      mostShared(left.length, this.letterSets.at(a), right.length, this.letterSets.at(b)) <
        this.kind.leastShared;
    return isHopeless ? this.levels.length - 1 : this.kind.compare(left, right);
  }
}

function letterSet(text: string): number {
  let set = 0;
  for (let at = 0; at < text.length; at++) set |= 1 << (text.charCodeAt(at) & 31);
  return set;
}

/** Every letter that the other has not is one that cannot be shared. */
function mostShared(lengthOfA: number, a: number, lengthOfB: number, b: number): number {
  const ofA = (lengthOfA - bitsIn(a & ~b)) / lengthOfA;
  const ofB = (lengthOfB - bitsIn(b & ~a)) / lengthOfB;
  return Math.min(ofA, ofB);
}

function bitsIn(set: number): number {
  let twos = set - ((set >>> 1) & 0x55555555);
  twos = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((twos + (twos >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const wide = (text: string) => text.normalize("NFKC").trim().toUpperCase();
const whole = (value: string) => keyOfText(value);
const half = (value: string) => value.length >> 1;

/** Numbers that one person has: a slip of one or two keys, or one half unharmed. */
export const identifier: PlainKind = {
  levels: [
    { level: "exact", m: 0.9, u: 1e-6 },
    { level: "oneEdit", m: 0.06, u: 1e-5 },
    { level: "twoEdits", m: 0.02, u: 2e-4 },
    { level: "differs", m: 0.02, u: 0.9998 },
  ],
  plain: (text) => wide(text).replaceAll(/[^\p{L}\d]/gu, ""),
  compare: (a, b) => Math.min(editsBetween(a, b, 2), 3),
  atoms: {
    whole,
    head: (value) => (value.length < 6 ? 0 : keyOfText(value, 0, half(value))),
    tail: (value) => (value.length < 6 ? 0 : keyOfText(value, half(value))),
  },
};

export const phone: PlainKind = {
  levels: [
    { level: "exact", m: 0.75, u: 2e-6 },
    { level: "oneEdit", m: 0.04, u: 2e-5 },
    { level: "differs", m: 0.21, u: 0.999978 },
  ],
  plain: (text) => {
    const digits = wide(text)
      .replaceAll(/\D/g, "")
      .replace(/^(?:0086|86)(?=1\d{10}$)/, "");
    return digits.length < 7 ? "" : digits;
  },
  compare: (a, b) => Math.min(editsBetween(a, b, 1), 2),
  atoms: { whole },
};

/** Division codes: the same village, township, district; an address without a code counts as a whole. */
export const place: PlainKind = {
  levels: [
    { level: "exact", m: 0.72, u: 0.003 },
    { level: "township", m: 0.18, u: 0.035 },
    { level: "district", m: 0.09, u: 0.8 },
    { level: "differs", m: 0.01, u: 0.162 },
  ],
  plain: (text) => {
    const written = wide(text);
    return /^\d{6,}/.exec(written)?.[0] ?? written;
  },
  compare: (a, b) => {
    if (a.slice(0, 9) === b.slice(0, 9) && a.length >= 9) return 1;
    return a.slice(0, 6) === b.slice(0, 6) ? 2 : 3;
  },
  atoms: {
    whole,
    township: (value) => (value.length < 9 ? 0 : keyOfText(value, 0, 9)),
  },
};

export const category: PlainKind = {
  levels: [
    { level: "exact", m: 0.99, u: 0.5 },
    { level: "differs", m: 0.01, u: 0.5 },
  ],
  plain: wide,
  compare: () => 1,
  atoms: { whole },
};

const letters = (text: string) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\d ]/gu, "")
    .trim();

export const latinName: PlainKind = {
  levels: [
    { level: "exact", m: 0.85, u: 0.005 },
    { level: "veryLike", m: 0.07, u: 0.002 },
    { level: "like", m: 0.04, u: 0.006 },
    { level: "differs", m: 0.04, u: 0.987 },
  ],
  plain: letters,
  // Jaro–Winkler of 0.85 wants a Jaro of 0.75, so a share of either that is well above this.
  leastShared: 0.4,
  compare: (a, b) => {
    const likeness = jaroWinkler(a, b);
    if (likeness >= 0.92) return 1;
    return likeness >= 0.85 ? 2 : 3;
  },
  atoms: {
    whole,
    head: (value) => keyOfText(value, 0, 3),
    tail: (value) => (value.length < 4 ? 0 : keyOfText(value, value.length - 3)),
  },
};

/** Words in any order, some of them mistyped. */
export const text: PlainKind = {
  levels: [
    { level: "exact", m: 0.8, u: 0.002 },
    { level: "veryLike", m: 0.1, u: 0.002 },
    { level: "like", m: 0.05, u: 0.01 },
    { level: "differs", m: 0.05, u: 0.986 },
  ],
  plain: (value) => letters(value).replaceAll(/\s+/g, " "),
  leastShared: 0.5,
  compare: (a, b) => {
    const byLetters = jaroWinkler(a, b);
    if (byLetters >= 0.92 || sameWithoutSpaces(a, b)) return 1;
    const likeness = Math.max(byLetters, sharedWords(a, b));
    if (likeness >= 0.92) return 1;
    return likeness >= 0.8 ? 2 : 3;
  },
  atoms: {
    whole: (value) => keyOfText(value.replaceAll(" ", "")),
    head: (value) => keyOfText(value, 0, 4),
    tail: (value) => (value.length < 6 ? 0 : keyOfText(value, value.length - 5)),
  },
};

function sameWithoutSpaces(a: string, b: string): boolean {
  return (a.includes(" ") || b.includes(" ")) && a.replaceAll(" ", "") === b.replaceAll(" ", "");
}

/** Twice the words in common, each as often as both have it, by all words; 0 where one is a single word. */
function sharedWords(a: string, b: string): number {
  if (!a.includes(" ") || !b.includes(" ")) return 0;
  const [left, right] = [a.split(" "), b.split(" ")];
  const words = left.length + right.length;
  let shared = 0;
  for (const word of left) {
    const at = right.indexOf(word);
    if (at === -1) continue;
    right.splice(at, 1);
    shared++;
  }
  return (2 * shared) / words;
}
