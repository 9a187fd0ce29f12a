import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import type { AgreementView } from "../../../platform/exchange/agreements.contract.ts";
import { demoInbound } from "./demo-agreements.ts";
import { loadDemoAgreements } from "./load-demo-agreements.service.ts";

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

describe("the demonstration's agreements", () => {
  it("are asked by one officer and agreed to by another, once, and alarm nobody on the first day", async () => {
    expect(await loadDemoAgreements(test.app)).toBe(demoInbound.length);
    expect(await loadDemoAgreements(test.app)).toBe(0);
    const { items } = (await (await test.as("leader")).get("/api/exchange/agreements")).json<{
      items: AgreementView[];
    }>();
    expect(items.map(({ state }) => state)).toEqual(demoInbound.map(() => "inForce"));
    expect(items.every(({ askedBy, agreedBy }) => askedBy !== agreedBy)).toBe(true);
    expect(items.map(({ due }) => due?.light)).not.toContain("red");
  });
});
