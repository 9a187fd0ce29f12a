/** An application from its draft to its end, through HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestApp } from "../../../test/support/app.ts";
import { openSampleApp, sampleDesk } from "../../../test/support/sample-desk.ts";
import { happened, sampleProcedure } from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";
import type { MatterView } from "./matter-view.contract.ts";

let test: TestApp;
const { openChild, start, send, done, reread, complete, tasksOf } = sampleDesk(() => test);

beforeAll(async () => {
  test = await openSampleApp();
});
afterAll(async () => {
  await test.close();
  setClock("");
});
beforeEach(() => {
  happened.length = 0;
});

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
    matter = await complete(matter);
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit", opinion: "情况属实" });
    expect(matter).toMatchObject({ stepTitle: "区民政局确认", clock: { dueOn: "2026-12-18" } });
    expect(await tasksOf("supervisor", matter)).toEqual([]);
    matter = await done("district", matter, "decisions", { step: 2, outcome: "confirm" });
    expect(matter).toMatchObject({
      state: "approved",
      endedOn: "2026-11-27",
      steps: [
        { state: "decided", by: "张国强", opinion: "情况属实" },
        { state: "decided", by: "王建国" },
      ],
    });
    expect(await tasksOf("district", matter)).toEqual([]);
    expect(happened.map(({ what }) => what)).toEqual(["received", "approved"]);
  });
});

describe("a draft", () => {
  it("is filled in over days and received when it is whole; the numbers in it show masked", async () => {
    const agent = await test.as("director");
    const made = await agent.post("/api/applications", {
      procedure: sampleProcedure.code,
      childId: await openChild(),
      form: { payeeAccount: { value: "6222000011112222" } },
    });
    let matter = made.json<MatterView>();
    expect(matter).toMatchObject({
      state: "draft",
      no: null,
      can: expect.arrayContaining(["edit", "receive"]) as string[],
    });
    expect(fieldOf(matter, "payeeAccount")).toMatchObject({ value: "************2222", isSealed: true });
    const early = await send("director", matter, "receipt", {});
    expect(early.statusCode).toBe(422);
    expect(early.json()).toMatchObject({
      code: "procedures.formIncomplete",
      errors: [{ path: "form.father", message: expect.stringContaining("父亲情形") as string }],
    });
    const edited = await agent.request({
      method: "PATCH",
      url: `/api/applications/${matter.id}`,
      version: matter.version,
      payload: { form: { father: { value: "imprisoned" }, payeeAccount: { value: "************2222" } } },
    });
    matter = edited.json<MatterView>();
    matter = await done("director", matter, "receipt", {});
    expect(matter).toMatchObject({ state: "running", receivedOn: "2026-11-27" });
    expect(happened[0]?.file.form["payeeAccount"]?.value).toBe("6222000011112222");
  });

  it("is one for a child and a procedure, and refuses what no form can hold", async () => {
    const { subjectId: childId } = await start();
    const agent = await test.as("director");
    const again = { procedure: sampleProcedure.code, childId, form: {} };
    expect((await agent.post("/api/applications", again)).json()).toMatchObject({
      code: "procedures.alreadyRunning",
    });
    const wrong = { ...again, form: { father: { value: "x" }, age: { value: 1 } } };
    expect((await agent.post("/api/applications", { ...wrong, procedure: "x" })).statusCode).toBe(404);
    expect((await (await test.as("neighbour")).post("/api/applications", again)).statusCode).toBe(404);
  });
});

function fieldOf(matter: MatterView, field: string) {
  return matter.sections.flatMap(({ fields }) => fields).find((one) => one.field === field);
}

describe("a refused application", () => {
  async function refusedMatter(): Promise<MatterView> {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    return done("district", matter, "decisions", { step: 2, outcome: "refuse", opinion: "母亲有抚养能力" });
  }

  it("is applied for again, linked to the one before", async () => {
    const before = await refusedMatter();
    const again = await start({
      childId: before.subjectId,
      previousId: before.id,
      receivedOn: "2026-11-27",
    });
    expect(again.previousId).toBe(before.id);
    const past = await reread(before);
    expect(past).toMatchObject({ state: "refused", nextId: again.id });
    const objection = await send("director", past, "objections", { who: "爷爷", says: "不服" });
    expect(objection.json()).toMatchObject({ code: "procedures.alreadyRunning" });
  });

  it("is reviewed by another officer when the applicant objects", async () => {
    let matter = await refusedMatter();
    matter = await done("director", matter, "objections", { who: "爷爷", says: "母亲一年没有音信" });
    const confirm = { step: 3, outcome: "confirm", opinion: "复核属实" };
    expect((await send("district", matter, "decisions", confirm)).json()).toMatchObject({
      code: "procedures.separatePosts",
    });
    expect(await done("district2", matter, "decisions", confirm)).toMatchObject({ state: "approved" });
  });
});

describe("an application withdrawn", () => {
  it("ends with its reason, and its task goes", async () => {
    let matter = await start();
    matter = await done("director", matter, "withdrawal", { reason: "父亲已回家" });
    expect(matter).toMatchObject({ state: "withdrawn", can: ["reapply"] });
    expect(await tasksOf("supervisor", matter)).toEqual([]);
  });
});

describe("a child's timeline", () => {
  it("tells what happened in the applications, with the way there", async () => {
    const matter = await start();
    const agent = await test.as("supervisor");
    const { items } = (await agent.get(`/api/children/${matter.subjectId ?? ""}/timeline`)).json<{
      items: { kind: string; title: string; link: string | null }[];
    }>();
    expect(items.find(({ kind }) => kind === "procedure.received")).toMatchObject({
      title: sampleProcedure.title,
      link: `/applications/${matter.id}`,
    });
  });
});
