/** Random draws that come out the same everywhere for the same seed. */

export interface Random {
  /** 0 ≤ n < 1 */
  next(): number;
  /** Both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A shuffled copy. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** sfc32: small, fast, and good enough for people who do not exist. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9 | 0;
  let b = seed | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 16; i++) next();
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item,
    shuffle: <Item>(items: readonly Item[]) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j] as Item, copy[i] as Item];
      }
      return copy;
    },
  };
}

/** Each item as often as its weight says, so that a plain pick is a weighted one. */
export function lots<Item>(weighted: readonly (readonly [Item, number])[]): Item[] {
  return weighted.flatMap(([item, weight]) => Array<Item>(weight).fill(item));
}

/** Shares out `total` in whole numbers by weight, at least `minimum` each (largest remainders first). */
export function shareOut(total: number, weights: readonly number[], minimum = 0): number[] {
  const rest = total - minimum * weights.length;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (rest * weight) / sum);
  const shares = exact.map((share) => Math.floor(share));
  const left = rest - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact.map((share, index) => ({ index, remainder: share - Math.floor(share) }));
  byRemainder.sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map((share) => share + minimum);
}
