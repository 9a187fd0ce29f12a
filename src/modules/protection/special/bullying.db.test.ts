/** 学生欺凌 from the school's report to its closure, on a clock that is moved. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { specialDesk } from "../../../../test/support/special-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { MatterView } from "../../../platform/procedures/matter-view.contract.ts";
import type { SpecialPerson } from "./people/people.contract.ts";

let test: TestApp;
const { begin, begun, read, decide, decided, handIn } = specialDesk(() => test);

const FRIDAY = "2026-11-27T09:00:00+08:00";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: FRIDAY });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const report = {
  school: "古楼中学",
  happenedOn: "2026-11-26",
  where: "教学楼三楼走廊",
  ways: ["physical", "verbal"],
  noticedBy: "teacher",
  what: "学生乙多次推搡、辱骂学生甲",
  contactPhone: "13812345678",
};

interface People {
  readonly items: SpecialPerson[];
  readonly canWrite: boolean;
}

async function peopleOf(name: CastName, { id }: { id: string }) {
  return (await test.as(name)).get(`/api/special/${id}/people`);
}

async function add(name: CastName, { id }: { id: string }, person: object) {
  return (await test.as(name)).post(`/api/special/${id}/people`, person);
}

async function told(name: CastName, { id }: { id: string }, personId: string, on = "2026-11-27") {
  const body = { on, how: "当面告知，已签字" };
  return (await test.as(name)).post(`/api/special/${id}/people/${personId}/told`, body);
}

/** Both sides named and their guardians told. */
async function withBothSides(matter: MatterView): Promise<MatterView> {
  await add("education", matter, {
    part: "victim",
    name: "周小溪",
    class: "初二（3）班",
    phone: "13900001111",
  });
  await add("education", matter, { part: "offender", name: "吴大勇" });
  await add("education", matter, { part: "offender", name: "郑小虎" });
  for (const { id } of (await peopleOf("education", matter)).json<People>().items)
    expect((await told("education", matter, id)).statusCode).toBe(200);
  return read("education", matter);
}

async function investigated(outcome: string): Promise<MatterView> {
  let matter = await withBothSides(await begun("education", "bullying", report));
  matter = await decided("education", matter, "protected");
  return decided("education", await handIn("education", matter), outcome);
}

describe("a case of bullying", () => {
  it("is reported by the school, rings on its desk, and may not go on before both sides' guardians are told", async () => {
    let matter = await begun("education", "bullying", report);
    expect(matter).toMatchObject({
      subjectName: "古楼中学学生欺凌（2026-11-26）",
      isOfOffice: true,
      stepTitle: "制止、保护并告知双方监护人",
      clock: { dueAt: "2026-11-28T01:00:00.000Z" },
    });
    const desk = await (await test.as("education")).get("/api/desk");
    const tasks = desk.json<{ tasks: { title: string; link: string }[] }>().tasks;
    expect(tasks.find(({ link }) => link === `/applications/${matter.id}`)?.title).toContain(
      "古楼中学学生欺凌",
    );
    expect((await decide("education", matter, "protected")).json()).toMatchObject({
      code: "special.guardiansNotTold",
      detail: expect.stringContaining("没有登记受害的孩子") as string,
    });
    await add("education", matter, { part: "victim", name: "周小溪" });
    await add("education", matter, { part: "offender", name: "吴大勇" });
    expect((await decide("education", matter, "protected")).json()).toMatchObject({
      detail: expect.stringContaining("受害学生甲、涉事学生甲") as string,
    });
    const { items } = (await peopleOf("education", matter)).json<People>();
    expect((await told("education", matter, items[0]?.id ?? "", "2026-11-28")).json()).toMatchObject({
      code: "special.toldInFuture",
    });
    for (const { id } of items) await told("education", matter, id);
    matter = await decided("education", matter, "protected");
    expect(matter.checks.map(({ verdict }) => verdict)).toEqual(["yes", "yes"]);
    expect(matter.stepTitle).toBe("治理委员会调查认定");
  });

  it("is found within ten days of the start; a day for an injury's examination does not count", async () => {
    let matter = await withBothSides(await begun("education", "bullying", report));
    matter = await decided("education", matter, "protected");
    expect(matter.clock).toMatchObject({ dueOn: "2026-12-07", says: "还剩 10 天 · 2026-12-07 到期" });
    const agent = await test.as("education");
    const paused = await agent.post(
      `/api/applications/${matter.id}/pauses`,
      { pause: "examination", reason: "送医检查" },
      { version: matter.version },
    );
    expect(paused.json<MatterView>().clock.tone).toBe("stands");
    test.moveTo("2026-11-30T09:00:00+08:00");
    const resumed = await (await test.as("education")).post(
      `/api/applications/${matter.id}/resumptions`,
      { result: "轻微伤" },
      { version: paused.json<MatterView>().version },
    );
    expect(resumed.json<MatterView>().clock.dueOn).toBe("2026-12-09");
    test.moveTo("2026-12-11T09:00:00+08:00");
    expect((await read("education", matter)).clock).toMatchObject({ tone: "late" });
    test.moveTo(FRIDAY);
  });

  it("is answered to both sides, looked at again on an objection within fifteen days, followed and closed", async () => {
    let matter = await investigated("general");
    expect(matter).toMatchObject({ stepTitle: "惩戒教育、心理帮助和家庭教育指导" });
    expect((await decide("education", matter, "done")).json()).toMatchObject({
      code: "procedures.materialsMissing",
      detail: expect.stringContaining("心理帮助安排（双方学生）、家庭教育指导记录（双方家长）") as string,
    });
    matter = await decided("education", await handIn("education", matter), "done");
    matter = await decided("education", await handIn("education", matter), "raised");
    expect(matter).toMatchObject({ stepTitle: "区防治学生欺凌部门复查", clock: { dueOn: "2026-12-14" } });
    const anew = await decided("education", matter, "anew", { to: "investigate" });
    expect(anew).toMatchObject({ stepTitle: "治理委员会调查认定", clock: { dueOn: "2026-12-07" } });
    matter = await decided("education", anew, "general");
    matter = await decided("education", matter, "done");
    matter = await decided("education", matter, "none");
    expect(matter).toMatchObject({ stepTitle: "追踪回访", clock: { dueOn: "2026-12-28" } });
    matter = await decided("education", matter, "visited");
    expect(matter.steps.at(-1)).toMatchObject({ code: "followUp", round: 2, state: "open" });
    matter = await decided("education", matter, "stable");
    matter = await decided("education", matter, "closed");
    expect(matter).toMatchObject({ state: "closed", endedOn: "2026-11-27" });
    expect(matter.prints.map(({ title }) => title)).toEqual([
      "登记表",
      "学生欺凌认定书",
      "处理决定书",
      "复查结论书",
    ]);
  });

  it("goes to the police with a receipt where it is serious, and nowhere else where it was none", async () => {
    const serious = await investigated("criminal");
    expect(serious).toMatchObject({ stepTitle: "公安接收", deskName: "区公安局" });
    expect((await decide("police", serious, "received")).json()).toMatchObject({
      code: "procedures.materialsMissing",
    });
    const received = await decided("police", await handIn("police", serious), "received");
    expect(received.stepTitle).toBe("惩戒教育、心理帮助和家庭教育指导");
    const none = await investigated("notBullying");
    expect(none.stepTitle).toBe("送达双方，听取异议");
    const handed = await decided("education", await handIn("education", none), "none");
    expect(handed.stepTitle).toBe("归档办结");
  });

  it.each(["form", "finding", "transfer"] as const)(
    "prints its %s as PDF and as DOCX, without a name",
    async (code) => {
      const matter = await investigated("serious");
      for (const as of ["pdf", "docx"] as const) {
        const agent = await test.as("education");
        const paper = await agent.get(`/api/applications/${matter.id}/prints/${code}?as=${as}`);
        expect(paper.statusCode, paper.body.slice(0, 200)).toBe(200);
        expect(paper.rawPayload.subarray(0, 2).toString("latin1")).toBe(as === "pdf" ? "%P" : "PK");
      }
    },
  );
});

