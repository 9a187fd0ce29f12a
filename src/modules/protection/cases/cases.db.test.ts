/** A case from opening to closure: over HTTP, as each part, on a shifted clock. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../test/support/cases.ts";
import type { ReportProgress } from "../reports/open-reports.contract.ts";
import type { CaseView } from "./case-view.contract.ts";

let test: TestApp;
let owner: pg.Client;
const accounts = new Map<CastName, string>();

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query("update platform.post set department = 'police' where role = 'partnerLiaison'");
  const { rows } = await owner.query<{ id: string; username: string }>(
    "select id, username from platform.account",
  );
  for (const [name, { username }] of Object.entries(cast))
    accounts.set(name as CastName, rows.find((row) => row.username === username)?.id ?? "");
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;
const invite = (desk: CaseDesk, name: CastName, part: string) =>
  desk.send("supervisor", "/participants", { accountId: accounts.get(name), part, reason: "一起办" });
const due = (view: CaseView, code: string) => view.clocks.find((clock) => clock.code === code);

describe("the clocks of a case", () => {
  it("lie as tasks on the lead's desk, with their moment, and go when it is done", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { danger: "yes" } });
    const tasks = async () =>
      (await (await test.as("supervisor")).get("/api/desk"))
        .json<{ tasks: { title: string; link: string; dueAt: string | null }[] }>()
        .tasks.filter(({ link }) => link === `/cases/${desk.id}`);
    expect((await tasks()).map(({ title }) => title.split("：")[0]).sort()).toEqual(
      ["现场核查和安全评估", "首次联系孩子或监护人"].sort(),
    );
    expect((await tasks()).every(({ dueAt }) => dueAt !== null)).toBe(true);
    await desk.write("supervisor", records.contact);
    expect((await tasks()).map(({ title }) => title.split("：")[0])).toEqual(["现场核查和安全评估"]);
  });
});

describe("the state of a case", () => {
  it("follows what happened, link by link", async () => {
    const desk = await openTestCase(test);
    const seen: [string, string][] = [];
    const note = async () => {
      const { state, link } = await desk.get("supervisor");
      seen.push([state, link]);
    };
    await note();
    for (const record of [records.unsafe, records.placed, records.conferred, records.planned] as const) {
      expect((await desk.write("supervisor", record)).statusCode).toBe(200);
      await note();
    }
    const measure = (await desk.get("supervisor")).assignments.find(({ kind }) => kind === "measure");
    await (await test.as("supervisor")).post(
      `/api/cases/${desk.id}/assignments/${measure?.id ?? ""}`,
      { answer: "accept" },
      { version: 1 },
    );
    await note();
    expect((await desk.send("supervisor", "/monitoring", { why: "措施都在进行" })).statusCode).toBe(200);
    await note();
    expect(seen).toEqual([
      ["verifying", "detectReport"],
      ["emergency", "emergency"],
      ["assessing", "assessAssist"],
      ["assessing", "assessAssist"],
      ["planned", "assessAssist"],
      ["inService", "assessAssist"],
      ["monitoring", "monitorPrevent"],
    ]);
  });

  it("is emergency again when somebody looks again and finds the child unsafe", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.safe);
    await desk.write("supervisor", {
      kind: "safetyCheck",
      content: { safety: "unsafe", why: "施暴的人回来了" },
    });
    expect(await desk.get("supervisor")).toMatchObject({ state: "emergency", safety: "unsafe" });
  });
});

describe("a record", () => {
  it("sent twice is written once", async () => {
    const desk = await openTestCase(test);
    const body = { id: randomUUID(), happenedAt: new Date().toISOString(), record: records.contact };
    for (let time = 0; time < 2; time++)
      expect((await desk.send("supervisor", "/records", body)).statusCode).toBe(200);
    const view = await desk.get("supervisor");
    expect(view.records).toHaveLength(1);
    expect(view.events.filter(({ words }) => words.startsWith("联系上"))).toHaveLength(1);
  });

  it.each([
    ["of the future", 24, "protection.case.future"],
    ["from before the report", -48, "protection.case.beforeReport"],
  ])("%s is refused", async (_, hours, code) => {
    const desk = await openTestCase(test);
    const answer = await desk.write("supervisor", records.contact, new Date(Date.now() + hours * 3_600_000));
    expect(codeOf(answer)).toBe(code);
  });

  it("that is corrected stays, struck out with the reason; its new verdict holds", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.safe);
    const old = (await desk.get("supervisor")).records[0]?.id ?? "";
    const correct = {
      id: randomUUID(),
      happenedAt: new Date().toISOString(),
      record: records.unsafe,
      why: "看错了伤",
    };
    expect((await desk.send("supervisor", `/records/${old}/corrections`, correct)).statusCode).toBe(200);
    const view = await desk.get("supervisor");
    expect(view.safety).toBe("unsafe");
    expect(view.records.find(({ id }) => id === old)?.replacedWhy).toBe("看错了伤");
    expect(
      codeOf(await desk.send("supervisor", `/records/${old}/corrections`, { ...correct, id: randomUUID() })),
    ).toBe("protection.case.replaced");
  });

  it("lies sealed in the database", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.unsafe);
    const { rows } = await owner.query(
      "select to_jsonb(r)::text as row from protection.case_record r where case_id = $1",
      [desk.id],
    );
    expect(JSON.stringify(rows)).not.toContain("背上有新伤");
  });
});

describe("an assignment", () => {
  it("lies on the desk of its department's liaison, who may open the case from then on", async () => {
    const desk = await openTestCase(test);
    expect(await desk.status("police")).toBe(404);
    await desk.write("supervisor", records.safe);
    await desk.write("supervisor", records.conferred);
    const view = await desk.get("police");
    expect(view).toMatchObject({ seat: "police", assignments: [{ unit: "police", state: "waiting" }] });
    const { tasks } = (await (await test.as("police")).get("/api/desk")).json<{
      tasks: { link: string }[];
    }>();
    expect(tasks.some(({ link }) => link === `/cases/${desk.id}`)).toBe(true);
    const one = view.assignments[0];
    const answer = (body: object, version: number) =>
      test
        .as("police")
        .then((agent) => agent.post(`/api/cases/${desk.id}/assignments/${one?.id ?? ""}`, body, { version }));
    expect((await answer({ answer: "accept" }, 1)).json<CaseView>().assignments[0]?.state).toBe("accepted");
    expect(codeOf(await answer({ answer: "withdraw", words: "不办" }, 2))).toBe(
      "protection.assignment.notYours",
    );
    expect(codeOf(await answer({ answer: "done", words: "抓到了" }, 1))).toBe("protection.case.stale");
    expect(
      (await answer({ answer: "done", words: "已经抓获" }, 2)).json<CaseView>().assignments[0],
    ).toMatchObject({
      state: "done",
      reply: "已经抓获",
    });
    expect(codeOf(await answer({ answer: "done", words: "再报一次" }, 3))).toBe(
      "protection.assignment.settled",
    );
  });

  it("of a unit without an account lies with the lead, who is told so", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.safe);
    await desk.write("supervisor", records.planned);
    const { tasks } = (await (await test.as("supervisor")).get("/api/desk")).json<{
      tasks: { title: string; why: string; link: string }[];
    }>();
    const task = tasks.find(({ link, title }) => link === `/cases/${desk.id}` && title.startsWith("协办单"));
    expect(task?.why).toContain("没有账号");
  });
});

describe("who takes part", () => {
  it("loses the case at once on leaving it", async () => {
    const desk = await openTestCase(test);
    expect((await invite(desk, "socialworker", "socialWorker")).statusCode).toBe(200);
    expect(await desk.status("socialworker")).toBe(200);
    await desk.send("supervisor", `/participants/${accounts.get("socialworker") ?? ""}/end`, { why: "换人" });
    expect(await desk.status("socialworker")).toBe(404);
  });

  it("loses it when the time is over", async () => {
    const desk = await openTestCase(test);
    await desk.send("supervisor", "/participants", {
      accountId: accounts.get("socialworker"),
      part: "socialWorker",
      reason: "临时协助",
      until: "2020-01-01",
    });
    expect(await desk.status("socialworker")).toBe(404);
  });

  it("is somebody whose post fits the part", async () => {
    const desk = await openTestCase(test);
    expect(codeOf(await invite(desk, "director", "police"))).toBe("protection.case.participant");
    expect(codeOf(await invite(desk, "police", "court"))).toBe("protection.case.participant");
    expect(codeOf(await invite(desk, "finance", "otherUnit"))).toBe("protection.case.participant");
  });

  it.each<[CastName, string, { reports: number; suspects: number; records: string[] }]>([
    ["director", "director", { reports: 0, suspects: 0, records: ["contact", "visit"] }],
    ["police", "police", { reports: 1, suspects: 1, records: ["policeTransfer", "visit"] }],
    ["institution", "institution", { reports: 0, suspects: 0, records: [] }],
    ["assessor", "assessor", { reports: 0, suspects: 0, records: ["contact", "visit"] }],
    ["socialworker", "socialWorker", { reports: 0, suspects: 0, records: ["visit"] }],
    [
      "district2",
      "supervisor",
      { reports: 1, suspects: 1, records: ["contact", "note", "policeTransfer", "visit"] },
    ],
  ])("sees as %s what the part needs, and no more", async (name, part, expected) => {
    const desk = await openTestCase(test, "supervisor", { content: { suspects: [{ name: "某人" }] } });
    for (const record of [
      records.contact,
      records.safe,
      records.police,
      { kind: "note", content: { words: "内部意见" } },
    ] as const)
      await desk.write("supervisor", record);
    await invite(desk, name, part);
    const view = await desk.get(name);
    expect({
      reports: view.reports.length,
      suspects: view.people.filter(({ role }) => role === "suspect").length,
      records: view.records.map(({ kind }) => kind).sort(),
    }).toEqual(expected);
  });

  it("writes only what the part writes", async () => {
    const desk = await openTestCase(test);
    await invite(desk, "director", "director");
    expect((await desk.write("director", records.contact)).statusCode).toBe(200);
    expect(codeOf(await desk.write("director", records.planned))).toBe("protection.case.notYourPart");
    expect(codeOf(await desk.write("leader", records.contact))).toBe("access.forbidden");
  });
});

describe("a sealed case", () => {
  it("is seen by named people alone, in lists and tasks without a name", async () => {
    const desk = await openTestCase(test, "district", { content: { situations: ["MR2"] } });
    const seen = new Map<CastName, number>();
    for (const name of ["supervisor", "district", "district2", "leader", "director", "police"] as const) {
      seen.set(name, await desk.status(name));
      const list = await (await test.as(name)).get("/api/cases?limit=200");
      expect(
        list.json<{ items: { id: string }[] }>().items.some(({ id }) => id === desk.id),
        name,
      ).toBe(seen.get(name) === 200);
    }
    expect(Object.fromEntries(seen)).toEqual({
      ...{ supervisor: 404, district: 200, district2: 404, leader: 404, director: 404, police: 404 },
    });
    expect((await desk.get("district")).title).toMatch(/^涉密个案 GA/);
  });

  it("stays visible to whoever sealed it, and goes from all others", async () => {
    const desk = await openTestCase(test);
    expect(await desk.status("district2")).toBe(200);
    expect((await desk.send("district", "/seal", { sealed: true, why: "涉及未成年人犯罪" })).statusCode).toBe(
      200,
    );
    expect(await Promise.all((["supervisor", "district", "district2"] as const).map(desk.status))).toEqual([
      200, 200, 404,
    ]);
  });
});

describe("closing", () => {
  async function ready(): Promise<CaseDesk> {
    const desk = await openTestCase(test);
    for (const record of [records.safe, records.calm, records.calm] as const)
      await desk.write("supervisor", record);
    await desk.send("supervisor", "/colour", { colour: "blue", why: "风险降低" });
    await (await test.as("supervisor")).post(`/api/reports/${desk.reportId}/answers`, {
      way: "code",
      words: "已经处理，谢谢。",
    });
    return desk;
  }

  it("says every condition that is not met", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.unsafe);
    await desk.write("supervisor", records.conferred);
    const answer = await desk.send("supervisor", "/closings", { ground: "lowRisk", conclusion: "可以结案" });
    expect(codeOf(answer)).toBe("protection.closing.conditions");
    expect(answer.json<{ unmet: { code: string }[] }>().unmet.map(({ code }) => code)).toEqual([
      ...["safe", "assignments", "answered", "blue", "stable"],
    ]);
  });

  it("takes two people, and the reporter sees that it is done", async () => {
    const desk = await ready();
    const asked = await desk.send("supervisor", "/closings", { ground: "lowRisk", conclusion: "平稳" });
    const closing = asked.json<CaseView>().closing?.id ?? "";
    expect(
      codeOf(await desk.send("supervisor", "/closings", { ground: "lowRisk", conclusion: "再提" })),
    ).toBe("protection.closing.open");
    expect((await desk.send("supervisor", `/closings/${closing}`, { accept: true })).statusCode).toBe(403);
    const signed = await desk.send("district", `/closings/${closing}`, { accept: true });
    expect(signed.json<CaseView>().closing).toMatchObject({
      conclusion: "平稳",
      askedBy: "张国强",
      signedBy: "王建国",
    });
    expect(signed.json<CaseView>()).toMatchObject({ state: "closed", clocks: expect.anything() as unknown });
    expect(codeOf(await desk.write("supervisor", records.contact))).toBe("protection.case.closed");
    const progress = await test.server.inject({
      method: "POST",
      url: "/api/open/report-progress",
      payload: { code: desk.code },
    });
    expect(progress.json<ReportProgress>().stage).toBe("closed");
    const open = (await (await test.as("supervisor")).get("/api/desk")).json<{ tasks: { link: string }[] }>()
      .tasks;
    expect(open.some(({ link }) => link === `/cases/${desk.id}`)).toBe(false);
  });

  it("by the officer who asked for it is refused; another officer may return it", async () => {
    const desk = await ready();
    const asked = await desk.send("district", "/closings", { ground: "lowRisk", conclusion: "平稳" });
    const closing = asked.json<CaseView>().closing?.id ?? "";
    expect(codeOf(await desk.send("district", `/closings/${closing}`, { accept: true }))).toBe(
      "protection.closing.sameSigner",
    );
    const returned = await desk.send("district2", `/closings/${closing}`, {
      accept: false,
      why: "再回访一次",
    });
    expect(returned.json<CaseView>().state).toBe("assessing");
    expect(codeOf(await desk.send("district2", `/closings/${closing}`, { accept: true }))).toBe(
      "protection.closing.settled",
    );
  });

  it("can be undone with a reason, and the child is visited again", async () => {
    const desk = await ready();
    const asked = await desk.send("supervisor", "/closings", { ground: "lowRisk", conclusion: "平稳" });
    await desk.send("district", `/closings/${asked.json<CaseView>().closing?.id ?? ""}`, { accept: true });
    const reopened = (await desk.send("supervisor", "/reopenings", { why: "又有新的伤" })).json<CaseView>();
    expect(reopened.state).toBe("verifying");
    expect(due(reopened, "visit")).toMatchObject({ metAt: null, stoppedAt: null });
  });

  it("of an unfounded one needs no stable visits", async () => {
    const desk = await openTestCase(test);
    await desk.write("supervisor", records.unfounded);
    await (await test.as("supervisor")).post(`/api/reports/${desk.reportId}/answers`, {
      way: "code",
      words: "孩子平安，谢谢。",
    });
    expect(
      (await desk.send("supervisor", "/closings", { ground: "unfounded", conclusion: "不属实" })).statusCode,
    ).toBe(200);
  });
});
