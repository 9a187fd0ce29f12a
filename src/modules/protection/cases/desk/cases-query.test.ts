import { describe, expect, it } from "vitest";
import { queryOf } from "./cases-query.ts";

describe("the board's address", () => {
  it("asks for the open cases when it says nothing", () => {
    expect(queryOf({})).toEqual({ state: "open" });
  });

  it("asks for what it says", () => {
    const values = {
      place: "500117104",
      state: "closed",
      link: "emergency",
      colour: "red",
      mine: "true",
      late: "true",
      situation: "MR4",
      age: "upTo5",
      sealed: "false",
      words: "张小",
      openedFrom: "2026-11-01",
      openedTo: "2026-11-28",
    };
    expect(queryOf(values)).toEqual(values);
  });

  it("leaves out words that mean nothing", () => {
    expect(queryOf({ state: "gone", link: "sixth", colour: "green", place: "here", mine: "no" })).toEqual({
      state: "open",
    });
  });
});
