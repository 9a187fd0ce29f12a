import { describe, expect, it } from "vitest";
import { queryOf } from "./picture-query.ts";

describe("the address of the picture", () => {
  it("asks for this month when it says nothing", () => {
    expect(queryOf({})).toEqual({ period: "month" });
  });

  it("asks for what it says, days only where the span is one's own", () => {
    expect(queryOf({ period: "year", on: "2025-03-01", from: "2025-01-01", place: "500117104" })).toEqual({
      ...{ period: "year", on: "2025-03-01", place: "500117104" },
    });
    expect(queryOf({ period: "own", from: "2025-01-01", to: "2025-02-30", on: "2025-03-01" })).toEqual({
      ...{ period: "own", from: "2025-01-01" },
    });
  });
});
