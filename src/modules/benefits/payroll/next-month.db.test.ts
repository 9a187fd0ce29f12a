/** The month after a closed one: what came back, what rose, what was told late and what was paid in error. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { asOwnerOf, cardOf, systemWork } from "../../../../test/support/payees.ts";
import { MONTH, openPayees, payrollDesk } from "../../../../test/support/payroll-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import { startEntitlement } from "../entitlements/entitlements.service.ts";
import type { readBudgets } from "./budgets.contract.ts";
import type { ChildPayments } from "./child-payments.contract.ts";
import type { DifferenceView, PaymentSheet } from "./payroll.contract.ts";
import { previewStandards } from "./preview-standards.service.ts";
import type { RecoveryView } from "./recoveries.contract.ts";

let test: TestApp;
let ids: string[];
const { get, compute, view, linesOf, stepped, signed, scalar, returned, answerTo } = payrollDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-28T09:00:00+08:00" });
  ids = await openPayees(test);
  await compute("district", MONTH);
  await signed();
  const { files } = await stepped("finance", "payment-files", MONTH, { template: "ruralBank" });
  const orphan = (await linesOf(MONTH)).find((line) => line.name === "孤一");
  const file = files[0]?.id ?? "";
  await returned(file, await answerTo(file, orphan?.payeeName));
  await stepped("finance", "closings");
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const NEXT = "2026-12";

describe("the month after a standard rose", () => {
  it("is foretold before the standard is confirmed: whom it affects, a month and afterwards, by place", async () => {
    const [impact] = await systemWork(test.app, (tx) =>
      previewStandards(tx, test.app, {
        id: null,
        document: "渝民规〔2026〕1号",
        issuedOn: "2026-11-01",
        rows: [
          {
            key: "benefits.standard.orphan.community",
            from: "2026-11-01",
            to: null,
            before: 165_100,
            after: 200_000,
          },
        ],
      }),
    );
    expect(impact).toMatchObject({ affected: 2, monthlyFen: 69_800, arrearsFen: 69_800 });
    expect(impact?.byPlace).toEqual([
      { placeCode: "500117101", affected: 1, monthlyFen: 34_900, arrearsFen: 34_900 },
      { placeCode: "500117104", affected: 1, monthlyFen: 34_900, arrearsFen: 34_900 },
    ]);
    expect(impact?.examples[0]?.words).toBe("每月增加 349.00 元，补发 349.00 元");
  });
  it("brings reissue, release and arrears by itself, each by its name", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        `update platform.parameter set valid_to = '2026-11-01' where key = 'benefits.standard.orphan.community' and valid_to is null`,
      );
      await client.query(`insert into platform.parameter (key, valid_from, value, document, certainty)
        values ('benefits.standard.orphan.community', '2026-11-01', '200000', '渝民规〔2026〕1号', 'verified')`);
    });
    await systemWork(test.app, (tx) =>
      startEntitlement(tx, test.app, {
        childId: ids[5] ?? "",
        programme: "B23",
        decidedOn: "2026-11-20",
        fromMonth: NEXT,
        toMonth: NEXT,
        amountFen: 3_000,
        reason: "价格补贴",
        payee: { name: "祖母", relation: "祖母", bank: "农商行", account: cardOf(950) },
      }),
    );
    const answer = await compute("district", NEXT);
    expect(answer.statusCode, answer.body).toBe(200);
    const lines = await linesOf(NEXT);
    // November came back: it is owed whole again, at the standard that holds now.
    expect(lines.find((line) => line.name === "孤一")).toMatchObject({
      regularFen: 200_000,
      reissueFen: 200_000,
      arrearsFen: 0,
    });
    expect(lines.find((line) => line.name === "错卡五")).toMatchObject({
      regularFen: 200_000,
      arrearsFen: 200_000,
    });
    expect(lines.find((line) => line.name === "事实四")).toMatchObject({
      regularFen: 125_100,
      arrearsFen: 0,
    });
    const sheet = await get<PaymentSheet>("district", `/api/payrolls/${NEXT}/sheets/${ids[0]}`);
    expect(sheet.lines[0]).toMatchObject({ document: "渝民规〔2026〕1号" });
    expect(sheet.lines[0]?.items.map((item) => item.causeName)).toEqual(["当月应发", "退票重发"]);
  });
  it("differs from last month by exactly the sum of its differences, each with its reason", async () => {
    const { figures } = await view(NEXT);
    const sum = Object.values(figures.differences).reduce((total, one) => total + one.fen, 0);
    expect(sum).toBe(figures.totalFen - (figures.before?.totalFen ?? 0));
    const stored = await scalar<number>(
      "select sum(fen)::int as value from benefits.payroll_difference where month = $1",
      [NEXT],
    );
    expect(stored).toBe(sum);
    const { items } = await get<{ items: DifferenceView[] }>(
      "district",
      `/api/payrolls/${NEXT}/differences?cause=changed`,
    );
    expect(items.find((one) => one.name === "孤一")?.reason).toContain("渝民规〔2026〕1号");
  });
  it("finds a stop that was told late, takes nothing off without a plan, and by the plan what is allowed", async () => {
    const { items } = await get<{ items: EntitlementView[] }>("district", `/api/entitlements?month=${NEXT}`);
    const row = items.find((one) => one.childName === "事实四");
    const income = await (await test.as("district")).post(`/api/children/${ids[3]}/other-incomes`, {
      kind: "dibao",
      fromMonth: MONTH,
      fen: 60_000,
      source: "低保系统比对",
    });
    expect(income.statusCode, income.body).toBe(200);
    expect(row).toBeDefined();
    await compute("district", NEXT);
    const list = async () => (await get<{ items: RecoveryView[] }>("district", "/api/recoveries")).items;
    const [found] = await list();
    expect(found).toMatchObject({ name: "事实四", state: "found", outstandingFen: 20_000, fromMonth: MONTH });
    expect((await linesOf(NEXT)).find((line) => line.name === "事实四")).toMatchObject({
      recoveryFen: 0,
      warnings: ["以前月份多发，还没有定追回办法"],
    });
    const agent = await test.as("district");
    const path = `/api/recoveries/${found?.id}`;
    const early = await agent.post(
      `${path}/plan`,
      { plan: "offset", monthlyFen: 15_000 },
      { version: found?.version ?? 0 },
    );
    expect(early.json()).toMatchObject({ code: "benefits.recovery.wrongState" });
    const noticed = await agent.post(
      `${path}/notices`,
      { noticeNo: "追告2027-1", on: "2026-12-28" },
      { version: found?.version ?? 0 },
    );
    const planned = await agent.post(
      `${path}/plan`,
      { plan: "offset", monthlyFen: 15_000 },
      { version: noticed.json<RecoveryView>().version },
    );
    expect(planned.json<RecoveryView>()).toMatchObject({ state: "running", planName: "从以后月份抵扣" });
    await compute("district", NEXT);
    expect((await linesOf(NEXT)).find((line) => line.name === "事实四")).toMatchObject({
      regularFen: 105_100,
      recoveryFen: -15_000,
      totalFen: 90_100,
    });
    const [running] = await list();
    expect(running).toMatchObject({ outstandingFen: 20_000, offsetFen: 15_000 });
  });
  it("may be fraud: waits for a decision on a sanction with its reason and the fine that the law allows, and is taken back with another", async () => {
    const listed = async (query = "") =>
      (await get<{ items: RecoveryView[] }>("district", `/api/recoveries?${query}`)).items;
    const mark = async (fraud: boolean, note: string) => {
      const [held] = await listed("all=true");
      const answer = await (await test.as("district")).post(
        `/api/recoveries/${held?.id}/fraud`,
        { fraud, note },
        { version: held?.version ?? 0 },
      );
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<RecoveryView>().sanctionLead;
    };
    expect((await listed("all=true"))[0]).toMatchObject({ sanctionLead: null, fineSays: null });
    expect(await listed("fraudOnly=true")).toEqual([]);
    expect(await mark(true, "隐瞒低保收入")).toMatchObject({
      stateName: "待惩戒认定",
      why: "隐瞒低保收入",
      raisedBy: "王建国",
    });
    expect((await listed())[0]?.fineSays).toBe(
      "可处骗取金额 2 倍以下罚款（《中华人民共和国社会救助法》第七十三条）",
    );
    await mark(true, "又标了一次");
    expect(await scalar("select count(*)::int as value from benefits.sanction_lead")).toBe(1);
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query("update benefits.recovery set state = 'settled'");
      expect((await listed()).map(({ sanctionLead }) => sanctionLead?.state)).toEqual(["waiting"]);
      expect(await listed("fraudOnly=true")).toHaveLength(1);
      await client.query("update benefits.recovery set state = 'running'");
    });
    expect(await mark(false, "系统比对有误")).toMatchObject({ state: "withdrawn", why: "系统比对有误" });
    expect(await listed("fraudOnly=true")).toEqual([]);
  });
  it("lets a refund make up for the rest", async () => {
    const [running] = (await get<{ items: RecoveryView[] }>("district", "/api/recoveries")).items;
    const agent = await test.as("district");
    const path = `/api/recoveries/${running?.id}/refunds`;
    const tooMuch = await agent.post(
      path,
      { fen: 30_000, on: "2026-12-28" },
      { version: running?.version ?? 0 },
    );
    expect(tooMuch.json()).toMatchObject({ code: "benefits.recovery.tooMuch" });
    const refund = await agent.post(
      path,
      { fen: 5_000, on: "2026-12-28" },
      { version: running?.version ?? 0 },
    );
    expect(refund.json<RecoveryView>(), refund.body).toMatchObject({
      outstandingFen: 15_000,
      refundedFen: 5_000,
    });
  });
  it("shows on a child's file what it receives and was paid", async () => {
    const told = await get<ChildPayments>("director", `/api/children/${ids[0]}/payments`);
    expect(told.entitlements).toMatchObject([{ programmeName: "孤儿基本生活费" }]);
    expect(told.payments.map((one) => [one.month, one.statusName])).toEqual([
      [NEXT, "待发"],
      [MONTH, "退票"],
    ]);
  });
  it("cannot be followed by another before it is approved, and then only with a reason", async () => {
    expect((await compute("district", "2027-01", { earlyReason: "春节提前" })).json()).toMatchObject({
      code: "benefits.payroll.openBefore",
    });
    for (const check of (await view(NEXT)).checks.filter((one) => one.open > 0))
      await (await test.as("district")).post(`/api/payrolls/${NEXT}/words`, {
        check: check.code,
        word: "已核",
      });
    await signed(NEXT);
    expect((await compute("district", "2027-01")).json()).toMatchObject({
      code: "benefits.payroll.openBefore",
    });
    expect((await compute("district", "2027-01", { earlyReason: "春节提前发放" })).statusCode).toBe(200);
  });
  it("counts in the year's budget, by source: closed months, and what is approved and on its way", async () => {
    const save = async (source: string, fen: number, version: number, reason?: string) =>
      (await test.as("finance")).request({
        method: "PUT",
        url: `/api/budgets/2026/B01/${source}`,
        payload: { fen, document: "合川财社〔2026〕1号", ...(reason === undefined ? {} : { reason }) },
        version,
      });
    const saved = await save("city", 900_000, 0);
    expect(saved.statusCode, saved.body).toBe(200);
    await save("district", 300_000, 0);
    const orphanOf = async () => {
      const { items } = await get<OutputOf<typeof readBudgets>>("leader", "/api/budgets?year=2026");
      return items.find((one) => one.programme === "B01");
    };
    const orphan = await orphanOf();
    expect(orphan).toMatchObject({
      budgetFen: 1_200_000,
      usedFen: 1_130_200,
      lastMonth: "2026-12",
      forecastFen: 1_130_200,
      level: "fine",
    });
    expect((orphan?.closedFen ?? 0) + (orphan?.pendingFen ?? 0)).toBe(1_130_200);
    expect(orphan?.closedFen).toBeGreaterThan(0);
    expect(orphan?.pendingFen).toBeGreaterThan(0);
    expect(orphan?.sources.map((one) => [one.source, one.budgetFen, one.changed?.by])).toEqual([
      ["city", 900_000, "吴芳"],
      ["district", 300_000, "吴芳"],
    ]);
    expect(orphan?.sources.reduce((sum, one) => sum + one.usedFen, 0)).toBe(1_130_200);
    expect(orphan?.sources.every((one) => one.unchecked)).toBe(true);

    expect((await save("city", 700_000, 1)).json()).toMatchObject({
      code: "benefits.budget.reasonMissing",
      errors: [{ path: "reason" }],
    });
    expect((await save("city", 700_000, 0, "更正")).json()).toMatchObject({ code: "benefits.budget.stale" });
    expect((await save("city", 700_000, 1, "按追减文件更正")).statusCode).toBe(200);
    expect(await orphanOf()).toMatchObject({ budgetFen: 1_000_000, level: "over" });
    const refused = await (await test.as("district")).request({
      method: "PUT",
      url: "/api/budgets/2026/B01/city",
      payload: { fen: 1, document: "合川财社〔2026〕1号" },
      version: 2,
    });
    expect(refused.statusCode).toBe(403);
    expect((await (await test.as("supervisor")).get("/api/budgets")).statusCode).toBe(403);
  });
  it("is foretold too when it is decided anew how two benefits stand together", async () => {
    const preview = (after: string) =>
      systemWork(test.app, (tx) =>
        previewStandards(tx, test.app, {
          id: null,
          document: "渝民规〔2026〕2号",
          issuedOn: "2026-12-01",
          rows: [
            {
              key: "benefits.overlap.tekunWithDefacto",
              from: `${NEXT}-01`,
              to: null,
              before: "chooseOne",
              after,
            },
          ],
        }),
      );
    expect(await preview("topUp")).toEqual([]);
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        `insert into benefits.other_income (id, child_id, scope_code, kind, from_month, fen, source, recorded_at, recorded_by)
         values (gen_random_uuid(), $1, '500117104204', 'tekun', '${NEXT}', 100100, 't', now(), gen_random_uuid())`,
        [ids[3]],
      );
    });
    const [impact] = await preview("topUp");
    // 1,651.00 less 600.00 of one and 1,001.00 of the other.
    expect(impact).toMatchObject({ affected: 1, monthlyFen: 5_000 });
    expect(await preview("chooseOne")).toEqual([]);
  });
});
