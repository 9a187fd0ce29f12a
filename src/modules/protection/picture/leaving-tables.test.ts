import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WITHHELD } from "../../../kernel/suppress-small.ts";
import type { OpenGroup, Timing } from "./counted.ts";
import { openTables, timesTable, unitTables } from "./figure-tables.ts";
import { leaving } from "./leaving-tables.ts";

const names = { nameOf: (code: string) => code };
const states = ["verifying", "emergency", "planned", "guardianship", "monitoring"] as const;
const colours = ["red", "orange", "yellow", "blue"] as const;

const group: fc.Arbitrary<OpenGroup> = fc
  .record({
    state: fc.constantFrom(...states),
    colour: fc.constantFrom(...colours),
    place: fc.constantFrom("500117101", "500117102", "500117103"),
    count: fc.integer({ min: 1, max: 20 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ part, ...one }) => ({ ...one, late: Math.floor(one.count * part) }));

describe("tables that leave the office", () => {
  it("show no count from one to four, and the same number in both tables or in neither", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 30 }), (groups) => {
        const [byLink, byPlace] = leaving(openTables(groups, "500117", names));
        for (const one of [byLink, byPlace])
          for (const { cells } of one?.rows ?? [])
            for (const cell of cells) expect([1, 2, 3, 4]).not.toContain(cell);
        expect(byLink?.rows.at(-1)?.cells).toEqual(byPlace?.rows.at(-1)?.cells);
      }),
    );
  });

  it("leave every withheld number open: another set of cases gives the same sheet", () => {
    // 14 and 3 add up to a shown total only if something else is kept back as well.
    const groups: OpenGroup[] = [
      { state: "verifying", colour: "yellow", place: "500117101", count: 14, late: 0 },
      { state: "emergency", colour: "yellow", place: "500117102", count: 3, late: 0 },
    ];
    const [byLink] = leaving(openTables(groups, "500117", names));
    const counts = byLink?.rows.map(({ cells }) => cells[0]);
    expect(counts?.filter((count) => count === WITHHELD).length).toBeGreaterThan(1);
  });

  it("keep a share back that is taken of few, or that leaves few", () => {
    const timing = (inTime: number, late: number): Timing => ({
      ...{
        code: "visit",
        colour: null,
        place: null,
        inTime,
        late,
        running: 0,
        met: inTime,
        median: 90,
        p90: 120,
      },
    });
    const share = (inTime: number, late: number) => {
      const [times] = leaving([timesTable([timing(inTime, late)], [])]);
      const at = times?.table.columns.findIndex(({ key }) => key === "share") ?? 0;
      return times?.rows.find(({ label }) => label === "现场核查和安全评估")?.cells[at];
    };
    expect([share(2, 1), share(20, 1), share(20, 0), share(20, 10)]).toEqual([
      WITHHELD,
      WITHHELD,
      10_000,
      6_667,
    ]);
  });

  it("tell how long a unit took only where it was asked often enough", () => {
    const unit = (sent: number) => ({
      ...{
        unit: "police",
        isResolution: false,
        sent,
        refused: 0,
        settled: sent,
        inTime: sent,
        open: 0,
        late: 0,
      },
      acceptMedian: 30,
    });
    const cells = (sent: number) => leaving(unitTables([unit(sent)]))[0]?.rows[0]?.cells;
    expect(cells(2)?.every((cell) => cell === WITHHELD || cell === 0)).toBe(true);
    expect(cells(9)?.at(-1)).toBe(30);
  });
});
