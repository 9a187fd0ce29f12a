/** Repairs of typed text that cannot be wrong: full-width forms, white space of any kind, invisible characters. */

const FULL_WIDTH_WORD = /[０-９Ａ-Ｚａ-ｚ]/g;
const FULL_WIDTH_ANY = /[！-～]/g;
// Zero-width characters and byte order marks come along with text copied from web pages and chat.
const INVISIBLE = /[^\P{Cc}\t\n\r]|\p{Cf}/gu;
const LOWER_CASE = /[a-z]/;
const SPACE = /\s+/g;
/** What one of the repairs might change. */
const SUSPECT = /[\s\p{Cc}\p{Cf}！-～]/u;

function toNarrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** Nearly all cells are ASCII and common Han characters without any white space: they need no repair. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x20 || unit > 0x9fff || (unit >= 0x7f && unit < 0x4e00)) return !SUSPECT.test(text);
  }
  return true;
}

/** True when nothing would be left after the repair. */
export function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff)) return false;
  return repairText(text) === "";
}

/** Full-width letters and digits become ASCII; full-width punctuation stays as the writer set it. */
export function narrowLettersAndDigits(text: string): string {
  return text.replace(FULL_WIDTH_WORD, toNarrow);
}

/** What is stored for any text cell: letters and digits narrow, no white space around it, nothing invisible in it. */
export function repairText(text: string): string {
  if (isPlain(text)) return text;
  return narrowLettersAndDigits(text).replace(INVISIBLE, "").trim();
}

/** For numbers and names: no white space at all. */
export function repairSolidText(text: string): string {
  if (isPlain(text)) return text;
  return narrowLettersAndDigits(text).replace(INVISIBLE, "").replace(SPACE, "");
}

/** Names are typed with blanks between two characters, and with whatever dot the keyboard has. */
export function repairName(text: string): string {
  return repairSolidText(text).replace(/[•・．‧∙.]/g, "·");
}

/** For comparing with known words only, never for storing: all full-width forms narrow, no white space, ASCII upper case. */
export function comparable(text: string): string {
  const solid = isPlain(text)
    ? text
    : text.replace(FULL_WIDTH_ANY, toNarrow).replace(INVISIBLE, "").replace(SPACE, "");
  return LOWER_CASE.test(solid) ? solid.toUpperCase() : solid;
}
