import { describe, expect, it } from "vitest";
import type { Finding, ImportRow } from "../../../imports/import-rows.contract.ts";
import { gridColumns, widenName } from "./grid-columns.ts";
import { cellBox, layoutGrid, scrollLeftFor } from "./grid-layout.ts";
import { ROW_HEAD, walkProblems } from "./problem-walk.ts";
import { cellView, rowFindings } from "./row-cells.ts";
import { readFilter } from "./row-filter.ts";
import { scrollToShow, visibleRange } from "./visible-range.ts";

function rowOf(seq: number, faults: readonly (readonly [string, Finding["severity"]])[]): ImportRow {
  return {
    seq,
    version: 1,
    sheetIndex: 0,
    sheet: "古楼镇",
    row: seq + 3,
    outcome: faults.some(([, severity]) => severity === "reject") ? "reject" : "accept",
    changeKind: null,
    excluded: false,
    result: null,
    childId: null,
    cells: {
      name: { raw: "阿布都热合曼·阿卜杜拉", value: "阿布都热合曼·阿卜杜拉", edited: false },
      citizenNo: { raw: "５００", value: "500", edited: false },
    },
    findings: faults.map(([column, severity]) => ({ code: "x", column, severity, message: "" })),
    repairs: [{ column: "citizenNo", from: "５００", to: "500" }],
    match: null,
  };
}

const fields = ["name", "village", "citizenNo"];
const rows = [
  rowOf(0, []),
  rowOf(1, [
    ["citizenNo", "reject"],
    ["village", "warn"],
  ]),
  rowOf(2, [["row", "warn"]]),
];

describe("from problem to problem", () => {
  it("goes in reading order, forwards and back", () => {
    const first = walkProblems(rows, fields, { row: 0, column: -2 }, 1);
    expect(first).toEqual({ row: 1, column: 1 });
    const second = walkProblems(rows, fields, { row: 1, column: 1 }, 1);
    expect(second).toEqual({ row: 1, column: 2 });
    expect(walkProblems(rows, fields, { row: 1, column: 2 }, -1)).toEqual(first);
  });

  it("stops at the row's head for what is said of the whole row, and ends", () => {
    expect(walkProblems(rows, fields, { row: 1, column: 2 }, 1)).toEqual({ row: 2, column: ROW_HEAD });
    expect(walkProblems(rows, fields, { row: 2, column: ROW_HEAD }, 1)).toBeUndefined();
  });

  it("passes over rows that are left out", () => {
    const left = rows.map((row) => ({ ...row, excluded: row.seq === 1 }));
    expect(walkProblems(left, fields, { row: 0, column: 0 }, 1)).toEqual({ row: 2, column: ROW_HEAD });
  });
});

describe("a cell", () => {
  it("shows what will be stored, and that it was put right", () => {
    expect(cellView(rowOf(0, []), "citizenNo")).toMatchObject({ text: "500", mark: "repaired" });
  });

  it("shows what the file says where it is at fault", () => {
    expect(cellView(rowOf(0, [["citizenNo", "reject"]]), "citizenNo")).toMatchObject({
      text: "５００",
      mark: "reject",
    });
  });

  it("makes no fuss of a place's full name", () => {
    const row = { ...rowOf(0, []), repairs: [{ column: "village", from: "沙嘴", to: "沙嘴村村民委员会" }] };
    expect(cellView(row, "village").mark).toBe("plain");
  });

  it("leaves to the row's head what no column can show", () => {
    expect(
      rowFindings(
        rowOf(0, [
          ["row", "warn"],
          ["name", "warn"],
        ]),
        new Set(fields),
      ),
    ).toHaveLength(1);
  });
});

describe("the window on a long sheet", () => {
  it("draws what is seen and a little more, at both ends", () => {
    const window = { height: 320, rowHeight: 32, rows: 10_000, beyond: 5 };
    expect(visibleRange({ ...window, scrollTop: 0 })).toEqual({ from: 0, to: 16 });
    expect(visibleRange({ ...window, scrollTop: 32 * 5000 })).toEqual({ from: 4995, to: 5016 });
    expect(visibleRange({ ...window, scrollTop: 32 * 9990 })).toEqual({ from: 9985, to: 10_000 });
    expect(visibleRange({ ...window, rows: 0, scrollTop: 0 })).toEqual({ from: 0, to: 0 });
  });

  it("scrolls no more than is needed", () => {
    const seen = { scrollTop: 320, height: 320, rowHeight: 32 };
    expect([5, 12, 30].map((row) => scrollToShow(row, seen))).toEqual([160, 320, 672]);
  });

  it("keeps the name in sight, and never puts a cell behind it", () => {
    const columns = gridColumns("leftBehind", []);
    const layout = layoutGrid(columns, 72);
    expect(columns.map(({ field }) => field)).toEqual(["name", "village", "sex", "birthDate", "citizenNo"]);
    const scroll = { top: 0, left: 300, width: 400, height: 300 };
    expect(cellBox({ row: 0, column: 0 }, columns, layout, scroll)).toMatchObject({ left: 72, seen: true });
    expect(cellBox({ row: 0, column: 1 }, columns, layout, scroll).seen).toBe(false);
    const left = scrollLeftFor(1, columns, layout, scroll);
    expect((layout.lefts[1] ?? 0) - left).toBe(layout.frozenWidth);
  });
});

describe("the column of names", () => {
  const columns = gridColumns("leftBehind", []);

  it("holds the longest name of the rows in two lines", () => {
    const name = "阿布都热合曼·买买提吐尔逊·阿卜杜拉江";
    const [first, second] = widenName(columns, ["王芳", name]);
    expect(first?.width).toBeGreaterThan(Math.ceil(Array.from(name).length / 2) * 12);
    expect(second).toBe(columns[1]);
  });

  it("stays as it is for usual names", () => {
    expect(widenName(columns, ["王芳", "欧阳娜娜"])).toBe(columns);
  });
});

describe("what the grid is narrowed to", () => {
  const counts = { reject: 3, acceptWithWarning: 0 } as never;

  it("is at first what needs a person, if anything does", () => {
    expect(readFilter(new URLSearchParams(""), { counts })).toEqual({ problems: true });
    expect(readFilter(new URLSearchParams("problems=0"), { counts })).toEqual({});
    expect(readFilter(new URLSearchParams(""), { counts: null })).toEqual({});
  });

  it("takes from the address only what it understands", () => {
    expect(readFilter(new URLSearchParams("outcome=reject&sheet=2&result=x"), { counts })).toEqual({
      outcome: "reject",
      sheet: 2,
    });
    expect(readFilter(new URLSearchParams("sheet=-1"), { counts })).toEqual({ problems: true });
  });
});
