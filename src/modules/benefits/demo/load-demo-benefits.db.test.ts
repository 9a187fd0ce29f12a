/** The demonstration's payroll is ready to be prepared, and its offices have been at work for some months: for real, by the same services. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { createTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { openPaidChildren, systemWork } from "../../../../test/support/payees.ts";
import { type OpenedApp, openApp } from "../../../compose.ts";
import { setClock } from "../../../kernel/clock.ts";
import { createLog } from "../../../platform/log.ts";
import { listChanges } from "../../../platform/parameters/decide-change.service.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import { readSettings } from "../../../platform/settings.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import { listDemoChildren } from "../../registry/demo/demo-stage.service.ts";
import { findBenefitProcedure } from "../applications/benefit-procedures.ts";
import { readBudgets } from "../payroll/budgets.service.ts";
import { computePayroll } from "../payroll/compute-payroll.service.ts";
import { listPayrolls, readPayroll } from "../payroll/payroll.service.ts";
import { listRecoveries } from "../payroll/recoveries.service.ts";
import { readCoverage } from "../screening/coverage.service.ts";
import { listFindings } from "../screening/read-findings.service.ts";
import { listReferrals } from "../screening/referrals.service.ts";
import "../../../serve.ts";
import { loadDemoBenefits } from "./load-demo-benefits.service.ts";
import { loadDemoFindings } from "./load-demo-findings.service.ts";

/** The whole district is made up and played; where others have the processor too, that is slow. */
const PATIENCE_MS = 300_000;
const CLOCK = "2026-11-27T09:00:00+08:00";
afterAll(() => {
  setClock("");
});

describe("benefits loaded beside people who are none of the demonstration's", () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ TONGAN_CLOCK: CLOCK });
  });
  afterAll(async () => {
    await test.close();
  });

  it("give everybody an account, deduct what a topped-up family has, play nothing, and come once", async () => {
    await openPaidChildren(test.app, [
      { name: "演一" },
      { name: "演二", category: "defactoUnattended", careMode: "institution" },
      { name: "演三", category: "defactoUnattended", mode: "补差" },
    ]);
    expect(await loadDemoBenefits(test.app)).toMatchObject({
      adopted: { adopted: 3, incomplete: [] },
      cutShort: [],
    });
    expect(await loadDemoBenefits(test.app)).toBeUndefined();
    const { figures } = await systemWork(test.app, (tx) => computePayroll(tx, "2026-11"));
    expect(figures).toMatchObject({ people: 3, withheld: { lines: 0 }, blocking: {} });
    expect(figures.totalFen).toBeLessThan(165_100 + 200_000 + 165_100);
  });
});

