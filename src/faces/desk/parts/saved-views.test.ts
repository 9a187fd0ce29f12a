import { describe, expect, it } from "vitest";
import { MAX_VIEWS, readViews, searchToKeep, withView } from "./saved-views.ts";

describe("saved views", () => {
  it("keep the conditions, in one order, without the child that happens to be open", () => {
    expect(searchToKeep("?sex=2&child=abc&place=500117104")).toBe("place=500117104&sex=2");
  });

  it("are replaced under the same name, and never too many", () => {
    const one = withView([], { name: "女童", search: "sex=2" });
    expect(withView(one, { name: "女童", search: "sex=2&stage=primary" })).toHaveLength(1);
    const many = Array.from({ length: 30 }, (_, at) => ({ name: `${at}`, search: "" }));
    expect(withView(many, { name: "新", search: "" })).toHaveLength(MAX_VIEWS);
  });

  it("are none where the setting is something else", () => {
    expect(readViews(null)).toEqual([]);
    expect(readViews([{ name: 1 }, "x", { name: "女童", search: "sex=2" }])).toEqual([
      { name: "女童", search: "sex=2" },
    ]);
  });
});
