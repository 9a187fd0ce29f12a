import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn } from "../../kernel/calendar-date.ts";
import { standingOf } from "./standing.ts";
import { ageSpans, isUnderAge } from "./standing-ages.ts";
import { childWith } from "./standing-sample.ts";
import type { AgeLimits, StandingFact } from "./standing-source.contract.ts";

const day = fc.integer({ min: 0, max: 14_000 }).map((days) => addDays("2000-01-01", days));
const anyLimits = fc
  .uniqueArray(fc.record({ from: day, age: fc.integer({ min: 10, max: 20 }) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ from }) => from,
  })
  .map((limits) => limits.toSorted((a, b) => (a.from < b.from ? -1 : 1)));

describe("who is under an age limit", () => {
  it("is told by the limit of the day and the age on the day", () => {
    fc.assert(
      fc.property(day, anyLimits, day, (birthDate, limits, asked) => {
        fc.pre(asked >= birthDate);
        const limit = limits.findLast(({ from }) => from <= asked) ?? limits[0];
        expect(isUnderAge(ageSpans(birthDate, limits), asked)).toBe(
          ageOn(birthDate, asked) < (limit?.age ?? Number.NaN),
        );
      }),
    );
  });

  it("is everybody whose birth date nobody knows", () => {
    expect(isUnderAge(ageSpans(null, [{ from: "2000-01-01", age: 16 }]), "2030-01-01")).toBe(true);
  });
});

function fact(kind: string, value: Record<string, string>): StandingFact {
  return { kind, slot: value["category"] ?? "", from: "2020-12-31", to: null, value };
}

const child = childWith([
  fact("residence", { villageCode: "500117104204", address: "3组" }),
  fact("category", { category: "ruralLeftBehind" }),
]);

function rowsWith(ruralLeftBehind: AgeLimits["ruralLeftBehind"]) {
  const others = [{ from: "1991-09-04", age: 18 }];
  return standingOf(child, { ruralLeftBehind, others }).map((row) => [
    row.from,
    row.to,
    row.leftBehind,
    row.endsWhy,
  ]);
}

describe("standing under a limit that changes", () => {
  it("comes back on the day on which a raised limit begins, and the time in between stays as it was", () => {
    const raised = [
      { from: "2016-02-14", age: 16 },
      { from: "2027-01-01", age: 18 },
    ];
    expect(rowsWith(raised)).toEqual([
      ["2020-12-31", "2026-05-06", true, "aged:ruralLeftBehind"],
      ["2026-05-06", "2027-01-01", false, null],
      ["2027-01-01", "2028-05-06", true, "aged:ruralLeftBehind"],
    ]);
  });

  it("ends on the day on which a lowered limit begins", () => {
    const lowered = [
      { from: "2016-02-14", age: 16 },
      { from: "2025-01-01", age: 14 },
    ];
    expect(rowsWith(lowered)).toEqual([
      ["2020-12-31", "2025-01-01", true, "aged:ruralLeftBehind"],
      ["2025-01-01", "2028-05-06", false, null],
    ]);
  });
});
