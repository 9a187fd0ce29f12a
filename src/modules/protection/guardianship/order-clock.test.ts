import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderEntry, RunningOrder } from "./order-clock.ts";
import { hoursOf, nextReport, orderClock } from "./order-clock.ts";

const terms = { reportMonths: 3, remindDays: 15 };
const supervision: RunningOrder = {
  kind: "supervision",
  issuedOn: "2026-01-31",
  validUntil: null,
  concludedOn: null,
  detail: { supervisor: "村委会", tasks: "按月走访" },
  entries: [],
};
const report = (on: string): OrderEntry => ({ kind: "report", on, minutes: null });

describe("a plan of supervision (R-065)", () => {
  it.each([
    ["2026-04-10", "calm"],
    ["2026-04-15", "soon"],
    ["2026-04-30", "soon"],
    ["2026-05-01", "late"],
  ])("on %s, three months after it began, is %s", (today, tone) => {
    expect(orderClock(supervision, terms, today)).toMatchObject({ tone, dueOn: "2026-04-30" });
  });

  it("asks for the next report from the last one on, in the plan's own rhythm, and never after its end", () => {
    const own = { ...supervision, detail: { ...supervision.detail, everyMonths: 1 } };
    expect(nextReport(own, terms)).toBe("2026-02-28");
    expect(nextReport({ ...own, entries: [report("2026-02-20"), report("2026-02-05")] }, terms)).toBe(
      "2026-03-20",
    );
    expect(nextReport({ ...own, validUntil: "2026-02-10" }, terms)).toBe("2026-02-10");
  });

  it("is late in words that say since when", () => {
    expect(orderClock(supervision, terms, "2026-05-03").says).toBe(
      "监督报告已逾期 3 天（应在 2026-04-30 前）",
    );
  });
});

const education: RunningOrder = {
  ...supervision,
  kind: "familyEducation",
  issuedOn: "2026-06-01",
  validUntil: "2026-12-01",
  detail: { sessions: 2, minutesEach: 40, reason: "打骂", organiser: "指导中心" },
};
const session = (on: string, minutes: number): OrderEntry => ({ kind: "session", on, minutes });

describe("an order of family education (R-218)", () => {
  it("is done only when both the sessions and the minutes are", () => {
    const short = { ...education, entries: [session("2026-07-01", 40), session("2026-08-01", 20)] };
    expect(hoursOf(short)).toMatchObject({ done: 2, minutes: 60, wantedMinutes: 80, isDone: false });
    const enough = { ...education, entries: [session("2026-07-01", 40), session("2026-08-01", 40)] };
    expect(hoursOf(enough).isDone).toBe(true);
    expect(orderClock(enough, terms, "2027-03-01").tone).toBe("calm");
  });

  it("is late when its time is over with hours wanting, and counts absences", () => {
    const missed = { ...education, entries: [{ kind: "missed", on: "2026-07-01", minutes: null } as const] };
    const clock = orderClock(missed, terms, "2026-12-02");
    expect(clock.tone).toBe("late");
    expect(clock.says).toBe(
      "已参加 0/2 次、0/80 分钟，缺席 1 次，没有完成，指导已逾期 1 天（应在 2026-12-01 前）",
    );
  });

  it("never takes an absence or a notice for a session", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<OrderEntry["kind"]>("missed", "notice", "renewal")), (kinds) => {
        const entries = kinds.map((kind): OrderEntry => ({ kind, on: "2026-07-01", minutes: null }));
        expect(hoursOf({ ...education, entries }).isDone).toBe(false);
      }),
    );
  });
});

describe("other orders", () => {
  it.each([
    ["2026-11-15", "calm"],
    ["2026-11-16", "soon"],
    ["2026-12-02", "late"],
  ])("a protection order to 2026-12-01 is on %s %s", (today, tone) => {
    const order: RunningOrder = { ...education, kind: "protectionOrder", detail: { measures: "禁止接触" } };
    expect(orderClock(order, terms, today).tone).toBe(tone);
  });

  it("a letter of responsibility waits until it is signed (R-049)", () => {
    const letter: RunningOrder = { ...supervision, kind: "responsibilityLetter", detail: {} };
    expect(orderClock(letter, terms, "2026-02-01")).toMatchObject({ tone: "soon", says: "还没有签字" });
    expect(orderClock({ ...letter, detail: { signedOn: "2026-02-01" } }, terms, "2026-02-01").tone).toBe(
      "calm",
    );
  });

  it("what is concluded asks for nothing more", () => {
    expect(orderClock({ ...supervision, concludedOn: "2026-03-01" }, terms, "2030-01-01").tone).toBe("calm");
  });
});