describe("the children in it", () => {
  it("show by name to the school, the officers and the police that received it, by letters to whoever leads", async () => {
    const matter = await investigated("serious");
    const seen: Partial<Record<CastName, string | number>> = {};
    for (const name of Object.keys(cast) as CastName[]) {
      const answer = await peopleOf(name, matter);
      const first = answer.statusCode === 200 ? answer.json<People>().items[0] : undefined;
      seen[name] = first === undefined ? answer.statusCode : (first.name ?? first.codeName);
    }
    expect(seen).toEqual({
      director: 404,
      neighbour: 404,
      supervisor: "周小溪",
      otherSupervisor: 404,
      district: "周小溪",
      district2: "周小溪",
      leader: "受害学生甲",
      finance: 403,
      auditor: 403,
      security: 403,
      admin: 403,
      institution: 403,
      registrar: 403,
      assessor: 403,
      socialworker: 403,
      police: "周小溪",
      education: "周小溪",
    });
    const [victim] = (await peopleOf("district", matter)).json<People>().items;
    expect(victim?.phone).toBe("139****1111");
  });

  it("are named by who handles the matter, never from a department's hand into the register", async () => {
    const matter = await begun("education", "bullying", report);
    expect((await add("police", matter, { part: "victim", name: "周小溪" })).statusCode).toBe(404);
    expect((await add("leader", matter, { part: "victim", name: "周小溪" })).statusCode).toBe(403);
    const childId = (
      await (
        await test.as("director")
      ).post("/api/children", {
        person: { name: "周小溪", sex: "2", birthDate: "2013-05-01" },
        villageCode: cast.director.place,
        on: "2021-01-01",
      })
    ).json<{ id: string }>().id;
    expect(
      (await add("education", matter, { part: "victim", name: "周小溪", childId })).json(),
    ).toMatchObject({
      code: "special.childUnknown",
    });
    expect((await add("supervisor", matter, { part: "victim", name: "周小溪", childId })).statusCode).toBe(
      200,
    );
    const [person] = (await peopleOf("education", matter)).json<People>().items;
    const taken = await (await test.as("education")).request({
      method: "DELETE",
      url: `/api/special/${matter.id}/people/${person?.id ?? ""}`,
      payload: { reason: "登记重复" },
    });
    expect(taken.json<People>().items).toEqual([]);
  });

  it("are not begun in another township, nor with a form that says nothing", async () => {
    expect((await begin("otherSupervisor", "bullying", report)).statusCode).toBe(404);
    expect((await begin("education", "bullying", { school: "古楼中学" })).json()).toMatchObject({
      code: "procedures.formIncomplete",
    });
  });
});
