/** When a child is to be visited next: the table of what asks for it, and what holds whatever the facts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/calendar-date.ts";
import { colourOf, type PlanFacts, planVisit } from "./visit-plan.ts";

const terms = {
  byRisk: { red: 7, orange: 15, blue: 30, green: 90 },
  leftBehindDays: 30,
  caredDays: 90,
  othersDays: 90,
  firstVisitDays: 7,
  yellowDays: 3,
  redDays: 7,
};

const known: PlanFacts = {
  openedOn: "2024-01-01",
  lastVisitOn: "2026-11-01",
  categories: [],
  risk: null,
  lookAgainOn: null,
};
const leftBehind = { code: "ruralLeftBehind", since: "2025-01-01" };
const orphan = { code: "orphan", since: "2025-01-01" };

describe("the next visit", () => {
  it.each([
    ["of a child in no category", {}, "2027-01-30", /^在册儿童，每 90 天走访一次；上次 2026-11-01$/],
    ["of a child left behind", { categories: [leftBehind] }, "2026-12-01", /^留守儿童，每 30 天/],
    ["of an orphan", { categories: [orphan] }, "2027-01-30", /每 90 天/],
    [
      "of one at red risk, whatever the category",
      { categories: [leftBehind], risk: { level: "red", since: "2026-10-01" } },
      "2026-11-08",
      /^风险红（高），每 7 天/,
    ],
    [
      "at green risk, by its category",
      { categories: [leftBehind], risk: { level: "green", since: "2026-10-01" } },
      "2026-12-01",
      /^留守儿童/,
    ],
    [
      "earlier, as the last visitor arranged",
      { lookAgainOn: "2026-11-06" },
      "2026-11-06",
      /^上次走访约好 2026-11-06 再去看$/,
    ],
    [
      "not by what was arranged before the last visit",
      { lookAgainOn: "2026-10-20" },
      "2027-01-30",
      /^在册儿童/,
    ],
    [
      "of a file that nobody has visited",
      { lastVisitOn: null },
      "2024-01-08",
      /^2024-01-01 建档，7 天内首次走访$/,
    ],
    [
      "of a category that began since the last visit",
      { categories: [{ code: "defactoUnattended", since: "2026-11-20" }] },
      "2026-11-27",
      /^2026-11-20 起是事实无人抚养儿童，7 天内首次走访$/,
    ],
  ] as const)("%s", (_what, more, dueOn, why) => {
    const plan = planVisit({ ...known, ...more }, terms);
    expect(plan.dueOn).toBe(dueOn);
    expect(plan.why).toMatch(why);
  });

  it.each([
    [-5, "due"],
    [2, "due"],
    [3, "yellow"],
    [6, "yellow"],
    [7, "red"],
    [70, "red"],
  ] as const)("%i days late it is %s", (days, colour) => {
    expect(colourOf(days, terms)).toBe(colour);
  });
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays("2024-06-01", days));
const facts: fc.Arbitrary<PlanFacts> = fc.record({
  openedOn: fc.constant("2024-01-01"),
  lastVisitOn: fc.option(day, { nil: null }),
  categories: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom("orphan", "defactoUnattended", "ruralLeftBehind", "inDifficulty"),
      since: day,
    }),
    { selector: ({ code }) => code, maxLength: 3 },
  ),
  risk: fc.option(
    fc.record({ level: fc.constantFrom("red", "orange", "blue", "green"), since: day } as const),
    { nil: null },
  ),
  lookAgainOn: fc.option(day, { nil: null }),
});

describe("whatever the facts", () => {
  it("a visit is never later than the strictest of what asks for it", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { dueOn, everyDays } = planVisit(one, terms);
        const asked = [
          terms.othersDays,
          ...(one.categories.some(({ code }) => code === "ruralLeftBehind") ? [terms.leftBehindDays] : []),
          ...(one.risk === null ? [] : [terms.byRisk[one.risk.level]]),
        ];
        expect(everyDays).toBeLessThanOrEqual(Math.min(...asked));
        if (one.lastVisitOn !== null) expect(dueOn <= addDays(one.lastVisitOn, everyDays)).toBe(true);
      }),
    );
  });

  it("another category or a higher risk never makes it later", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const before = planVisit({ ...one, risk: null }, terms);
        const risky = planVisit({ ...one, risk: { level: "red", since: one.openedOn } }, terms);
        expect(risky.dueOn <= before.dueOn).toBe(true);
        const more = planVisit(
          { ...one, categories: [...one.categories, { code: "ruralLeftBehind", since: one.openedOn }] },
          terms,
        );
        expect(more.dueOn <= planVisit(one, terms).dueOn).toBe(true);
      }),
    );
  });

  it("a visit today moves it beyond today, unless something begins later", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const visited = planVisit({ ...one, lastVisitOn: "2027-01-01", lookAgainOn: null }, terms);
        expect(visited.dueOn > "2027-01-01").toBe(true);
      }),
    );
  });
});
