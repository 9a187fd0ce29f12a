import { describe, expect, it } from "vitest";
import { type ProgrammeCode, programmeCodes, type Stacking } from "./program-codes.contract.ts";
import { stacking, stackingOf } from "./stacking.ts";

const table: readonly (readonly [ProgrammeCode, ProgrammeCode, Stacking])[] = [
  ["B17", "B01", "replaces"],
  ["B17", "B03", "topUp"],
  ["B18", "B01", "eitherOne"],
  ["B18", "B03", "topUp"],
  ["B13", "B01", "eitherOne"],
  ["B13", "B03", "topUp"],
  ["B14", "B01", "together"],
  ["B14", "B03", "together"],
  ["B08", "B01", "together"],
  ["B08", "B03", "together"],
  ["B09", "B01", "together"],
  ["B09", "B03", "together"],
  ["B10", "B01", "together"],
  ["B10", "B03", "together"],
  ["B11", "B01", "together"],
  ["B11", "B03", "together"],
  ["B15", "B01", "together"],
  ["B15", "B03", "together"],
  ["B16", "B01", "together"],
  ["B16", "B03", "together"],
  ["B01", "B02", "highestOnly"],
  ["B01", "B03", "highestOnly"],
  ["B02", "B03", "highestOnly"],
  ["B04", "B01", "eitherOne"],
  ["B04", "B03", "eitherOne"],
  ["B05", "B01", "eitherOne"],
  ["B05", "B03", "eitherOne"],
  ["B04", "B05", "eitherOne"],
  ["B04", "B12", "together"],
  ["B05", "B12", "together"],
  ["B23", "B01", "oncePerMonth"],
  ["B23", "B03", "oncePerMonth"],
  ["B23", "B17", "oncePerMonth"],
  ["B23", "B18", "oncePerMonth"],
];

describe("two benefits of one child", () => {
  it.each(table)("%s and %s: %s, whichever is asked first", (one, other, how) => {
    expect(stackingOf(one, other)?.how).toBe(how);
    expect(stackingOf(other, one)).toBe(stackingOf(one, other));
  });

  it("are in the table once, and what is not in it is not regulated", () => {
    expect(stacking).toHaveLength(table.length);
    const pairs = programmeCodes.codes.flatMap((one) =>
      programmeCodes.codes.map((other) => [one, other] as const),
    );
    const regulated = pairs.filter(([one, other]) => stackingOf(one, other) !== undefined);
    expect(regulated).toHaveLength(table.length * 2);
  });
});
