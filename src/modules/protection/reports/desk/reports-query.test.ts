import { describe, expect, it } from "vitest";
import { queryOf } from "./reports-query.ts";

describe("the address of the list of reports", () => {
  it("asks for what waits where it says nothing", () => {
    expect(queryOf({})).toEqual({ open: "open" });
  });

  it("asks for what it names", () => {
    const values = {
      open: "settled",
      place: "500117104",
      colour: "red",
      channel: "public",
      from: "2026-11-01",
      to: "2026-11-28",
      mine: "true",
      sealed: "false",
    };
    expect(queryOf(values)).toEqual(values);
  });

  it("leaves out what nobody understands", () => {
    const wrong = { open: "x", place: "5001", colour: "pink", channel: "tv", from: "2026-02-30", mine: "1" };
    expect(queryOf(wrong)).toEqual({ open: "open" });
  });
});
