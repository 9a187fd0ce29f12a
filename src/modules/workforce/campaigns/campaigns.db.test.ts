/** A campaign from its draft to its end: who is asked, what a visit brings, who sees what. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import { scopeBelow } from "../../../platform/access/scope.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { CampaignChild, CampaignView } from "./campaigns.contract.ts";
import { followCampaignsNow } from "./campaigns.job.ts";
import { answersOfVisits, campaignsOf, openCampaignIds, takeAnswers } from "./phone-campaigns.service.ts";

const TODAY = "2026-11-27";
const VILLAGE = "500117104204";
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const questions = [
  { label: "冬天用什么取暖？", kind: "choice", options: ["电", "炭火"] },
  { label: "家里有人看管炉火吗？", kind: "yesNo" },
  { label: "在哪上学？", kind: "words", answeredBy: "schooling" },
];

const draft = (more: object = {}) => ({
  id: randomUUID(),
  title: "冬季用火用电",
  brief: "天冷了，看看孩子家里怎么取暖。",
  from: TODAY,
  dueOn: "2026-12-15",
  place: "500117104",
  selection: { ledger: "all", ageFrom: 3, ageTo: 15 },
  questions,
  ...more,
});

const post = async (name: CastName, url: string, body: object, version?: number) =>
  (await test.as(name)).post(url, body, version === undefined ? {} : { version });
const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

async function read(name: CastName, id: string): Promise<CampaignView> {
  const answer = await (await test.as(name)).get(`/api/campaigns/${id}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<CampaignView>();
}

async function childrenOf(name: CastName, id: string, query = ""): Promise<CampaignChild[]> {
  const answer = await (await test.as(name)).get(`/api/campaigns/${id}/children?limit=200${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: CampaignChild[] }>().items;
}

async function tasksOf(name: CastName, id: string) {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { title: string; dueOn: string | null; why: string; link: string }[] }>()
    .tasks.filter(({ link }) => link.endsWith(id));
}

/** As the village's director does it at a visit. */
function inVillage<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const actor = { ...systemActor("visit"), role: "villageDirector" as const, placeCode: VILLAGE };
  return unitOfWork(
    test.app.database,
    { ...actor, scope: scopeBelow(VILLAGE) },
    { operation: "workforce.visit.record", effect: "write", audited: false },
    use,
  );
}

async function child(name: string, more: object = {}, as: CastName = "director"): Promise<string> {
  const id = await openFamily(await test.as(as), { name, ...more });
  await followChanges(test.app);
  return id;
}

