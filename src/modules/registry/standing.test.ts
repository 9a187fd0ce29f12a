import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn } from "../../kernel/calendar-date.ts";
import { standingOf } from "./standing.ts";
import { childWith } from "./standing-sample.ts";
import type { AgeLimits, StandingFact } from "./standing-source.contract.ts";

const limits: AgeLimits = {
  ruralLeftBehind: [{ from: "2016-02-14", age: 16 }],
  others: [{ from: "1991-09-04", age: 18 }],
};

function fact(
  kind: string,
  from: string,
  value: Record<string, string>,
  to: string | null = null,
): StandingFact {
  const slot = value["category"] ?? value["condition"] ?? value["measure"] ?? value["type"] ?? "";
  return { kind, slot, from, to, value };
}

const home = fact("residence", "2020-12-31", { villageCode: "500117104204", address: "3组" });
const leftBehind = fact("category", "2020-12-31", { category: "ruralLeftBehind" });

describe("what stood about a child", () => {
  it("ends the left-behind category on the sixteenth birthday and says why", () => {
    const rows = standingOf(childWith([home, leftBehind]), limits);
    expect(rows.map((row) => [row.from, row.to, row.leftBehind, row.endsWhy])).toEqual([
      ["2020-12-31", "2026-05-06", true, "aged:ruralLeftBehind"],
      ["2026-05-06", "2028-05-06", false, null],
    ]);
  });

  it("tells the first day of each category, though its details changed since or it was interrupted", () => {
    const orphan = (from: string, to: string | null, document: string) =>
      fact("category", from, { category: "orphan", document }, to);
    const rows = standingOf(
      childWith([
        home,
        orphan("2015-01-01", "2016-01-01", "甲"),
        orphan("2018-01-01", "2022-01-01", "乙"),
        orphan("2022-01-01", null, "丙"),
      ]),
      limits,
    );
    expect(rows.map((row) => [row.from, row.since])).toEqual([
      ["2015-01-01", { orphan: "2015-01-01" }],
      ["2016-01-01", {}],
      ["2018-01-01", { orphan: "2018-01-01" }],
      ["2020-12-31", { orphan: "2018-01-01" }],
    ]);
  });

  it("leaves out the time between an end and a return", () => {
    const away = { absences: [{ from: "2022-01-01", to: "2024-01-01", why: null }], openedOn: "2021-01-01" };
    const rows = standingOf(childWith([home, leftBehind], away), limits);
    expect(rows.map((row) => [row.from, row.to]).slice(0, 2)).toEqual([
      ["2020-12-31", "2022-01-01"],
      ["2024-01-01", "2026-05-06"],
    ]);
  });

  it("ends it on 1 March for a child born on 29 February", () => {
    const [row] = standingOf(childWith([home, leftBehind], { birthDate: "2008-02-29" }), limits);
    expect(row?.to).toBe("2024-02-29");
    const [common] = standingOf(
      childWith([home, fact("category", "2020-12-31", { category: "orphan" })], { birthDate: "2008-02-29" }),
      limits,
    );
    expect(common?.to).toBe("2026-03-01");
  });

  it("keeps an orphan over eighteen on the list while at senior school, and marks it", () => {
    const school = fact("schooling", "2025-09-01", { stage: "senior" }, "2029-07-01");
    const orphan = fact("category", "2020-12-31", { category: "orphan", orphanType: "community" });
    const rows = standingOf(childWith([home, orphan, school]), limits);
    expect(rows.map((row) => [row.from, row.to, row.orphan, row.overAgeInSchool]).slice(-2)).toEqual([
      ["2025-09-01", "2028-05-06", true, false],
      ["2028-05-06", "2029-07-01", true, true],
    ]);
  });

  it("knows the village of each time after a move", () => {
    const away = fact("residence", "2023-03-01", { villageCode: "500117104206" });
    const rows = standingOf(childWith([{ ...home, to: "2023-03-01" }, away, leftBehind]), limits);
    expect(rows.map((row) => [row.from, row.scopeCode]).slice(0, 2)).toEqual([
      ["2020-12-31", "500117104204"],
      ["2023-03-01", "500117104206"],
    ]);
  });

  it("shows the gravest condition of a parent, migrant work only when nothing else holds", () => {
    const facts = [
      fact("condition", "2018-01-01", { condition: "migrantWork", place: "广东" }),
      fact("condition", "2022-01-01", { condition: "imprisoned", document: "判决书" }, "2024-01-01"),
    ];
    const father = {
      personId: "f",
      relation: "51",
      citizenNoSealed: null,
      phoneSealed: null,
      caresForChild: false,
      name: "王大山",
      birthDate: null,
      from: "2010-05-06",
      to: null,
      facts,
    };
    const rows = standingOf(childWith([home, leftBehind], { kin: [father] }), limits);
    expect(rows.map((row) => row.fatherCondition)).toEqual([
      "migrantWork",
      "imprisoned",
      "migrantWork",
      "migrantWork",
    ]);
  });

  it("lets a visit mark a day without beginning a period", () => {
    const visit = fact("visit", "2021-06-01", { note: "都好" }, "2021-06-02");
    const rows = standingOf(childWith([home, leftBehind, visit]), limits);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.lastVisit).toBe("2021-06-01");
  });

  it("stands nowhere after the file has ended", () => {
    const rows = standingOf(childWith([home, leftBehind], { endedOn: "2022-01-01" }), limits);
    expect(rows.at(-1)?.to).toBe("2022-01-01");
  });

  it("covers every day from the opening on at most once, and nobody is left-behind at sixteen", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2018-01-01", n));
    const period = fc
      .tuple(day, fc.option(day))
      .map(([from, to]) => [from, to !== null && to > from ? to : null] as const);
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 3 }),
        fc.array(period, { maxLength: 4 }),
        day,
        (categories, stages, asked) => {
          const facts = [
            home,
            ...categories.map(([from, to]) => fact("category", from, { category: "ruralLeftBehind" }, to)),
            ...stages.map(([from, to]) => fact("schooling", from, { stage: "primary", school: from }, to)),
          ];
          const rows = standingOf(childWith(facts), limits).filter(
            (row) => row.from <= asked && row.to > asked,
          );
          return rows.length <= 1 && rows.every((row) => !row.leftBehind || ageOn("2010-05-06", asked) < 16);
        },
      ),
    );
  });
});
