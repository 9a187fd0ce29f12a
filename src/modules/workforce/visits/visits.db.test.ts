/** Visits from the village that makes them to the township that looks at them, over HTTP. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { changeParameter } from "../../../../test/support/change-parameter.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { firstSheet } from "../../../../test/support/read-sheet.ts";
import { setClock } from "../../../kernel/clock.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { followParameters } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import { replanAll } from "../schedule/schedule.job.ts";
import type { DueVisit, VisitView } from "./visits.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

const category = (code: string, from: string) => ({ kind: "category", from, value: { category: code } });
const risk = (level: string, from: string) => ({ kind: "risk", from, value: { level } });

async function child(name: string, facts: readonly object[] = [], birthDate = "2016-03-05"): Promise<string> {
  const id = await openFamily(await test.as("director"), { name, facts, birthDate });
  await followChanges(test.app);
  return id;
}

const visitOf = (childId: string, more: object = {}) => ({
  id: randomUUID(),
  childId,
  on: TODAY,
  manner: "home",
  sawChild: true,
  sawCarer: true,
  looked: ["care", "food", "health"],
  ...more,
});

async function send(body: object, name: CastName = "director") {
  return (await test.as(name)).post("/api/visits", body);
}

async function record(body: object, name: CastName = "director"): Promise<VisitView> {
  const answer = await send(body, name);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<VisitView>();
}

async function get<Answer>(name: CastName, path: string): Promise<Answer> {
  const answer = await (await test.as(name)).get(path);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
}

async function act(name: CastName, visit: VisitView, what: string, body: object) {
  return (await test.as(name)).post(`/api/visits/${visit.id}/${what}`, body, { version: visit.version });
}

async function tasksOf(name: CastName, part: string): Promise<string[]> {
  const { tasks } = await get<{ tasks: { title: string; link: string }[] }>(name, "/api/desk");
  return tasks.filter(({ link }) => link.includes(part)).map(({ title }) => title);
}

interface Plan {
  readonly lastOn: string | null;
  readonly dueOn: string;
  readonly colour: string;
  readonly why: string;
}

async function planOf(childId: string): Promise<Plan | null> {
  return (await get<{ plan: Plan | null }>("supervisor", `/api/children/${childId}/visit-plan`)).plan;
}

const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

/** The register's fact of a visit; with a day: of that day. */
async function visitFactOf(childId: string, on?: string) {
  const { facts } = await get<{ facts: { id: string; kind: string; from: string; said: string }[] }>(
    "director",
    `/api/children/${childId}`,
  );
  const found = facts.find(({ kind, from }) => kind === "visit" && (on === undefined || from === on));
  if (found === undefined) throw new Error("the register knows of no visit");
  return found;
}

