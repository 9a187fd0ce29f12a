/** Which characters a TrueType font can draw: a character without a glyph would leave a hole in somebody's name. */

export class FontCoverage {
  readonly #ranges: readonly (readonly [number, number])[];

  constructor(font: Buffer) {
    this.#ranges = readRanges(font);
  }

  has(codePoint: number): boolean {
    let low = 0;
    let high = this.#ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.#ranges[middle];
      if (range === undefined) return false;
      if (codePoint < range[0]) high = middle - 1;
      else if (codePoint > range[1]) low = middle + 1;
      else return true;
    }
    return false;
  }
}

/** The groups of the font's character map of format 12, which reaches beyond the first plane; they come in order. */
function readRanges(font: Buffer): [number, number][] {
  const map = tableAt(font, "cmap");
  const count = font.readUInt16BE(map + 2);
  for (let index = 0; index < count; index++) {
    const start = map + font.readUInt32BE(map + 4 + 8 * index + 4);
    if (font.readUInt16BE(start) !== 12) continue;
    return Array.from({ length: font.readUInt32BE(start + 12) }, (_, group) => {
      const at = start + 16 + 12 * group;
      return [font.readUInt32BE(at), font.readUInt32BE(at + 4)];
    });
  }
  throw new Error("the font has no character map of format 12");
}

function tableAt(font: Buffer, name: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + 16 * index;
    if (font.toString("latin1", record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${name}`);
}
