/** A length of time in the words that people use for it. Pure. */

const HOUR = 60;
const DAY = 24 * HOUR;

/** `38 分钟`, `5.5 小时`, `12 天`. */
export function shortSpan(minutes: number): string {
  if (minutes < 2 * HOUR) return `${minutes} 分钟`;
  if (minutes < 2 * DAY) return `${oneDigit(minutes / HOUR)} 小时`;
  return `${oneDigit(minutes / DAY)} 天`;
}

function oneDigit(value: number): string {
  return String(Math.round(value * 10) / 10);
}
