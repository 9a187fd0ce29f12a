import { describe, expect, it } from "vitest";
import { matchRoute, wordsOf } from "./hash-address.ts";

const routes = [
  { path: "/", page: "today" },
  { path: "/children", page: "list" },
  { path: "/children/:id", page: "child" },
  { path: "/children/:id/visit", page: "visit" },
] as const;

describe("an address behind the #", () => {
  it.each([
    ["/", { page: "today", parts: {} }],
    ["/children", { page: "list", parts: {} }],
    ["/children/a1?x=1", { page: "child", parts: { id: "a1" } }],
    ["/children/a1/visit", { page: "visit", parts: { id: "a1" } }],
    ["/children//visit", undefined],
    ["/nothing", undefined],
  ])("%s", (address, found) => {
    expect(matchRoute(routes, address)).toEqual(found);
  });

  it("has words behind its question mark", () => {
    expect(wordsOf("/report?child=a1&visit=1").get("child")).toBe("a1");
  });
});
