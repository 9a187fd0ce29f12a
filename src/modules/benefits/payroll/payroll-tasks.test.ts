import { describe, expect, it } from "vitest";
import type { PayrollState } from "./payroll-flow.ts";
import { computeTask, type PayrollAsTold, type PayrollDays, taskOfPayroll } from "./payroll-tasks.ts";

const by = { compute: 7, submit: 7, review: 8, approve: 9, send: 10, takeReturn: 15, close: 15 };
const days: PayrollDays = { cutoff: 5, payday: 10, unchecked: true, by };

function told(state: PayrollState, more: Partial<PayrollAsTold> = {}): PayrollAsTold {
  return {
    month: "2026-11",
    state,
    computedBy: "a",
    figures: { people: 6, totalFen: 820_400 },
    isOutdated: false,
    steps: [],
    unanswered: 0,
    ...more,
  };
}
const step = (
  act: "submit" | "review" | "approve" | "return",
  accountId: string,
  note: string | null = null,
) => ({
  act,
  accountId,
  by: accountId,
  note,
});

describe("the task of a payroll", () => {
  it.each([
    ["draft", [], 0, "submit", "districtOfficer", "2026-11-07", []],
    ["submitted", [step("submit", "b")], 0, "review", "districtOfficer", "2026-11-08", ["a", "b"]],
    [
      "reviewed",
      [step("submit", "a"), step("review", "b")],
      0,
      "approve",
      "districtLeader",
      "2026-11-09",
      ["a", "b"],
    ],
    ["approved", [step("approve", "c")], 0, "send", "finance", "2026-11-10", ["a", "c"]],
    ["paying", [], 1, "takeReturn", "finance", "2026-11-15", []],
    ["paying", [], 0, "close", "finance", "2026-11-15", []],
  ] as const)(
    "of one that is %s after %j lies, with %i files unanswered, as %s on the desk of %s until %s, but not for %j",
    (state, steps, unanswered, stage, role, dueOn, notFor) => {
      expect(taskOfPayroll(told(state, { steps, unanswered }), days)).toMatchObject({
        stage,
        role,
        dueOn,
        notFor,
      });
    },
  );
  it("is none once it is closed", () => {
    expect(taskOfPayroll(told("closed"), days)).toBeUndefined();
  });
  it("says why: sent back, outdated, or by when the money must arrive, and that the day is to be checked", () => {
    const back = told("draft", { steps: [step("submit", "a"), step("return", "赵敏", "账号不对")] });
    expect(taskOfPayroll(back, days)?.why).toBe(
      "赵敏退回：账号不对。改好后重新计算、提交。每月 10 日前发放到人，办理日期待核。",
    );
    expect(taskOfPayroll(told("draft", { isOutdated: true }), days)?.why).toContain("请重新计算");
    expect(taskOfPayroll(told("draft"), { ...days, unchecked: false })?.why).toBe(
      "名册已经算好（6 人，8,204.00 元），请核对差异，说明提醒，再提交。计算的人和提交的人都不能复核。每月 10 日前发放到人。",
    );
  });
  it("is due on the last day of a month without its day, and on none where nobody has set one", () => {
    const late = { ...days, by: { ...by, compute: 31 } };
    expect(computeTask("2026-02", late).dueOn).toBe("2026-02-28");
    const unset = {
      cutoff: undefined,
      payday: undefined,
      unchecked: false,
      by: { ...by, compute: undefined },
    };
    expect(computeTask("2026-02", unset)).toMatchObject({
      dueOn: undefined,
      why: "轮到这个月发放，名册还没有计算。",
    });
  });
});
