/**
 * What the terms of guardianship lay on desks, morning by morning: nothing the day before, a task on the day, the post above a day late,
 * and nothing once it is done. Everything begins on 27 November 2026.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import { escalateLateTasks } from "../../../platform/tasks/late-tasks.service.ts";
import type { ChildGuardianship, Watched } from "./guardianship.contract.ts";
import { remindGuardianship } from "./remind-guardianship.service.ts";

let test: TestApp;
const desk = guardianshipDesk(() => test);
const DAY = "2026-11-27";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${DAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});
beforeEach(() => test.moveTo(`${DAY}T09:00:00+08:00`));

async function get<Answer>(name: CastName, url: string): Promise<Answer> {
  const answer = await (await test.as(name)).get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
}

/** The morning of a day, twice: the second run finds everything lying there. */
async function morning(day: string): Promise<void> {
  test.moveTo(`${day}T09:00:00+08:00`);
  for (let run = 0; run < 2; run++) {
    await systemWork(test.app, remindGuardianship);
    await escalateLateTasks(test.app);
  }
}

async function lyingWith(name: CastName, child: string): Promise<string[]> {
  const { tasks } = await get<{ tasks: { title: string }[] }>(name, "/api/desk");
  return tasks.map(({ title }) => title).filter((title) => title.includes(child));
}

