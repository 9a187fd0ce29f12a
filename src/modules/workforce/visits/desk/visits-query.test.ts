import { describe, expect, it } from "vitest";
import { isViewOf, queryOf, visitViews } from "./visits-query.ts";

describe("the list of visits", () => {
  it("asks for what the address says", () => {
    const childId = "0197a0a0-0000-7000-8000-000000000001";
    const values = { with: "notSeen", state: "returned", place: "500117104", from: "2026-11-01", childId };
    expect(queryOf(values)).toEqual(values);
  });

  it("leaves out what it does not understand", () => {
    const values = { with: "all", state: "lost", place: "50", from: "2026-13-01", to: "x", childId: "7" };
    expect(queryOf(values)).toEqual({ with: "any" });
  });

  it("knows which of the usual views it shows, and that others may narrow it besides", () => {
    const shown = (values: Record<string, string>) =>
      visitViews.filter((view) => isViewOf(view, queryOf(values))).map(({ label }) => label);
    expect(shown({})).toEqual(["全部"]);
    expect(shown({ state: "returned", place: "500117104" })).toEqual(["退回待补充"]);
    expect(shown({ with: "trouble", state: "returned" })).toEqual([]);
  });
});
