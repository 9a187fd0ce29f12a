import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowToEnter, scrollFor, shareOfSheet, tableWindow, widthOfText } from "./table-window.ts";

describe("the keyboard", () => {
  it("comes back to its row while that is in sight", () => {
    expect(rowToEnter(3, 34, 0, 500)).toBe(3);
    expect(rowToEnter(103, 34, 3400, 500)).toBe(103);
  });

  it("keeps the place that somebody scrolled to, and takes the first whole row there", () => {
    expect(rowToEnter(0, 34, 3400, 500)).toBe(100);
    expect(rowToEnter(0, 34, 3410, 500)).toBe(101);
    expect(rowToEnter(200, 34, 3400, 500)).toBe(100);
  });
});

describe("the window on a long table", () => {
  it("draws a short table whole", () => {
    expect(tableWindow(200, 34, 3000, 500)).toEqual({ from: 0, to: 200, above: 0, below: 0 });
  });

  it("keeps the height of ten thousand rows and covers what is seen", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 201, max: 10_000 }),
        fc.integer({ min: 0, max: 340_000 }),
        (count, scroll) => {
          const height = 600;
          const top = Math.min(scroll, count * 34 - height);
          const { from, to, above, below } = tableWindow(count, 34, top, height);
          expect(above + (to - from) * 34 + below).toBe(count * 34);
          expect(above).toBeLessThanOrEqual(top);
          expect(to * 34).toBeGreaterThanOrEqual(top + height);
          expect(to - from).toBeLessThan(90);
        },
      ),
    );
  });

  it("says where to scroll for a row out of sight", () => {
    expect(scrollFor(0, 34, 100, 500)).toBe(0);
    expect(scrollFor(30, 34, 0, 500)).toBe(31 * 34 - 500);
    expect(scrollFor(5, 34, 100, 500)).toBeUndefined();
  });

  it("gives a name of twenty characters the room it needs", () => {
    expect(widthOfText("阿卜杜热合曼·麦麦提图尔荪·艾合麦提江·托")).toBeGreaterThan(260);
    expect(widthOfText("")).toBe(0);
  });
});

describe("the columns on paper", () => {
  it("share the sheet, whatever they need on the screen", () => {
    const widths = [272, 132, 56, 158, 190];
    const total = widths.reduce((sum, width) => sum + width, 0);
    const shares = widths.map((width) => Number.parseFloat(shareOfSheet(width, total)));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 1);
    expect(shareOfSheet(404, 808)).toBe("50.00%");
  });
});