async function issued(childId: string, order: object): Promise<string> {
  const head = { organ: "区民政局", personName: "父亲", issuedOn: DAY };
  const path = `/api/children/${childId}/guardian-orders`;
  const answer = await (await test.as("supervisor")).post(path, { ...head, ...order });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

async function record(id: string, entry: object) {
  const path = `/api/guardian-orders/${id}/entries`;
  return (await test.as("supervisor")).post(path, { said: "情况如下", ...entry });
}

async function toneOf(childId: string, kind: Watched["kind"]) {
  const { items } = await get<{ items: Watched[] }>("district", "/api/guardianship/watch");
  return items.find((one) => one.childId === childId && one.kind === kind)?.tone;
}

describe("a temporary guardianship of one year", () => {
  it("asks for its way out in the ninth month and the eleventh, then tells the leader, one task at a time", async () => {
    const childId = await desk.openChild("幸一");
    await desk.underState(childId);
    for (const [day, own, above, tone] of [
      ["2027-08-26", [], [], "calm"],
      ["2027-08-27", ["临时监护（国家）评估去向：幸一"], [], "soon"],
      ["2027-10-26", ["临时监护（国家）评估去向：幸一"], [], "soon"],
      ["2027-10-27", ["临时监护（国家）尽快定下去向：幸一"], [], "soon"],
      ["2027-11-27", ["临时监护（国家）尽快定下去向：幸一"], [], "soon"],
      [
        "2027-11-28",
        ["临时监护（国家）超过期限：幸一"],
        ["督办逾期：临时监护（国家）超过期限：幸一"],
        "late",
      ],
    ] as const) {
      await morning(day);
      expect(await lyingWith("district", "幸一"), day).toEqual(own);
      expect(await lyingWith("leader", "幸一"), day).toEqual(above);
      expect(await toneOf(childId, "custody"), day).toBe(tone);
    }
    const matter = await desk.started("longTermGuardianship", childId, {}, "supervisor", "2027-11-28");
    await desk.handInPapers(matter);
    await desk.decided("supervisor", matter, "true");
    await desk.decided("district", matter, "grant");
    await morning("2027-11-29");
    expect(await lyingWith("district", "幸一")).toEqual([]);
    expect(await lyingWith("leader", "幸一")).toEqual([]);
  });
});

describe("a protection order of six months at most", () => {
  const protection = { kind: "protectionOrder", organ: "区人民法院", detail: { measures: "禁止接触孩子" } };

  it("reminds fifteen days before its end, is late a day after, and starts anew when it is prolonged", async () => {
    const childId = await desk.openChild("幸二");
    const id = await issued(childId, protection);
    for (const [day, own, above, tone] of [
      ["2027-05-11", [], [], "calm"],
      ["2027-05-12", ["人身安全保护令：幸二"], [], "soon"],
      ["2027-05-27", ["人身安全保护令：幸二"], [], "soon"],
      ["2027-05-28", ["人身安全保护令：幸二"], ["督办逾期：人身安全保护令：幸二"], "late"],
    ] as const) {
      await morning(day);
      expect(await lyingWith("supervisor", "幸二"), day).toEqual(own);
      expect(await lyingWith("district", "幸二"), day).toEqual(above);
      expect(await toneOf(childId, "order"), day).toBe(tone);
    }
    const tooLong = await record(id, { kind: "renewal", on: "2027-05-28", until: "2027-11-29" });
    expect(tooLong.json()).toMatchObject({ code: "protection.guardianship.tooLong" });
    const renewal = await record(id, { kind: "renewal", on: "2027-05-28", until: "2027-11-28" });
    expect(renewal.statusCode, renewal.body).toBe(200);
    expect(await lyingWith("supervisor", "幸二")).toEqual([]);
    expect(await lyingWith("district", "幸二")).toEqual([]);
    await morning("2027-11-12");
    expect(await lyingWith("supervisor", "幸二")).toEqual([]);
    await morning("2027-11-13");
    expect(await lyingWith("supervisor", "幸二")).toEqual(["人身安全保护令：幸二"]);
  });

  it.each([
    ["within 72 hours", false, "2026-11-30T09:00:00+08:00", "2026-11-30T09:00:01+08:00"],
    ["urgent, within 24 hours", true, "2026-11-28T09:00:00+08:00", "2026-11-28T09:00:01+08:00"],
  ])("is ruled on %s, late a second after", async (_, isUrgent, dueAt, lateAt) => {
    const childId = await desk.openChild(isUrgent ? "幸四" : "幸三");
    const matter = await desk.started("protectionOrder", childId, { isUrgent });
    test.moveTo(dueAt);
    expect((await desk.read(matter)).clock.tone).not.toBe("late");
    test.moveTo(lateAt);
    expect((await desk.read(matter)).clock.tone).toBe("late");
  });
});

describe("a protection order that the court refused", () => {
  it("may be asked for anew within five days, and the court has its seventy-two hours again", async () => {
    const childId = await desk.openChild("幸九");
    const matter = await desk.started("protectionOrder", childId);
    const { version } = await desk.decided("district", matter, "refuse", "证据不足，驳回申请。");
    const askedOn = async (day: string) => {
      test.moveTo(`${day}T09:00:00+08:00`);
      const body = { who: "区未成年人救助保护中心", says: "申请复议一次，附新的伤情照片" };
      return (await test.as("supervisor")).post(`/api/applications/${matter.id}/objections`, body, {
        version,
      });
    };
    // Five days end on Wednesday, 2 December.
    expect((await askedOn("2026-12-03")).json()).toMatchObject({
      detail: expect.stringContaining("期限到 2026-12-02 为止") as string,
    });
    const asked = await askedOn("2026-12-02");
    expect(asked.statusCode, asked.body).toBe(200);
    expect(await desk.read(matter)).toMatchObject({
      state: "running",
      stepTitle: "人民法院裁定",
      clock: { dueAt: "2026-12-05T01:00:00.000Z" },
    });
    await desk.decided("district2", matter, "granted", "（2026）渝0117民保令7号之一，有效期六个月。");
    const { orders } = await get<ChildGuardianship>("district", `/api/children/${childId}/guardianship`);
    expect(orders).toMatchObject([{ kind: "protectionOrder", validUntil: "2027-06-02" }]);
  });
});

describe("orders to guardians", () => {
  it("of supervision ask for a report each quarter until it is there, and tell the district of one left lying", async () => {
    const childId = await desk.openChild("幸五");
    const detail = { supervisor: "村民委员会", tasks: "按月走访" };
    const id = await issued(childId, { kind: "supervision", detail });
    for (const [day, own, above] of [
      ["2027-02-11", [], []],
      ["2027-02-12", ["监护监督计划：幸五"], []],
      ["2027-02-27", ["监护监督计划：幸五"], []],
      ["2027-02-28", ["监护监督计划：幸五"], ["督办逾期：监护监督计划：幸五"]],
    ] as const) {
      await morning(day);
      expect(await lyingWith("supervisor", "幸五"), day).toEqual(own);
      expect(await lyingWith("district", "幸五"), day).toEqual(above);
    }
    expect((await record(id, { kind: "report", on: "2027-02-28" })).statusCode).toBe(200);
    expect(await lyingWith("supervisor", "幸五")).toEqual([]);
    expect(await lyingWith("district", "幸五")).toEqual([]);
    await morning("2027-05-12");
    expect(await lyingWith("supervisor", "幸五")).toEqual([]);
    await morning("2027-05-13");
    expect(await lyingWith("supervisor", "幸五")).toEqual(["监护监督计划：幸五"]);
  });

  it("of family education call anew when the time is over with hours wanting, and rest when they are done", async () => {
    const childId = await desk.openChild("幸六");
    const detail = { reason: "多次打骂孩子", sessions: 1, minutesEach: 40, organiser: "指导中心" };
    const id = await issued(childId, { kind: "familyEducation", detail });
    const notices = async () => {
      const { orders } = await get<ChildGuardianship>("supervisor", `/api/children/${childId}/guardianship`);
      return orders.flatMap(({ entries }) => entries).filter(({ kind }) => kind === "notice").length;
    };
    const again = async () =>
      (await get<{ tasks: { title: string }[] }>("supervisor", "/api/desk")).tasks.filter(({ title }) =>
        title.startsWith("送达再次通知"),
      ).length;
    await morning("2027-05-27");
    expect(await lyingWith("supervisor", "幸六")).toEqual(["家庭教育指导令：幸六"]);
    expect([await notices(), await again()]).toEqual([0, 0]);
    await morning("2027-05-28");
    expect(await lyingWith("district", "幸六")).toEqual(["督办逾期：家庭教育指导令：幸六"]);
    expect([await notices(), await again()]).toEqual([1, 1]);
    expect((await record(id, { kind: "notice", on: "2027-05-28" })).statusCode).toBe(200);
    expect(await again()).toBe(0);
    expect((await record(id, { kind: "session", on: "2027-05-28", minutes: 40 })).statusCode).toBe(200);
    expect(await lyingWith("supervisor", "幸六")).toEqual([]);
    expect(await lyingWith("district", "幸六")).toEqual([]);
  });
});

describe("restoring a guardian's capacity", () => {
  it.each([
    [
      "three months after the judgment, and not a day sooner",
      "幸七",
      "2027-02-26",
      "restoreTooEarly",
      "2027-02-27",
    ],
    ["a year after it, and not a day later", "幸八", "2027-11-28", "restoreTooLate", "2027-11-27"],
  ])("may be asked for %s", async (_, name, refusedOn, code, acceptedOn) => {
    const childId = await desk.openChild(name);
    const revoked = await desk.started("revocation", childId);
    await desk.handInPapers(revoked);
    for (const outcome of ["petition", "bureau", "filed", "revoked"])
      await desk.decided("district", revoked, outcome, "（2026）渝0117民特1号");
    const askedOn = (day: string) => {
      test.moveTo(`${day}T09:00:00+08:00`);
      return desk.start("restoration", childId, { effectiveOn: DAY }, "supervisor", day);
    };
    expect((await askedOn(refusedOn)).json()).toMatchObject({ code: `protection.guardianship.${code}` });
    const accepted = await askedOn(acceptedOn);
    expect(accepted.statusCode, accepted.body).toBe(200);
  });
});
