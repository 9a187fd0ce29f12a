/** What happens although nobody acts. A session ends while the clock jumps, so others look afterwards than acted before. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../test/support/app.ts";
import {
  bindSampleProcedure,
  sampleProcedure,
  setSampleTerms,
} from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";
import { escalateDue } from "./escalate.service.ts";
import type { MatterView } from "./matter-view.contract.ts";

let test: TestApp;

async function open(clock: string): Promise<void> {
  test = await createTestApp({ TONGAN_CLOCK: clock });
  await setSampleTerms(test.databaseUrl);
}
beforeEach(bindSampleProcedure);
afterEach(async () => {
  await test.close();
  setClock("");
});

async function start(name: string, receivedOn: string): Promise<MatterView> {
  const director = await test.as("director");
  const child = await director.post("/api/children", {
    person: { name, sex: "1", birthDate: "2016-01-01" },
    villageCode: cast.director.place,
    on: "2021-01-01",
    notADouble: true,
  });
  const answer = await director.post("/api/applications", {
    procedure: sampleProcedure.code,
    childId: child.json<{ id: string }>().id,
    form: { father: { value: "imprisoned" } },
    receivedOn,
  });
  return answer.json<MatterView>();
}

async function read(name: CastName, { id }: MatterView): Promise<MatterView> {
  return (await (await test.as(name)).get(`/api/applications/${id}`)).json<MatterView>();
}

async function tasksOf(name: CastName, matter: MatterView) {
  const { tasks } = (await (await test.as(name)).get("/api/desk")).json<{
    tasks: { kind: string; link: string; title: string; dueOn: string }[];
  }>();
  return tasks.filter(({ link }) => link === `/applications/${matter.id}`);
}

describe("time passing", () => {
  it("tells the post above of a late step once, and ends a public notice by itself", async () => {
    await open("2026-11-27T09:00:00+08:00");
    const late = await start("江小雨", "2026-11-25");
    const shown = await start("江小溪", "2026-11-25");
    const supervisor = await test.as("supervisor");
    const pause = await supervisor.post(
      `/api/applications/${shown.id}/pauses`,
      { pause: "notice" },
      { version: shown.version },
    );
    expect(pause.statusCode, pause.body).toBe(200);
    setClock("2026-12-17T09:00:00+08:00");
    expect(await escalateDue(test.app)).toEqual({ expired: 1, lapsed: 0, late: 1 });
    expect(await escalateDue(test.app)).toEqual({ expired: 0, lapsed: 0, late: 0 });
    expect(await tasksOf("district", late)).toMatchObject([
      { kind: "procedure.late", title: expect.stringContaining("督办逾期") as string },
    ]);
    expect((await read("district", late)).clock).toMatchObject({
      tone: "late",
      says: "已逾期 1 个工作日 · 2026-12-16 到期",
    });
    // From Friday 27 November up to Friday 4 December: six working days.
    expect(await read("district", shown)).toMatchObject({ standing: null, clock: { dueOn: "2026-12-24" } });
  });

  it("counts every clock anew when the year's notice comes, and tells what moved", async () => {
    await open("2026-12-21T09:00:00+08:00");
    const matter = await start("江小雨", "2026-12-21");
    expect(matter.clock).toMatchObject({
      tone: "cannotTell",
      dueOn: "2027-01-11",
      note: expect.stringContaining("2027") as string,
    });
    const saved = await (await test.as("admin")).request({
      method: "PUT",
      url: "/api/holiday-notices/2027",
      version: 0,
      payload: {
        document: "国办发明电〔2026〕0号（测试）",
        issuedOn: "2026-11-05",
        compared: true,
        days: [{ date: "2027-01-01", kind: "rest", name: "元旦" }],
      },
    });
    expect(saved.statusCode, saved.body).toBe(200);
    const recounted = await read("district", matter);
    expect(recounted.clock).toMatchObject({ tone: "calm", dueOn: "2027-01-12", note: null });
    expect(recounted.events.at(-1)).toMatchObject({ kind: "recounted" });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBe("2027-01-12");
  });
});
