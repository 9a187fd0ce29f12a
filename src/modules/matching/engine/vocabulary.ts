/**
 * The distinct values of one field on both sides, prepared once, so that a pair of records is compared by two small numbers. Each kind of
 * field is one vocabulary: its levels from best to worst, how two values compare, and by which parts of it records are brought together.
 */
import { IntPool, stir } from "./int-pool.ts";
import { Slots } from "./slots.ts";

export interface Level {
  readonly level: string;
  /** Shares among pairs of one person and among others, where no data have taught better. */
  readonly m: number;
  readonly u: number;
  /** m is never more than that, whatever the data seem to teach. */
  readonly mostM?: number;
  /** What a pair at this level is bound to agree in as well, so that it is not counted twice. */
  readonly tells?: readonly ToldPart[];
}

/** A citizen number holds the birth date, the sex, and the place of the first registration. */
export type ToldPart = "birth" | "sex" | "area";

export interface Vocabulary {
  readonly levels: readonly Level[];
  /** The level beyond which a value's own frequency says nothing: how many of the first levels are agreement on the value. */
  readonly size: number;
  /** −1 where the text holds no value. */
  idOf(text: string): number;
  compare(a: number, b: number): number;
  /** Level for agreement with one of several values (a former name), given the level of those values. */
  besides?(level: number): number;
  /** What a value tells of its person besides: a number for each part, 0 where it is not known. */
  readonly parts?: Readonly<Record<ToldPart, (id: number) => number>>;
  /** Named keys of a value by which records are brought together; 0 where it has none. */
  readonly atoms: Readonly<Record<string, (id: number) => number>>;
}

/** Texts numbered in the order of their first coming; a text as it was written may stand for another. */
export class Interned {
  readonly texts: string[] = [];
  private readonly slots = new Slots();
  private readonly written: string[] = [];
  private readonly ids = new IntPool();
  private sought = "";

  get size(): number {
    return this.texts.length;
  }

  find(text: string): number {
    this.sought = text;
    const entry = this.slots.find(keyOfText(text), this.isSought);
    return entry === -1 ? -1 : this.ids.at(entry);
  }

  add(text: string): number {
    const id = this.texts.length;
    this.texts.push(text);
    this.alias(text, id);
    return id;
  }

  alias(text: string, id: number): void {
    this.slots.add(keyOfText(text));
    this.written.push(text);
    this.ids.push(id);
  }

  text(id: number): string {
    return this.texts[id] ?? "";
  }

  private readonly isSought = (entry: number): boolean => this.written[entry] === this.sought;
}

export function keyOfText(text: string, from = 0, to = text.length): number {
  let key = 17;
  for (let at = from; at < to; at++) key = Math.imul(key, 31) + text.charCodeAt(at);
  return stir(key, to - from);
}
