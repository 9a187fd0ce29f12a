/** Watch items from the fact that raises them to the person who settles them, and back when a fact changes. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { accountsOf, assess, begin, type Playing } from "../../../../test/support/assessments.ts";
import { openTestCase } from "../../../../test/support/cases.ts";
import { changeParameter } from "../../../../test/support/change-parameter.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import { followParameters } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { CaseView } from "../cases/case-view.contract.ts";
import { watchEverybody } from "./discovery.job.ts";
import type { WatchItem } from "./watch.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let playing: Playing;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  playing = { test, accounts: await accountsOf(test) };
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const outOfSchool = { kind: "schooling", from: "2026-09-01", value: { stage: "notEnrolled" } };
const red = { kind: "risk", from: "2026-11-20", value: { level: "red", reason: "无人照料" } };

async function child(name: string, facts: readonly object[] = []): Promise<string> {
  const id = await openFamily(await test.as("director"), { name, facts });
  await followChanges(test.app);
  return id;
}

async function items(name: CastName, query = ""): Promise<WatchItem[]> {
  const answer = await (await test.as(name)).get(`/api/watch-items?limit=200${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: WatchItem[] }>().items;
}

const of = async (childId: string, query = "") =>
  (await items("director", query)).filter((item) => item.childId === childId);

async function tasksOf(name: CastName, id: string): Promise<{ title: string; dueOn: string | null }[]> {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { title: string; dueOn: string | null; link: string }[] }>()
    .tasks.filter(({ link }) => link.endsWith(id));
}

const settle = async (item: WatchItem, body: object, name: CastName = "director") =>
  (await test.as(name)).post(`/api/watch-items/${item.id}/settlement`, body, { version: item.version });

/** A case that was opened out of a report, in which this child is. */
async function joinCase(childId: string) {
  const desk = await openTestCase(test);
  await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: "孩子", childId });
  return desk;
}

const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

describe("a watch item", () => {
  let childId: string;
  let item: WatchItem;

  it("is raised by a fact as soon as that is known, at the child's village, with a day", async () => {
    childId = await child("观甲", [red]);
    const found = await of(childId);
    expect(found.map(({ rule }) => rule)).toEqual(["redWithoutCase"]);
    [item] = found as [WatchItem];
    expect(item).toMatchObject({ state: "open", firstSeen: TODAY, can: ["settle", "report"] });
    expect(item.reason).toContain("待核");
    expect(await tasksOf("director", item.id)).toEqual([
      expect.objectContaining({ title: "关注：观甲 · 风险为红而没有个案", dueOn: "2026-12-04" }),
    ]);
    expect(await tasksOf("neighbour", item.id)).toEqual([]);
  });

  it("explains itself: each condition with what the facts say", async () => {
    const answer = await (await test.as("director")).get(`/api/watch-items/${item.id}`);
    expect(answer.json(), answer.body).toMatchObject({
      judgement: { verdict: "yes", rule: "watch.redWithoutCase", cite: [{ certainty: "design" }] },
      history: [],
    });
  });

  it("is settled by a person with a reason, in the version that was read, once", async () => {
    expect(code(await settle(item, { reason: "notSo" }))).toBe("protection.watch.noteRequired");
    const stale = await settle({ ...item, version: 9 }, { reason: "visited" });
    expect([stale.statusCode, code(stale)]).toEqual([412, "protection.watch.stale"]);
    const done = await settle(item, { reason: "arranged", note: "外婆接走照看" });
    expect(done.json(), done.body).toMatchObject({
      state: "settled",
      settled: { reason: "arranged", note: "外婆接走照看", by: "陈秀英" },
      can: [],
    });
    expect(await tasksOf("director", item.id)).toEqual([]);
    expect(code(await settle(item, { reason: "visited" }))).toBe("protection.watch.notOpen");
  });

  it("does not come back by itself, and does when a fact is another one", async () => {
    await watchEverybody(test.app);
    expect(await of(childId)).toEqual([]);
    const director = await test.as("director");
    for (const [level, from] of [
      ["orange", "2026-11-25"],
      ["red", "2026-11-26"],
    ]) {
      const file = await director.get(`/api/children/${childId}`);
      const answer = await director.post(
        `/api/children/${childId}/facts`,
        { kind: "risk", from, value: { level } },
        { version: file.json<{ version: number }>().version },
      );
      expect(answer.statusCode, answer.body).toBe(200);
    }
    await followChanges(test.app);
    expect(await of(childId)).toMatchObject([{ id: item.id, state: "open", version: item.version + 2 }]);
    expect(await tasksOf("director", item.id)).toHaveLength(1);
  });

  it("goes away with what raised it, at once: an open case answers the red risk; and comes back when that lets the child go", async () => {
    const desk = await joinCase(childId);
    const { people } = await desk.get("supervisor");
    const person = people.find((one) => one.childId === childId);
    expect(await of(childId)).toEqual([]);
    await desk.send("supervisor", `/people/${person?.id ?? ""}/leave`, { why: "登记错了人" });
    expect(await of(childId)).toMatchObject([{ id: item.id, state: "open" }]);
    await joinCase(childId);
    expect(await of(childId)).toEqual([]);
    expect(await of(childId, "&state=gone")).toMatchObject([{ id: item.id }]);
    expect(await tasksOf("director", item.id)).toEqual([]);
  });
});

