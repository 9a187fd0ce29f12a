import { describe, expect, it } from "vitest";
import { pathOf, searchOf } from "./operation-url.ts";

describe("the address of an operation", () => {
  it("fills the path's parts, escaped", () => {
    expect(pathOf("/api/children/{id}/facts/{factId}", { id: "a/b", factId: "2" })).toBe(
      "/api/children/a%2Fb/facts/2",
    );
  });

  it("takes a number for a part, as a year is", () => {
    expect(pathOf("/api/holiday-notices/{year}", { year: 2027 })).toBe("/api/holiday-notices/2027");
  });

  it("refuses a path with a part missing", () => {
    expect(() => pathOf("/api/children/{id}", {})).toThrow(RangeError);
    expect(() => pathOf("/api/children/{id}", { id: "" })).toThrow(RangeError);
  });

  it("leaves out what is empty, joins lists, keeps 0 and false", () => {
    expect(
      searchOf({ q: "", sex: ["1", "2"], limit: 0, withTotal: false, place: undefined, cursor: null }),
    ).toBe("?limit=0&sex=1%2C2&withTotal=false");
    expect(searchOf({})).toBe("");
    expect(searchOf({ sex: [] })).toBe("");
  });

  it("is the same text for the same query in any order", () => {
    expect(searchOf({ b: 1, a: "王小·明" })).toBe(searchOf({ a: "王小·明", b: 1 }));
  });
});
