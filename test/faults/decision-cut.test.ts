/** kill -9 in the middle of a decision: nothing of it stands, and it can be made again. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setClock } from "../../src/kernel/clock.ts";
import { scopeBelow } from "../../src/platform/access/scope.ts";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import { type CastName, cast, createTestApp, type TestApp } from "../support/app.ts";
import { bindSampleProcedure, sampleProcedure, setSampleTerms } from "../support/sample-procedure.ts";

const CLOCK = "2026-11-27T09:00:00+08:00";
let test: TestApp;

beforeAll(async () => {
  bindSampleProcedure();
  test = await createTestApp({ TONGAN_CLOCK: CLOCK });
  await setSampleTerms(test.databaseUrl);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function post(name: CastName, url: string, payload: object, version?: number): Promise<MatterView> {
  const answer = await (await test.as(name)).post(url, payload, version === undefined ? {} : { version });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

async function atDistrict(): Promise<MatterView> {
  const child = await post("director", "/api/children", {
    person: { name: "江小雨", sex: "1", birthDate: "2016-01-01" },
    villageCode: cast.director.place,
    on: "2021-01-01",
  });
  const form = { father: { value: "imprisoned" } };
  const start = { procedure: sampleProcedure.code, childId: child.id, form, receivedOn: "2026-11-25" };
  const { id } = await post("director", "/api/applications", start);
  const paper = { item: "application", kind: "application", note: "原件已核对" };
  const { version } = await post("director", `/api/applications/${id}/papers`, paper);
  return post("supervisor", `/api/applications/${id}/decisions`, { step: 1, outcome: "fit" }, version);
}

async function officer() {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ accountId: string; postId: string }>(
    `select a.id as "accountId", p.id as "postId" from platform.account a join platform.post p on p.account_id = a.id
     where a.username = 'district'`,
  );
  await client.end();
  const { username, role, place, name } = cast.district;
  const post = { username, role, placeCode: place, placeName: "合川区", displayName: name, department: null };
  return { ...rows[0], ...post, scope: scopeBelow(place) };
}

it("leaves the step open, no event, and the task where it was; the decision can be made again", async () => {
  const before = await atDistrict();
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, "../support/decide-and-wait.ts"),
      before.id,
      String(before.version),
      "2026-11-27",
      JSON.stringify(await officer()),
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"] ?? "",
        DATABASE_URL: test.databaseUrl,
        TONGAN_DATA: test.app.settings.dataDir,
        TONGAN_CLOCK: CLOCK,
        TONGAN_DEMO: "0",
      },
    },
  );
  try {
    let said = "";
    child.stdout.on("data", (piece) => {
      said += String(piece);
    });
    // Or it has ended by itself, and what it said tells why.
    while (!said.includes("before the commit") && child.exitCode === null) await pause(50);
    expect(said).toContain("before the commit");
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  const agent = await test.as("district");
  const after = (await agent.get(`/api/applications/${before.id}`)).json<MatterView>();
  expect({ version: after.version, steps: after.steps, events: after.events }).toEqual({
    version: before.version,
    steps: before.steps,
    events: before.events,
  });
  const { tasks } = (await agent.get("/api/desk")).json<{ tasks: { link: string }[] }>();
  expect(tasks.filter(({ link }) => link === `/applications/${before.id}`)).toHaveLength(1);
  const again = { step: 2, outcome: "confirm" };
  expect(
    await post("district", `/api/applications/${before.id}/decisions`, again, before.version),
  ).toMatchObject({
    state: "approved",
  });
});
