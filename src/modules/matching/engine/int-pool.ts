/** Whole numbers in a row that grows: what a list of millions is kept in. */
export class IntPool {
  private data = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(this.data.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }

  at(index: number): number {
    return this.data[index] ?? 0;
  }
}

/** Stirs a whole number into a key of 32 bits; never 0, which says that there is no key. */
export function stir(key: number, value: number): number {
  let mixed = Math.imul(key ^ value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) | 1;
}
