/** How much of a number is shown to somebody who has said no purpose: enough to recognise it, not enough to use it. */

export type MaskKind = "citizenNo" | "phone" | "bankAccount" | "certificate";

interface Mask {
  /** Characters left in clear at the beginning and the end. */
  readonly head: number;
  readonly tail: number;
}

const masks: Readonly<Record<MaskKind, Mask>> = {
  citizenNo: { head: 6, tail: 4 },
  phone: { head: 3, tail: 4 },
  bankAccount: { head: 0, tail: 4 },
  certificate: { head: 2, tail: 2 },
};

/** Of every number at least so many characters stay hidden; where that leaves nothing to show, all of it. */
const HIDDEN_AT_LEAST = 4;

/** `500199201506010019` → `500199********0019`; as long as the number was. Empty stays empty. */
export function mask(kind: MaskKind, value: string): string {
  const characters = Array.from(value.trim());
  const { head, tail } = masks[kind];
  const hidden = characters.length - head - tail;
  if (hidden < HIDDEN_AT_LEAST) return "*".repeat(characters.length);
  return characters.slice(0, head).join("") + "*".repeat(hidden) + characters.slice(head + hidden).join("");
}

/** A citizen number, or the number of a disability card, which begins with one. */
const CITIZEN_NUMBERS = /(?<!\d)(\d{6})(?:19|20)\d{6}(\d{3}[\dXx](?:\d{2})?)(?!\d)/g;

/** Free text that names people's numbers is kept with these masked: numbers have columns of their own, which are sealed. */
export function maskNumbersIn(text: string): string {
  return text.replaceAll(CITIZEN_NUMBERS, "$1********$2");
}

/** The same for every text within lists and records. */
function maskNumbersWithin(value: unknown): unknown {
  if (typeof value === "string") return maskNumbersIn(value);
  if (Array.isArray(value)) return value.map(maskNumbersWithin);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return maskNumbersOfRecord(value as Readonly<Record<string, unknown>>);
}

export function maskNumbersOfRecord(
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, maskNumbersWithin(value)]));
}
