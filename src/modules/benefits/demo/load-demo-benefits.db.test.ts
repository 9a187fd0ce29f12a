/** The demonstration's payroll is ready to be prepared: payees and sound accounts for everybody on the two ledgers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openPaidChildren, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import { computePayroll } from "../payroll/compute-payroll.service.ts";
import { loadDemoBenefits } from "./load-demo-benefits.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

describe("the demonstration's benefits", () => {
  it("give everybody an account, deduct what a topped-up family has, and come once", async () => {
    await openPaidChildren(test.app, [
      { name: "演一" },
      { name: "演二", category: "defactoUnattended", careMode: "institution" },
      { name: "演三", category: "defactoUnattended", mode: "补差" },
    ]);
    expect(await loadDemoBenefits(test.app)).toMatchObject({ adopted: 3, incomplete: [] });
    expect(await loadDemoBenefits(test.app)).toBeUndefined();
    const { figures } = await systemWork(test.app, (tx) => computePayroll(tx, "2026-11"));
    expect(figures).toMatchObject({ people: 3, withheld: { lines: 0 }, blocking: {} });
    expect(figures.totalFen).toBeLessThan(165_100 + 200_000 + 165_100);
  });
});
