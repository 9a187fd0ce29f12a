/** Citizen numbers (GB 11643): check character, birth date, sex, and the 15-digit form of before 1999. */
import { type IsoDate, isCalendarDate, isoDate } from "./calendar-date.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";
const WELL_FORMED = /^\d{17}[\dX]$/;
const LEGACY = /^\d{15}$/;

export type CitizenIdSex = "1" | "2";

export type CitizenIdReading =
  | {
      readonly kind: "sound";
      readonly citizenNo: string;
      readonly birthDate: IsoDate;
      readonly sex: CitizenIdSex;
    }
  /** All of the form right but for the last character, which should be `expected`. */
  | { readonly kind: "wrongCheckDigit"; readonly expected: string }
  /** A 15-digit number; `citizenNo` is the 18-digit number that replaced it. */
  | {
      readonly kind: "legacy";
      readonly citizenNo: string;
      readonly birthDate: IsoDate;
      readonly sex: CitizenIdSex;
    }
  | { readonly kind: "malformed" };

const MALFORMED: CitizenIdReading = { kind: "malformed" };

/** The 18th character for the first 17 digits. */
export function citizenIdCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function sexOfSequence(last: string): CitizenIdSex {
  return last.charCodeAt(0) % 2 === 1 ? "1" : "2";
}

function isDateAt(text: string, at: number): boolean {
  const year = Number(text.slice(at, at + 4));
  return isCalendarDate(year, Number(text.slice(at + 4, at + 6)), Number(text.slice(at + 6, at + 8)));
}

/** Reads a number whose spaces, case and width are already repaired. */
export function readCitizenId(text: string): CitizenIdReading {
  if (WELL_FORMED.test(text)) return readWellFormed(text);
  if (LEGACY.test(text)) {
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    if (!isDateAt(first17, 6)) return MALFORMED;
    return {
      kind: "legacy",
      citizenNo: first17 + citizenIdCheckCharacter(first17),
      birthDate: `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`,
      sex: sexOfSequence(first17.charAt(16)),
    };
  }
  return MALFORMED;
}

function readWellFormed(text: string): CitizenIdReading {
  const birthDate = isoDate(
    Number(text.slice(6, 10)),
    Number(text.slice(10, 12)),
    Number(text.slice(12, 14)),
  );
  if (birthDate === undefined) return MALFORMED;
  const expected = citizenIdCheckCharacter(text);
  if (text.charAt(17) !== expected) return { kind: "wrongCheckDigit", expected };
  return { kind: "sound", citizenNo: text, birthDate, sex: sexOfSequence(text.charAt(16)) };
}

/** As `readCitizenId` says, without making a word of it: millions are asked in a row. */
export function isSoundCitizenId(text: string): boolean {
  if (text.length !== 18) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += digit * (WEIGHTS[at] ?? 0);
  }
  if (text.charCodeAt(17) !== CHECK_CHARACTERS.charCodeAt(sum % 11)) return false;
  const year = digitsAt(text, 6) * 100 + digitsAt(text, 8);
  return isCalendarDate(year, digitsAt(text, 10), digitsAt(text, 12));
}

/** Two digits as a number. */
function digitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** A whole number from its parts; `sequence` is 0–999 and odd for a man. */
export function composeCitizenId(addressCode: string, birthDate: IsoDate, sequence: number): string {
  const first17 = addressCode + birthDate.replaceAll("-", "") + String(sequence).padStart(3, "0");
  return first17 + citizenIdCheckCharacter(first17);
}
