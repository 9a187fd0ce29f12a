/** Money is whole fen in a number. Fractions of a yuan exist in text only. */

export type Fen = number;

const AMOUNT = /^([-－]?)[￥¥]?(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d{1,2}))?元?$/;

/** "1,651.5", "￥1651.50元" → 165150; undefined for what is no amount, or not exact to the fen. */
export function parseYuan(text: string): Fen | undefined {
  const [, sign, whole, fraction = ""] = AMOUNT.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const fen = Number(whole.replaceAll(/[,，]/g, "") + fraction.padEnd(2, "0"));
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign === "" || fen === 0 ? fen : -fen;
}

/** 165100 → "1,651.00". */
export function formatYuan(fen: Fen): string {
  const digits = String(Math.abs(demandFen(fen))).padStart(3, "0");
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return `${fen < 0 ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

/** @throws RangeError where a sum is no longer exact. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum = demandFen(sum + demandFen(amount));
  return sum;
}

function demandFen(fen: Fen): Fen {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${fen} is not an exact number of fen`);
  return fen;
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["仟", "佰", "拾", ""];

/**
 * 165100 → 壹仟陆佰伍拾壹元整, as bills are written (正确填写票据和结算凭证的基本规定): zeros within are said once, 整 follows yuan
 * and jiao but never fen.
 */
export function chineseCapitals(fen: Fen): string {
  const amount = Math.abs(demandFen(fen));
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const rest = amount % 10;
  const sign = fen < 0 ? "负" : "";
  if (amount === 0) return "零元整";
  const whole = yuan === 0 ? "" : `${inCapitals(yuan)}元`;
  if (jiao === 0 && rest === 0) return `${sign}${whole}整`;
  const jiaoText = jiao === 0 ? (yuan === 0 ? "" : "零") : `${DIGITS.charAt(jiao)}角`;
  return `${sign}${whole}${jiaoText}${rest === 0 ? "整" : `${DIGITS.charAt(rest)}分`}`;
}

/** A whole number of at least 1; groups of eight and four digits, 亿 and 万 between them. */
function inCapitals(value: number): string {
  for (const [unit, name] of [
    [100_000_000, "亿"],
    [10_000, "万"],
  ] as const) {
    if (value < unit) continue;
    const low = value % unit;
    const gap = low !== 0 && low < unit / 10 ? DIGITS.charAt(0) : "";
    return `${inCapitals(Math.floor(value / unit))}${name}${gap}${low === 0 ? "" : inCapitals(low)}`;
  }
  let text = "";
  for (const [index, digit] of Array.from(String(value).padStart(4, "0")).entries()) {
    if (digit !== "0") text += DIGITS.charAt(Number(digit)) + (PLACES[index] ?? "");
    else if (text !== "" && !text.endsWith(DIGITS.charAt(0))) text += DIGITS.charAt(0);
  }
  return text.replace(/零$/, "");
}
