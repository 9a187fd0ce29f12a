import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import type { EntryFile } from "./records.contract.ts";

let test: TestApp;
let township: Agent;
let district: Agent;

beforeAll(async () => {
  test = await createTestApp();
  [township, district] = await Promise.all([test.as("supervisor"), test.as("district")]);
});
afterAll(() => test.close());

const KIND = "/api/records/protection.familyGuidance";
const activity = { topic: "隔代照护", form: "lecture", guardians: 42 };

async function written(agent: Agent, body: object): Promise<EntryFile> {
  const answer = await agent.post(KIND, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EntryFile>();
}

describe("an entry", () => {
  it("is written by the unit, and stands in its list", async () => {
    const entry = await written(township, { on: "2026-03-05", content: activity });
    expect(entry).toMatchObject({ unitName: "古楼镇", state: "recorded", version: 1, isForAnother: false });
    const list = await township.get(KIND);
    expect(list.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toContain(entry.id);
    expect((await district.get(`${KIND}/figures`)).json()).toMatchObject({
      total: { values: [{ value: 1 }, { value: 42 }] },
    });
  });
});
