/** Villages with whoever looks after each, by table. */
import { describe, expect, it } from "vitest";
import { type Held, vacancyOf, villageRows } from "./village-rows.ts";

const ON = "2026-11-27";
const names: Readonly<Record<string, string>> = { "1": "甲村", "2": "乙村", "3": "丙村" };
const post = (more: Partial<Held>): Held => ({
  id: "p",
  accountId: "a",
  username: "a",
  displayName: "陈秀英",
  placeCode: "1",
  title: "儿童主任",
  from: "2026-01-01",
  until: null,
  ...more,
});

const rows = (held: readonly Held[]) =>
  villageRows({
    villages: Object.entries(names).map(([code, name]) => ({ code, name, townshipName: "古楼镇" })),
    held,
    children: new Map([["3", 4]]),
    left: new Map([["2", "2026-11-20"]]),
    nameOf: (code) => names[code] ?? code,
    vacancyDays: 15,
    on: ON,
  });

describe("villages", () => {
  it("without a director stand first, then by their codes", () => {
    expect(rows([post({})]).map(({ code }) => code)).toEqual(["2", "3", "1"]);
  });

  it("say what else their director looks after, and who comes later", () => {
    const found = rows([
      post({}),
      post({ id: "q", placeCode: "3" }),
      post({ placeCode: "2", from: "2026-12-01" }),
    ]);
    const of = (code: string) => found.find((one) => one.code === code);
    expect(of("1")?.directors[0]?.also).toEqual(["丙村"]);
    expect(of("2")).toMatchObject({ directors: [], coming: [{ since: "2026-12-01" }] });
    expect(of("2")?.vacant).toMatchObject({ since: "2026-11-20", days: 7, isLate: false });
  });

  it.each([
    ["2026-11-13", 0, 14, false],
    ["2026-11-12", 0, 15, true],
    [undefined, 0, null, false],
    [undefined, 1, null, true],
  ] as const)("empty since %s with %i children are late: %s days, %s", (since, children, days, isLate) => {
    expect(vacancyOf(since, children, ON, 15)).toEqual({ since: since ?? null, days, isLate });
  });
});
