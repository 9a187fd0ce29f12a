/** A child with a case moves: to another township, which signs; and out of the district. Over HTTP, with the file in the register. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../../test/support/cases.ts";
import { guardianshipDesk } from "../../../../../test/support/guardianship-desk.ts";
import { setClock } from "../../../../kernel/clock.ts";
import { followChanges } from "../../../recognition/refresh-profiles.service.ts";
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import type { RecordBody } from "../records/record-kinds.contract.ts";

const TODAY = "2026-11-27";
const NOW = new Date(`${TODAY}T09:00:00+08:00`);
let test: TestApp;
const guardianship = guardianshipDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function caseOf(childId: string): Promise<CaseDesk> {
  const desk = await openTestCase(test);
  await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: "孩子", childId });
  await desk.write("supervisor", records.contact, NOW);
  return desk;
}

async function act(childId: string, what: object): Promise<void> {
  const agent = await test.as("district");
  const { version } = (await agent.get(`/api/children/${childId}`)).json<ChildFile>();
  const done = await agent.post(`/api/children/${childId}/acts`, { on: TODAY, ...what }, { version });
  expect(done.statusCode, done.body).toBe(200);
  await followChanges(test.app);
}

const moveTo = (childId: string, villageCode: string) =>
  act(childId, { kind: "moved", villageCode, reason: "随祖父母搬家" });
/** Another fact of the child, which says nothing of where it lives. */
async function followProfile(childId: string): Promise<void> {
  const agent = await test.as("district");
  const { version } = (await agent.get(`/api/children/${childId}`)).json<ChildFile>();
  const fact = { kind: "risk", from: TODAY, value: { level: "orange" } };
  const done = await agent.post(`/api/children/${childId}/facts`, fact, { version });
  expect(done.statusCode, done.body).toBe(200);
  await followChanges(test.app);
}
const ELSEWHERE = "500117101205";
const answer = async (desk: CaseDesk, name: "supervisor" | "otherSupervisor", body: object) => {
  const { move } = await desk
    .get("supervisor")
    .then(async (view) => ("move" in view ? view : desk.get("otherSupervisor")));
  return (await test.as(name)).post(`/api/cases/${desk.id}/moves/${move?.id ?? randomUUID()}`, body);
};
const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;
const listed = async (name: "supervisor" | "otherSupervisor") =>
  (await (await test.as(name)).get("/api/cases?limit=200"))
    .json<{ items: { id: string }[] }>()
    .items.map(({ id }) => id);

const onDesk = async (desk: CaseDesk) => {
  const { tasks } = (await (await test.as("supervisor")).get("/api/desk")).json<{
    tasks: { title: string; why: string; link: string }[];
  }>();
  return tasks
    .filter(({ title, link }) => title.startsWith("孩子的档案已结束") && link === `/cases/${desk.id}`)
    .map(({ why }) => why);
};

