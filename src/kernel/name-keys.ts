/**
 * Keys by which a name is found. A part of a name begins one of its suffixes, so a search for a part is a search for a prefix
 * among these keys: equality and ranges only, which row-level security lets an index serve.
 */
import { readCitizenId } from "./citizen-id.ts";
import { compoundSurname, readingsOf } from "./name-readings.ts";

/** Longer keys and queries are cut here, in characters: 20 characters of name fit, and no reading is told by more. */
const LONGEST = 24;
/** Names up to this length are found by any part; of longer ones each word by what begins in its first three characters. */
const WHOLE_UP_TO = 6;
const STARTS_IN_WORD = 3;
/** Four words; what is longer is no name but a remark in the wrong column. */
const MOST_STARTS = 12;
/** Ways to read one name; one doubtful character at a time. */
const MOST_READINGS = 4;

const HAN = /\p{Script=Han}/u;
const PLAIN_HAN = /^[\u4e00-\u9fff]+$/;
// Middle dots of every make, spaces, hyphens and apostrophes part the words of a name.
const BETWEEN_WORDS = /[\s·•‧∙⋅・･●○.．。、,，'’‘`\-‐–—]+/u;
const IGNORED = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\p{Cf}]/gu;

/** A Chinese character, or a run of other letters, which has no parts worth searching. */
interface Token {
  readonly text: string;
  readonly readings: readonly string[];
  /** Position in its word. */
  readonly at: number;
}

/** All keys of a person: of the name and of former ones. */
export function nameKeys(name: string, formerNames: readonly string[] = []): string[] {
  const keys = new Set<string>();
  addKeys(keys, name);
  for (const former of formerNames) addKeys(keys, former);
  return [...keys];
}

export type SearchKeyKind = "han" | "initials" | "pinyin" | "citizenNo" | "tooShort";

export interface SearchKey {
  /** `initials` and `pinyin` are sought alike; `tooShort` is not to be sought: one character, or part of a number. */
  readonly kind: SearchKeyKind;
  readonly key: string;
}

/** What somebody typed, made comparable with the keys: `key` is a prefix to look for, a citizen number is whole. */
export function searchKey(query: string): SearchKey {
  const solid = narrowed(query).split(BETWEEN_WORDS).join("");
  if (/^\d+x?$/.test(solid)) return numberKey(solid.toUpperCase());
  const latin = withoutMarks(solid);
  const key = cut(latin ?? solid);
  if (isSingle(key)) return { kind: "tooShort", key };
  return { kind: latin === undefined ? "han" : latinKind(latin), key };
}

/** A number of before 1999 is sought by the one that replaced it. */
function numberKey(number: string): SearchKey {
  const reading = readCitizenId(number);
  if (reading.kind === "legacy") return { kind: "citizenNo", key: reading.citizenNo };
  return { kind: /^(?:\d{15}|\d{17}[\dX])$/.test(number) ? "citizenNo" : "tooShort", key: number };
}

/** Sorts names as a dictionary does, where the database's own order is not at hand. */
export function pinyinSortKey(name: string): string {
  return tokensOf(name)
    .map((token) => token.readings[0] ?? token.text)
    .join(" ");
}

function addKeys(keys: Set<string>, name: string): void {
  const tokens = tokensOf(name);
  const isShort = tokens.length <= WHOLE_UP_TO;
  const starts = tokens
    .flatMap((token, index) => (isShort || token.at < STARTS_IN_WORD ? [index] : []))
    .slice(0, MOST_STARTS);
  addSuffixes(
    keys,
    tokens.map((token) => token.text),
    starts,
  );
  for (const reading of waysToRead(tokens)) {
    addSuffixes(
      keys,
      reading.map((syllable) => syllable.charAt(0)),
      starts,
    );
    const whole = reading.join("");
    if (!isSingle(whole)) keys.add(cut(whole));
  }
}

function addSuffixes(keys: Set<string>, parts: readonly string[], starts: readonly number[]): void {
  for (const start of starts) {
    const suffix = start === 0 ? parts.join("") : parts.slice(start).join("");
    if (!isSingle(suffix)) keys.add(cut(suffix));
  }
}

/** The likeliest reading, then those that differ from it in one character. */
function waysToRead(tokens: readonly Token[]): string[][] {
  const likeliest = tokens.map((token) => token.readings[0] ?? "");
  const ways = [likeliest];
  for (const [index, token] of tokens.entries()) {
    for (const other of token.readings.slice(1)) {
      if (ways.length < MOST_READINGS) ways.push(likeliest.with(index, other));
    }
  }
  return ways;
}

function tokensOf(name: string): Token[] {
  const tokens: Token[] = [];
  for (const word of narrowed(name).split(BETWEEN_WORDS)) {
    let at = 0;
    for (const [text] of word.matchAll(/\p{Script=Han}|[^\p{Script=Han}]+/gu)) {
      tokens.push({ text, readings: readingsIn(text, tokens.length === 0), at: at++ });
    }
  }
  const [first, second] = tokens;
  const compound = first && second && compoundSurname(first.text, second.text);
  if (compound) {
    tokens[0] = { ...first, readings: withFirst(compound[0], first.readings) };
    tokens[1] = { ...second, readings: [compound[1]] };
  }
  return tokens;
}

function readingsIn(text: string, isFirst: boolean): readonly string[] {
  if (HAN.test(text)) return readingsOf(text, isFirst);
  const letters = withoutMarks(text);
  return letters === undefined ? [] : [letters];
}

function withFirst(reading: string, others: readonly string[]): readonly string[] {
  return [reading, ...others.filter((other) => other !== reading)];
}

/** Full-width and compatibility forms made plain, lower case, nothing invisible. */
function narrowed(text: string): string {
  return PLAIN_HAN.test(text) ? text : text.normalize("NFKC").replace(IGNORED, "").toLowerCase();
}

/** Latin letters bare of tones and accents, ü as v; undefined where there is anything else. */
function withoutMarks(text: string): string | undefined {
  if (/^[a-z]+$/.test(text)) return text;
  if (PLAIN_HAN.test(text)) return undefined;
  const bare = text
    .normalize("NFD")
    .replaceAll(/u\u0304?\u0308[\u0300-\u036f]?/g, "v")
    .replaceAll(/\p{M}/gu, "");
  return /^[a-z]+$/.test(bare) ? bare : undefined;
}

/** Syllables, the last perhaps begun only. */
const SYLLABLES =
  /^(?:(?:zh|ch|sh|[b-df-hj-np-tw-z])?[aeiouv]{1,3}(?:ng|n|r)?)+(?:zh|ch|sh|[b-df-hj-np-tw-z])?$/;

function latinKind(letters: string): "initials" | "pinyin" {
  return SYLLABLES.test(letters) ? "pinyin" : "initials";
}

/** One character or none; 𠮷 takes two code units. */
function isSingle(text: string): boolean {
  return text.length < 2 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : Array.from(text).slice(0, LONGEST).join("");
}
