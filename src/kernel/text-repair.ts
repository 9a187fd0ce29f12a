/** Repairs of typed text that cannot be wrong: full-width forms, white space of any kind, invisible characters. */

const FULL_WIDTH_WORD = /[０-９Ａ-Ｚａ-ｚ]/g;
const FULL_WIDTH_ANY = /[！-～]/g;
// Zero-width characters and byte order marks come along with text copied from web pages and chat.
const INVISIBLE = /[^\P{Cc}\t\n\r]|\p{Cf}/gu;
const SPACE = /\s+/g;
/** Anything that one of the repairs might change; plain cells (nearly all) leave after this one test. */
const SUSPECT = /[\s\p{Cc}\p{Cf}！-～]/u;

function toNarrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** Full-width letters and digits become ASCII; full-width punctuation stays as the writer set it. */
export function narrowLettersAndDigits(text: string): string {
  return text.replace(FULL_WIDTH_WORD, toNarrow);
}

/** What is stored for any text cell: letters and digits narrow, no white space around it, nothing invisible in it. */
export function repairText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return narrowLettersAndDigits(text).replace(INVISIBLE, "").trim();
}

/** For numbers and names: no white space at all. */
export function repairSolidText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return narrowLettersAndDigits(text).replace(INVISIBLE, "").replace(SPACE, "");
}

/** For comparing with known words only, never for storing: all full-width forms narrow, no white space, ASCII upper case. */
export function comparable(text: string): string {
  const solid = SUSPECT.test(text)
    ? text.replace(FULL_WIDTH_ANY, toNarrow).replace(INVISIBLE, "").replace(SPACE, "")
    : text;
  return solid.toUpperCase();
}