describe("a child that moves to another township", () => {
  it("takes its case along when the new township has signed; until then the old one answers for it", async () => {
    const childId = await guardianship.openChild("迁一");
    const desk = await caseOf(childId);
    expect(await desk.status("otherSupervisor")).toBe(404);
    await moveTo(childId, ELSEWHERE);
    const before = await desk.get("supervisor");
    expect(before).toMatchObject({ leadName: "张国强", move: { mayAnswer: false } });
    expect(codeOf(await desk.write("supervisor", records.contact, NOW))).toBeUndefined();
    expect(await desk.get("otherSupervisor")).toMatchObject({ writes: [], move: { mayAnswer: true } });
    expect(codeOf(await answer(desk, "supervisor", { accept: true }))).toBe("protection.case.moveNotYours");
    const signed = await answer(desk, "otherSupervisor", { accept: true });
    expect(signed.statusCode, signed.body).toBe(200);
    expect(signed.json<{ case: CaseView }>().case).toMatchObject({
      ...{ leadName: "李明华", seat: "lead", move: null },
    });
    expect((await desk.write("otherSupervisor", records.safe, NOW)).statusCode).toBe(200);
  });

  it("is behind a closed door for the township that it left", async () => {
    const childId = await guardianship.openChild("迁二");
    const desk = await caseOf(childId);
    await moveTo(childId, ELSEWHERE);
    await answer(desk, "otherSupervisor", { accept: true });
    expect(await desk.status("supervisor")).toBe(404);
    const agent = await test.as("supervisor");
    for (const path of ["/works", `/prints/closing`, `/papers/${randomUUID()}`])
      expect((await agent.get(`/api/cases/${desk.id}${path}`)).statusCode).toBe(404);
    const body = { id: randomUUID(), happenedAt: NOW.toISOString(), record: records.contact };
    expect((await agent.post(`/api/cases/${desk.id}/records`, body)).statusCode).toBe(404);
    expect(await listed("supervisor")).not.toContain(desk.id);
    expect(await listed("otherSupervisor")).toContain(desk.id);
    const tasks = (await agent.get("/api/desk")).json<{ tasks: { link: string }[] }>().tasks;
    expect(tasks.filter(({ link }) => link === `/cases/${desk.id}`)).toEqual([]);
  });

  it("stays with its township where the other one sends it back, with the reason on the lead's desk", async () => {
    const childId = await guardianship.openChild("迁三");
    const desk = await caseOf(childId);
    await moveTo(childId, ELSEWHERE);
    expect(codeOf(await answer(desk, "otherSupervisor", { accept: false }))).toBe("protection.case.moveWhy");
    const back = await answer(desk, "otherSupervisor", { accept: false, why: "孩子没有住到我镇" });
    expect(back.json()).toEqual({ accepted: false, case: null });
    expect(await desk.status("otherSupervisor")).toBe(404);
    expect(await desk.get("supervisor")).toMatchObject({ leadName: "张国强", move: null });
    const { tasks } = (await (await test.as("supervisor")).get("/api/desk")).json<{
      tasks: { title: string; why: string }[];
    }>();
    expect(tasks.find(({ title }) => title.startsWith("移交被退回"))?.why).toContain("孩子没有住到我镇");
  });

  it("stays so when the file changes again, until the old township offers it once more, with a word, or keeps it", async () => {
    const childId = await guardianship.openChild("迁七");
    const desk = await caseOf(childId);
    await moveTo(childId, ELSEWHERE);
    await answer(desk, "otherSupervisor", { accept: false, why: "户口迁来，人还在原处" });
    await followProfile(childId);
    const refused = await desk.get("supervisor");
    expect(refused).toMatchObject({
      move: null,
      refusedMove: { why: "户口迁来，人还在原处", maySettle: true },
    });
    const settle = async (body: object) =>
      (await test.as("supervisor")).post(
        `/api/cases/${desk.id}/refused-moves/${refused.refusedMove?.id ?? ""}`,
        body,
      );
    const waits = async () =>
      (await (await test.as("supervisor")).get("/api/desk"))
        .json<{ tasks: { title: string; link: string }[] }>()
        .tasks.filter(({ title, link }) => title.startsWith("移交被退回") && link === `/cases/${desk.id}`);
    expect(await waits()).toHaveLength(1);
    expect(codeOf(await settle({ again: true }))).toBe("protection.case.moveNote");
    const again = await settle({ again: true, note: "孩子已在那边上学" });
    expect(again.json(), again.body).toMatchObject({
      refusedMove: null,
      move: { note: "孩子已在那边上学", mayAnswer: false },
    });
    expect(await waits()).toEqual([]);
    expect(codeOf(await settle({ again: false }))).toBe("protection.case.moveNotRefused");
    await answer(desk, "otherSupervisor", { accept: false, why: "还是不在" });
    const second = await desk.get("supervisor");
    const kept = await (await test.as("supervisor")).post(
      `/api/cases/${desk.id}/refused-moves/${second.refusedMove?.id ?? ""}`,
      { again: false },
    );
    expect(kept.json(), kept.body).toMatchObject({ refusedMove: null, move: null, leadName: "张国强" });
    expect(await waits()).toEqual([]);
    expect(await desk.status("otherSupervisor")).toBe(404);
  });

  it("and comes back before anybody has signed is waited for no longer", async () => {
    const childId = await guardianship.openChild("迁四");
    const desk = await caseOf(childId);
    await moveTo(childId, ELSEWHERE);
    const { move } = await desk.get("otherSupervisor");
    await moveTo(childId, "500117104204");
    expect((await desk.get("supervisor")).move).toBeNull();
    const late = await (await test.as("otherSupervisor")).post(
      `/api/cases/${desk.id}/moves/${move?.id ?? ""}`,
      { accept: true },
    );
    expect(late.statusCode).not.toBe(200);
  });

  it("is signed for by one of two who sign at once", async () => {
    const childId = await guardianship.openChild("迁五");
    const desk = await caseOf(childId);
    await moveTo(childId, ELSEWHERE);
    const answers = await Promise.all([
      answer(desk, "otherSupervisor", { accept: true }),
      answer(desk, "otherSupervisor", { accept: true }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe("a child that leaves the district", () => {
  const out: RecordBody = {
    kind: "transferOut",
    content: { to: "北碚区民政局", receivedBy: "刘科长", receiptNo: "北碚收〔2026〕3号" },
  };

  it("stays with its case until the other district has signed; then the clocks stand still and it may be closed", async () => {
    const childId = await guardianship.openChild("迁六");
    const desk = await caseOf(childId);
    await desk.write("supervisor", records.safe, NOW);
    await act(childId, { kind: "ended", why: "movedAway", reason: "全家迁出" });
    const conditionsOf = async () =>
      (await desk.get("supervisor")).closingConditions.find(({ ground }) => ground === "movedAway")
        ?.conditions;
    const running = (view: CaseView) =>
      view.clocks.filter(({ metAt, stoppedAt }) => metAt === null && stoppedAt === null);
    expect(running(await desk.get("supervisor")).length).toBeGreaterThan(0);
    expect((await conditionsOf())?.find(({ code }) => code === "handed")?.isMet).toBe(false);
    expect(await onDesk(desk)).toHaveLength(1);
    expect((await desk.write("supervisor", out, NOW)).statusCode).toBe(200);
    expect(await onDesk(desk)).toEqual([]);
    const view = await desk.get("supervisor");
    expect(running(view)).toEqual([]);
    expect(view).toMatchObject({ leadName: "张国强", nextDueAt: null });
    expect((await conditionsOf())?.find(({ code }) => code === "handed")?.isMet).toBe(true);
  });
});

describe("a child whose file ends", () => {
  it.each([
    { why: "died", says: "死亡" },
    { why: "movedAway", says: "迁出本区" },
    { why: "grownUp", says: "年满十八周岁" },
  ])("as $why lies once on the lead's desk, until the case records what follows", async ({ why, says }) => {
    const childId = await guardianship.openChild(`终${says.slice(0, 1)}`);
    const desk = await caseOf(childId);
    await desk.write("supervisor", records.safe, NOW);
    await act(childId, { kind: "ended", why, reason: "有证明" });
    expect(await onDesk(desk)).toEqual([expect.stringContaining(says)]);
    await followChanges(test.app);
    await desk.write("supervisor", records.contact, NOW);
    expect(await onDesk(desk)).toHaveLength(1);
    const { people } = await desk.get("supervisor");
    const person = people.find((one) => one.childId === childId);
    const left = await desk.send("supervisor", `/people/${person?.id ?? ""}/leave`, { why: "档案已结束" });
    expect(left.statusCode, left.body).toBe(200);
    expect(await onDesk(desk)).toEqual([]);
  });

  it("and is opened again is no longer waited for", async () => {
    const childId = await guardianship.openChild("终四");
    const desk = await caseOf(childId);
    await act(childId, { kind: "ended", why: "movedAway", reason: "全家迁出" });
    expect(await onDesk(desk)).toHaveLength(1);
    await act(childId, { kind: "returned", villageCode: "500117104204", reason: "又迁回来", categories: [] });
    expect(await onDesk(desk)).toEqual([]);
  });
});
