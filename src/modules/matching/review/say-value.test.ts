import { describe, expect, it } from "vitest";
import { rosterTypes } from "../rosters/roster-types.ts";
import { sayValue } from "./say-value.ts";

const coded = rosterTypes.flatMap(({ title, fields }) =>
  fields.flatMap((field) => (field.words ?? []).map(([value]) => ({ title, field, value }))),
);

describe("a cell of a roster", () => {
  it.each(coded)("$title, $field.label, $value: is said in Chinese", ({ field, value }) => {
    expect(sayValue(field, value)).not.toMatch(/^$|\w/);
  });

  it("says yes and no, and leaves what was written by others as it is", () => {
    expect(sayValue({ code: "leftBehind", kind: "yesNo" }, "yes")).toBe("是");
    expect(sayValue({ code: "school", kind: "text" }, "no")).toBe("no");
    expect(sayValue({ code: "measure", kind: "code" }, "dibao")).toBe("低保");
  });
});
