import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { type Arrival, dueAround, dueOf, type Rhythm, timelinessOf } from "./due-days.ts";
import { frequencyCodes } from "./exchange-codes.contract.ts";

const monthly: Rhythm = { frequency: "monthly", firstDue: "2026-01-31", graceDays: 5, validTo: null };

describe("due days", () => {
  it.each<[Partial<Rhythm>, IsoDate, IsoDate | null, IsoDate | null]>([
    [{}, "2026-01-30", null, "2026-01-31"],
    [{}, "2026-01-31", "2026-01-31", "2026-02-28"],
    [{}, "2026-03-30", "2026-02-28", "2026-03-31"],
    [{ frequency: "quarterly" }, "2026-05-01", "2026-04-30", "2026-07-31"],
    [{ frequency: "halfYearly" }, "2026-12-01", "2026-07-31", "2027-01-31"],
    [{ frequency: "yearly" }, "2027-02-01", "2027-01-31", "2028-01-31"],
    [{ frequency: "onDemand", firstDue: null }, "2026-05-01", null, null],
    [{ validTo: "2026-03-01" }, "2026-03-15", "2026-02-28", null],
  ])("with %j are on %s: the last %s, the next %s", (more, on, last, next) => {
    expect(dueAround({ ...monthly, ...more }, on)).toEqual({ last, next });
  });

  it.each<[IsoDate, IsoDate[], string, IsoDate]>([
    ["2026-01-20", [], "green", "2026-01-31"],
    ["2026-01-31", [], "amber", "2026-01-31"],
    ["2026-02-05", [], "amber", "2026-01-31"],
    ["2026-02-06", [], "red", "2026-01-31"],
    ["2026-02-06", ["2026-01-31"], "green", "2026-02-28"],
    // What was missed before is answered by the newest that comes.
    ["2026-03-10", [], "red", "2026-02-28"],
    ["2026-03-10", ["2026-02-28"], "green", "2026-03-31"],
  ])("on %s with %j answered are %s and wait for %s", (on, answered, light, dueOn) => {
    expect(dueOf(monthly, answered, on)).toMatchObject({ light, dueOn });
  });

  it("are green again as soon as what is waited for is answered, whenever that is", () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays("2024-01-01", days));
    const rhythm = fc.record({
      frequency: fc.constantFrom(...frequencyCodes.codes.filter((one) => one !== "onDemand")),
      firstDue: day,
      graceDays: fc.integer({ min: 0, max: 180 }),
      validTo: fc.constant(null),
    });
    fc.assert(
      fc.property(rhythm, day, (of, on) => {
        const { dueOn } = dueOf(of, [], on);
        expect(dueOf(of, dueOn === null ? [] : [dueOn], on).light).toBe("green");
      }),
    );
  });
});

describe("how a channel kept its days", () => {
  const came = (...days: [dueOn: IsoDate, cameOn: IsoDate][]): Arrival[] =>
    days.map(([dueOn, cameOn]) => ({ dueOn, cameOn }));
  const year = { from: "2026-01-01", to: "2026-04-10" };

  it.each<[string, Arrival[], [number, number, boolean]]>([
    ["nothing came", [], [3, 0, true]],
    [
      "all came in their grace",
      came(["2026-01-31", "2026-01-20"], ["2026-02-28", "2026-03-05"], ["2026-03-31", "2026-04-05"]),
      [3, 3, false],
    ],
    [
      "one came a day late",
      came(["2026-01-31", "2026-02-06"], ["2026-02-28", "2026-02-28"], ["2026-03-31", "2026-03-31"]),
      [3, 2, false],
    ],
    // Its roster is whole, so nothing is owed any more; two days were missed for all that.
    ["two were missed and the newest came", came(["2026-03-31", "2026-03-31"]), [3, 1, false]],
    ["the first came and then nothing", came(["2026-01-31", "2026-01-31"]), [3, 1, true]],
    [
      "one came twice, late and in time",
      came(["2026-03-31", "2026-04-09"], ["2026-03-31", "2026-04-01"]),
      [3, 1, false],
    ],
    ["what came afterwards is not known yet", came(["2026-03-31", "2026-04-11"]), [3, 0, true]],
  ])("%s", (_what, arrivals, [due, inTime, isOwed]) => {
    expect(timelinessOf(monthly, arrivals, year)).toEqual({ due, inTime, isOwed });
  });

  it("does not count a day that has grace left, before it is answered", () => {
    const span = { from: "2026-03-01", to: "2026-04-02" };
    expect(timelinessOf(monthly, [], span)).toMatchObject({ due: 0, inTime: 0 });
    expect(timelinessOf(monthly, came(["2026-03-31", "2026-04-01"]), span)).toMatchObject({
      due: 1,
      inTime: 1,
    });
  });
});
