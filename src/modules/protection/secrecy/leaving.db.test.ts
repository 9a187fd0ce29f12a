/** Whoever leaves a sealed matter has lost it at the next request: the page, its papers, its tasks, its prints, on every way of leaving. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  accountsOf,
  act,
  answersOf,
  begin,
  inform,
  scoreBoth,
  submit,
} from "../../../../test/support/assessments.ts";
import { type CaseDesk, openTestCase } from "../../../../test/support/cases.ts";
import { openFamily } from "../../../../test/support/families.ts";

let test: TestApp;
let owner: pg.Client;
let accounts: Awaited<ReturnType<typeof accountsOf>>;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  accounts = await accountsOf(test);
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const SEXUAL = { situations: ["MR2"], danger: "no", children: [] };

async function sealedCase(): Promise<CaseDesk> {
  return openTestCase(test, "district", { content: SEXUAL });
}

async function nameFor(desk: CaseDesk, who: CastName, part: string): Promise<void> {
  const reason = "一起办理";
  const answer = await desk.send("district", "/participants", { accountId: accounts[who], part, reason });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(await desk.status(who)).toBe(200);
}

async function tasksAbout(who: CastName, link: string): Promise<number> {
  const desk = (await (await test.as(who)).get("/api/desk")).json<{ tasks: { link: string }[] }>();
  return desk.tasks.filter((task) => task.link === link).length;
}

describe("whoever leaves a sealed case", () => {
  it("has lost it when their part is ended: the page, its papers, and what they would write", async () => {
    const desk = await sealedCase();
    await nameFor(desk, "supervisor", "supervisor");
    const gone = await desk.send("district", `/participants/${accounts.supervisor}/end`, { why: "换人" });
    expect(gone.statusCode, gone.body).toBe(200);
    const agent = await test.as("supervisor");
    const paths = ["", "/papers/00000000-0000-7000-8000-00000000beef"];
    for (const path of paths)
      expect((await agent.get(`/api/cases/${desk.id}${path}`)).statusCode, path).toBe(404);
    expect((await agent.get("/api/cases")).body).not.toContain(desk.id);
    const written = await agent.post(
      `/api/cases/${desk.id}/colour`,
      { colour: "blue", why: "不在了" },
      { version: 1 },
    );
    expect(written.statusCode).toBe(404);
  });

  it("has lost it when the post ends for which they were named, although another post goes on", async () => {
    const desk = await sealedCase();
    await nameFor(desk, "assessor", "assessor");
    await owner.query(
      `insert into platform.post (id, account_id, role, place_code, title, valid_from)
       values (gen_random_uuid(), $1, 'socialWorker', '500117', '社工', '2016-01-01')`,
      [accounts.assessor],
    );
    const { rows } = await owner.query<{ one: boolean }>(
      `select exists (select from platform.access_grant where holder_id = $1 and account_id = $2 and post_id is not null) as one`,
      [desk.id, accounts.assessor],
    );
    expect(rows).toEqual([{ one: true }]);
    await owner.query(
      "update platform.post set valid_to = current_date where account_id = $1 and role = 'assessor'",
      [accounts.assessor],
    );
    const { rows: left } = await owner.query<{ seen: boolean }>(
      `select exists (select set_config('tongan.account', $2::text, false)) and $1::uuid in (select platform.granted()) as seen`,
      [desk.id, accounts.assessor],
    );
    expect(left).toEqual([{ seen: false }]);
    await owner.query(
      "update platform.post set valid_to = null where account_id = $1 and role = 'assessor'",
      [accounts.assessor],
    );
    await owner.query("delete from platform.post where account_id = $1 and role = 'socialWorker'", [
      accounts.assessor,
    ]);
  });

  it("takes nothing along on the own desk: a clock that was theirs is no longer shown", async () => {
    const desk = await sealedCase();
    expect(await tasksAbout("district", `/cases/${desk.id}`)).toBeGreaterThan(0);
    await owner.query("update platform.access_grant set ended_at = now() where holder_id = $1", [desk.id]);
    expect(await tasksAbout("district", `/cases/${desk.id}`)).toBe(0);
    expect(await desk.status("district")).toBe(404);
  });
});

describe("an assessor", () => {
  it("has done the work once the assessment is confirmed: page and prints are closed", async () => {
    const childId = await openFamily(await test.as("director"), { name: "离开儿" });
    const playing = { test, accounts };
    const informed = await inform(playing, await begin(playing, childId));
    const agent = await test.as("assessor");
    expect((await agent.get(`/api/assessments/${informed.id}`)).statusCode).toBe(200);
    expect(await tasksAbout("assessor", `/assessments/${informed.id}`)).toBe(1);
    const answers = answersOf(informed, 0.9);
    const submitted = await submit(playing, await scoreBoth(playing, informed, [answers, answers]), answers);
    await act(await test.as("supervisor"), submitted, "decision", { decision: "confirm" });
    for (const path of ["", "/prints/report?as=docx"])
      expect((await agent.get(`/api/assessments/${informed.id}${path}`)).statusCode, path).toBe(404);
    expect((await (await test.as("district")).get(`/api/assessments/${informed.id}`)).statusCode).toBe(200);
  });
});