describe("the demonstration's benefits", () => {
  let database: TestDatabase;
  let dataDir: string;
  let opened: OpenedApp;
  const work = <Result>(use: Parameters<typeof systemWork<Result>>[1]) => systemWork(opened.app, use);

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "tongan-demo-"));
    const settings = readSettings({
      DATABASE_URL: database.url,
      TONGAN_DATA: dataDir,
      TONGAN_DEMO: "1",
      TONGAN_CLOCK: CLOCK,
    });
    opened = await openApp({ settings, log: createLog("error") });
  }, PATIENCE_MS);
  afterAll(async () => {
    await opened.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("have three closed months that balance, with payments that came back and were made again, and leave this month to do", async () => {
    const { items, next } = await work((tx) => listPayrolls(tx));
    expect(items.map(({ month, state }) => [month, state])).toEqual([
      ["2026-10", "closed"],
      ["2026-09", "closed"],
      ["2026-08", "closed"],
    ]);
    expect(next).toMatchObject({ month: "2026-11", openBefore: null });
    const months = await Promise.all(items.map(({ month }) => work((tx) => readPayroll(tx, month))));
    for (const { reconciled, files, steps } of months) {
      expect(reconciled).toMatchObject({ balances: true, pendingFen: 0 });
      expect(files).toHaveLength(2);
      expect(files[0]?.rejected.lines).toBeGreaterThan(0);
      expect(files[1]).toMatchObject({ rejected: { lines: 0 } });
      // Whoever pays also closes; nobody else has two parts.
      expect(new Set(steps.map(({ by }) => by)).size).toBe(4);
    }
    const [newest] = months;
    expect(newest?.reconciled.rejectedFen).toBeGreaterThan(0);
  });

  it("have a recovery that is being taken off, and one that is to be told", async () => {
    const { items } = await work((tx) =>
      listRecoveries(tx, opened.app, { all: true, fraudOnly: false, limit: 50 }),
    );
    const running = items.find(({ state }) => state === "running");
    // One month of 640.00 too much, of which the last closed month has taken off 140.00.
    expect(running).toMatchObject({ plan: "offset", monthlyFen: 14_000, offsetFen: 14_000 });
    expect(running?.outstandingFen).toBe(50_000);
    expect(items.map(({ state }) => state)).toContain("found");
  });

  it("have an application in every state, one of them late and one due today", async () => {
    const inState = async (
      state: "draft" | "running" | "supplementing" | "withdrawn" | "approved" | "refused",
    ) =>
      (await work((tx) => listMatters(tx, opened.app, { state, whose: "all", limit: 200 }))).items.filter(
        ({ procedure }) => findBenefitProcedure(procedure) !== undefined,
      );
    for (const state of ["draft", "supplementing", "withdrawn", "refused"] as const)
      expect(await inState(state), state).toHaveLength(1);
    expect(await inState("approved")).toHaveLength(4);
    const running = await inState("running");
    expect(running).toHaveLength(9);
    expect(running.filter(({ clock }) => clock.dueOn === "2026-11-27")).toHaveLength(1);
    expect(running.filter(({ clock }) => (clock.dueOn ?? "9999") < "2026-11-27")).toHaveLength(1);
  });

  it("have referrals taken up, refused, late and waiting, budgets in use, and a change of a standard for a second person", async () => {
    const referrals = (state: "waiting" | "takenUp" | "refused") =>
      work((tx) => listReferrals(tx, opened.app, { state, limit: 50 }));
    expect((await referrals("takenUp")).total).toBeGreaterThan(2);
    expect((await referrals("refused")).total).toBe(2);
    const waiting = (await referrals("waiting")).items;
    expect(new Set(waiting.map(({ isLate }) => isLate))).toEqual(new Set([true, false]));
    const { items } = await work((tx) => readBudgets(tx, 2026));
    const ordinary = items.find(({ programme }) => programme === "B03");
    expect(ordinary?.usedFen).toBeGreaterThan(0);
    expect(ordinary?.budgetFen).toBeGreaterThan(ordinary?.usedFen ?? 0);
    expect((await work((tx) => listChanges(tx, "proposed"))).items).toHaveLength(1);
  });

  it("leave as many children on the ledgers as the district is made with: whom they add they also take off", async () => {
    const everybody = await work((tx) => listDemoChildren(tx, "2026-11-27"));
    // Those who are of age and still at school are paid, but counted apart.
    const children = everybody.filter(({ birthDate }) => birthDate > "2008-11-27");
    expect(children.filter(({ isOrphan }) => isOrphan)).toHaveLength(80);
    expect(children.filter(({ isUnattended }) => isUnattended)).toHaveLength(214);
    expect(children.filter(({ isInDifficulty }) => isInDifficulty)).toHaveLength(612);
  });

  it(
    "tell after the first screening how far each month reached, and what somebody has settled; once",
    async () => {
      await followChanges(opened.app);
      await work((tx) => loadDemoFindings(tx, opened.app));
      const settled = () =>
        work((tx) => listFindings(tx, opened.app, { state: "settled", limit: 50, withTotal: true }));
      const coverage = await work((tx) => readCoverage(tx, opened.app, "500117"));
      const line = coverage.items.find(({ programme }) => programme === "B03")?.months ?? [];
      expect(line.map(({ month }) => month)).toContain("2026-04");
      expect(line.every(({ rate }) => rate !== null && rate > 0.5)).toBe(true);
      const { total } = await settled();
      expect(total).toBeGreaterThan(5);
      await work((tx) => loadDemoFindings(tx, opened.app));
      expect((await settled()).total).toBe(total);
    },
    PATIENCE_MS,
  );
});
