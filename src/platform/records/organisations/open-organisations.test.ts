import { describe, expect, it } from "vitest";
import { nameOrganisation } from "./name-organisation.ts";
import { isOpenThrough, isOpenWithin, type Organisation } from "./open-organisations.ts";

function school(name: string, more: Partial<Organisation> = {}): Organisation {
  return {
    id: name,
    kind: "school",
    name,
    townshipName: "古楼镇",
    placeCode: "500117104",
    districtCode: "500117",
    openedOn: "2015-09-01",
    closedOn: null,
    ...more,
  };
}

const term = { from: "2026-03-01", to: "2026-08-31" };

describe("an organisation", () => {
  it.each<[string, Partial<Organisation>, boolean, boolean]>([
    ["open all the time", {}, true, true],
    ["opened on its first day", { openedOn: "2026-03-01" }, true, true],
    ["opened within it", { openedOn: "2026-03-02" }, false, true],
    ["opened after it", { openedOn: "2026-09-01" }, false, false],
    ["closed the day after it", { closedOn: "2026-09-01" }, true, true],
    ["closed on its last day", { closedOn: "2026-08-31" }, false, true],
    ["closed before it", { closedOn: "2026-02-28" }, false, false],
  ])("%s: owes for a term, is counted in it", (_, more, owes, counts) => {
    expect(isOpenThrough(school("甲", more), term)).toBe(owes);
    expect(isOpenWithin(school("甲", more), term)).toBe(counts);
  });
});

describe("a name in a table", () => {
  const all = [
    school("甲小学"),
    school("乙小学", { closedOn: "2026-01-10" }),
    school("丙小学"),
    school("丙小学", { id: "other", townshipName: "官渡镇" }),
  ];

  it.each([
    ["甲小学", "甲小学"],
    [" 甲 小学", "甲小学"],
    ["丙小学（官渡镇）", "other"],
    ["丙小学(官渡镇)", "other"],
  ])("%s means one", (typed, id) => {
    expect(nameOrganisation(all, typed, "2026-05-01")).toMatchObject({ one: { id } });
  });

  it.each([
    ["丁小学", "单位名录里没有“丁小学”"],
    ["丙小学", "有 2 家叫“丙小学”"],
    ["乙小学", "2026-01-10 已停办"],
  ])("%s means none, and says why", (typed, fault) => {
    const named = nameOrganisation(all, typed, "2026-05-01");
    expect("fault" in named ? named.fault : "").toContain(fault);
  });
});
