import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WITHHELD } from "../../../platform/figures/suppress-small.ts";
import { matchBands } from "../person-record.ts";
import { feedbackTable, type Outcome, outcomes } from "./feedback-table.ts";

describe("what the sender of a batch is told", () => {
  it("counts rows by band and outcome, with their sums", () => {
    const table = feedbackTable(
      [
        { band: "certain", outcome: "same", count: 40 },
        { band: "review", outcome: "same", count: 10 },
        { band: "review", outcome: "different", count: 20 },
        { band: "none", outcome: "none", count: 900 },
        { band: null, outcome: "faulty", count: 7 },
      ],
      5,
    );
    expect(table.columns).toEqual([...Object.values(outcomes), "行数"]);
    expect(table.lines).toEqual([
      { label: "确定", cells: [40, 0, 0, 0, 40] },
      { label: "需人工核对", cells: [10, 20, 0, 0, 30] },
      { label: "未比中", cells: [0, 0, 900, 7, 907] },
      { label: "合计", cells: [50, 20, 900, 7, 977] },
    ]);
  });

  it("shows no small figure, and none alone in its line", () => {
    const count = fc.record({
      band: fc.constantFrom(...matchBands),
      outcome: fc.constantFrom(...(Object.keys(outcomes) as Outcome[])),
      count: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(count, { maxLength: 12 }), (counts) => {
        for (const { cells } of feedbackTable(counts, 5).lines) {
          for (const cell of cells) if (cell !== WITHHELD) expect(cell === 0 || cell >= 5).toBe(true);
          expect(cells.filter((cell) => cell === WITHHELD)).not.toHaveLength(1);
        }
      }),
    );
  });
});
