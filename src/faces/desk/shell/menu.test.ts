import { describe, expect, it } from "vitest";
import { entryAt, menuOf, pageAt } from "./menu.ts";

const pages = [
  { path: "/", nav: { label: "今天" } },
  { path: "/ledgers/:ledger", verb: "ledger.read", nav: { label: "台账", to: "/ledgers/all" } },
  { path: "/programs", verb: "program.read", nav: { label: "项目", within: "待遇" } },
  { path: "/payrolls", verb: "payroll.read", nav: { label: "发放", within: "待遇" } },
  { path: "/payrolls/:month", verb: "payroll.read" },
  { path: "/payrolls/new", verb: "payroll.read", nav: { label: "编发放", within: "待遇" } },
];
const everything = ["ledger.read", "program.read", "payroll.read"];

describe("the menu of a post", () => {
  it("gathers the pages of one subject under its word", () => {
    const menu = menuOf(pages, everything);
    expect(menu.map(({ label, to }) => [label, to])).toEqual([
      ["今天", "/"],
      ["台账", "/ledgers/all"],
      ["待遇", "/programs"],
    ]);
    expect(menu[2]?.pages.map(({ label }) => label)).toEqual(["项目", "发放", "编发放"]);
  });

  it("leads to the first page of a subject that the post may open", () => {
    const menu = menuOf(pages, ["payroll.read"]);
    expect(menu.map(({ label, to }) => [label, to])).toEqual([
      ["今天", "/"],
      ["待遇", "/payrolls"],
    ]);
  });

  it.each([
    ["/payrolls", "发放"],
    ["/payrolls/2026-12", "发放"],
    ["/payrolls/new", "编发放"],
    ["/programs", "项目"],
  ])("marks one page of the subject at %s: %s", (pathname, label) => {
    const entry = entryAt(menuOf(pages, everything), pathname);
    expect(entry === undefined ? undefined : pageAt(entry, pathname)?.label).toBe(label);
  });

  it.each([
    ["/", "今天"],
    ["/payrolls", "待遇"],
    ["/payrolls/2026-12", "待遇"],
    ["/ledgers/all", "台账"],
    ["/payrollsandmore", undefined],
    ["/children/1", undefined],
  ])("finds %s under %s", (pathname, label) => {
    expect(entryAt(menuOf(pages, everything), pathname)?.label).toBe(label);
  });
});
