/** Parameters that rules ask: findings follow them, on the day from which they hold. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { changeParameter } from "../../../../test/support/change-parameter.ts";
import { setClock } from "../../../kernel/clock.ts";
import { followParameters, noteBases } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";

let test: TestApp;
let owner: pg.Client;
let childId: string;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await noteBases(test.app);
  childId = await openUnattended();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

/** A girl of seventeen and a half, recognised as unattended, who receives nothing. */
async function openUnattended(): Promise<string> {
  const district = await test.as("district");
  const answer = await district.post("/api/children", {
    person: { name: "龙小青", sex: "2", birthDate: "2009-05-01" },
    villageCode: "500117104204",
    on: "2024-01-01",
    facts: [
      { kind: "category", from: "2024-01-01", value: { category: "defactoUnattended" } },
      { kind: "schooling", from: "2024-01-01", value: { stage: "notEnrolled" } },
      { kind: "relief", from: "2024-01-01", value: { measure: "none" } },
    ],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return answer.json<{ id: string }>().id;
}

async function finding(): Promise<string | undefined> {
  const { rows } = await owner.query<{ said: string }>(
    "select kind || ' ' || state as said from benefits.finding where child_id = $1 and about = 'programme:B03'",
    [childId],
  );
  return rows[0]?.said;
}

async function openTasks(): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*) as count from platform.task
     where subject_id = $1 and kind = 'benefits.finding' and title like '%事实无人抚养儿童基本生活%' and done_at is null`,
    [childId],
  );
  return Number(rows[0]?.count);
}

describe("findings", () => {
  it("follow a confirmed age within the next sweep, tasks included", async () => {
    expect([await finding(), await openTasks()]).toEqual(["entitledNotReceiving open", 1]);
    await changeParameter(test, "benefits.age.minor", 17, "2026-11");
    expect(await finding()).toBe("entitledNotReceiving open");
    await followParameters(test.app);
    expect([await finding(), await openTasks()]).toEqual(["entitledNotReceiving gone", 0]);
    expect(await followParameters(test.app)).toBe(0);
  });

  it("follow an age that was confirmed long before on the day on which it begins", async () => {
    await changeParameter(test, "benefits.age.minor", 18, "2027-02");
    setClock("2027-01-31T23:59:00+08:00");
    await followParameters(test.app);
    expect(await finding()).toBe("soonEntitled open");
    setClock("2027-02-01T00:01:00+08:00");
    await followParameters(test.app);
    expect([await finding(), await openTasks()]).toEqual(["entitledNotReceiving open", 1]);
  });
});