describe("everybody at night", () => {
  it("is looked at, nobody twice, and a file that has ended lies on no desk", async () => {
    const childId = await child("观乙", [outOfSchool]);
    const [found] = await of(childId);
    expect(found).toMatchObject({ rule: "outOfSchool" });
    expect(await watchEverybody(test.app)).toEqual({ raised: 0, cleared: 0 });
    const director = await test.as("director");
    const file = await director.get(`/api/children/${childId}`);
    const ended = await director.post(
      `/api/children/${childId}/acts`,
      { kind: "ended", on: TODAY, why: "movedAway", reason: "全家迁往外省" },
      { version: file.json<{ version: number }>().version },
    );
    expect(ended.statusCode, ended.body).toBe(200);
    await watchEverybody(test.app);
    expect(await of(childId)).toEqual([]);
    expect(await tasksOf("director", found?.id ?? "")).toEqual([]);
  });

  it("a score that fell asks for somebody; one that rose does not", async () => {
    const childId = await child("观丙");
    await assess(playing, childId, 1);
    await assess(playing, childId, 0.7);
    expect((await of(childId)).map(({ rule }) => rule)).toEqual(["scoreFell"]);
    await assess(playing, childId, 1);
    expect(await of(childId)).toEqual([]);
  });

  it("time alone raises one: the day of the next assessment goes by", async () => {
    const childId = await child("观丁");
    await assess(playing, childId, 1);
    setClock("2028-12-01T09:00:00+08:00");
    await watchEverybody(test.app);
    setClock(`${TODAY}T09:00:00+08:00`);
    expect((await of(childId)).map(({ rule }) => rule)).toContain("assessmentOverdue");
  });

  it("does not tell the village of an assessment that is closed to it", async () => {
    const childId = await child("观戊", [red]);
    await begin(playing, childId, { sealed: true });
    await watchEverybody(test.app);
    expect((await of(childId)).map(({ rule }) => rule)).toEqual(["redWithoutCase"]);
  });

  it("can be started by the district by hand, and by nobody else", async () => {
    const answer = await (await test.as("district")).post("/api/watch-runs", {});
    expect(answer.json(), answer.body).toMatchObject({ raised: expect.any(Number) as number });
    expect((await (await test.as("supervisor")).post("/api/watch-runs", {})).statusCode).toBe(403);
  });
});

describe("who sees a watch item", () => {
  let item: WatchItem;
  beforeAll(async () => {
    const childId = await child("观己", [outOfSchool]);
    [item] = (await of(childId)) as [WatchItem];
  });

  it.each([
    ["director", 200],
    ["supervisor", 200],
    ["district", 200],
    ["leader", 200],
    ["neighbour", 404],
    ["otherSupervisor", 404],
    ["assessor", 403],
    ["socialworker", 403],
    ["finance", 403],
    ["auditor", 403],
    ["security", 403],
    ["admin", 403],
    ["institution", 403],
    ["registrar", 403],
    ["police", 403],
  ] as const)("%s gets %i", async (name, status) => {
    expect((await (await test.as(name)).get(`/api/watch-items/${item.id}`)).statusCode).toBe(status);
  });

  it("may settle it: the village, the township, the district; the leader reads", async () => {
    const can = async (name: CastName) => (await items(name)).find(({ id }) => id === item.id)?.can;
    expect(await can("director")).toEqual(["settle", "report"]);
    expect(await can("supervisor")).toEqual(["settle", "openCase", "dropout"]);
    expect(await can("district")).toEqual(["settle", "openCase", "dropout"]);
    expect(await can("leader")).toEqual([]);
    expect((await settle(item, { reason: "visited" }, "leader")).statusCode).toBe(403);
    expect((await settle(item, { reason: "visited" }, "neighbour")).statusCode).toBe(404);
  });
});

