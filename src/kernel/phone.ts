/** Phone numbers as people write them: mobile, or local to Chongqing (023). */
import { narrowLettersAndDigits } from "./text-repair.ts";

const MOBILE = /^1[3-9]\d{9}$/;
const LOCAL = /^(?:023)?([2-8]\d{7})$/;
const COUNTRY_CODE = /^(?:\+86|0086|86(?=1\d{10}$))/;
const BETWEEN_NUMBERS = /[/／、,，]/;
// Brackets, hyphens of every kind and white space only group the digits.
const GROUPING = /[\s()（）[\]【】\-‐‑‒–—―－]/g;

export type PhoneReading =
  | { readonly kind: "none" }
  /** Mobile numbers as 11 digits, local ones as 023 and 8 digits. */
  | { readonly kind: "numbers"; readonly numbers: readonly string[] }
  | { readonly kind: "invalid" };

const NONE: PhoneReading = { kind: "none" };
const INVALID: PhoneReading = { kind: "invalid" };

function readOne(text: string): string | undefined {
  const digits = text.replace(COUNTRY_CODE, "");
  if (MOBILE.test(digits)) return digits;
  const local = LOCAL.exec(digits);
  return local === null ? undefined : `023${local[1]}`;
}

/** Several numbers in one cell must all be right. */
export function readPhones(text: string): PhoneReading {
  if (MOBILE.test(text)) return { kind: "numbers", numbers: [text] };
  const narrow = narrowLettersAndDigits(text).replaceAll("＋", "+");
  const parts = narrow
    .split(BETWEEN_NUMBERS)
    .map((part) => part.replace(GROUPING, ""))
    .filter((part) => part !== "" && part !== "无");
  if (parts.length === 0) return NONE;
  const numbers: string[] = [];
  for (const part of parts) {
    const number = readOne(part);
    if (number === undefined) return INVALID;
    numbers.push(number);
  }
  return { kind: "numbers", numbers };
}