describe("a campaign", () => {
  let id: string;
  let own: string;
  let small: string;
  let next: string;

  it("is drafted by the township, seen by nobody below, and refused to others", async () => {
    own = await child("行甲");
    small = await child("行乙", { birthDate: "2009-05-05" });
    next = await child("行丙", { village: "500117104206" }, "neighbour");
    const body = draft();
    ({ id } = body);
    expect((await post("director", "/api/campaigns", body)).statusCode).toBe(403);
    expect(code(await post("supervisor", "/api/campaigns", { ...body, place: "500117101" }))).toBe(
      "workforce.campaign.place",
    );
    const made = await post("supervisor", "/api/campaigns", body);
    expect(made.json(), made.body).toMatchObject({
      state: "draft",
      can: ["change", "start"],
      chosen: "全部在册儿童 · 3 至 15 岁",
      questions: [{ code: "q1", options: [{ value: "o1", label: "电" }, { value: "o2" }] }, {}, {}],
    });
    expect((await post("supervisor", "/api/campaigns", body)).json()).toEqual(made.json());
    expect(code(await post("supervisor", "/api/campaigns", { ...body, title: "别的" }))).toBe(
      "workforce.campaign.otherContent",
    );
    for (const name of ["director", "otherSupervisor"] as const)
      expect((await (await test.as(name)).get(`/api/campaigns/${id}`)).statusCode).toBe(404);
  });

  it("tells beforehand how many children a selection means", async () => {
    const supervisor = await test.as("supervisor");
    const count = (query: string) =>
      supervisor
        .get(`/api/campaign-selections?place=500117104&ledger=all&${query}`)
        .then((one) => one.json<unknown>());
    expect(await count("ageFrom=3&ageTo=15")).toEqual({ children: 2, villages: 2 });
    expect(await count("category=orphan")).toEqual({ children: 0, villages: 0 });
  });

  it("refuses a choice of one, and a day before it begins", async () => {
    const one = draft({ questions: [{ label: "怎么样", kind: "choice", options: ["好"] }] });
    expect(code(await post("supervisor", "/api/campaigns", one))).toBe("workforce.campaign.questions");
    expect((await post("supervisor", "/api/campaigns", draft({ dueOn: "2026-11-01" }))).statusCode).toBe(422);
    const seven = Array.from({ length: 7 }, () => ({ label: "问题", kind: "yesNo" }));
    expect((await post("supervisor", "/api/campaigns", draft({ questions: seven }))).statusCode).toBe(422);
  });

  it("is changed while it is a draft, in the version that was read", async () => {
    const change = { ...draft({ title: "冬季用火用电安全" }), id: undefined };
    expect(code(await post("supervisor", `/api/campaigns/${id}`, change, 7))).toBe(
      "workforce.campaign.stale",
    );
    const changed = await post("supervisor", `/api/campaigns/${id}`, change, 1);
    expect(changed.json(), changed.body).toMatchObject({ title: "冬季用火用电安全", version: 2 });
  });

  it("begins: each village has a task with its day, each child stands in it once", async () => {
    const begun = await post("supervisor", `/api/campaigns/${id}/start`, {}, 2);
    expect(begun.json(), begun.body).toMatchObject({
      state: "running",
      counts: { children: 2, open: 2, answered: 0, excused: 0 },
      places: [
        { code: VILLAGE, children: 1 },
        { code: "500117104206", children: 1 },
      ],
      can: ["end", "excuse"],
    });
    expect(code(await post("supervisor", `/api/campaigns/${id}/start`, {}, 3))).toBe(
      "workforce.campaign.wrongState",
    );
    expect(await tasksOf("director", id)).toMatchObject([
      { title: "专项行动：冬季用火用电安全", dueOn: "2026-12-15" },
    ]);
    expect((await childrenOf("supervisor", id)).map(({ name }) => name)).toEqual(["行甲", "行丙"]);
    expect((await read("director", id)).counts.children).toBe(1);
    expect(await childrenOf("director", id)).toMatchObject([{ childId: own, state: "open" }]);
    expect((await (await test.as("otherSupervisor")).get(`/api/campaigns/${id}`)).statusCode).toBe(404);
  });

  it("is on the village's phones with its questions, for the children that it asks about", async () => {
    const [on, open] = await inVillage(async (tx) => [
      await campaignsOf(tx, VILLAGE),
      await openCampaignIds(tx, [own, small]),
    ]);
    expect(on).toMatchObject([
      { id, questions: [{ code: "q1" }, { code: "q2" }, { answeredBy: "schooling" }] },
    ]);
    expect([...open]).toEqual([[own, [id]]]);
  });

  it("takes a child that comes, and lets one go that leaves the selection", async () => {
    const late = await child("行丁");
    expect((await read("director", id)).counts).toMatchObject({ children: 2, open: 2 });
    const director = await test.as("director");
    const file = await director.get(`/api/children/${late}`);
    const ended = await director.post(
      `/api/children/${late}/acts`,
      { kind: "ended", on: TODAY, why: "movedAway", reason: "全家迁往外省" },
      { version: file.json<{ version: number }>().version },
    );
    expect(ended.statusCode, ended.body).toBe(200);
    await followChanges(test.app);
    expect((await read("director", id)).counts).toMatchObject({ children: 2, open: 1, excused: 1 });
  });

  it("refuses half an answer and an option that nobody offered, keeps a whole one once", async () => {
    const visitId = randomUUID();
    const give = (answers: Record<string, string | boolean>) =>
      inVillage((tx) =>
        takeAnswers(tx, { childId: own, visitId, on: TODAY, campaigns: [{ campaignId: id, answers }] }),
      );
    expect(await give({ q1: "o1" })).toMatchObject([
      {
        title: "冬季用火用电安全",
        problem: { code: "workforce.campaign.answers", errors: [{ path: "campaigns.0.answers.q2" }] },
      },
    ]);
    expect(await give({ q1: "o9", q2: true })).toHaveLength(1);
    expect((await read("supervisor", id)).counts).toMatchObject({ answered: 0 });
    // The file knows where the child goes to school: the third question is not asked.
    expect(await give({ q1: "o2", q2: false })).toEqual([]);
    expect(await give({ q1: "o2", q2: false })).toEqual([]);
    const view = await read("supervisor", id);
    expect(view.counts).toMatchObject({ open: 1, answered: 1 });
    expect(view.answers).toMatchObject([
      {
        answers: [
          { label: "电", children: 0 },
          { label: "炭火", children: 1 },
        ],
      },
      {
        answers: [
          { label: "是", children: 0 },
          { label: "否", children: 1 },
        ],
      },
      { answers: [{ children: 0 }] },
    ]);
    expect(await childrenOf("supervisor", id, "&question=q1&answer=o2")).toMatchObject([
      { childId: own, state: "answered", said: "冬天用什么取暖：炭火；家里有人看管炉火吗：否", on: TODAY },
    ]);
    expect(await childrenOf("supervisor", id, "&question=q1&answer=o1")).toEqual([]);
    expect(await tasksOf("director", id)).toEqual([]);
    const said = await inVillage((tx) => answersOfVisits(tx, [visitId]));
    expect(said.get(visitId)).toMatchObject([{ title: "冬季用火用电安全" }]);
  });

  it("excuses a child with a reason", async () => {
    const url = `/api/campaigns/${id}/children/${next}/excuse`;
    expect((await post("otherSupervisor", url, { reason: "随父母外出" })).statusCode).toBe(404);
    expect((await post("supervisor", url, { reason: "随父母外出" })).statusCode).toBe(200);
    expect(code(await post("supervisor", url, { reason: "随父母外出" }))).toBe("workforce.campaign.notOpen");
    expect(await tasksOf("neighbour", id)).toEqual([]);
  });

  it("is handed out as a sheet with a column for each question", async () => {
    const answer = await (await test.as("supervisor")).request({
      method: "GET",
      url: `/api/campaigns/${id}/children`,
      headers: { accept: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers["content-type"]).toContain("spreadsheetml");
  });

  it("is stopped early with a reason; what arrives later is kept and marked", async () => {
    const { version } = await read("supervisor", id);
    expect((await post("supervisor", `/api/campaigns/${id}/end`, { reason: "" }, version)).statusCode).toBe(
      422,
    );
    const ended = await post("supervisor", `/api/campaigns/${id}/end`, { reason: "已全部问到" }, version);
    expect(ended.json(), ended.body).toMatchObject({ state: "ended", ended: { why: "已全部问到" }, can: [] });
    expect(await inVillage((tx) => campaignsOf(tx, VILLAGE))).toEqual([]);
    await inVillage((tx) =>
      takeAnswers(tx, {
        childId: small,
        visitId: randomUUID(),
        on: TODAY,
        campaigns: [{ campaignId: id, answers: { q1: "o1", q2: true } }],
      }),
    );
    expect(await childrenOf("director", id, "&state=answered")).toMatchObject([
      { childId: own, isLate: false },
      { childId: small, isLate: true },
    ]);
  });

  it("of the district asks in every township, is not the townships' to end, and tells the township when it is late", async () => {
    const body = draft({ place: "500117", title: "全区排查", dueOn: "2026-11-30" });
    await post("district", "/api/campaigns", body);
    const begun = await post("district", `/api/campaigns/${body.id}/start`, {}, 1);
    expect(begun.json(), begun.body).toMatchObject({ state: "running", places: [{ code: "500117104" }] });
    expect((await read("supervisor", body.id)).can).toEqual(["excuse"]);
    expect(
      (await post("supervisor", `/api/campaigns/${body.id}/end`, { reason: "不想办" }, 2)).statusCode,
    ).toBe(404);
    test.moveTo("2026-11-30T09:00:00+08:00");
    await followCampaignsNow(test.app);
    expect((await tasksOf("director", body.id))[0]?.why).toContain("截止");
    test.moveTo(`${TODAY}T09:00:00+08:00`);
  });

  it("cannot begin over nobody, nor after its day", async () => {
    const none = draft({ selection: { ledger: "orphan" } });
    await post("supervisor", "/api/campaigns", none);
    expect(code(await post("supervisor", `/api/campaigns/${none.id}/start`, {}, 1))).toBe(
      "workforce.campaign.nobody",
    );
    const old = draft({ from: "2026-07-01", dueOn: "2026-07-31" });
    await post("supervisor", "/api/campaigns", old);
    expect(code(await post("supervisor", `/api/campaigns/${old.id}/start`, {}, 1))).toBe(
      "workforce.campaign.late",
    );
  });
});
