import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";
import { decodeXmlText } from "./xml-text.ts";

/** What `next` found. `MORE`: the bytes pushed so far are used up. */
export const MORE = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof MORE | typeof OPEN | typeof CLOSE | typeof TEXT;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;
const SPACE = 0x20;
const CARRIAGE_RETURN = 0x0d;

/** A tag or a run of text longer than this is hostile: Excel's longest cell has 32,767 characters. */
const MAX_TOKEN_BYTES = 4 << 20;
const MAX_DEPTH = 128;
/** Further attributes are skipped; no element that is read here has as many. */
const MAX_ATTRIBUTES = 64;

/**
 * Names are compared as 32-bit hashes, so that twelve million tags need no strings. Two names with the same hash would
 * be taken for one another: only a forger makes such a pair, and gains no more than by writing the other name.
 */
export function nameKey(name: string): number {
  let key = 0;
  for (let at = 0; at < name.length; at++) key = (Math.imul(key, 31) + name.charCodeAt(at)) | 0;
  return key;
}

/**
 * A pull scanner over UTF-8 XML in chunks: open tags with attributes, close tags, text. Prefixes are ignored. Comments
 * and processing instructions are dropped, CDATA is text. A DOCTYPE is refused, so there are no entities to expand.
 */
export class XmlScanner {
  /** Key of the current tag's local name. */
  name = 0;
  /** An OPEN that needs no CLOSE; the scanner gives the CLOSE all the same. */
  #selfClosed = false;
  #key = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #depth = 0;
  readonly #openNames = new Int32Array(MAX_DEPTH);
  readonly #fragment: boolean;
  #sawRoot = false;

  /** Key, first and last+1 byte of each attribute of the current tag. */
  readonly #attributes = new Int32Array(MAX_ATTRIBUTES * 3);
  #attributeCount = 0;

  #textStart = 0;
  #textEnd = 0;
  #textIsPlain = true;
  /** Text that comments or CDATA cut in pieces, put together. */
  #joined: string | undefined;

  /** A fragment may close elements that it never opened: the tail of a document. */
  constructor(fragment = false) {
    this.#fragment = fragment;
  }

  /** Adds bytes; what was not yet used up comes before them. Everything read from the last token is invalid after it. */
  push(chunk: Buffer): void {
    const rest = this.#bytes.length - this.#at;
    if (rest > MAX_TOKEN_BYTES) throw damaged("a token without an end");
    this.#bytes = rest === 0 ? chunk : Buffer.concat([this.#bytes.subarray(this.#at), chunk]);
    this.#at = 0;
  }

  /** Call after the last chunk was used up. @throws Problem when the document is cut off. */
  finish(): void {
    const rest = this.#bytes.subarray(this.#at).toString("latin1").trim();
    if (rest !== "" || this.#depth !== 0 || (!this.#sawRoot && !this.#fragment)) {
      throw damaged("XML ends in the middle");
    }
  }

