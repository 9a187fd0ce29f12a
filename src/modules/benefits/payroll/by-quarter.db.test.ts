/** An aid that is paid by the quarter, over four payrolls: it comes and goes without being new or stopped. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { cardOf, openPaidChildren, systemWork } from "../../../../test/support/payees.ts";
import { openPayees, payrollDesk } from "../../../../test/support/payroll-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import { startEntitlement } from "../entitlements/entitlements.service.ts";
import type { DifferenceView } from "./payroll.contract.ts";

let test: TestApp;
const { get, compute, view, stepped, signed, returned, answerTo } = payrollDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2027-01-28T09:00:00+08:00" });
  await openPayees(test);
  // Of age and without a basic allowance, beside which the aid is not paid.
  const [pupil] = await openPaidChildren(test.app, [
    { name: "助学七", category: "defactoUnattended", birthDate: "2007-05-06" },
  ]);
  await systemWork(test.app, (tx) =>
    startEntitlement(tx, test.app, {
      childId: pupil ?? "",
      programme: "B05",
      decidedOn: "2026-09-10",
      fromMonth: "2026-09",
      toMonth: "2027-08",
      reason: "助学",
      payee: { name: "助学七", relation: "本人", bank: "农商行", account: cardOf(960) },
    }),
  );
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function paidMonth(month: string): Promise<void> {
  for (const { code, open } of (await view(month)).checks)
    if (open > 0)
      await (await test.as("district")).post(`/api/payrolls/${month}/words`, { check: code, word: "已核" });
  await signed(month);
  const { files } = await stepped("finance", "payment-files", month, { template: "ruralBank" });
  const file = files[0]?.id ?? "";
  const answer = await returned(file, await answerTo(file, null, month), month);
  expect(answer.statusCode, answer.body).toBe(200);
  await stepped("finance", "closings", month);
}

/** Of the aid, by cause; and that all differences of the month come to the difference of the totals. */
async function aidDiffers(month: string): Promise<Record<string, number>> {
  expect((await compute("district", month)).statusCode).toBe(200);
  const { figures } = await view(month);
  const sum = Object.values(figures.differences).reduce((total, { fen }) => total + fen, 0);
  expect(sum).toBe(figures.totalFen - (figures.before?.totalFen ?? 0));
  const found: Record<string, number> = {};
  for (const cause of ["added", "stopped", "changed", "byQuarter", "arrears"]) {
    const { items } = await get<{ items: DifferenceView[] }>(
      "district",
      `/api/payrolls/${month}/differences?cause=${cause}`,
    );
    for (const one of items) if (one.programmeName.includes("助学")) found[cause] = one.fen;
  }
  return found;
}

it("is new once, then only comes with its quarter and waits for the next", async () => {
  const quarter = 199_998;
  expect(await aidDiffers("2026-11")).toEqual({ added: quarter });
  await paidMonth("2026-11");
  expect(await aidDiffers("2026-12")).toEqual({ byQuarter: -quarter });
  await paidMonth("2026-12");
  expect(await aidDiffers("2027-01")).toEqual({});
  await paidMonth("2027-01");
  expect(await aidDiffers("2027-02")).toEqual({ byQuarter: quarter });
}, 60_000);
