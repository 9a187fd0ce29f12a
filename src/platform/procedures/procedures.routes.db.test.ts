/** A declared procedure from the application to its end, through HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../test/support/app.ts";
import {
  bindSampleProcedure,
  broken,
  happened,
  sampleProcedure,
  setSampleTerms,
} from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";
import type { MatterLine, MatterView } from "./matter-view.contract.ts";

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
        { state: "decided", by: "王建国" },
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

async function complete(matter: MatterView): Promise<MatterView> {
  await handIn(matter, "application");
  return reread(matter);
}

async function events(matter: MatterView): Promise<string[]> {
  return (await reread(matter)).events.map(({ kind }) => kind);
}

describe("a draft", () => {
  it("is filled in over days and received when it is whole; the numbers in it show masked", async () => {
    const agent = await test.as("director");
    const made = await agent.post("/api/applications", {
      procedure: sampleProcedure.code,
      childId,
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
    await start();
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

describe("a decision", () => {
  it("is of whose turn it is, with complete papers and reasons, and says so otherwise", async () => {
    let matter = await start();
    const pass = { step: 1, outcome: "fit" };
    expect((await send("supervisor", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.materialsMissing",
      detail: expect.stringContaining("申请表") as string,
    });
    matter = await complete(matter);
    expect((await send("district", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.notYours",
    });
    expect((await send("otherSupervisor", matter, "decisions", pass)).statusCode).toBe(404);
    expect((await send("finance", matter, "decisions", pass)).statusCode).toBe(403);
    expect((await send("police", matter, "decisions", pass)).statusCode).toBe(403);
    const future = await send("supervisor", matter, "decisions", { ...pass, on: "2026-11-28" });
    expect(future.json()).toMatchObject({ code: "procedures.dateInFuture" });
    const early = await send("supervisor", matter, "decisions", { ...pass, on: "2026-11-24" });
    expect(early.json()).toMatchObject({ code: "procedures.dateTooEarly" });
    const unfit = await send("supervisor", matter, "decisions", { step: 1, outcome: "unfit" });
    expect(unfit.json()).toMatchObject({ code: "procedures.reasonsMissing" });
    matter = await done("supervisor", matter, "decisions", pass);
    expect((await send("supervisor", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.notOpen",
    });
  });

  it("made twice with one key is made once", async () => {
    const matter = await complete(await start());
    const body = { step: 1, outcome: "fit" };
    const first = await send("supervisor", matter, "decisions", body, `once-${matter.id}`);
    const again = await send("supervisor", matter, "decisions", body, `once-${matter.id}`);
    expect(again.json()).toEqual(first.json());
    expect((await events(matter)).filter((kind) => kind === "decided")).toHaveLength(1);
  });

  it("of two at once is one; the other reads what happened", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    const both = await Promise.all([
      send("district", matter, "decisions", { step: 2, outcome: "confirm" }),
      send("district2", matter, "decisions", { step: 2, outcome: "refuse", opinion: "不符合" }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const loser = both.find(({ statusCode }) => statusCode === 412);
    expect(loser?.json()).toMatchObject({
      code: "procedures.stale",
      happened: expect.stringMatching(/王建国|赵敏/) as string,
    });
    expect(happened.filter(({ what }) => what === "approved" || what === "refused")).toHaveLength(1);
  });

  it("that sends back opens the earlier step again, and what follows starts anew", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    matter = await done("district", matter, "decisions", {
      step: 2,
      outcome: "back",
      to: "verify",
      opinion: "请入户核实",
    });
    expect(matter.steps.at(-1)).toMatchObject({ ordinal: 3, code: "verify", round: 2, state: "open" });
    expect((await tasksOf("supervisor", matter))[0]).toMatchObject({ why: "退回重办：请入户核实" });
  });
});

describe("a decision whose effect fails", () => {
  it("leaves everything as it was: no step, no event, no task, and can be made again", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    const before = await reread(matter);
    broken.isBroken = true;
    const failed = await send("district", matter, "decisions", { step: 2, outcome: "confirm" });
    broken.isBroken = false;
    expect(failed.statusCode).toBe(500);
    expect(await reread(matter)).toEqual(before);
    expect(await tasksOf("district", matter)).toHaveLength(1);
    expect(await done("district", matter, "decisions", { step: 2, outcome: "confirm" })).toMatchObject({
      state: "approved",
    });
  });
});

describe("papers", () => {
  it("are drawn by the room: the receipt from the beginning, a step's when it is decided so", async () => {
    let matter = await complete(await start());
    expect(matter.prints.map(({ code }) => code)).toEqual(["receipt"]);
    const agent = await test.as("district");
    expect((await agent.get(`/api/applications/${matter.id}/prints/decision`)).statusCode).toBe(404);
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    matter = await done("district", matter, "decisions", { step: 2, outcome: "confirm" });
    expect(matter.prints.map(({ code }) => code)).toEqual(["receipt", "decision"]);
    const paper = await agent.get(`/api/applications/${matter.id}/prints/decision?as=docx`);
    expect(paper.body).toBe(`decision ${matter.no ?? ""} ${matter.subjectName}`);
  });
});

describe("an uploaded paper", () => {
  it("is kept by what it is and not by its name, and read back by who sees the matter", async () => {
    const matter = await start();
    const png = Buffer.from("89504e470d0a1a0a0000", "hex");
    const sent = await upload(matter, "申请表.docx", png);
    expect(sent.statusCode, sent.body).toBe(200);
    const paper = sent.json<MatterView>().materials[0]?.papers[0];
    expect(paper).toMatchObject({ fileName: "申请表.docx", mediaType: "image/png" });
    const url = `/api/applications/${matter.id}/materials/${paper?.id ?? ""}`;
    expect((await (await test.as("district")).get(url)).rawPayload).toEqual(png);
    expect((await (await test.as("otherSupervisor")).get(url)).statusCode).toBe(404);
    expect((await upload(matter, "x.png", Buffer.from("not a picture"))).json()).toMatchObject({
      code: "procedures.materialKind",
    });
    const large = Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await upload(matter, "x.png", large)).json()).toMatchObject({
      code: "procedures.materialTooLarge",
    });
    const removed = await (await test.as("director")).post(`${url}/removal`, { reason: "交错了" });
    expect(removed.json<MatterView>().materials[0]?.papers).toEqual([]);
  });

  async function upload(matter: MatterView, name: string, bytes: Buffer) {
    const boundary = "----paper";
    const part = (disposition: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
    const agent = await test.as("director");
    return agent.request({
      method: "POST",
      url: `/api/applications/${matter.id}/materials`,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(`${part('name="item"')}\r\napplication\r\n${part('name="kind"')}\r\napplication\r\n`),
        Buffer.from(
          `${part(`name="file"; filename="${name}"`)}Content-Type: application/octet-stream\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });
  }
});

describe("what is missing", () => {
  it("is told once; the clock stands until the papers come, and may be told again then", async () => {
    let matter = await start();
    const missing = { missing: [{ title: "申请表", says: "缺签名" }], on: "2026-11-26" };
    matter = await done("supervisor", matter, "supplement-requests", missing);
    expect(matter).toMatchObject({
      state: "supplementing",
      clock: { tone: "stands", says: "时限暂停 · 等待补正" },
    });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBeNull();
    expect(await tasksOf("director", matter)).toMatchObject([{ kind: "procedure.supplement" }]);
    expect((await send("supervisor", matter, "supplement-requests", missing)).json()).toMatchObject({
      code: "procedures.alreadyNoticed",
    });
    expect((await send("director", matter, "supplements", {})).json()).toMatchObject({
      code: "procedures.nothingNew",
    });
    matter = await complete(matter);
    matter = await done("director", matter, "supplements", {});
    expect(matter).toMatchObject({ state: "running", clock: { dueOn: "2026-12-17" } });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBe("2026-12-17");
    expect(await tasksOf("director", matter)).toEqual([]);
  });
});

describe("a refused application", () => {
  async function refusedMatter(): Promise<MatterView> {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    return done("district", matter, "decisions", { step: 2, outcome: "refuse", opinion: "母亲有抚养能力" });
  }

  it("is applied for again, linked to the one before", async () => {
    const before = await refusedMatter();
    const again = await start(filled, { previousId: before.id, receivedOn: "2026-11-27" });
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

describe("the list", () => {
  it("shows whose turn it is, by due time, to posts of the place only", async () => {
    const matter = await start();
    const mine = await lines("supervisor", "whose=mine&limit=200");
    expect(mine.items.find(({ id }) => id === matter.id)).toMatchObject({
      isMine: true,
      stepTitle: "镇街查验",
      deskName: "古楼镇 儿童督导员",
      clock: { says: "还剩 13 个工作日 · 2026-12-16 到期" },
    });
    const days = mine.items.map(({ clock }) => clock.dueOn ?? "9999");
    expect(days).toEqual([...days].sort());
    expect((await lines("director", "whose=mine")).items.map(({ id }) => id)).not.toContain(matter.id);
    expect((await lines("director", `subjectId=${childId}`)).items).toHaveLength(1);
    expect((await lines("otherSupervisor", "limit=200")).items).toEqual([]);
  });

  it("pages without losing or doubling a line", async () => {
    await start();
    const all = (await lines("district", "limit=200")).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor = "";
    do {
      const page = await lines("district", `limit=3${cursor}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? "" : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== "");
    expect(paged).toEqual(all);
  });
});

async function lines(name: CastName, query: string) {
  const answer = await (await test.as(name)).get(`/api/applications?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: MatterLine[]; nextCursor: string | null }>();
}

describe("standing in", () => {
  it("lets a neighbour decide for who is away, named as such, for the days it was given", async () => {
    let matter = await complete(await start());
    const away = await test.as("supervisor");
    const { candidates } = (await away.get("/api/delegations")).json<{
      candidates: { postId: string; name: string }[];
    }>();
    const other = candidates.find(({ name }) => name === cast.otherSupervisor.name);
    const given = { toPostId: other?.postId, fromOn: "2026-11-27", toOn: "2026-11-30", reason: "外出培训" };
    expect((await away.post("/api/delegations", given)).statusCode).toBe(200);
    expect((await away.post("/api/delegations", given)).json()).toMatchObject({
      code: "procedures.delegationOverlap",
    });
    expect(await tasksOf("otherSupervisor", matter)).toMatchObject([
      { title: expect.stringMatching(/^代张国强：/) as string },
    ]);
    matter = await done("otherSupervisor", matter, "decisions", { step: 1, outcome: "fit" });
    expect(matter.steps[0]).toMatchObject({ by: "李明华（代 张国强）" });
    const next = await start2();
    const stand = await test.as("otherSupervisor");
    expect((await stand.get(`/api/applications/${next.id}`)).statusCode).toBe(200);
    const { items } = (await away.get("/api/delegations")).json<{ items: { id: string }[] }>();
    expect((await away.post(`/api/delegations/${items[0]?.id ?? ""}/end`, {})).statusCode).toBe(200);
    expect((await stand.get(`/api/applications/${next.id}`)).statusCode).toBe(404);
  });

  it("is given to another post of the same kind, from today on", async () => {
    const away = await test.as("supervisor");
    const { candidates } = (await away.get("/api/delegations")).json<{ candidates: { postId: string }[] }>();
    const toPostId = candidates[0]?.postId;
    const body = { toPostId, fromOn: "2026-11-26", toOn: "2026-11-30", reason: "外出培训" };
    expect((await away.post("/api/delegations", body)).json()).toMatchObject({
      code: "procedures.delegationDates",
    });
    const stranger = { ...body, fromOn: "2026-12-01", toOn: "2026-12-02", toPostId: childId };
    expect((await away.post("/api/delegations", stranger)).json()).toMatchObject({
      code: "procedures.delegationPost",
    });
  });
});

/** Another child's application. */
async function start2(): Promise<MatterView> {
  const director = await test.as("director");
  const answer = await director.post("/api/children", {
    person: { name: "江小溪", sex: "2", birthDate: "2017-01-01" },
    villageCode: cast.director.place,
    on: "2021-01-01",
    notADouble: true,
  });
  childId = answer.json<{ id: string }>().id;
  return start();
}

describe("a child's timeline", () => {
  it("tells what happened in the applications, with the way there", async () => {
    const matter = await start();
    const agent = await test.as("supervisor");
    const { items } = (await agent.get(`/api/children/${childId}/timeline`)).json<{
      items: { kind: string; title: string; link: string | null }[];
    }>();
    expect(items.find(({ kind }) => kind === "procedure.received")).toMatchObject({
      title: sampleProcedure.title,
      link: `/applications/${matter.id}`,
    });
  });
});
