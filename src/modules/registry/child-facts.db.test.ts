import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import type { ChildFile, FactView } from "./child-file.contract.ts";

let test: TestApp;
let director: Agent;

beforeAll(async () => {
  test = await createTestApp();
  director = await test.as("director");
});
afterAll(() => test.close());

async function open(name: string, facts: readonly object[], kin: readonly object[] = []): Promise<string> {
  const answer = await director.post("/api/children", {
    person: { name, sex: "1", birthDate: "2015-06-01" },
    villageCode: "500117104204",
    on: "2021-01-05",
    facts,
    kin,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function read(id: string, asOf = "2026-11-20"): Promise<ChildFile> {
  return (await director.get(`/api/children/${id}?asOf=${asOf}`)).json<ChildFile>();
}

async function holding(id: string, kind: string, asOf?: string): Promise<FactView[]> {
  return (await read(id, asOf)).facts.filter((fact) => fact.kind === kind && fact.holds);
}

async function post(id: string, path: string, body: object) {
  const { version } = await read(id);
  return director.post(`/api/children/${id}/${path}`, body, { version });
}

async function record(id: string, body: object): Promise<void> {
  const answer = await post(id, "facts", body);
  expect(answer.statusCode, answer.body).toBe(200);
}

const school = (from: string, value: object) => ({ kind: "schooling", from, value });

describe("a fact recorded by a form", () => {
  it("adds to the relief measures and difficulties that hold, and ends none", async () => {
    const id = await open("童添添", [
      { kind: "relief", from: "2021-01-05", value: { measure: "dibao" } },
      { kind: "difficulty", from: "2021-01-05", value: { type: "H3" } },
    ]);
    await record(id, { kind: "relief", from: "2024-01-01", value: { measure: "housing" } });
    expect((await holding(id, "relief")).map(({ slot }) => slot).sort()).toEqual(["dibao", "housing"]);
    const [difficulty] = await holding(id, "difficulty");
    expect(difficulty?.slot).toBe("H3");
  });

  it("empties a field that is no longer known from its day on, and keeps it before", async () => {
    const id = await open("童空空", [school("2021-01-05", { school: "古楼小学", teacher: "李老师" })]);
    await record(id, school("2024-01-01", { school: "古楼小学", teacher: null }));
    expect((await holding(id, "schooling")).map(({ value }) => value)).toEqual([{ school: "古楼小学" }]);
    expect((await holding(id, "schooling", "2023-01-01"))[0]?.value).toHaveProperty("teacher", "李老师");
  });

  it("keeps a field of which it says nothing", async () => {
    const id = await open("童留留", [school("2021-01-05", { school: "古楼小学", teacher: "李老师" })]);
    await record(id, school("2024-01-01", { school: "古楼中学" }));
    expect((await holding(id, "schooling"))[0]?.value).toEqual({ school: "古楼中学", teacher: "李老师" });
  });

  it("ends when nothing of it is known any more, and never lacks what it cannot be without", async () => {
    const id = await open("童无无", [
      school("2021-01-05", { school: "古楼小学" }),
      { kind: "health", from: "2021-01-05", value: { status: "weak", detail: "贫血" } },
    ]);
    await record(id, school("2024-01-01", { school: null }));
    expect(await holding(id, "schooling")).toEqual([]);
    expect(await holding(id, "schooling", "2023-12-31")).toHaveLength(1);
    const answer = await post(id, "facts", { kind: "health", from: "2024-01-01", value: { status: null } });
    expect(answer.json<{ code: string }>().code).toBe("registry.fact.invalid");
  });
});

describe("the end of a fact", () => {
  it("keeps the time in which it held, with the reason on the timeline", async () => {
    const id = await open("童止止", [{ kind: "relief", from: "2021-01-05", value: { measure: "dibao" } }]);
    const [relief] = await holding(id, "relief");
    const answer = await post(id, `facts/${relief?.id}/end`, {
      on: "2025-07-01",
      reason: "家庭收入超过标准",
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await holding(id, "relief")).toEqual([]);
    expect(await holding(id, "relief", "2025-06-30")).toMatchObject([
      { from: "2021-01-05", to: "2025-07-01" },
    ]);
    const { items } = (await director.get(`/api/children/${id}/timeline`)).json<{
      items: { kind: string; title: string; text: string }[];
    }>();
    expect(items.find(({ kind }) => kind === "factEnded")).toMatchObject({
      title: "情况结束",
      text: "救助措施：低保。家庭收入超过标准",
    });
  });

  it("is of a parent's condition too", async () => {
    const father = {
      relation: "51",
      person: { name: "童大山" },
      facts: [{ kind: "condition", from: "2020-01-01", value: { condition: "imprisoned" } }],
    };
    const id = await open("童父父", [], [father]);
    const fact = (await read(id)).kin[0]?.facts[0];
    const answer = await post(id, `facts/${fact?.id}/end`, { on: "2025-07-01", reason: "刑满释放" });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await read(id)).kin[0]?.facts[0]).toMatchObject({ to: "2025-07-01", holds: false });
  });

  it("comes after its beginning, not tomorrow, once, and not for what ends by an act of its own", async () => {
    const id = await open("童拒拒", [
      { kind: "relief", from: "2021-01-05", value: { measure: "dibao" } },
      { kind: "category", from: "2021-01-05", value: { category: "inDifficulty" } },
    ]);
    const end = async (kind: string, on: string) => {
      const fact = (await read(id)).facts.find((one) => one.kind === kind);
      return (await post(id, `facts/${fact?.id}/end`, { on, reason: "核对" })).json<{ code?: string }>().code;
    };
    expect(await end("relief", "2021-01-05")).toBe("registry.fact.invalid");
    expect(await end("relief", "2036-01-01")).toBe("registry.date.inFuture");
    expect(await end("category", "2024-01-01")).toBe("registry.fact.invalid");
    expect(await end("residence", "2024-01-01")).toBe("registry.fact.invalid");
    expect(await end("relief", "2024-01-01")).toBeUndefined();
    expect(await end("relief", "2024-06-01")).toBe("registry.fact.ended");
  });
});
