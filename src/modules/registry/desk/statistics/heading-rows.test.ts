import { describe, expect, it } from "vitest";
import { headingRows, sayFigure } from "./heading-rows.ts";

const column = (key: string, label: string, ...path: string[]) => ({ key, label, path });

describe("headings of a table", () => {
  it("merge neighbours under one group and let a plain column reach down", () => {
    const rows = headingRows([
      column("total", "总数"),
      column("a.boys", "男", "年龄", "0–5"),
      column("a.girls", "女", "年龄", "0–5"),
      column("b", "未采集", "年龄"),
    ]);
    expect(rows.map((row) => row.map((cell) => [cell.text, cell.columns, cell.rows]))).toEqual([
      [
        ["总数", 1, 3],
        ["年龄", 3, 1],
      ],
      [
        ["0–5", 2, 1],
        ["未采集", 1, 2],
      ],
      [
        ["男", 1, 1],
        ["女", 1, 1],
      ],
    ]);
  });

  it("do not merge the same words under different groups", () => {
    const [, second] = headingRows([column("a", "x", "甲", "小计"), column("b", "y", "乙", "小计")]);
    expect(second?.map((cell) => cell.columns)).toEqual([1, 1]);
  });

  it("cover every column exactly once on every level", () => {
    const columns = [
      column("a", "A", "p", "q"),
      column("b", "B"),
      column("c", "C", "p", "q"),
      column("d", "D", "p"),
    ];
    const rows = headingRows(columns);
    const cells = rows.flat().reduce((sum, cell) => sum + cell.columns * cell.rows, 0);
    expect(cells).toBe(columns.length * rows.length);
  });
});

describe("a figure", () => {
  it("reads as a count, a share or yuan", () => {
    expect(sayFigure(2081, "count")).toBe("2,081");
    expect(sayFigure(1234, "percent")).toBe("12.34%");
    expect(sayFigure(165_100, "money")).toBe("1,651.00");
    expect(sayFigure(null, "count")).toBe("—");
  });
});
