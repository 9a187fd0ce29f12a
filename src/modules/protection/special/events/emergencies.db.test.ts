/** An emergency sets off a round from door to door in every village concerned, and ends when every child was seen.. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { setClock } from "../../../../kernel/clock.ts";
import type { Emergency, EmergencyView } from "./emergencies.contract.ts";

let test: TestApp;
let mine: string;
let beside: string;
let elsewhere: string;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  mine = await open("director", "江小满");
  beside = await open("neighbour", "江小年");
  elsewhere = await open("district", "江小寒", "500117101001");
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function open(name: CastName, child: string, villageCode: string = cast[name].place): Promise<string> {
  const answer = await (await test.as(name)).post("/api/children", {
    person: { name: child, sex: "1", birthDate: "2016-01-01" },
    villageCode,
    on: "2021-01-01",
    notADouble: true,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

const flood = { kind: "flood", name: "涪江洪水", places: ["500117104"], plan: "合川区防汛预案三级响应" };

async function declare(name: CastName, more: object = {}) {
  return (await test.as(name)).post("/api/emergencies", { ...flood, ...more });
}

async function look(name: CastName, { id }: { id: string }, only = ""): Promise<EmergencyView> {
  return (await (await test.as(name)).get(`/api/emergencies/${id}${only}`)).json<EmergencyView>();
}

async function check(name: CastName, { id }: { id: string }, childId: string, outcome: string) {
  return (await test.as(name)).post(`/api/emergencies/${id}/checks`, { childId, outcome, note: "入户看到" });
}

async function rounds(name: CastName): Promise<{ title: string; dueOn: string }[]> {
  const desk = await (await test.as(name)).get("/api/desk");
  return desk
    .json<{ tasks: { kind: string; title: string; dueOn: string }[] }>()
    .tasks.filter(({ kind }) => kind === "special.householdCheck");
}

describe("a declared emergency", () => {
  it("puts a task on every village concerned with its children, due within the hours set, and on no other", async () => {
    const answer = await declare("supervisor");
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Emergency>().counts).toMatchObject({ all: 2, checked: 0 });
    expect(await rounds("director")).toMatchObject([
      { title: "逐户排查：涪江洪水，在册儿童 1 名", dueOn: "2026-11-29" },
    ]);
    const emergency = await look("director", answer.json<Emergency>());
    expect(emergency.checks.map(({ childId }) => childId)).toEqual([mine]);
    expect((await check("director", emergency, beside, "safe")).statusCode).toBe(404);
    expect((await check("otherSupervisor", emergency, mine, "safe")).statusCode).toBe(404);
    const end = async () =>
      (await test.as("supervisor")).post(`/api/emergencies/${emergency.id}/end`, { reason: "水已退去" });
    expect((await end()).json()).toMatchObject({
      code: "emergency.unchecked",
      detail: expect.stringContaining("还有 2 个孩子") as string,
    });
    await check("director", emergency, mine, "notReached");
    expect(await rounds("director")).toHaveLength(1);
    await check("director", emergency, mine, "withoutCare");
    expect(await rounds("director")).toEqual([]);
    await check("supervisor", emergency, beside, "safe");
    const seen = await look("supervisor", emergency, "?only=withoutCare");
    expect(seen.checks).toMatchObject([{ name: "江小满", outcome: "withoutCare", checkedBy: "陈秀英" }]);
    expect((await end()).json()).toMatchObject({ endedOn: "2026-11-27", endedWhy: "水已退去", can: [] });
    expect((await check("director", emergency, mine, "safe")).json()).toMatchObject({
      code: "emergency.ended",
    });
  });

  it("is declared for the own places alone, and by the posts that may", async () => {
    expect((await declare("supervisor", { places: ["500117101"] })).json()).toMatchObject({
      code: "emergency.placeOutside",
    });
    for (const name of Object.keys(cast) as CastName[]) {
      const may = ["supervisor", "district", "district2"].includes(name);
      const outside = name === "otherSupervisor";
      expect((await declare(name)).statusCode, name).toBe(may ? 200 : outside ? 422 : 403);
    }
  });

  it("is seen where it holds: by the village of it, not by another township", async () => {
    const whole = (await declare("district", { places: ["500117"], name: "全区疫情" })).json<EmergencyView>();
    expect(whole.checks.map(({ childId }) => childId).sort()).toEqual([mine, beside, elsewhere].sort());
    expect((await look("otherSupervisor", whole)).checks.map(({ childId }) => childId)).toEqual([elsewhere]);
    const narrow = (await declare("district", { name: "古楼山火" })).json<Emergency>();
    const list = async (name: CastName) =>
      (await (await test.as(name)).get("/api/emergencies"))
        .json<{ items: Emergency[] }>()
        .items.map(({ id }) => id);
    expect(await list("director")).toContain(narrow.id);
    expect(await list("otherSupervisor")).not.toContain(narrow.id);
    expect((await (await test.as("otherSupervisor")).get(`/api/emergencies/${narrow.id}`)).statusCode).toBe(
      404,
    );
  });

  it("starts a plan on file, whose steps lie with their units, those of townships only where it is", async () => {
    const post = async (name: CastName, url: string, body: object) => (await test.as(name)).post(url, body);
    const plan = (
      await post("district", "/api/records/protection.emergencyPlans", {
        on: "2026-03-01",
        content: { name: "儿童照护应急预案", events: "洪涝" },
      })
    ).json<{ id: string }>();
    const started = { kind: "flood", name: "嘉陵江洪水", places: ["500117104"], planId: plan.id };
    expect((await post("district", "/api/emergencies", started)).json()).toMatchObject({
      code: "emergency.planEmpty",
    });
    const step = (unit: string, order: number, hours: number) =>
      post("district", `/api/records/protection.emergencyPlans/${plan.id}/under/protection.planSteps`, {
        units: [unit],
        on: "2026-03-01",
        content: { order, what: `第${order}步`, hours },
      });
    await step("department/police", 2, 48);
    await step("place/500117104", 1, 4);
    await step("place/500117101", 3, 4);
    expect((await post("supervisor", "/api/emergencies", started)).json()).toMatchObject({
      code: "emergency.planElsewhere",
    });
    const answer = await post("district", "/api/emergencies", started);
    expect(answer.statusCode, answer.body).toBe(200);
    const { planStartId, plan: said } = answer.json<Emergency>();
    expect(said).toBe("儿童照护应急预案");
    const under = await (await test.as("district")).get(
      `/api/records/protection.planStarts/${planStartId ?? ""}/under`,
    );
    const [handed] = under.json<{ kinds: { items: { unitName: string; content: object }[] }[] }>().kinds;
    expect(handed?.items.map(({ unitName, content }) => [unitName, content])).toMatchObject([
      ["古楼镇", { what: "第1步", dueOn: "2026-11-27" }],
      ["区公安局", { what: "第2步", dueOn: "2026-11-29" }],
    ]);
    const desk = await (await test.as("police")).get("/api/desk");
    expect(desk.body).toContain("完成应急任务");
  });
});
