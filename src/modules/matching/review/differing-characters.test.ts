import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differingCharacters } from "./differing-characters.ts";

/** The text with what differs in brackets. */
function marked(text: string, at: readonly number[]): string {
  return Array.from(text, (one, index) => (at.includes(index) ? `[${one}]` : one)).join("");
}

describe("what differs between a row and a person", () => {
  it.each([
    ["吴兵", "吴冰", "吴[兵]", "吴[冰]"],
    ["张晓梅", "张梅", "张[晓]梅", "张梅"],
    ["𠮷田", "吉田", "[𠮷]田", "[吉]田"],
    ["2005-02-26", "2005-02-62", "2005-02-[2][6]", "2005-02-[6][2]"],
    ["500199********4519", "500199********4591", "500199********45[1][9]", "500199********45[9][1]"],
    ["500199200502264519", "500199200505264519", "50019920050[2]264519", "50019920050[5]264519"],
    // A shorter number of the same person is laid along, not over.
    ["500199050226451", "500199200502264519", "500199050226451", "500199[2]0[0]50226451[9]"],
  ])("in %s and %s is marked", (row, person, left, right) => {
    const found = differingCharacters(row, person);
    expect(marked(row, found.row)).toBe(left);
    expect(marked(person, found.person)).toBe(right);
  });

  it.each([
    ["the same", "吴兵", "吴兵"],
    ["nothing on one side", "", "吴兵"],
    ["dots and blanks of a long name", "努尔比亚古丽阿卜杜热西提", "努尔比亚古丽·阿卜杜热西提"],
    ["digits that are masked", "500199********4519", "500199200502264519"],
    ["another person altogether", "王芳", "李强"],
  ])("marks nothing of %s", (_, row, person) => {
    expect(differingCharacters(row, person)).toEqual({ row: [], person: [] });
  });

  it("leaves the same text on both sides once what differs is taken out", () => {
    const text = fc.string({ unit: fc.constantFrom("吴", "兵", "冰", "晓", "𠮷"), maxLength: 6 });
    const without = (of: string, at: readonly number[]) =>
      Array.from(of)
        .filter((_, index) => !at.includes(index))
        .join("");
    fc.assert(
      fc.property(text, text, (row, person) => {
        const found = differingCharacters(row, person);
        fc.pre(found.row.length + found.person.length > 0);
        expect(without(row, found.row)).toBe(without(person, found.person));
      }),
    );
  });
});
