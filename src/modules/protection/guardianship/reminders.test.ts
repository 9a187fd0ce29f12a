import { describe, expect, it } from "vitest";
import { custodyClock } from "./custody-clock.ts";
import { orderClock } from "./order-clock.ts";
import { custodyReminders, orderReminder } from "./reminders.ts";

const terms = { months: 12, first: 9, second: 11 };
const custody = { id: "c1", childName: "王小明", kind: "temporary" } as const;
const clockOn = (today: string, isPlaced = true) =>
  custodyClock({ kind: "temporary", from: "2026-01-01", termEndsOn: "2027-01-01", isPlaced }, terms, today);

describe("reminders of guardianship", () => {
  it("are one task a stage of the term, on the bureau's desk", () => {
    const keys = (today: string) =>
      custodyReminders(custody, clockOn(today)).map(({ key, digits }) => [key, digits]);
    expect(keys("2026-09-30")).toEqual([]);
    expect(keys("2026-10-01")).toEqual([["guardianship.firstReminder/c1", 6]]);
    expect(keys("2026-12-01")).toEqual([["guardianship.secondReminder/c1", 6]]);
    expect(keys("2027-01-02")).toEqual([["guardianship.pastTerm/c1", 6]]);
  });

  it("ask for a placement under the key of the decision's own task, so that it lies there once", () => {
    expect(custodyReminders(custody, clockOn("2026-02-01", false)).map(({ key }) => key)).toEqual([
      "guardianship.placing/c1",
    ]);
  });

  it("of an order lie on the township's desk, one for each day that something is due on", () => {
    const order = {
      kind: "supervision",
      issuedOn: "2026-01-01",
      validUntil: null,
      concludedOn: null,
      detail: {},
      entries: [],
    } as const;
    const on = (today: string) =>
      orderReminder(
        { id: "o1", childName: "王小明", kind: "supervision" },
        orderClock(order, { reportMonths: 3, remindDays: 15 }, today),
      );
    expect(on("2026-03-01")).toBeUndefined();
    expect(on("2026-03-20")).toMatchObject({ key: "guardianship.order/o1/2026-04-01", digits: 9 });
    expect(on("2026-05-01")?.why).toContain("已逾期 30 天");
  });
});
