/** What phones bring to other rooms: done once, never over somebody else's words, and a report of danger is always taken. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { FLAGSHIP, openFamily } from "../../../../test/support/families.ts";
import { asSystem, type PhoneDesk, phoneOf } from "../../../../test/support/phone-desk.ts";
import { BRUISES } from "../../../../test/support/reports.ts";
import { setClock } from "../../../kernel/clock.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import { openDueQuarters } from "../../registry/quarters/open-quarters.service.ts";

let test: TestApp;
let phone: PhoneDesk;
let childId: string;
let neighbourId: string;

const risk = { kind: "risk", from: "2026-11-15", value: { level: "red", reason: "无人照料" } };

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  childId = await openFamily(await test.as("director"), { name: "苗可欣", ...FLAGSHIP, facts: [risk] });
  neighbourId = await openFamily(await test.as("neighbour"), {
    name: "邻村娃",
    village: cast.neighbour.place,
  });
  await followChanges(test.app);
  await asSystem(test.app, (tx) => openDueQuarters(tx, test.app, "2026-11-27"));
  phone = await phoneOf(test, "director");
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function taskOf(act: string, words: string) {
  const [child] = await phone.documents([childId]);
  return child?.tasks.find((task) => task.act === act && task.title.includes(words));
}

describe("a watch item settled on the phone", () => {
  const send = (id: string, version: number, reason: string, note?: string) =>
    phone.send("protection.watch.settle", {
      params: { id, version: String(version) },
      body: { reason, ...(note === undefined ? {} : { note }) },
    });

  it("is settled in the version that was seen, and twice is once", async () => {
    const { id = "", version = 0 } = (await taskOf("watch", "没有消息"))?.about ?? {};
    await expect(send(id, version, "caseOpened")).rejects.toMatchObject({
      code: "workforce.phone.notForVillage",
    });
    expect(await send(id, version + 5, "visited")).toMatchObject({
      state: "conflict",
      told: expect.stringContaining("请看过现在的情况再选一次") as string,
    });
    expect(await send(id, version, "visited")).toEqual({});
    expect(await send(id, version, "visited")).toEqual({});
    expect(await taskOf("watch", "没有消息")).toBeUndefined();
  });

  it("is not settled over what the township has settled meanwhile: both are told", async () => {
    const { id = "", version = 0 } = (await taskOf("watch", "很危险"))?.about ?? {};
    const supervisor = await test.as("supervisor");
    const done = await supervisor.post(
      `/api/watch-items/${id}/settlement`,
      { reason: "arranged", note: "外婆接走照看" },
      { version },
    );
    expect(done.statusCode, done.body).toBe(200);
    expect(await send(id, version, "visited")).toEqual({
      state: "conflict",
      told: "张国强 2026-11-27 已经登记为“已安排人照看或者帮扶”（外婆接走照看）。您填的是“已上门，孩子安全”，没有改掉前面的，两份都留着。",
    });
    const held = await supervisor.get(`/api/watch-items/${id}`);
    expect(held.json<{ settled: { reason: string } }>().settled.reason).toBe("arranged");
  });
});

describe("a finding settled on the phone", () => {
  const send = (id: string, version: string | undefined, reason: string, note?: string) =>
    phone.send("benefits.finding.settle", {
      params: { id, ...(version === undefined ? {} : { version }) },
      body: { reason, ...(note === undefined ? {} : { note }) },
    });

  it("takes what a director may say, with the version that was seen", async () => {
    const { id = "", version = 0 } = (await taskOf("finding", "事实无人抚养"))?.about ?? {};
    await expect(send(id, String(version), "stopped")).rejects.toMatchObject({
      code: "workforce.phone.notForVillage",
    });
    await expect(send(id, undefined, "applied")).rejects.toMatchObject({ code: "http.versionRequired" });
    expect(await send(id, String(version + 1), "applied")).toMatchObject({ state: "conflict" });
    expect(await send(id, String(version), "declined", "家里说不想办")).toEqual({});
    expect(await send(id, String(version), "declined", "家里说不想办")).toEqual({});
    expect(await send(id, String(version), "applied")).toMatchObject({
      state: "conflict",
      told: expect.stringMatching(/陈秀英 .*“家庭放弃”（家里说不想办）.*“已经申请”/) as string,
    });
  });
});

describe("a living check from the phone", () => {
  const content = {
    ...{ livesWith: "grandparents", carer: "王桂英，祖母", carerAble: true, economy: "tight" },
    ...{ schooling: "attends", health: "well", conclusion: "well" },
  };
  const send = (id: string, kind = "matching.livingCheck") =>
    phone.send("records.entry.write", {
      ...{ id, params: { kind }, childId },
      body: { on: "2026-11-27", aboutId: childId, content },
    });

  it("is one entry of the village, however often it comes, and no other record is taken", async () => {
    const id = randomUUID();
    await send(id);
    expect(await send(id)).toMatchObject({ told: "核查表已收到，镇街能看到。" });
    const list = await (await test.as("director")).get("/api/records/matching.livingCheck");
    expect(list.json<{ items: { id: string }[] }>().items.map((entry) => entry.id)).toEqual([id]);
    await expect(send(randomUUID(), "services.visit")).rejects.toMatchObject({
      code: "workforce.phone.otherRecord",
    });
  });
});

describe("the quarter confirmed from the phone", () => {
  const send = (villageCode: string, note?: string) =>
    phone.send("quarter.village.confirm", {
      params: { quarter: "2026Q3" },
      body: { villageCode, ...(note === undefined ? {} : { note }) },
    });

  it("is confirmed for the own village alone, and twice is once", async () => {
    const { quarter } = await phone.desk();
    expect(quarter).toMatchObject({
      id: "2026Q3",
      villages: [{ code: cast.director.place, state: "待确认", can: ["confirm"] }],
    });
    await expect(send(cast.neighbour.place)).rejects.toMatchObject({
      code: "quarter.confirm.notYourVillage",
    });
    expect(await send(cast.director.place)).toMatchObject({ told: "本季度名册已确认，等镇街审核。" });
    await send(cast.director.place);
    expect((await phone.desk()).quarter?.villages[0]?.state).toBe("已确认，待镇街审核");
  });

  it("tells that the township has reviewed it, and what was not written", async () => {
    const answer = await (await test.as("supervisor")).post("/api/quarters/2026Q3/reviews", {
      villageCodes: [cast.director.place],
      decision: "accept",
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await send(cast.director.place)).toMatchObject({ state: "applied" });
    expect(await send(cast.director.place, "还少一个孩子")).toMatchObject({
      state: "conflict",
      told: expect.stringContaining("还少一个孩子") as string,
    });
  });
});

describe("a report of danger from the phone", () => {
  const report = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ id, channel: "visit", childIds: [neighbourId] },
    content: { ...BRUISES, placeCode: cast.neighbour.place, ...more },
  });

  it("about a child of another village is taken and reaches intake, with number and what comes next", async () => {
    const id = randomUUID();
    const { told = "" } = await phone.send("protection.report.make", { body: report(id) });
    expect(told).toMatch(/^报告已收到，编号 BG\S+。最晚 .+ 有人接手.*110。$/);
    const list = await (await test.as("supervisor")).get("/api/reports?limit=50");
    expect(list.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toContain(id);
    expect((await phone.send("protection.report.make", { body: report(id) })).told).toContain("不用再报");
  });

  it("is taken with a wrong place, a clock that is ahead and a child that nobody knows", async () => {
    const body = report(randomUUID(), { placeCode: "999999999999", seenAt: "2026-12-30T09:00:00+08:00" });
    const { told } = await phone.send("protection.report.make", {
      body: { ...body, childIds: [randomUUID()] },
    });
    expect(told).toMatch(/^报告已收到/);
  });

  it("loses no words where its number has other words already", async () => {
    const id = randomUUID();
    await phone.send("protection.report.make", { body: report(id) });
    const [other, statement] = [randomUUID(), "又看到脖子上有新的伤。"];
    const { told } = await phone.send("protection.report.make", {
      id: other,
      body: report(id, { statement }),
    });
    expect(told).toMatch(/^报告已收到/);
    const list = await (await test.as("supervisor")).get("/api/reports?limit=50");
    expect(list.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toContain(other);
  });
});

describe("a child who has no file yet", () => {
  const body = {
    person: { name: "曾小雨", sex: "2", birthDate: "2018-06-01" },
    villageCode: cast.director.place,
    on: "2026-11-27",
  };
  const open = (more: object = {}) => phone.send("registry.child.open", { body: { ...body, ...more } });

  it("gets one; of the same name and birthday a second is opened only when a person says that it is another", async () => {
    expect(await open()).toEqual({ told: expect.stringMatching(/^已建档，档案号 \S+/) as string });
    await expect(open()).rejects.toMatchObject({
      code: "workforce.openChild.maybeKnown",
      detail: expect.stringMatching(/曾小雨 2018-06-01 .*“不是同一个孩子，再报一次”/) as string,
    });
    expect(await open({ notADouble: true })).toEqual({
      told: expect.stringMatching(/^已建档/) as string,
    });
  });
});
