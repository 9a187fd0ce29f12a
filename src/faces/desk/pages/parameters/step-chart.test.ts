import { describe, expect, it } from "vitest";
import { drawSteps } from "./step-chart.ts";

const box = { width: 400, height: 100 };

describe("a chart of steps", () => {
  it("draws each period from its first day to its last, the highest on top, zero at the bottom", () => {
    const drawn = drawSteps(
      [
        { from: "2025-07-01", to: null, value: 200 },
        { from: "2021-09-01", to: "2025-07-01", value: 100 },
      ],
      "2026-11-27",
      box,
    );
    expect(drawn.map(({ y }) => y)).toEqual([50, 0]);
    expect(drawn[0]).toMatchObject({ x1: 0, from: "2021-09-01" });
    expect(drawn[1]).toMatchObject({ x1: drawn[0]?.x2, x2: 400 });
  });

  it("leaves a gap where nothing held", () => {
    const [one, two] = drawSteps(
      [
        { from: "2011-01-01", to: "2012-01-01", value: 1 },
        { from: "2020-01-01", to: null, value: 2 },
      ],
      "2026-01-01",
      box,
    );
    expect(two?.x1).toBeGreaterThan((one?.x2 ?? 0) + 100);
  });

  it("shows a step that lies ahead", () => {
    const drawn = drawSteps(
      [
        { from: "2025-07-01", to: "2027-01-01", value: 1 },
        { from: "2027-01-01", to: null, value: 2 },
      ],
      "2026-11-27",
      box,
    );
    expect(drawn[1]?.x1).toBeLessThan(400);
  });

  it("draws nothing for a single period", () => {
    expect(drawSteps([{ from: "2021-01-01", to: null, value: 1 }], "2026-01-01", box)).toEqual([]);
  });
});