describe("a visit", () => {
  it("is recorded once however often it is sent, and refused with other content", async () => {
    const childId = await child("访甲");
    const body = visitOf(childId, {
      troubles: [{ check: "food", words: "中午没人做饭" }],
      childWords: "我想妈妈",
      lookAgainOn: "2026-12-05",
    });
    const first = await record(body);
    expect(first).toMatchObject({
      no: expect.stringMatching(/^ZF-2026-\d{6}$/) as string,
      childName: "访甲",
      by: "陈秀英",
      state: "kept",
      childWords: "我想妈妈",
      troubles: [{ check: "food", words: "中午没人做饭" }],
      can: ["amend"],
    });
    expect(await record(body)).toEqual(first);
    const [again, other] = await Promise.all([send(body), send({ ...body, note: "另一份" })]);
    expect([again.statusCode, other.statusCode, code(other)]).toEqual([
      200,
      409,
      "workforce.visit.otherContent",
    ]);
    const { items } = await get<{ items: VisitView[] }>("supervisor", `/api/visits?childId=${childId}`);
    expect(items.map(({ id }) => id)).toEqual([body.id]);
  });

  it("keeps its words sealed", async () => {
    const childId = await child("访密");
    await record(
      visitOf(childId, { childWords: "夜里只有我和弟弟", note: "灶房漏雨", riskConcern: "没人管" }),
    );
    const { rows } = await owner.query<{ text: string }>(
      "select v::text as text from workforce.visit v where child_id = $1",
      [childId],
    );
    expect(rows[0]?.text).not.toMatch(/夜里|漏雨|没人管/);
  });

  it("is a fact of the register, moves the plan on and stands once in the timeline", async () => {
    const childId = await child("访乙", [category("ruralLeftBehind", "2026-01-01")]);
    expect(await planOf(childId)).toMatchObject({ lastOn: null });
    await record(visitOf(childId));
    expect(await planOf(childId)).toMatchObject({ lastOn: TODAY, dueOn: "2026-12-27", colour: "due" });
    const { items: rows } = await get<{ items: { kind: string; text: string }[] }>(
      "director",
      `/api/children/${childId}/timeline`,
    );
    expect(rows.filter(({ kind }) => kind.endsWith(".visit")).map(({ text }) => text)).toEqual([
      "入户，见到孩子，都好",
    ]);
    expect((await visitFactOf(childId)).said).toBe("入户，见到孩子");
  });

  it("is not corrected in the register, where a visit that was only typed there is", async () => {
    const childId = await child("访改", [{ kind: "visit", from: "2026-10-01", value: { note: "电话问过" } }]);
    const correct = async (factId: string) => {
      const { version } = await get<{ version: number }>("director", `/api/children/${childId}`);
      const url = `/api/children/${childId}/facts/${factId}/corrections`;
      return (await test.as("director")).post(url, { reason: "写错了日子" }, { version });
    };
    const typed = await visitFactOf(childId);
    await record(visitOf(childId));
    const kept = await visitFactOf(childId, TODAY);
    expect((await correct(kept.id)).json()).toMatchObject({
      code: "registry.fact.invalid",
      detail: expect.stringContaining("补充") as string,
    });
    expect((await correct(typed.id)).statusCode).toBe(200);
  });

  it.each([
    ["on a day to come", { on: "2026-11-28" }, "workforce.visit.inFuture"],
    ["of more than a year ago", { on: "2025-11-26" }, "workforce.visit.tooOld"],
    ["without anything looked at", { looked: [] }, "workforce.visit.incomplete"],
    [
      "without saying why the child was not seen",
      { sawChild: false, looked: [] },
      "workforce.visit.incomplete",
    ],
  ])("%s is refused", async (_what, more, expected) => {
    const childId = await child(`访丙${randomUUID().slice(0, 4)}`.replaceAll(/[0-9a-f]/g, "丙"));
    expect(code(await send(visitOf(childId, more)))).toBe(expected);
    expect((await get<{ items: [] }>("director", `/api/visits?childId=${childId}`)).items).toEqual([]);
  });

  it("before the child was born is refused", async () => {
    const childId = await child("访婴", [], "2026-11-20").catch(() => undefined);
    if (childId === undefined) return;
    expect(code(await send(visitOf(childId, { on: "2026-11-19" })))).toBe("workforce.visit.beforeBirth");
  });

  it("of a file that has ended meanwhile is kept all the same", async () => {
    const childId = await child("访丁");
    const director = await test.as("director");
    const file = await get<{ version: number }>("director", `/api/children/${childId}`);
    const ended = await director.post(
      `/api/children/${childId}/acts`,
      { kind: "ended", on: TODAY, why: "movedAway", reason: "全家迁往外省" },
      { version: file.version },
    );
    expect(ended.statusCode, ended.body).toBe(200);
    await followChanges(test.app);
    const visit = await record(visitOf(childId, { on: "2026-11-26" }));
    expect(await get<VisitView>("supervisor", `/api/visits/${visit.id}`)).toMatchObject({ on: "2026-11-26" });
    expect(await planOf(childId)).toBeNull();
  });

  it("is nobody's of another place, and leaders and others do not record any", async () => {
    const childId = await child("访戊");
    const visit = await record(visitOf(childId));
    expect((await send(visitOf(childId), "neighbour")).statusCode).toBe(404);
    for (const [name, status] of [
      ["neighbour", 404],
      ["otherSupervisor", 404],
      ["supervisor", 200],
      ["district", 200],
      ["leader", 200],
      ["finance", 403],
      ["socialworker", 403],
    ] as const)
      expect((await (await test.as(name)).get(`/api/visits/${visit.id}`)).statusCode, name).toBe(status);
    expect((await send(visitOf(childId), "leader")).statusCode).toBe(403);
    expect((await act("leader", visit, "return", { reason: "补充" })).statusCode).toBe(403);
    expect((await act("otherSupervisor", visit, "return", { reason: "补充一下" })).statusCode).toBe(404);
    expect((await get<{ items: VisitView[] }>("neighbour", "/api/visits")).items).toEqual([]);
  });

  it("with photos waits for them, and shows none that is not named", async () => {
    const childId = await child("访己");
    const digest = "a".repeat(64);
    const visit = await record(visitOf(childId, { photos: [digest] }));
    expect(visit.photos).toEqual([{ digest, hasArrived: false }]);
    const answer = await (await test.as("supervisor")).get(`/api/visits/${visit.id}/photos/${digest}`);
    expect([answer.statusCode, code(answer)]).toEqual([404, "workforce.visit.photoNotHere"]);
    const other = await (await test.as("supervisor")).get(`/api/visits/${visit.id}/photos/${"b".repeat(64)}`);
    expect(code(other)).toBe("access.notFound");
  });
});

