import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/calendar-date.ts";
import { evaluate } from "../../../platform/rules/evaluate.ts";
import {
  ageOn,
  all,
  any,
  asOf,
  type Bool,
  ge,
  lt,
  monthsBetween,
  not,
} from "../../../platform/rules/expression.ts";
import { settle } from "../../../platform/rules/settle.ts";
import { facts } from "../../recognition/profile.contract.ts";
import { turningPoints } from "./turning-days.ts";

const today = { on: "2026-11-27", parameters: new Map() };
const soon = { on: "2027-01-26", parameters: new Map() };

const rule = any(
  all(lt(ageOn(facts.birthDate), 18), ge(monthsBetween(facts.fatherSince), 6)),
  all(facts.enrolled, not(ge(ageOn(facts.birthDate), 25))),
);
const on = (day: typeof today, node: Bool = rule) => settle(node, day);

const day = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 12_000 }).map((n) => addDays("1998-01-01", n)),
    fc.constantFrom("2008-11-27", "2008-11-28", "2009-01-26", "2009-01-27", "2026-05-27", "2026-07-26"),
  ),
  { nil: null },
);

describe("the places where two days differ", () => {
  it("are passed by every child whom the two days answer differently", () => {
    const points = turningPoints(on(today), on(soon));
    expect(points).toBeDefined();
    const seen = { turning: 0, steady: 0 };
    fc.assert(
      fc.property(day, day, fc.option(fc.boolean(), { nil: null }), (birthDate, fatherSince, enrolled) => {
        const world = { ...today, facts: { birthDate, fatherSince, enrolled } };
        const turns = evaluate(any(...(points ?? [])), world) === true;
        seen[turns ? "turning" : "steady"] += 1;
        if (!turns) expect(evaluate(on(soon), world)).toBe(evaluate(on(today), world));
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(seen.turning).toBeGreaterThan(50);
    expect(seen.steady).toBeGreaterThan(1000);
  });

  it("are none where the day does not matter", () => {
    expect(turningPoints(on(today, facts.enrolled), on(soon, facts.enrolled))).toEqual([]);
  });

  it("are not told where the rule itself is another on the second day", () => {
    expect(turningPoints(on(today), on(soon, all(rule, facts.insured)))).toBeUndefined();
    expect(turningPoints(on(today, facts.enrolled), on(soon, facts.insured))).toBeUndefined();
  });

  it("are not told where a condition of the calendar itself has changed sides", () => {
    const fromNewYear = all(ge(asOf, "2027-01-01"), facts.enrolled);
    expect(turningPoints(on(today, fromNewYear), on(soon, fromNewYear))).toBeUndefined();
  });
});
