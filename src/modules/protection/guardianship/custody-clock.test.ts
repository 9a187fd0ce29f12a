import { describe, expect, it } from "vitest";
import { custodyClock, termEnd } from "./custody-clock.ts";

const terms = { months: 12, first: 9, second: 11 };
const from = "2026-03-01";
const temporary = { kind: "temporary", from, termEndsOn: termEnd(from, 12), isPlaced: true } as const;

describe("the clock of a temporary guardianship (R-062)", () => {
  it.each([
    ["2026-03-01", "calm", []],
    ["2026-11-30", "calm", []],
    ["2026-12-01", "soon", ["firstReminder"]],
    ["2027-01-31", "soon", ["firstReminder"]],
    ["2027-02-01", "soon", ["secondReminder"]],
    ["2027-03-01", "soon", ["secondReminder"]],
    ["2027-03-02", "late", ["pastTerm"]],
  ] as const)("on %s is %s", (today, tone, alarms) => {
    expect(custodyClock(temporary, terms, today)).toMatchObject({ tone, alarms, dueOn: "2027-03-01" });
  });

  it("is late at once where nobody has placed the child", () => {
    const clock = custodyClock({ ...temporary, isPlaced: false }, terms, "2026-03-02");
    expect(clock).toMatchObject({ tone: "late", alarms: ["noPlacement"] });
    expect(clock.says).toBe("还剩 364 天（2027-03-01 期满）；没有登记安置和交接");
  });

  it("follows the months that the parameters set, and reminds of nothing where none is set", () => {
    expect(custodyClock(temporary, { ...terms, first: 6 }, "2026-09-01").alarms).toEqual(["firstReminder"]);
    const open = { ...temporary, termEndsOn: termEnd(from, undefined) };
    const clock = custodyClock(
      open,
      { months: undefined, first: undefined, second: undefined },
      "2030-01-01",
    );
    expect(clock).toEqual({ tone: "calm", says: "", dueOn: null, alarms: [] });
  });

  it("asks a long-term guardianship for a placement, but sets it no end", () => {
    const longTerm = { kind: "longTerm", from, termEndsOn: null, isPlaced: false } as const;
    expect(custodyClock(longTerm, terms, "2030-01-01").alarms).toEqual(["noPlacement"]);
    expect(custodyClock({ ...longTerm, isPlaced: true }, terms, "2030-01-01").tone).toBe("calm");
  });

  it("does not ask where a child is that is only entrusted to somebody", () => {
    const entrusted = { kind: "entrusted", from, termEndsOn: "2026-06-01", isPlaced: false } as const;
    expect(custodyClock(entrusted, terms, "2026-05-01").tone).toBe("calm");
    expect(custodyClock(entrusted, terms, "2026-06-02").alarms).toEqual(["pastTerm"]);
  });
});
