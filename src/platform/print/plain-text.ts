/** Text on its way to paper: what would be invisible there, or turn the order of its neighbours, is left out. */

const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const UNPRINTABLE = /[[\p{Cc}\p{Cf}\p{Cs}]--[\n\t]]/gv;

export function printable(text: string): string {
  return text.replaceAll(LINE_ENDS, "\n").replaceAll(UNPRINTABLE, "").replaceAll("\t", "　");
}

const LETTERS_WITHOUT_SPACE = /[!-~\u00a1-\u024f]{4,}/g;
const ZERO_WIDTH_SPACE = "\u200b";
/** Widths in a Latin serif face, on the wide side, in parts of the type size. */
const EMS: readonly (readonly [RegExp, number])[] = [
  [/[0-9a-ln-vx-z.,;:'!|()[\]{}/\\-]/, 0.58],
  [/[A-LN-VX-Z&$]/, 0.8],
];

/** Words and numbers longer than their place (in ems) may be broken where it ends; elsewhere they stay whole. */
export function breakable(text: string, room: number): string {
  return text.replaceAll(LETTERS_WITHOUT_SPACE, (run) => {
    let broken = "";
    let used = 0;
    for (const letter of run) {
      const width = EMS.find(([letters]) => letters.test(letter))?.[1] ?? 1;
      if (used + width > room && used > 0) {
        broken += ZERO_WIDTH_SPACE;
        used = 0;
      }
      used += width;
      broken += letter;
    }
    return broken;
  });
}
