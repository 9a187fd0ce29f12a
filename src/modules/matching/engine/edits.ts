/** How far two texts are from each other. */

const rows = [new Int32Array(128), new Int32Array(128), new Int32Array(128)];

/** Insertions, deletions, substitutions and swaps of neighbours; `most + 1` as soon as there are more than `most`. */
export function editsBetween(a: string, b: string, most: number): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > most) return most + 1;
  if (long.length >= 128) return editsBetween(a.slice(0, 127), b.slice(0, 127), most);
  let [beforeLast = new Int32Array(0), last = new Int32Array(0), row = new Int32Array(0)] = rows;
  for (let j = 0; j <= long.length; j++) last[j] = j;
  for (let i = 1; i <= short.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= long.length; j++) {
      const isSame = short.charCodeAt(i - 1) === long.charCodeAt(j - 1);
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (isNeighbourSwap(short, i, long, j)) edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[long.length] ?? 0, most + 1);
}

function isNeighbourSwap(a: string, i: number, b: string, j: number): boolean {
  return (
    i > 1 &&
    j > 1 &&
    a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
    a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
  );
}

/** What of a text is compared letter by letter: a bit for each. */
const LONGEST = 31;

/** 0 … 1, with a premium for the same beginning. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length > LONGEST || b.length > LONGEST) return jaroWinkler(a.slice(0, LONGEST), b.slice(0, LONGEST));
  const jaro = jaroOf(a, b);
  if (jaro < 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  let taken = 0;
  const matchedOfA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const until = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= until; j++) {
      if (((taken >> j) & 1) === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        taken |= 1 << j;
        matchedOfA.push(a.charCodeAt(i));
        break;
      }
    }
  }
  const common = matchedOfA.length;
  if (common === 0) return 0;
  let outOfOrder = 0;
  let next = 0;
  for (let j = 0; j < b.length; j++) {
    if (((taken >> j) & 1) === 1 && b.charCodeAt(j) !== matchedOfA[next++]) outOfOrder++;
  }
  return (common / a.length + common / b.length + (common - outOfOrder / 2) / common) / 3;
}