describe("the township", () => {
  it("hears of a child that nobody can find and of a risk that rose, without the words, until it has answered", async () => {
    const childId = await child("访庚");
    const visit = await record(
      visitOf(childId, { sawChild: false, absentWhy: "unknown", looked: [], riskConcern: "三天没人见过" }),
    );
    const titles = await tasksOf("supervisor", visit.id);
    expect(titles.sort()).toEqual(["孩子去向不明：访庚", "核实风险：访庚"].sort());
    const seen = await get<VisitView>("supervisor", `/api/visits/${visit.id}`);
    expect(seen.can).toEqual(["amend", "return", "sample", "answer"]);
    const answer = await act("supervisor", seen, "answer", { words: "在外婆家，已联系上" });
    expect(answer.json(), answer.body).toMatchObject({
      state: "kept",
      steps: [{ what: "镇街核实", words: "在外婆家，已联系上", by: "张国强" }],
      can: ["amend", "return", "sample"],
    });
    expect(await tasksOf("supervisor", visit.id)).toEqual([]);
    const again = await act("supervisor", answer.json<VisitView>(), "answer", { words: "再答一次" });
    expect(code(again)).toBe("workforce.visit.notAsked");
  });

  it("sends a visit back with what is missing; the village adds it once, and the task goes", async () => {
    const childId = await child("访辛");
    const visit = await record(visitOf(childId));
    const stale = await act("supervisor", { ...visit, version: 9 }, "return", { reason: "请补充照料人" });
    expect([stale.statusCode, code(stale)]).toEqual([412, "workforce.visit.stale"]);
    const returned = await act("supervisor", visit, "return", { reason: "请补充谁在照料" });
    expect(returned.json(), returned.body).toMatchObject({ state: "returned" });
    expect(code(await act("supervisor", returned.json<VisitView>(), "return", { reason: "再退" }))).toBe(
      "workforce.visit.isReturned",
    );
    expect(await tasksOf("director", visit.id)).toEqual(["补充走访：访辛"]);
    expect(await tasksOf("neighbour", visit.id)).toEqual([]);
    const amendment = { id: randomUUID(), words: "奶奶在照料" };
    const amended = await act("director", visit, "amendments", amendment);
    expect(amended.json(), amended.body).toMatchObject({
      state: "amended",
      steps: [{ words: "奶奶在照料" }, { words: "请补充谁在照料" }],
    });
    expect((await act("director", visit, "amendments", amendment)).json<VisitView>().steps).toHaveLength(2);
    expect(code(await act("director", visit, "amendments", { ...amendment, words: "别的" }))).toBe(
      "workforce.visit.otherContent",
    );
    expect(await tasksOf("director", visit.id)).toEqual([]);
  });

  it("samples visits of others, not its own", async () => {
    const childId = await child("访壬");
    const own = await record(visitOf(childId), "supervisor");
    expect(own.can).not.toContain("sample");
    const body = { holds: false, how: "phone", words: "奶奶说没有来过" };
    expect(code(await act("supervisor", own, "sample", body))).toBe("workforce.visit.own");
    const visit = await record(visitOf(childId));
    const sampled = await act("supervisor", visit, "sample", body);
    expect(sampled.json(), sampled.body).toMatchObject({ state: "doubted", steps: [{ what: "抽查有出入" }] });
  });

  it("is given the same draw of a month whoever asks and however often, at least one", async () => {
    const childId = await child("访癸");
    test.moveTo("2026-10-08T09:00:00+08:00");
    for (const day of ["05", "06", "07"]) await record(visitOf(childId, { on: `2026-10-${day}` }));
    test.moveTo(`${TODAY}T09:00:00+08:00`);
    // What comes long after the month changes nothing of its draw.
    await record(visitOf(childId, { on: "2026-10-08" }));
    const path = "/api/visit-samples?month=2026-10";
    const one = await get<{ items: VisitView[]; drawn: number; of: number }>("supervisor", path);
    expect(one).toMatchObject({ drawn: 1, of: 3, sampled: 0, doubted: 0, month: "2026-10" });
    const other = await get<{ items: VisitView[] }>("district", path);
    expect(other.items.map(({ id }) => id)).toEqual(one.items.map(({ id }) => id));
    expect((await (await test.as("director")).get(path)).statusCode).toBe(403);
    expect(await get("otherSupervisor", path)).toMatchObject({ drawn: 0, of: 0 });
  });
});

