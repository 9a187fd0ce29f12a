import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import type { AgreementView } from "../../../platform/exchange/agreements.contract.ts";
import type { BatchView } from "../../../platform/exchange/batches.contract.ts";
import { demoAgreements } from "./demo-agreements.ts";
import { loadDemoExchange } from "./load-demo-exchange.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  // Only the demonstration's own people play in it.
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query("update platform.account set is_demo = true where username in ('district', 'district2')");
  await owner.end();
});
afterAll(() => test.close());

async function read<Item>(path: string): Promise<readonly Item[]> {
  return (await (await test.as("leader")).get(path)).json<{ items: Item[] }>().items;
}

describe("the demonstration's exchange", () => {
  it("is agreed on by two officers, once, and what is due and did not come is told", async () => {
    expect(await loadDemoExchange(test.app)).toBe(demoAgreements.length);
    expect(await loadDemoExchange(test.app)).toBe(0);
    const items = await read<AgreementView>("/api/exchange/agreements");
    expect(items.map(({ state }) => state)).toEqual(demoAgreements.map(() => "inForce"));
    expect(items.every(({ askedBy, agreedBy }) => askedBy !== agreedBy)).toBe(true);
    const late = items.filter(({ direction, due }) => direction === "in" && due?.light === "red");
    // The test's register has no pupils: the census was refused for having no rows, and is waited for too.
    expect(late.map(({ subject }) => subject).sort()).toEqual(["disabilityCards", "schoolCensus"]);
  });

  it("holds the roster that became much shorter, and has gone through the others", async () => {
    const batches = await read<BatchView>("/api/exchange/batches");
    expect(batches.map(({ subject, state }) => `${subject} ${state}`).sort()).toEqual([
      "compulsoryRehab settled",
      "lowIncome held",
      "lowIncome settled",
      "prison settled",
      "schoolCensus refused",
    ]);
  });
});
