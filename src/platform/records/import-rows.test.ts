import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import type { Cell } from "../excel/sheet.ts";
import { count, day, oneOf, words, yesNo } from "./field-words.ts";
import { findColumns, importColumns, readRow } from "./import-rows.ts";
import { record } from "./record.ts";

const colours = codeTable("rowColour", "颜色", { red: "红色", blue: "蓝色" });
const kind = record({
  code: "test.importedKind",
  title: "检查",
  dayLabel: "检查日期",
  about: { kind: "organisation", label: "学校", required: true },
  by: { places: ["township"] },
  evidence: "none",
  fields: z.object({
    topic: words("主题"),
    people: count("人数"),
    costFen: z.int().min(0).optional().meta({ label: "花费" }),
    colour: oneOf(colours),
    sound: yesNo("合格"),
    until: day("整改期限").optional(),
  }),
  codeTables: [colours],
  figures: [],
  basis: [],
  clauses: [],
});

const headings = ["检查日期（必填）", "学 校", "主题", "人数", "花费", "颜色", "合格", "整改期限"];
const columns = findColumns(importColumns(kind, ["古楼镇"]), headings);

function read(...cells: Cell[]) {
  if (columns === undefined) throw new Error("no columns");
  return readRow({ kind, columns, units: [], ownUnit: "place/500117104", today: "2026-11-28" }, 3, cells);
}

describe("headings", () => {
  it("are found whatever stands behind them and in whatever order", () => {
    expect(columns?.get("on")).toBe(0);
    expect(findColumns(importColumns(kind, ["古楼镇"]), [...headings].reverse())?.get("on")).toBe(7);
  });

  it("are not taken for such without the day", () => {
    expect(findColumns(importColumns(kind, ["古楼镇"]), ["主题", "人数"])).toBeUndefined();
  });

  it("ask for the unit only where one may write for several", () => {
    expect(importColumns(kind, ["古楼镇"]).map(({ key }) => key)).not.toContain("unit");
    expect(importColumns(kind, ["古楼镇", "官渡镇"])[0]).toMatchObject({
      key: "unit",
      options: ["古楼镇", "官渡镇"],
    });
  });
});

describe("a row", () => {
  it("is read as people write it", () => {
    expect(read({ date: "2026-05-04" }, "甲小学", "安全", 30, "1,200.50", "红色", "是", "2026.6.1")).toEqual({
      row: 3,
      unit: "place/500117104",
      on: "2026-05-04",
      aboutName: "甲小学",
      paperNote: undefined,
      content: {
        topic: "安全",
        people: 30,
        costFen: 120_050,
        colour: "red",
        sound: true,
        until: "2026-06-01",
      },
      faults: [],
    });
    expect(read("２０２６年５月４日", "甲小学", "安全", "30人", undefined, "红色", "否").faults).toEqual([]);
  });

  it.each<[string, Cell[], string[]]>([
    ["no day", [undefined, "甲", "安全", 1, 0, "红色", "是"], ["检查日期：读不出日期"]],
    [
      "a day that no calendar has",
      ["2026-02-30", "甲", "安全", 1, 0, "红色", "是"],
      ["检查日期：读不出日期"],
    ],
    ["a day to come", ["2026-11-29", "甲", "安全", 1, 0, "红色", "是"], ["检查日期：还没有到"]],
    ["nobody it is about", ["2026-05-04", " ", "安全", 1, 0, "红色", "是"], ["请填写学校"]],
    ["words for a number", ["2026-05-04", "甲", "安全", "很多", 0, "红色", "是"], ["人数：读不出数字"]],
    ["half a person", ["2026-05-04", "甲", "安全", 1.5, 0, "红色", "是"], ["人数：读不出数字"]],
    ["less than nobody", ["2026-05-04", "甲", "安全", -1, 0, "红色", "是"], ["人数：读不出数字"]],
    ["another code", ["2026-05-04", "甲", "安全", 1, 0, "绿色", "是"], ["颜色：只能填 红色、蓝色"]],
    ["neither yes nor no", ["2026-05-04", "甲", "安全", 1, 0, "红色", "大概"], ["合格：只能填 是 或 否"]],
    ["nothing in a needed field", ["2026-05-04", "甲", undefined, 1, 0, "红色", "是"], ["请填写主题"]],
    [
      "several faults",
      ["明天", "甲", "安全", "x", 0, "红色"],
      ["检查日期：读不出日期", "人数：读不出数字", "请填写合格"],
    ],
  ])("with %s says so", (_, cells, faults) => {
    expect(read(...cells).faults).toEqual(faults);
  });
});
