import { describe, expect, it } from "vitest";
import { ID_PART, partsFit, QUARTER_PART } from "./address-parts.ts";

const ID = "01a21dc0-bbbf-7000-a348-9da715dc21bc";

describe("the parts of an address", () => {
  it("fit where a page asks nothing of them", () => {
    expect(partsFit(undefined, { ledger: "whatever" })).toBe(true);
  });

  it("fit when they look like what they name", () => {
    expect(partsFit({ id: ID_PART }, { id: ID })).toBe(true);
    expect(partsFit({ quarter: QUARTER_PART }, { quarter: "2026Q3" })).toBe(true);
  });

  it("name nothing when they are cut off, mistyped or missing", () => {
    expect(partsFit({ id: ID_PART }, { id: ID.slice(0, -1) })).toBe(false);
    expect(partsFit({ id: ID_PART }, { id: "张三" })).toBe(false);
    expect(partsFit({ id: ID_PART }, {})).toBe(false);
    expect(partsFit({ quarter: QUARTER_PART }, { quarter: "2026Q5" })).toBe(false);
  });
});