describe("lists", () => {
  it("page by page tell each visit once, the last first, by what is asked", async () => {
    const childId = await child("访子");
    for (const day of ["01", "02", "03", "04"])
      await record(
        visitOf(childId, { on: `2026-11-${day}`, ...(day === "02" ? { childWords: "想上学" } : {}) }),
      );
    const days: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await get<{ items: VisitView[]; nextCursor: string | null }>(
        "supervisor",
        `/api/visits?childId=${childId}&limit=3${cursor}`,
      );
      days.push(...page.items.map(({ on }) => on));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    expect(days).toEqual(["2026-11-04", "2026-11-03", "2026-11-02", "2026-11-01"]);
    const words = await get<{ items: VisitView[] }>(
      "supervisor",
      `/api/visits?childId=${childId}&with=childWords`,
    );
    expect(words.items.map(({ on }) => on)).toEqual(["2026-11-02"]);
  });

  it("leave as a workbook with the same rows, without what children said", async () => {
    const childId = await child("访丑");
    await record(visitOf(childId, { childWords: "不要告诉别人" }));
    const answer = await (await test.as("supervisor")).request({
      method: "GET",
      url: `/api/visits?childId=${childId}`,
      headers: { accept: XLSX_TYPE },
    });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    const text = JSON.stringify(await firstSheet(answer.rawPayload));
    expect(text).toContain("访丑");
    expect(text).not.toContain("不要告诉");
    const due = await (await test.as("supervisor")).request({
      method: "GET",
      url: "/api/due-visits",
      headers: { accept: XLSX_TYPE },
    });
    expect(due.statusCode).toBe(200);
  });
});

