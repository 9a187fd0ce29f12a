/** Each step of a payroll lies on the desk of whoever may take it, and on nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { MONTH, openPayees, payrollDesk } from "../../../../test/support/payroll-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import { escalateLateTasks } from "../../../platform/tasks/late-tasks.service.ts";
import { followPayrolls } from "./payroll-tasks.service.ts";

let test: TestApp;
const { get, compute, stepped, returned, answerTo } = payrollDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: NOW });
  await openPayees(test);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const people = ["district", "district2", "leader", "finance"] as const;

interface DeskTask {
  readonly kind: string;
  readonly title: string;
  readonly why: string;
  readonly dueOn: string | null;
  readonly link: string;
}

async function tasksOf(name: CastName, kind = "benefits.payroll"): Promise<DeskTask[]> {
  const { tasks } = await get<{ tasks: DeskTask[] }>(name, "/api/desk");
  return tasks.filter((task) => task.kind === kind);
}

/** By name, what of the payroll lies there. */
async function desks() {
  const found: Record<string, string[]> = {};
  for (const name of people) {
    const titles = (await tasksOf(name)).map(({ title }) => title.split("：")[0] ?? "");
    if (titles.length > 0) found[name] = titles;
  }
  return found;
}

const NOW = "2026-11-06T09:00:00+08:00";

/** What happens by itself on another day; sessions do not last that long. */
async function on(day: string, happens: () => Promise<unknown>): Promise<void> {
  setClock(`${day}T09:00:00+08:00`);
  await happens();
  setClock(NOW);
}

const morning = () => systemWork(test.app, followPayrolls);

describe("a payroll's task", () => {
  it("asks the officers to compute the month whose turn it is, once, with why and by when", async () => {
    expect(await desks()).toEqual({});
    await morning();
    await morning();
    expect(await desks()).toEqual({ district: ["计算"], district2: ["计算"] });
    expect(await tasksOf("district")).toMatchObject([
      { title: "计算：2026年11月发放", dueOn: "2026-11-07", link: "/payrolls" },
    ]);
    expect((await tasksOf("district"))[0]?.why).toContain("每月 10 日前发放到人，办理日期待核");
  });
  it("goes from desk to desk with the steps, never to who has taken part", async () => {
    expect((await compute("district", MONTH)).statusCode).toBe(200);
    expect(await desks()).toEqual({ district: ["核对、提交"], district2: ["核对、提交"] });
    await stepped("district", "submissions");
    expect(await desks()).toEqual({ district2: ["复核"] });
    await stepped("district2", "returns", MONTH, { note: "先核账号" });
    expect(await desks()).toEqual({ district: ["核对、提交"], district2: ["核对、提交"] });
    expect((await tasksOf("district"))[0]?.why).toContain("赵敏退回：先核账号");
    await compute("district", MONTH);
    await stepped("district", "submissions");
    await stepped("district2", "reviews");
    expect(await desks()).toEqual({ leader: ["审批"] });
    await stepped("leader", "approvals");
    expect(await desks()).toEqual({ finance: ["送银行"] });
    expect(await tasksOf("finance")).toMatchObject([{ dueOn: "2026-11-10", link: `/payrolls/${MONTH}` }]);
  });
  it("is told to the leader when finance is late, once, and goes from both when it is done", async () => {
    await on("2026-11-10", () => escalateLateTasks(test.app));
    expect(await tasksOf("leader", "task.late")).toEqual([]);
    await on("2026-11-11", () => escalateLateTasks(test.app));
    await on("2026-11-12", () => escalateLateTasks(test.app));
    expect((await tasksOf("leader", "task.late")).map(({ title }) => title)).toEqual([
      "督办逾期：送银行：2026年11月发放",
    ]);
    const { files } = await stepped("finance", "payment-files", MONTH, { template: "ruralBank" });
    expect(await desks()).toEqual({ finance: ["导入回盘"] });
    expect(await tasksOf("leader", "task.late")).toEqual([]);
    const file = files[0]?.id ?? "";
    await returned(file, await answerTo(file, null));
    expect(await desks()).toEqual({ finance: ["办结"] });
  });
  it("ends with the closing; the next month is asked for when it has begun", async () => {
    await stepped("finance", "closings");
    expect(await desks()).toEqual({});
    await morning();
    expect(await desks()).toEqual({});
    await on("2026-12-01", morning);
    expect(await desks()).toEqual({ district: ["计算"], district2: ["计算"] });
  });
  it("does not let whoever computed review what another submitted", async () => {
    await compute("district2", "2026-12");
    await stepped("district", "submissions", "2026-12");
    expect(await desks()).toEqual({});
    await stepped("district2", "returns", "2026-12", { note: "应由我的同事计算" });
    await compute("district", "2026-12");
    await stepped("district", "submissions", "2026-12");
    expect(await desks()).toEqual({ district2: ["复核"] });
  });
});
