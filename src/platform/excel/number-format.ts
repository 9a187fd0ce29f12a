/**
 * Whether a number format shows a date. Excel stores dates as plain numbers, so only the format tells.
 */

/** Formats that files name by number without spelling them out; 27–36 and 50–58 as Chinese Excel and WPS have them. */
const BUILTIN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);

export function isBuiltinDateFormat(id: number): boolean {
  return BUILTIN_DATES.has(id);
}

/** True for `yyyy"年"m"月"d"日"`, `[$-804]m/d`, `e.m.d`; false for times of day, elapsed times and plain numbers. */
export function isDateFormat(code: string): boolean {
  const letters = bareCode(code);
  if (letters.includes("general") || letters.includes("g/通用格式")) return false;
  // `aaa` and `aaaa` are the day of the week in Chinese.
  if (/[ydb]|aaa/.test(letters)) return true;
  // `e` is an era year, but 0.00E+00 is a number; `g` is the era's name and stands only beside `e`.
  if (/e(?![+-])/.test(letters)) return true;
  // `m` is the month unless hours or seconds stand near it.
  return letters.includes("m") && !/[hs]/.test(letters);
}

/** The first section without colours, locales, conditions, quoted words and escaped characters, in lower case. */
function bareCode(code: string): string {
  let bare = "";
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if (character === ";") break;
    if (character === "\\" || character === "_" || character === "*") at++;
    else if (character === '"') at = endOf(code, '"', at);
    else if (character === "[") {
      const end = endOf(code, "]", at);
      // [h], [mm], [ss] are elapsed times: keep the letter as `h`, so that an `m` beside it reads as minutes.
      if (/^[hms]+$/i.test(code.slice(at + 1, end))) bare += "h";
      at = end;
    } else bare += character;
  }
  return bare.toLowerCase();
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from + 1);
  return end < 0 ? code.length : end;
}