describe("what is due", () => {
  interface Due {
    readonly items: DueVisit[];
    readonly counts: { due: number; yellow: number; red: number };
    readonly withoutDirector: { code: string; children: number }[];
  }
  const due = (name: CastName, query = "") => get<Due>(name, `/api/due-visits?limit=200${query}`);

  it("is told by child with why, the most overdue first, and to the township by village until all are visited", async () => {
    const childId = await child("访寅", [risk("red", "2026-11-01")]);
    await record(visitOf(childId, { on: "2026-11-10" }));
    await followChanges(test.app);
    const late = (await due("supervisor", "&colour=red")).items.find((one) => one.childId === childId);
    expect(late).toMatchObject({
      dueOn: "2026-11-17",
      daysLate: 10,
      colour: "red",
      riskLabel: "红（高）",
      director: "陈秀英",
      why: expect.stringContaining("每 7 天走访一次") as string,
    });
    await replanAll(test.app);
    const [title] = await tasksOf("supervisor", "/visits/due");
    expect(title).toMatch(/有 \d+ 个孩子走访逾期$/);
    const { items } = await due("supervisor", "&colour=late");
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).sort());
    for (const one of items) await record(visitOf(one.childId));
    expect(await tasksOf("supervisor", "/visits/due")).toEqual([]);
    expect((await due("supervisor", "&colour=late")).items).toEqual([]);
  });

  it("says where children live and nobody is director", async () => {
    const village = "500117104207";
    await openFamily(await test.as("supervisor"), { name: "访卯", village });
    await followChanges(test.app);
    const told = (await due("supervisor")).withoutDirector;
    expect(told).toContainEqual(expect.objectContaining({ code: village, children: 1 }));
    expect((await due("director")).withoutDirector).toEqual([]);
  });

  it("follows the day on which a category begins or ends, a move, and a parameter that is changed", async () => {
    const childId = await child("访辰", [category("ruralLeftBehind", "2026-06-01")]);
    await record(visitOf(childId));
    expect(await planOf(childId)).toMatchObject({ dueOn: "2026-12-27" });
    await followParameters(test.app);
    await changeParameter(test, "workforce.visit.leftBehind.days", 20, "2026-11");
    await followParameters(test.app);
    expect(await planOf(childId)).toMatchObject({ dueOn: "2026-12-17" });
    const supervisor = await test.as("supervisor");
    const file = await get<{ version: number }>("supervisor", `/api/children/${childId}`);
    const moved = await supervisor.post(
      `/api/children/${childId}/acts`,
      { kind: "moved", on: TODAY, villageCode: "500117104206", reason: "随外婆搬家" },
      { version: file.version },
    );
    expect(moved.statusCode, moved.body).toBe(200);
    await followChanges(test.app);
    const visits = await get<{ items: VisitView[] }>("neighbour", `/api/visits?childId=${childId}`);
    expect(visits.items).toHaveLength(1);
    expect((await get<{ items: VisitView[] }>("director", `/api/visits?childId=${childId}`)).items).toEqual(
      [],
    );
  });

  it("is counted for the home page without names", async () => {
    expect(await get("supervisor", "/api/visit-counts")).toMatchObject({
      due: expect.any(Number) as number,
      told: 0,
      returned: 0,
    });
  });
});

describe("files that were opened without a line", () => {
  it("stand in the log", async () => {
    const childId = await child("访午");
    const answer = await (await test.as("director")).post("/api/opened-files", {
      items: [{ childId, at: "2026-11-26T20:00:00+08:00" }],
    });
    expect(answer.json(), answer.body).toEqual({ noted: 1 });
    const { rows } = await owner.query(
      "select 1 from audit.entry where operation = 'workforce.files.opened' and $1 = any (subject_ids)",
      [childId],
    );
    expect(rows).toHaveLength(1);
  });
});
