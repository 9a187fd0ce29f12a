import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, type IsoDate } from "../../kernel/calendar-date.ts";
import {
  type ChangeKind,
  type ChangePlan,
  effectiveFrom,
  effectiveUntil,
  holdsOn,
  planChange,
} from "./plan-change.ts";
import type { ParameterRow } from "./read-parameter.ts";

function period(id: string, validFrom: IsoDate, validTo: IsoDate | null, value: unknown): ParameterRow {
  return { id, key: "k", value, document: "d", certainty: "verified", validFrom, validTo };
}

const standards = [
  period("2021", "2021-09-01", "2025-07-01", 127700),
  period("2025", "2025-07-01", null, 165100),
];

describe("an adjustment", () => {
  it("ends the open period on the day before and holds from its month on", () => {
    expect(planChange(standards, { kind: "adjust", from: "2026-01-01", value: 200000 })).toEqual({
      verdict: "fits",
      before: standards[1],
      from: "2026-01-01",
      to: null,
      superseded: ["2025"],
      laid: [
        { keeps: "2025", from: "2025-07-01", to: "2026-01-01" },
        { keeps: null, from: "2026-01-01", to: null },
      ],
    });
  });

  it("fills the time before the first period without touching it", () => {
    expect(planChange(standards, { kind: "adjust", from: "2020-01-01", value: 1 })).toMatchObject({
      verdict: "fits",
      before: null,
      superseded: [],
      laid: [{ keeps: null, from: "2020-01-01", to: "2021-09-01" }],
    });
  });

  it.each([
    ["within an ended period", "2024-01-01", 1, "overlap", "2021"],
    ["on the day on which the open one begins", "2025-07-01", 1, "overlap", "2025"],
    ["with the value that holds", "2026-01-01", 165100, "unchanged", "2025"],
  ] as const)("%s is refused", (_, from, value, why, id) => {
    const plan = planChange(standards, { kind: "adjust", from, value });
    expect(plan).toMatchObject({ verdict: "refused", why, period: { id } });
  });
});

describe("a value for one month", () => {
  const off = period("off", "2016-08-01", null, false);
  const month = { kind: "adjust", from: "2026-10-01", to: "2026-11-01", value: true } as const;
  it("lies inside the period that holds, which goes on around it", () => {
    expect(planChange([off], month)).toEqual({
      verdict: "fits",
      before: off,
      from: "2026-10-01",
      to: "2026-11-01",
      superseded: ["off"],
      laid: [
        { keeps: "off", from: "2016-08-01", to: "2026-10-01" },
        { keeps: null, from: "2026-10-01", to: "2026-11-01" },
        { keeps: "off", from: "2026-11-01", to: null },
      ],
    });
  });
  const around = [
    period("before", "2016-08-01", "2026-10-01", false),
    period("october", "2026-10-01", "2026-11-01", true),
    period("after", "2026-11-01", null, false),
  ];
  it.each([
    ["the month after", "2026-11-01", "2026-12-01", ["after"], 2],
    ["the month before", "2026-09-01", "2026-10-01", ["before"], 2],
    ["a month long ago", "2020-02-01", "2020-03-01", ["before"], 3],
  ] as const)("fits beside another: %s", (_, from, to, superseded, pieces) => {
    const plan = planChange(around, { kind: "adjust", from, to, value: true });
    expect(plan).toMatchObject({ verdict: "fits", superseded });
    expect(plan.verdict === "fits" ? plan.laid : []).toHaveLength(pieces);
  });
  it("is refused for a month that has one, and across the beginning of another", () => {
    expect(planChange(around, { ...month, value: 7 })).toMatchObject({
      why: "overlap",
      period: { id: "october" },
    });
    const long = { kind: "adjust", from: "2026-09-01", to: "2026-11-01", value: true } as const;
    expect(planChange(around, long)).toMatchObject({ why: "overlap" });
  });
  it("is refused where it would change nothing", () => {
    expect(planChange([off], { ...month, value: false })).toMatchObject({ why: "unchanged" });
  });
  it("ends on the first day of the next month", () => {
    expect(effectiveUntil({ rule: "oneMonth", month: "2026-12" })).toBe("2027-01-01");
    expect(effectiveUntil({ rule: "fromMonth", month: "2026-12" })).toBeUndefined();
  });
});

describe("a correction", () => {
  it("replaces exactly the period that begins on the named day", () => {
    expect(planChange(standards, { kind: "correct", from: "2021-09-01", value: 127800 })).toMatchObject({
      verdict: "fits",
      before: { id: "2021" },
      superseded: ["2021"],
      laid: [{ keeps: null, from: "2021-09-01", to: "2025-07-01" }],
    });
  });

  it("may leave the value and change only what it is known from", () => {
    expect(planChange(standards, { kind: "correct", from: "2025-07-01", value: 165100 }).verdict).toBe(
      "fits",
    );
  });

  it("of a period that is not there is refused", () => {
    expect(planChange(standards, { kind: "correct", from: "2025-08-01", value: 1 })).toEqual({
      verdict: "refused",
      why: "nothingToCorrect",
      period: null,
    });
  });
});

/** What is believed after a plan is carried out. */
function applied(
  periods: readonly ParameterRow[],
  plan: ChangePlan,
  value: unknown,
  id: string,
): readonly ParameterRow[] {
  if (plan.verdict === "refused") return periods;
  const kept = periods.filter((one) => !plan.superseded.includes(one.id));
  const laid = plan.laid.map(({ keeps, from, to }) => {
    const old = periods.find((one) => one.id === keeps);
    return old === undefined
      ? period(id, from, to, value)
      : { ...old, id: `${old.id}'`, validFrom: from, validTo: to };
  });
  return [...kept, ...laid];
}

const month = fc.integer({ min: 0, max: 40 }).map((months) => addMonths("2021-01-01", months));
const change = fc.record({
  kind: fc.constantFrom<ChangeKind>("adjust", "adjust", "correct"),
  from: month,
  value: fc.integer({ min: 0, max: 5 }),
});

describe("whatever is changed in whatever order", () => {
  it("at most one value is believed of any day, and only days of the change get another", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), month, (changes, day) => {
        let periods: readonly ParameterRow[] = [];
        for (const [index, wanted] of changes.entries()) {
          const plan = planChange(periods, wanted);
          const after = applied(periods, plan, wanted.value, `p${index}`);
          const holding = after.filter((one) => holdsOn(one, day));
          expect(holding.length).toBeLessThanOrEqual(1);
          const isChanged =
            plan.verdict === "fits" && holdsOn({ validFrom: plan.from, validTo: plan.to }, day);
          const before = periods.find((one) => holdsOn(one, day))?.value;
          expect(holding[0]?.value).toBe(isChanged ? wanted.value : before);
          periods = after;
        }
      }),
    );
  });
});

describe("the month from which a document holds", () => {
  it.each([
    [{ rule: "nextMonth" }, "2021-08-30", "2021-09-01"],
    [{ rule: "nextMonth" }, "2025-12-01", "2026-01-01"],
    [{ rule: "fromMonth", month: "2025-07" }, "2025-08-26", "2025-07-01"],
    [{ rule: "fromMonth", month: "2026-01" }, "2025-11-05", "2026-01-01"],
  ] as const)("%j of a document of %s is %s", (effective, issuedOn, from) => {
    expect(effectiveFrom(effective, issuedOn)).toBe(from);
  });
});
