import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlookOf } from "./budget-level.ts";

const until = (last: number, fen: number) =>
  Array.from({ length: last }, (_, index) => ({ month: `2026-${String(index + 1).padStart(2, "0")}`, fen }));

describe("a year's budget", () => {
  it.each([
    ["is not told to last where none is entered", null, until(3, 100), 1200, "none"],
    ["lasts when twelve such months fit", 1200, until(3, 100), 1200, "fine"],
    ["is short by the end of the year", 1199, until(3, 100), 1200, "short"],
    ["is over when more is used than there is", 299, until(3, 100), 1200, "over"],
    ["is used up to the fen in December", 1200, until(12, 100), 1200, "fine"],
    ["lasts as long as nothing is paid", 0, [], 0, "fine"],
  ] as const)("%s", (_, budget, months, forecastFen, level) => {
    expect(outlookOf(budget, months)).toMatchObject({ forecastFen, level });
  });
  it("reckons the newest month over all its rows, in whatever order they come", () => {
    const months = [
      { month: "2026-11", fen: 30 },
      { month: "2026-10", fen: 10 },
      { month: "2026-11", fen: 5 },
    ];
    expect(outlookOf(null, months)).toMatchObject({ usedFen: 45, lastMonth: "2026-11", forecastFen: 80 });
  });
  it("never forecasts less than is used", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ month: fc.integer({ min: 1, max: 12 }), fen: fc.nat(1_000_000) })),
        (rows) => {
          const months = rows.map(({ month, fen }) => ({
            month: `2026-${String(month).padStart(2, "0")}`,
            fen,
          }));
          const { usedFen, forecastFen } = outlookOf(0, months);
          return forecastFen >= usedFen;
        },
      ),
    );
  });
});
