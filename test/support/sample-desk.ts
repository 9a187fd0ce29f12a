/** Applications for the sample procedure as people handle them through HTTP, each for a child of its own. */
import { expect } from "vitest";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import { type CastName, cast, createTestApp, type TestApp } from "./app.ts";
import { bindSampleProcedure, sampleProcedure, setSampleTerms } from "./sample-procedure.ts";

const NAMES = "雨风雪云山河林石月星溪";
let serial = 0;

/** On a Friday, with the terms that the sample's document demands. */
export async function openSampleApp(clock = "2026-11-27T09:00:00+08:00"): Promise<TestApp> {
  bindSampleProcedure();
  const test = await createTestApp({ TONGAN_CLOCK: clock });
  await setSampleTerms(test.databaseUrl);
  return test;
}

export function sampleDesk(test: () => TestApp) {
  async function openChild(): Promise<string> {
    const name = `江小${NAMES.charAt(serial % NAMES.length)}${"甲乙丙丁戊己庚辛壬癸".charAt(serial / NAMES.length)}`;
    serial += 1;
    const answer = await (await test().as("director")).post("/api/children", {
      person: { name, sex: "1", birthDate: "2016-01-01" },
      villageCode: cast.director.place,
      on: "2021-01-01",
      notADouble: true,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ id: string }>().id;
  }

  async function start(more: object = {}): Promise<MatterView> {
    const answer = await (await test().as("director")).post("/api/applications", {
      procedure: sampleProcedure.code,
      form: { father: { value: "imprisoned" } },
      receivedOn: "2026-11-25",
      childId: "childId" in more ? more.childId : await openChild(),
      ...more,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function send(name: CastName, matter: MatterView, path: string, payload: object, key?: string) {
    const agent = await test().as(name);
    return agent.post(`/api/applications/${matter.id}/${path}`, payload, {
      version: matter.version,
      ...(key === undefined ? {} : { key }),
    });
  }

  async function done(
    name: CastName,
    matter: MatterView,
    path: string,
    payload: object,
  ): Promise<MatterView> {
    const answer = await send(name, matter, path, payload);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function reread({ id }: MatterView, name: CastName = "district"): Promise<MatterView> {
    return (await (await test().as(name)).get(`/api/applications/${id}`)).json<MatterView>();
  }

  /** With the one paper that every application needs. */
  async function complete(matter: MatterView): Promise<MatterView> {
    const paper = { item: "application", kind: "application", note: "原件已核对" };
    await done("director", await reread(matter), "papers", paper);
    return reread(matter);
  }

  async function tasksOf(name: CastName, matter: MatterView) {
    const answer = await (await test().as(name)).get("/api/desk");
    return answer
      .json<{ tasks: { kind: string; link: string; title: string; dueOn: string }[] }>()
      .tasks.filter(({ link }) => link === `/applications/${matter.id}`);
  }

  return { openChild, start, send, done, reread, complete, tasksOf };
}
