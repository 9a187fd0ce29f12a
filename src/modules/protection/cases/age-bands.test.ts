import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn } from "../../../kernel/calendar-date.ts";
import { ageBandCodes, bandAt, bandStarts, bornIn } from "./age-bands.ts";

const TODAY = "2026-11-28";

describe("bands of age", () => {
  it("hold every day of birth once, in the band that a database reckons and the board asks for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (days) => {
        const born = addDays(TODAY, -days);
        // As PostgreSQL's width_bucket counts: how many bounds lie at or before the value.
        const band = bandAt(bandStarts(TODAY).filter((start) => start <= born).length);
        const holding = ageBandCodes.codes.filter((code) => {
          const { isKnown, from, to } = bornIn(code, TODAY);
          return isKnown && (from ?? born) <= born && born <= (to ?? born);
        });
        expect(holding).toEqual([band]);
      }),
    );
  });

  it.each([
    ["2008-11-28", "adult"],
    ["2008-11-29", "upTo17"],
    ["2020-11-28", "upTo11"],
    ["2020-11-29", "upTo5"],
    ["2023-11-29", "upTo2"],
  ] as const)("put a child born on %s into %s", (born, band) => {
    const { from, to } = bornIn(band, TODAY);
    expect((from ?? born) <= born && born <= (to ?? born)).toBe(true);
    expect(ageOn(born, TODAY)).toBeGreaterThanOrEqual(0);
  });

  it("know those whose day of birth nobody has written down", () => {
    expect(bandAt(null)).toBe("unknown");
    expect(bornIn("unknown", TODAY).isKnown).toBe(false);
  });
});
