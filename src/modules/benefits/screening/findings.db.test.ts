import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { escalateLateTasks } from "../../../platform/tasks/late-tasks.service.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import type { FindingDetail, FindingView } from "./findings.contract.ts";
import { screenEverybody } from "./screen-children.service.ts";

const TODAY = "2026-11-27T09:00:00+08:00";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: TODAY });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

/** A boy of ten who is recognised as unattended, and whose relief is known. */
async function openUnattended(name: string, villageCode = "500117104204"): Promise<string> {
  const district = await test.as("district");
  const answer = await district.post("/api/children", {
    person: { name, sex: "1", birthDate: "2016-03-01" },
    villageCode,
    on: "2024-01-01",
    facts: [
      { kind: "category", from: "2024-01-01", value: { category: "defactoUnattended" } },
      { kind: "relief", from: "2024-01-01", value: { measure: "none" } },
    ],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return answer.json<{ id: string }>().id;
}

async function addFact(id: string, fact: object): Promise<void> {
  const district = await test.as("district");
  const { version } = (await district.get(`/api/children/${id}`)).json<{ version: number }>();
  const answer = await district.post(`/api/children/${id}/facts`, fact, { version });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
}

async function findingsOf(id: string, query = ""): Promise<FindingView[]> {
  const district = await test.as("district");
  const answer = await district.get(`/api/findings?limit=200${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: FindingView[] }>().items.filter(({ childId }) => childId === id);
}

async function basicOf(id: string, query = ""): Promise<FindingView> {
  const found = (await findingsOf(id, query)).find(({ about }) => about === "programme:B03");
  if (found === undefined) throw new Error("no finding about B03");
  return found;
}

const inWork = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(
    test.app.database,
    systemActor("screening"),
    { operation: "benefits.screening.run", effect: "write", audited: false },
    use,
  );
const screen = () => inWork((tx) => screenEverybody(tx));

async function tasksOf(id: string): Promise<{ title: string; why: string; open: boolean }[]> {
  const { rows } = await owner.query<{ title: string; why: string; open: boolean }>(
    "select title, why, done_at is null as open from platform.task where subject_id = $1 and kind = 'benefits.finding' order by created_at",
    [id],
  );
  return rows;
}

describe("a finding", () => {
  it("stands on the list and on the village's desk as soon as the facts say so (R-124)", async () => {
    const id = await openUnattended("林小满");
    const finding = await basicOf(id);
    expect(finding).toMatchObject({
      childName: "林小满",
      kind: "entitledNotReceiving",
      state: "open",
      firstSeen: "2026-11-27",
      can: ["settle", "apply"],
    });
    expect(finding.reason).toContain("民发〔2019〕62号");
    expect((await tasksOf(id)).filter(({ open }) => open).map(({ title }) => title)).toContain(
      "应享未享：林小满 · 事实无人抚养儿童基本生活补贴",
    );
  });

  it("is due on the village's desk in ten working days, and told to the township once when it is late", async () => {
    const id = await openUnattended("林小暑");
    const lying = async (like: string) => {
      const { rows } = await owner.query<{ title: string; due: string | null; role: string; scope: string }>(
        `select title, due_on::text as due, role, scope_code as scope from platform.task
         where subject_id = $1 and title like $2 and done_at is null`,
        [id, like],
      );
      return rows;
    };
    expect(await lying("应享未享：林小暑%基本生活补贴")).toMatchObject([{ due: "2026-12-11" }]);
    setClock("2026-12-11T09:00:00+08:00");
    await escalateLateTasks(test.app);
    expect(await lying("督办逾期：应享未享%")).toEqual([]);
    setClock("2026-12-12T09:00:00+08:00");
    await escalateLateTasks(test.app);
    expect(await escalateLateTasks(test.app)).toBe(0);
    const late = (await lying("督办逾期：%")).filter(({ title }) => title.includes("基本生活补贴"));
    expect(late).toEqual([
      {
        title: "督办逾期：应享未享：林小暑 · 事实无人抚养儿童基本生活补贴",
        due: "2026-12-11",
        role: "townshipSupervisor",
        scope: "500117104",
      },
    ]);
    setClock(TODAY);
    const director = await test.as("director");
    const { id: finding, version } = await basicOf(id);
    await director.post(`/api/findings/${finding}/settlement`, { reason: "applied" }, { version });
    expect((await lying("督办逾期：%")).filter(({ title }) => title.includes("基本生活补贴"))).toEqual([]);
  });

  it("says with its explanation which conditions hold and where they are written", async () => {
    const id = await openUnattended("林小雪");
    const district = await test.as("district");
    const { id: finding } = await basicOf(id);
    const detail = (await district.get(`/api/findings/${finding}`)).json<FindingDetail>();
    expect(detail.judgement?.verdict).toBe("yes");
    expect(detail.judgement?.explanation.line.children.map(({ label }) => label)).toContain("档案在册");
    expect(detail.referTo).toBeNull();
  });

  it("stays settled until a fact that it rests on changes", async () => {
    const id = await openUnattended("林小秋");
    const director = await test.as("director");
    const before = await basicOf(id);
    const settled = await director.post(
      `/api/findings/${before.id}/settlement`,
      { reason: "applied", note: "外婆已到镇上申请" },
      { version: before.version },
    );
    expect(settled.json<FindingView>()).toMatchObject({
      state: "settled",
      settled: { reason: "applied", by: "陈秀英" },
    });
    expect((await tasksOf(id)).filter(({ open, title }) => open && title.includes("事实无人"))).toEqual([]);
    expect(await screen()).toEqual({ added: 0, changed: 0, gone: 0 });
    expect((await basicOf(id, "&state=settled")).state).toBe("settled");
    await addFact(id, { kind: "category", from: "2025-06-01", value: { category: "ruralLeftBehind" } });
    expect((await basicOf(id)).state).toBe("open");
  });

  it("is gone when the child receives, and comes back when it no longer does", async () => {
    const id = await openUnattended("林小冬");
    await owner.query(
      `insert into benefits.entitlement (id, child_id, scope_code, programme, from_month, source, decided_on, recorded_at, recorded_by)
       values (gen_random_uuid(), $1, '500117104204', 'B03', '2026-01', 'application', '2025-12-20', now(), $1)`,
      [id],
    );
    await screen();
    expect((await findingsOf(id, "&state=gone")).map(({ about }) => about)).toContain("programme:B03");
    await owner.query("update benefits.entitlement set to_month = '2026-10' where child_id = $1", [id]);
    await screen();
    expect((await basicOf(id)).kind).toBe("entitledNotReceiving");
  });

  it("about insurance is somebody's task while insurance is taken out, and on the list the year round", async () => {
    const id = await openUnattended("林小安");
    await addFact(id, { kind: "insurance", from: "2026-01-01", value: { year: 2026, insured: false } });
    const openTasks = async () =>
      (await tasksOf(id)).filter(({ open, title }) => open && title.includes("居民医保")).length;
    const night = async () => {
      await screen();
      while ((await inWork((tx) => refreshTasks(tx, 500))) > 0);
    };
    await night();
    expect(await openTasks()).toBe(1);
    await owner.query(
      "update platform.parameter set value = '10' where key = 'benefits.screening.insurance.toMonth'",
    );
    // As in the first night of a month.
    await owner.query("update benefits.screening_run set day = '2026-10-31'");
    await night();
    expect(await openTasks()).toBe(0);
    expect((await findingsOf(id)).map(({ about }) => about)).toContain("programme:B07");
    await owner.query(
      "update platform.parameter set value = '12' where key = 'benefits.screening.insurance.toMonth'",
    );
    await owner.query("update benefits.screening_run set day = '2026-10-31'");
    await night();
    expect(await openTasks()).toBe(1);
  });

  it("is nothing to another village, and cannot be settled from there", async () => {
    const id = await openUnattended("林小春");
    const { id: finding, version } = await basicOf(id);
    const neighbour = await test.as("neighbour");
    expect((await neighbour.get("/api/findings?limit=200")).json<{ items: FindingView[] }>().items).toEqual(
      [],
    );
    expect((await neighbour.get(`/api/findings/${finding}`)).statusCode).toBe(404);
    const answer = await neighbour.post(
      `/api/findings/${finding}/settlement`,
      { reason: "applied" },
      { version },
    );
    expect(answer.statusCode).toBe(404);
  });

  it("is settled once: not in an old version, not without a note where one is needed", async () => {
    const id = await openUnattended("林小夏");
    const { id: finding, version } = await basicOf(id);
    const director = await test.as("director");
    const settle = (body: object, at: number) =>
      director.post(`/api/findings/${finding}/settlement`, body, { version: at });
    expect((await settle({ reason: "notEligible" }, version)).json()).toMatchObject({
      code: "benefits.finding.noteRequired",
    });
    expect((await settle({ reason: "applied" }, version + 7)).statusCode).toBe(412);
    expect((await settle({ reason: "applied" }, version)).statusCode).toBe(200);
    expect((await settle({ reason: "applied" }, version + 1)).json()).toMatchObject({
      code: "benefits.finding.notOpen",
    });
  });

  it("tells a post that may not know of an infection nothing about it", async () => {
    const district = await test.as("district");
    const answer = await district.post("/api/children", {
      person: { name: "林小禾", sex: "2", birthDate: "2015-03-01" },
      villageCode: "500117104204",
      on: "2024-01-01",
      facts: [
        { kind: "relief", from: "2024-01-01", value: { measure: "none" } },
        { kind: "difficulty", from: "2024-01-01", value: { type: "H5" } },
      ],
    });
    const { id } = answer.json<{ id: string }>();
    await followChanges(test.app);
    expect((await findingsOf(id)).map(({ about }) => about)).toContain("programme:B02");
    const director = await test.as("director");
    const seen = (await director.get("/api/findings?limit=200")).json<{ items: FindingView[] }>().items;
    expect(seen.filter((one) => one.childId === id).map(({ about }) => about)).not.toContain("programme:B02");
  });
});

describe("the counts", () => {
  it("are those of the list, by place and programme", async () => {
    const district = await test.as("district");
    const counts = (await district.get("/api/finding-counts")).json<{
      total: Record<string, number>;
      rows: { code: string; counts: Record<string, number> }[];
    }>();
    const list = (await district.get("/api/findings?limit=200&about=programme:B03&withTotal=true")).json<{
      total: number;
    }>();
    expect(counts.total["programme:B03"]).toBe(list.total);
    expect(counts.rows.map(({ code }) => code)).toEqual(["500117104"]);
  });

  it("and the list can be taken out as a file by who may", async () => {
    const supervisor = await test.as("supervisor");
    const file = await supervisor.request({
      method: "GET",
      url: "/api/findings?about=programme:B03",
      headers: { accept: "text/csv" },
    });
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain("林小满");
    const director = await test.as("director");
    const refused = await director.request({
      method: "GET",
      url: "/api/findings",
      headers: { accept: "text/csv" },
    });
    expect(refused.statusCode).toBe(403);
  });
});
