import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange, arrangementOf, moved, readArrangement } from "./column-settings.ts";

const declared = [
  { key: "name" },
  { key: "sex" },
  { key: "school" },
  { key: "note", startsHidden: true },
  { key: "grade" },
];
const shown = (kept: Parameters<typeof arrange>[1]) =>
  arrange(declared, kept)
    .filter((item) => item.shown)
    .map(({ column }) => column.key);

describe("columns as a user arranged them", () => {
  it("are as declared while nobody arranged them", () => {
    expect(shown(undefined)).toEqual(["name", "sex", "school", "grade"]);
  });

  it("keep the user's order and what is hidden", () => {
    expect(shown({ order: ["name", "grade", "note", "sex", "school"], hidden: ["sex"] })).toEqual([
      "name",
      "grade",
      "note",
      "school",
    ]);
  });

  it("take in a new column behind the one that it was declared after, and forget an old one", () => {
    expect(shown({ order: ["name", "grade", "gone", "sex", "note"], hidden: ["note"] })).toEqual([
      "name",
      "grade",
      "sex",
      "school",
    ]);
  });

  it("never move or hide the frozen first column", () => {
    expect(shown({ order: ["sex", "name"], hidden: ["name"] })[0]).toBe("name");
  });

  it("hold every declared column exactly once, whatever was kept", () => {
    const keys = fc.array(fc.constantFrom("name", "sex", "school", "note", "grade", "gone"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.uniqueArray(keys.map((list) => list[0] ?? "x")), keys, (order, hidden) => {
        const arranged = arrange(declared, { order, hidden });
        expect(arranged.map(({ column }) => column.key).sort()).toEqual(
          declared.map(({ key }) => key).sort(),
        );
        expect(arrange(declared, arrangementOf(arranged))).toEqual(arranged);
      }),
    );
  });

  it("read back only what is an arrangement", () => {
    expect(readArrangement(null)).toBeUndefined();
    expect(readArrangement({ order: "name" })).toBeUndefined();
    expect(readArrangement({ order: ["name"], hidden: [] })).toEqual({ order: ["name"], hidden: [] });
  });

  it("move one item", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  });
});
