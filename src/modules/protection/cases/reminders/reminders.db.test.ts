/** Reminders in a case over HTTP: on whose desk, until when, seen by whom. On a clock that is moved. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { type CaseDesk, openTestCase } from "../../../../../test/support/cases.ts";
import { setClock } from "../../../../kernel/clock.ts";
import type { CaseReminder } from "./reminders.contract.ts";

let test: TestApp;
let desk: CaseDesk;
const DAY = "2026-11-27";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${DAY}T09:00:00+08:00` });
  desk = await openTestCase(test);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

interface Answer {
  items: CaseReminder[];
  mayAdd: boolean;
  code?: string;
}
const read = async (name: CastName, of = desk) =>
  (await (await test.as(name)).get(`/api/cases/${of.id}/reminders`)).json<Answer>();
const add = async (name: CastName, body: object = {}, of = desk) => {
  const reminder = { id: randomUUID(), dueOn: "2026-12-02", words: "给班主任打电话", ...body };
  return (await test.as(name)).post(`/api/cases/${of.id}/reminders`, reminder);
};
const tick = async (name: CastName, id: string, of = desk) =>
  (await test.as(name)).post(`/api/cases/${of.id}/reminders/${id}/outcome`, { outcome: "打过了，孩子到校" });
const tasks = async (name: CastName, of = desk) =>
  (await (await test.as(name)).get("/api/desk"))
    .json<{ tasks: { kind: string; title: string; why: string; link: string; dueOn: string }[] }>()
    .tasks.filter(({ kind, link }) => kind === "protection.reminder" && link.endsWith(of.id));
const invite = async (name: CastName, part: string, of = desk) => {
  const supervisor = await test.as("supervisor");
  const { items } = (await supervisor.get(`/api/cases/${of.id}/candidates?part=${part}&q=`)).json<{
    items: { accountId: string; name: string }[];
  }>();
  const accountId = items.find((one) => one.name === cast[name].name)?.accountId;
  await supervisor.post(`/api/cases/${of.id}/participants`, { accountId, part, reason: "一起看孩子" });
  return accountId ?? "";
};

describe("a reminder in a case", () => {
  it("lies on the desk of whoever set it, without its words, until it is ticked with what came of it", async () => {
    const id = randomUUID();
    for (let time = 0; time < 2; time++) expect((await add("supervisor", { id })).statusCode).toBe(200);
    const [task, ...more] = await tasks("supervisor");
    expect(more).toEqual([]);
    expect(task).toMatchObject({ title: expect.stringMatching(/^提醒：/) as string, dueOn: "2026-12-02" });
    expect(JSON.stringify(task)).not.toContain("班主任");
    expect(await tasks("district")).toEqual([]);
    const { items } = (await tick("supervisor", id)).json<Answer>();
    expect(items).toMatchObject([{ id, outcome: "打过了，孩子到校", doneByName: "张国强", mayTick: false }]);
    expect(await tasks("supervisor")).toEqual([]);
    expect((await tick("supervisor", id)).json()).toMatchObject({ code: "protection.case.notYourPart" });
  });

  it("is not set for a day that is over, without words, or in a case of another township", async () => {
    expect((await add("supervisor", { dueOn: "2026-11-26" })).json()).toMatchObject({
      code: "protection.reminder.past",
    });
    expect((await add("supervisor", { words: " " })).statusCode).toBe(422);
    expect((await add("otherSupervisor")).statusCode).toBe(404);
    expect((await add("leader")).statusCode).toBe(403);
  });

  it("of a director is seen by the director and by who sees all of the case, not by another part", async () => {
    const director = await invite("director", "director");
    await invite("education", "education");
    const id = randomUUID();
    await add("director", { id, words: "周末去看外婆在不在" });
    expect((await read("director")).items.map((one) => one.id)).toEqual([id]);
    expect((await read("supervisor")).items.find((one) => one.id === id)).toMatchObject({
      ...{ forName: "陈秀英", isMine: false, mayTick: true },
    });
    expect(await read("education")).toEqual({ items: [], mayAdd: false });
    expect((await tick("education", id)).statusCode).toBe(404);
    expect((await add("education")).json()).toMatchObject({ code: "protection.case.notYourPart" });
    await (await test.as("supervisor")).post(`/api/cases/${desk.id}/participants/${director}/end`, {
      why: "调离",
    });
    expect(await tasks("director")).toEqual([]);
  });

  it("goes with the case to whoever takes it over", async () => {
    const of = await openTestCase(test);
    await add("supervisor", {}, of);
    const taken = await of.send("district", "/lead", { why: "督导员请假" });
    expect(taken.statusCode, taken.body).toBe(200);
    expect(await tasks("supervisor", of)).toEqual([]);
    expect(await tasks("district", of)).toHaveLength(1);
    expect((await read("district", of)).items).toMatchObject([{ isMine: true, forName: "王建国" }]);
  });

  it("of a sealed case is on the desk by the case's number alone", async () => {
    const of = await openTestCase(test);
    await add("supervisor", {}, of);
    const sealed = await of.send("supervisor", "/seal", { sealed: true, why: "涉及隐私" });
    expect(sealed.statusCode, sealed.body).toBe(200);
    const [task] = await tasks("supervisor", of);
    expect(task?.title).toContain("涉密");
    expect(task?.title).not.toContain("测试儿");
  });

  it("is late the day after", async () => {
    const of = await openTestCase(test);
    await add("supervisor", { dueOn: "2026-11-28" }, of);
    expect((await read("supervisor", of)).items).toMatchObject([{ isLate: false }]);
    test.moveTo("2026-11-29T09:00:00+08:00");
    expect((await read("supervisor", of)).items).toMatchObject([{ isLate: true }]);
    test.moveTo(`${DAY}T09:00:00+08:00`);
  });
});