  next(): Token {
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#leave(this.name);
      return CLOSE;
    }
    const bytes = this.#bytes;
    for (;;) {
      const at = this.#at;
      if (at >= bytes.length) return MORE;
      if (bytes[at] !== LT) return this.#text();
      const second = bytes[at + 1];
      if (second === undefined) return MORE;
      if (second === SLASH) return this.#closeTag();
      if (second === BANG || second === QUESTION) {
        if (bytes.length - at >= 9 && bytes.toString("latin1", at, at + 9) === "<![CDATA[")
          return this.#text();
        const end = this.#markupEnd(at);
        if (end < 0) return MORE;
        this.#at = end;
        continue;
      }
      return this.#openTag();
    }
  }

  /** The value of an attribute without prefix or with one, by its local name. */
  attribute(key: number): string | undefined {
    const index = this.#find(key);
    return index < 0 ? undefined : this.attributeText(index);
  }

  get attributeCount(): number {
    return this.#attributeCount;
  }

  attributeKey(index: number): number {
    return this.#attributes[index * 3] ?? 0;
  }

  attributeText(index: number): string {
    const start = this.#attributes[index * 3 + 1] ?? 0;
    const end = this.#attributes[index * 3 + 2] ?? 0;
    return decodeXmlText(this.#bytes.toString("utf8", start, end));
  }

  /** The first byte of an attribute's value, for values of one letter; 0 for none or for more than one. */
  attributeByte(index: number): number {
    const start = this.#attributes[index * 3 + 1] ?? 0;
    return (this.#attributes[index * 3 + 2] ?? 0) - start === 1 ? (this.#bytes[start] ?? 0) : 0;
  }

  /** Decimal digits as a number; -1 for anything else. */
  attributeInteger(index: number): number {
    return digits(this.#bytes, this.#attributes[index * 3 + 1] ?? 0, this.#attributes[index * 3 + 2] ?? 0);
  }

  /** The zero-based column of a cell address like `AB12`; -1 if it has none. */
  attributeColumn(index: number): number {
    const end = this.#attributes[index * 3 + 2] ?? 0;
    let column = 0;
    for (let at = this.#attributes[index * 3 + 1] ?? 0; at < end; at++) {
      const letter = ((this.#bytes[at] ?? 0) & 0xdf) - 0x40;
      if (letter < 1 || letter > 26 || (this.#bytes[at] ?? 0) < 0x41) break;
      column = column * 26 + letter;
      if (column > 100_000) break;
    }
    return column - 1;
  }

  text(): string {
    if (this.#joined !== undefined) return this.#joined;
    const text = this.#bytes.toString("utf8", this.#textStart, this.#textEnd);
    return this.#textIsPlain ? text : decodeXmlText(text);
  }

  /** At least as many bytes as `copyText` writes. */
  textBytes(): number {
    return this.#joined === undefined ? this.#textEnd - this.#textStart : Buffer.byteLength(this.#joined);
  }

  /** Writes the text as UTF-8 and says how many bytes that took. */
  copyText(target: Buffer, at: number): number {
    if (this.#joined === undefined && this.#textIsPlain) {
      return this.#bytes.copy(target, at, this.#textStart, this.#textEnd);
    }
    return target.write(this.text(), at);
  }

  /** The text as an index; -1 when it is anything but digits. */
  textInteger(): number {
    if (this.#joined !== undefined) return /^\d{1,15}$/.test(this.#joined) ? Number(this.#joined) : -1;
    return digits(this.#bytes, this.#textStart, this.#textEnd);
  }

  /** The text as a number; NaN when it is none. */
  textNumber(): number {
    if (this.#joined !== undefined) return textToNumber(this.#joined);
    return decimal(this.#bytes, this.#textStart, this.#textEnd);
  }

  #find(key: number): number {
    for (let index = 0; index < this.#attributeCount; index++) {
      if (this.#attributes[index * 3] === key) return index;
    }
    return -1;
  }

  #openTag(): Token {
    const bytes = this.#bytes;
    let at = this.#readName(this.#at + 1);
    const name = this.#key;
    this.#attributeCount = 0;
    for (;;) {
      at = this.#skipSpace(at);
      const byte = bytes[at];
      if (byte === undefined) return MORE;
      if (byte === GT) return this.#opened(name, at + 1, false);
      if (byte === SLASH) {
        const end = bytes[at + 1];
        if (end === undefined) return MORE;
        if (end !== GT) throw damaged("a stray slash in a tag");
        return this.#opened(name, at + 2, true);
      }
      at = this.#readAttribute(at);
      if (at < 0) return MORE;
    }
  }

  #opened(name: number, end: number, selfClosed: boolean): Token {
    if (this.#depth >= MAX_DEPTH) throw damaged("XML nested too deep");
    this.#openNames[this.#depth++] = name;
    this.#sawRoot = true;
    this.#selfClosed = selfClosed;
    this.name = name;
    this.#at = end;
    return OPEN;
  }

  /** Where the attribute ends, or -1 when that is not yet known. */
  #readAttribute(from: number): number {
    const bytes = this.#bytes;
    let at = this.#skipSpace(this.#readName(from));
    if (at >= bytes.length) return -1;
    const name = this.#key;
    if (bytes[at] !== EQUALS) throw damaged("an attribute without a value");
    at = this.#skipSpace(at + 1);
    const quote = bytes[at];
    if (quote === undefined) return -1;
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damaged("an attribute without quotes");
    const start = at + 1;
    const length = bytes.length;
    for (at = start; at < length && bytes[at] !== quote; ) at++;
    if (at >= length) return -1;
    const count = this.#attributeCount;
    if (count < MAX_ATTRIBUTES) {
      this.#attributes[count * 3] = name;
      this.#attributes[count * 3 + 1] = start;
      this.#attributes[count * 3 + 2] = at;
      this.#attributeCount = count + 1;
    }
    return at + 1;
  }

  #closeTag(): Token {
    const at = this.#skipSpace(this.#readName(this.#at + 2));
    const byte = this.#bytes[at];
    if (byte === undefined) return MORE;
    if (byte !== GT) throw damaged("a close tag with more than a name");
    this.#at = at + 1;
    this.name = this.#key;
    this.#leave(this.#key);
    return CLOSE;
  }

  /** Leaves the key of the local name in `#key` and returns where the name ends. */
  #readName(from: number): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    let key = 0;
    let at = from;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte <= SPACE || byte === EQUALS || byte === GT || byte === SLASH || byte === LT) break;
      key = byte === COLON ? 0 : (Math.imul(key, 31) + byte) | 0;
    }
    this.#key = key;
    return at;
  }

  #skipSpace(from: number): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    let at = from;
    while (at < length && (bytes[at] as number) <= SPACE) at++;
    return at;
  }

  #leave(key: number): void {
    if (this.#depth === 0 && this.#fragment) return;
    if (this.#depth === 0 || this.#openNames[--this.#depth] !== key) {
      throw damaged("a close tag that matches no open one");
    }
  }

  /** Text up to the next tag. */
  #text(): Token {
    const bytes = this.#bytes;
    const length = bytes.length;
    const start = this.#at;
    let at = start;
    let plain = true;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === LT) break;
      if (byte === AMPERSAND || byte === CARRIAGE_RETURN) plain = false;
    }
    if (at + 1 >= length) return MORE;
    const after = bytes[at + 1];
    if (after === BANG || after === QUESTION) return this.#textInPieces();
    this.#joined = undefined;
    this.#textStart = start;
    this.#textEnd = at;
    this.#textIsPlain = plain;
    this.#at = at;
    return TEXT;
  }

  #textInPieces(): Token {
    const bytes = this.#bytes;
    let at = this.#at;
    let joined = "";
    for (;;) {
      const tag = bytes.indexOf(LT, at);
      if (tag < 0 || tag + 1 >= bytes.length) return MORE;
      joined += decodeXmlText(bytes.toString("utf8", at, tag));
      if (bytes[tag + 1] !== BANG && bytes[tag + 1] !== QUESTION) {
        at = tag;
        break;
      }
      const end = this.#markupEnd(tag);
      if (end < 0) return MORE;
      if (bytes.toString("latin1", tag, tag + 9) === "<![CDATA[")
        joined += bytes.toString("utf8", tag + 9, end - 3);
      at = end;
    }
    this.#joined = joined;
    this.#at = at;
    return TEXT;
  }

  /** Where a comment, CDATA section or processing instruction that begins at `at` ends; -1 when not yet known. */
  #markupEnd(at: number): number {
    const bytes = this.#bytes;
    const end = (mark: string, from: number) => {
      const found = bytes.indexOf(mark, from, "latin1");
      return found < 0 ? -1 : found + mark.length;
    };
    if (bytes[at + 1] === QUESTION) return end("?>", at + 2);
    const head = bytes.toString("latin1", at, at + 9);
    if (head.startsWith("<!--")) return end("-->", at + 4);
    if (head === "<![CDATA[") return end("]]>", at + 9);
    if ("<!--".startsWith(head) || "<![CDATA[".startsWith(head)) return -1;
    throw new Problem(excelProblems.unsafeXml, { log: `markup declaration ${head}` });
  }
}

function damaged(log: string): Problem {
  return new Problem(excelProblems.damaged, { log });
}

/** Up to 15 digits; -1 for anything else. */
function digits(bytes: Buffer, start: number, end: number): number {
  if (end <= start || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const POWERS_OF_TEN = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Short plain decimals by hand (15 digits divided by a power of ten are exact), all else through Number. */
function decimal(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 0x2d;
  let mantissa = 0;
  let point = -1;
  let at = negative ? start + 1 : start;
  if (end <= at || end - at > 16) return textToNumber(bytes.toString("latin1", start, end));
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === -2 && point < 0) point = at;
    else return textToNumber(bytes.toString("latin1", start, end));
  }
  if (mantissa > Number.MAX_SAFE_INTEGER) return textToNumber(bytes.toString("latin1", start, end));
  const value = point < 0 ? mantissa : mantissa / (POWERS_OF_TEN[end - point - 1] ?? Number.NaN);
  return negative ? -value : value;
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

function textToNumber(text: string): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
