import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WITHHELD } from "../../../platform/figures/suppress-small.ts";
import { fillTable, type Row, shareOf } from "./fill-tables.ts";
import { assignmentTable, dutyTable, openTables, timeTable } from "./picture-tables.ts";
import { withheldTable } from "./withhold.ts";

const SMALLEST = 5;
const few = fc.integer({ min: 0, max: 20 });

describe("a table that leaves the office", () => {
  it("gives no count of open cases back: what is missing from each sum is no small figure", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { minLength: 1, maxLength: 8 }), (counted) => {
        const rows = counted.map(([open, late], at) => ({
          code: String(at),
          label: String(at),
          counts: { open: open + late, late },
        }));
        const sum = (key: "open" | "late") => rows.reduce((total, { counts }) => total + counts[key], 0);
        const table = fillTable(openTables.colour, rows, { open: sum("open"), late: sum("late") });
        const left = withheldTable(table, SMALLEST);
        for (const [column, key] of (["open", "late"] as const).entries()) {
          const hidden = rows.filter((_, row) => left.rows[row]?.[column] === WITHHELD);
          for (const { counts } of rows.filter((row) => !hidden.includes(row)))
            expect(counts[key] === 0 || counts[key] >= SMALLEST).toBe(true);
          if (hidden.length === 0 || left.total?.[column] === WITHHELD) continue;
          const missing = hidden.reduce((total, { counts }) => total + counts[key], 0);
          expect(missing).toBeGreaterThanOrEqual(SMALLEST);
          const isAll = hidden.length === rows.length;
          expect(isAll || hidden.length > 1).toBe(true);
        }
      }),
    );
  });

  it("tells neither the share nor the median of what it withholds", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { minLength: 1, maxLength: 6 }), (counted) => {
        const countsOf = (met: number, missed: number): Row["counts"] => ({
          ...{ of: met + missed, met, missed, inTime: shareOf(met, met + missed) },
          ...{ timed: met, median: 3, p90: 9 },
        });
        const met = counted.reduce((sum, [one]) => sum + one, 0);
        const missed = counted.reduce((sum, [, one]) => sum + one, 0);
        const table = fillTable(
          timeTable("takeUp", "colour"),
          counted.map(([one, other], at) => ({
            code: String(at),
            label: String(at),
            counts: countsOf(one, other),
          })),
          countsOf(met, missed),
        );
        const left = withheldTable(table, SMALLEST);
        const at = (code: string) => table.columns.findIndex((column) => column.code === code);
        for (const cells of [...left.rows, ...(left.total === null ? [] : [left.total])]) {
          const isHidden = (...codes: string[]) => codes.some((code) => cells[at(code)] === WITHHELD);
          if (isHidden("of", "met", "missed")) expect(cells[at("inTime")]).toBe(WITHHELD);
          if (isHidden("timed"))
            expect([cells[at("median")], cells[at("p90")]]).toEqual([WITHHELD, WITHHELD]);
          expect(["of", "met", "missed"].filter((code) => isHidden(code))).not.toHaveLength(1);
        }
      }),
    );
  });

  it("gives no rate of a unit whose answers are too few to show", () => {
    const counts = { sent: 12, signed: 12, answered: 2, settled: 2, overdue: 0, rate: shareOf(2, 12) };
    const table = fillTable(assignmentTable, [{ code: "police", label: "区公安局", counts }], counts);
    expect(withheldTable(table, SMALLEST).rows[0]?.at(-1)).toBe(WITHHELD);
  });

  it("shows what offices did as it is", () => {
    const counts = { done: 1, overdue: 2, open: 0, excused: 0, rate: shareOf(1, 3) };
    const table = fillTable(dutyTable, [{ code: "police", label: "区公安局", counts }], counts);
    expect(withheldTable(table, SMALLEST).rows).toEqual([[1, 2, 0, 0, 3333]]);
  });
});
