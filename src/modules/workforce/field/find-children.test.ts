import { describe, expect, it } from "vitest";
import { aChild } from "../../../../test/support/phone-child.ts";
import { filtersOf, findChildren } from "./find-children.ts";

const rare = aChild({
  id: "0190a000-0000-7000-8000-000000000009",
  name: "𠮷小沔",
  keys: ["jxm", "jixiaomian"],
  tags: [],
  relatives: [],
});
const children = [aChild(), rare];

describe("a child is found", () => {
  it.each([
    ["a part of the name", "买买提", 0],
    ["a name without its dots", "阿依古丽买买提江", 0],
    ["the initials of a part of it", "mmtj", 0],
    ["full pinyin begun", "ayig", 0],
    ["the end of a carer's phone, in wide digits too", "９０００", 0],
    ["a rare character", "𠮷", 1],
    ["initials in capitals", "JXM", 1],
  ])("by %s", (_by, words, at) => {
    expect(findChildren(children, words)).toEqual([children[at]]);
  });

  it("not by two digits, which would be everybody's", () => {
    expect(findChildren(children, "00")).toEqual([]);
  });

  it("within a filter that finds somebody; others are not offered", () => {
    const filters = filtersOf(children, ({ id }) => id === rare.id);
    expect(filters.map(({ label }) => label)).toEqual(["全部", "该走访", "留守"]);
    expect(findChildren(children, "", filters[2]?.takes)).toEqual([children[0]]);
  });
});
