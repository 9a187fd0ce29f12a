import { describe, expect, it } from "vitest";
import { type FilterSpec, sayFilter, sayFilters } from "./filter-words.ts";

const place: FilterSpec = { key: "place", label: "辖区", kind: "place", always: "古楼镇" };
const stage: FilterSpec = {
  key: "stage",
  label: "学段",
  kind: "codes",
  options: [
    { value: "a", label: "幼儿园" },
    { value: "b", label: "小学" },
    { value: "c", label: "初中" },
    { value: "d", label: "高中" },
  ],
};
const noNumber: FilterSpec = { key: "noNumber", label: "没有身份证号", kind: "flag" };
const nameOf = (code: string) => `地方${code}`;

describe("filters in words", () => {
  it("say what narrows", () => {
    expect(sayFilter(stage, "b,c", nameOf)).toBe("小学、初中");
    expect(sayFilter(stage, "a,b,c,d", nameOf)).toBe("幼儿园、小学等 4 项");
    expect(sayFilter(place, "500117104204", nameOf)).toBe("地方500117104204");
  });

  it("say what stands while nothing narrows, or nothing", () => {
    expect(sayFilter(place, undefined, nameOf)).toBe("古楼镇");
    expect(sayFilter(stage, undefined, nameOf)).toBe("");
    expect(sayFilter(stage, "", nameOf)).toBe("");
  });

  it("show a word that they do not know as it is", () => {
    expect(sayFilter(stage, "x", nameOf)).toBe("x");
  });

  it("make one sentence", () => {
    expect(sayFilters([place, stage, noNumber], { stage: "b", noNumber: "true" }, nameOf)).toBe(
      "古楼镇 · 学段 小学 · 没有身份证号",
    );
  });
});
