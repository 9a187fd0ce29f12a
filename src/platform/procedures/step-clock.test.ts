import { describe, expect, it } from "vitest";
import { received, refused } from "../../../test/support/sample-matter.ts";
import { sampleProcedure } from "../../../test/support/sample-procedure.ts";
import { seedCalendar } from "../calendar/holiday-notices.ts";
import type { ProcedureVersion } from "./procedure.ts";
import { type ClockedStep, clockOf, clockOfStep, type Moment, sayTerm } from "./step-clock.ts";

const spec = sampleProcedure.versions[0] as ProcedureVersion;
const at: Moment = {
  calendar: seedCalendar(),
  today: "2026-03-04",
  now: "2026-03-04T09:00:00+08:00",
  soonDays: 3,
};

function step(on: string | null, more: Partial<ClockedStep> = {}): ClockedStep {
  return {
    code: "verify",
    unit: "workingDays",
    due: { on, at: null, missingYears: [] },
    standing: undefined,
    ...more,
  };
}

describe("the clock of a step", () => {
  it.each<[string, ClockedStep, string, string]>([
    ["calm", step("2026-03-12"), "calm", "还剩 6 个工作日 · 2026-03-12 到期"],
    [
      "amber from the third working day before",
      step("2026-03-09"),
      "soon",
      "还剩 3 个工作日 · 2026-03-09 到期",
    ],
    ["amber on the day itself", step("2026-03-04"), "today", "今天到期 · 2026-03-04"],
    ["red by the working days it is late", step("2026-02-27"), "late", "已逾期 4 个工作日 · 2026-02-27 到期"],
    [
      "standing with what it waits for",
      step(null, { standing: { kind: "notice", from: "2026-03-02", until: "2026-03-09" } }),
      "stands",
      "时限暂停 · 公示",
    ],
    [
      "standing for papers",
      step(null, { standing: { kind: "supplement", from: "2026-03-02", until: undefined } }),
      "stands",
      "时限暂停 · 等待补正",
    ],
    ["not to be told without the term's number", step(null, { unit: null }), "cannotTell", "时限还没有录入"],
    [
      "not to be told without next year's notice, however near",
      step("2026-03-04", { due: { on: "2026-03-04", at: null, missingYears: [2027] } }),
      "cannotTell",
      "今天到期 · 2026-03-04",
    ],
    [
      "hours to the hour",
      step("2026-03-05", {
        unit: "hours",
        due: { on: "2026-03-05", at: "2026-03-05T02:00:00.000Z", missingYears: [] },
      }),
      "soon",
      "还剩 25 小时 · 2026-03-05 10:00 到期",
    ],
    [
      "late by the hour",
      step("2026-03-04", {
        unit: "hours",
        due: { on: "2026-03-04", at: "2026-03-03T22:00:00.000Z", missingYears: [] },
      }),
      "late",
      "已逾期 3 小时 · 2026-03-04 06:00 到期",
    ],
    [
      "running to the last minute",
      step("2026-03-04", {
        unit: "hours",
        due: { on: "2026-03-04", at: "2026-03-04T01:30:00.000Z", missingYears: [] },
      }),
      "today",
      "不到 1 小时 · 2026-03-04 09:30 到期",
    ],
    [
      "counting every day where the term does",
      step("2026-03-09", { unit: "calendarDays" }),
      "calm",
      "还剩 5 天 · 2026-03-09 到期",
    ],
    [
      "in days what is left of months",
      step("2026-03-09", { unit: "months" }),
      "calm",
      "还剩 5 天 · 2026-03-09 到期",
    ],
    ["none where no term is declared", step(null, { code: "free", unit: null }), "none", "没有规定时限"],
  ])("is %s", (_, clocked, tone, says) => {
    expect(clockOfStep(spec, clocked, at)).toMatchObject({ tone, says });
  });

  it("is silent once no step is open", () => {
    expect(clockOf(spec, received, at).tone).not.toBe("none");
    expect(clockOf(spec, refused, at)).toMatchObject({ tone: "none", says: "" });
  });
});

it("says a term in its own unit, or that its number has not been entered", () => {
  const [verify] = spec.steps;
  if (verify === undefined) throw new Error("the sample has no step");
  expect(sayTerm(verify, new Map([["test.verify.days", 15]]))).toBe("15 个工作日");
  expect(sayTerm(verify, new Map())).toBe("时限待录入");
  const { code, title, by, outcomes } = verify;
  expect(sayTerm({ code, title, by, outcomes }, new Map())).toBe("");
});
