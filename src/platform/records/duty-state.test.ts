import { describe, expect, it } from "vitest";
import { standingOf } from "./duty-state.ts";

const owed = { required: 2, done: 0, dueOn: "2026-12-31", isExcused: false };

describe("how a duty stands", () => {
  it.each([
    ["2026-12-01", owed, "open", 0, 30],
    ["2026-12-16", owed, "open", 0, 15],
    ["2026-12-17", owed, "soon", 0, 14],
    ["2026-12-31", owed, "soon", 0, 0],
    ["2027-01-01", owed, "overdue", 1, -1],
    ["2027-01-31", { ...owed, done: 1 }, "overdue", 31, -31],
    ["2027-01-31", { ...owed, done: 2 }, "done", 0, -31],
    ["2026-12-01", { ...owed, done: 3 }, "done", 0, 30],
    ["2027-01-31", { ...owed, isExcused: true }, "excused", 0, -31],
    ["2027-01-31", { ...owed, done: 2, isExcused: true }, "done", 0, -31],
    ["2027-01-31", { ...owed, dueOn: null }, "open", 0, null],
  ] as const)("on %s is as the calendar says", (today, one, state, daysLate, daysLeft) => {
    expect(standingOf(one, today, 14)).toEqual({ state, daysLate, daysLeft });
  });
});
