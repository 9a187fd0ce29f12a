import { describe, expect, it } from "vitest";
import type { PayrollFigures } from "../../payroll/figures.contract.ts";
import { sayAgainst, saySigned } from "./payroll-words.ts";

const figures = (people: number, totalFen: number, before: PayrollFigures["before"]): PayrollFigures => ({
  people,
  lines: people,
  totalFen,
  regularFen: totalFen,
  arrearsFen: 0,
  reissueFen: 0,
  recoveryFen: 0,
  withheld: { lines: 0, fen: 0 },
  byProgramme: {},
  before,
  differences: {},
  blocking: {},
  warnings: {},
  overpaid: { lines: 0, fen: 0 },
});

describe("a payroll in words", () => {
  it.each([
    [figures(294, 100, null), "第一个由本系统发放的月份，没有上月可比"],
    [figures(294, 165_100, { people: 293, lines: 293, totalFen: 0 }), "多 1 人，比上月多 1,651.00 元"],
    [figures(292, 0, { people: 293, lines: 293, totalFen: 165_100 }), "少 1 人，比上月少 1,651.00 元"],
    [figures(293, 5, { people: 293, lines: 293, totalFen: 5 }), "人数与上月相同，与上月相同"],
  ])("is told against last month", (given, words) => {
    expect(sayAgainst(given)).toBe(words);
  });
  it("shows which way a difference goes", () => {
    expect([saySigned(100), saySigned(-100), saySigned(0)]).toEqual(["+1.00", "-1.00", "0.00"]);
  });
});
