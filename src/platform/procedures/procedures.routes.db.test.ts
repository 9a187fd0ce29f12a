/** A declared procedure from the application to its end, through HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../test/support/app.ts";
import {
  bindSampleProcedure,
  happened,
  sampleProcedure,
  setSampleTerms,
} from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";
import type { MatterView } from "./procedures.contract.ts";

let test: TestApp;
let childId: string;
let count = 0;

beforeAll(async () => {
  bindSampleProcedure();
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  await setSampleTerms(test.databaseUrl);
});
afterAll(async () => {
  await test.close();
  setClock("");
});
beforeEach(async () => {
  const names = [
    "江小雨",
    "江小风",
    "江小雪",
    "江小云",
    "江小山",
    "江小河",
    "江小林",
    "江小石",
    "江小月",
    "江小星",
  ];
  const director = await test.as("director");
  const answer = await director.post("/api/children", {
    person: {
      name: `${names[count % 10] ?? ""}${"甲乙丙丁戊己庚辛壬癸".charAt(Math.floor(count / 10))}`,
      sex: "1",
      birthDate: "2016-01-01",
    },
    villageCode: cast.director.place,
    on: "2021-01-01",
    notADouble: true,
  });
  count++;
  childId = answer.json<{ id: string }>().id;
  happened.length = 0;
});

const filled = { father: { value: "imprisoned" } };

async function start(form: object = filled, more: object = {}): Promise<MatterView> {
  const agent = await test.as("director");
  const answer = await agent.post("/api/applications", {
    procedure: sampleProcedure.code,
    childId,
    form,
    receivedOn: "2026-11-25",
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

async function send(name: CastName, matter: MatterView, path: string, payload: object, key?: string) {
  const agent = await test.as(name);
  return agent.post(`/api/applications/${matter.id}/${path}`, payload, {
    version: matter.version,
    ...(key === undefined ? {} : { key }),
  });
}

async function done(name: CastName, matter: MatterView, path: string, payload: object): Promise<MatterView> {
  const answer = await send(name, matter, path, payload);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

describe("an application", () => {
  it("arrives prefilled, is received with a number, and its clock runs from that day", async () => {
    const matter = await start();
    expect(matter).toMatchObject({
      state: "running",
      receivedOn: "2026-11-25",
      stepTitle: "镇街查验",
      clock: { tone: "calm", dueOn: "2026-12-16", says: "还剩 13 个工作日 · 2026-12-16 到期" },
    });
    expect(matter.no).toMatch(/^500117104-2026-\d{5}$/);
    expect(matter.sections[0]?.fields[0]).toMatchObject({
      field: "childName",
      source: { words: "儿童档案" },
    });
    expect(happened.map(({ what }) => what)).toEqual(["received"]);
  });

  it("goes from the township to the district and is approved, each with a task and a due day", async () => {
    let matter = await start();
    expect(await tasksOf("supervisor", matter)).toMatchObject([
      { kind: "procedure.step", link: `/applications/${matter.id}`, dueOn: "2026-12-16" },
    ]);
    await handIn(matter, "application");
    matter = await reread(matter);
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit", opinion: "情况属实" });
    expect(matter).toMatchObject({ stepTitle: "区民政局确认", clock: { dueOn: "2026-12-18" } });
    expect(await tasksOf("supervisor", matter)).toEqual([]);
    matter = await done("district", matter, "decisions", { step: 2, outcome: "confirm" });
    expect(matter).toMatchObject({
      state: "approved",
      endedOn: "2026-11-27",
      steps: [
        { state: "decided", by: "张国强", opinion: "情况属实" },
        { state: "decided", prints: [{ code: "decision" }] },
      ],
    });
    expect(await tasksOf("district", matter)).toEqual([]);
    expect(happened.map(({ what }) => what)).toEqual(["received", "approved"]);
  });
});

async function tasksOf(name: CastName, matter: MatterView) {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer
    .json<{ tasks: { kind: string; link: string; title: string; dueOn: string }[] }>()
    .tasks.filter(({ link }) => link === `/applications/${matter.id}`);
}

async function reread(matter: MatterView): Promise<MatterView> {
  return (await (await test.as("district")).get(`/api/applications/${matter.id}`)).json<MatterView>();
}

async function handIn(matter: MatterView, item: string, kind = item): Promise<void> {
  const answer = await send("director", await reread(matter), "papers", { item, kind, note: "原件已核对" });
  expect(answer.statusCode, answer.body).toBe(200);
}