describe("the list", () => {
  it("shows red first, then place by place, and pages on from there", async () => {
    await child("观序", [outOfSchool]);
    await child("观红", [red]);
    const whole = await items("district");
    const isRed = whole.map(({ rule }) => rule === "redWithoutCase");
    expect(isRed).toContain(true);
    expect(isRed).toEqual([...isRed].sort((one, other) => Number(other) - Number(one)));
    const agent = await test.as("district");
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await agent.get(`/api/watch-items?limit=1${after}`)).json<{
        items: WatchItem[];
        nextCursor: string | null;
      }>();
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
  });

  it("says of each child why, and who it is", async () => {
    const childId = await child("观言", [red]);
    expect(await of(childId)).toMatchObject([
      {
        brief: "2026-11-20 定为红，还没有个案",
        particulars: expect.stringMatching(/^[男女] \d+ 岁$/) as string,
      },
    ]);
  });
});

describe("a red risk without a case", () => {
  it("leads to opening one, which whoever opens it answers for; the item is settled by it", async () => {
    const childId = await child("观己", [red]);
    const [item] = (await items("supervisor")).filter((one) => one.childId === childId) as [WatchItem];
    expect(item.can).toEqual(["settle", "openCase"]);
    const body = { reportId: randomUUID(), why: "上门看过，孩子一个人在家" };
    const agent = await test.as("supervisor");
    const opened = await agent.post(`/api/watch-items/${item.id}/case`, body, { version: item.version });
    expect(opened.statusCode, opened.body).toBe(200);
    const { caseId, isNew } = opened.json<{ caseId: string; isNew: boolean }>();
    expect(isNew).toBe(true);
    const view = (await agent.get(`/api/cases/${caseId}`)).json<CaseView>();
    expect(view).toMatchObject({
      seat: "lead",
      people: [{ childId, name: "观己", birthDate: expect.any(String) as string }],
    });
    expect(await of(childId)).toEqual([]);
    const again = await agent.post(`/api/watch-items/${item.id}/case`, body, { version: item.version });
    expect(again.statusCode).toBe(409);
  });

  it("is not raised where there is one; what else asks for a look is joined to it", async () => {
    const childId = await child("观庚", [red, outOfSchool]);
    const [item] = (await items("supervisor")).filter(
      (one) => one.rule === "outOfSchool" && one.childId === childId,
    ) as [WatchItem];
    const desk = await joinCase(childId);
    expect((await of(childId)).map(({ rule }) => rule)).toEqual(["outOfSchool"]);
    const joined = await (await test.as("supervisor")).post(
      `/api/watch-items/${item.id}/case`,
      { reportId: randomUUID(), why: "已在办" },
      { version: item.version },
    );
    expect(joined.json()).toEqual({ caseId: desk.id, isNew: false });
  });

  it("is not settled with an assessment, which does not make a child safe", async () => {
    const childId = await child("观辛", [red]);
    const [item] = (await of(childId)) as [WatchItem];
    expect(code(await settle(item, { reason: "assessing" }))).toBe("protection.watch.wrongResult");
  });
});

describe("a parameter of the rules", () => {
  it("asks everybody anew when it is changed, without waiting for the night", async () => {
    const childId = await child("观参", [
      { kind: "schooling", from: "2026-09-01", value: { stage: "notEnrolled" } },
    ]);
    expect((await of(childId)).map(({ rule }) => rule)).toContain("outOfSchool");
    await followParameters(test.app);
    expect((await of(childId)).map(({ rule }) => rule)).toContain("outOfSchool");
    await changeParameter(test, "protection.watch.school.below", 8, "2026-11");
    expect((await of(childId)).map(({ rule }) => rule)).toContain("outOfSchool");
    await followParameters(test.app);
    expect((await of(childId)).map(({ rule }) => rule)).not.toContain("outOfSchool");
    expect(await followParameters(test.app)).toBe(0);
  });
});
