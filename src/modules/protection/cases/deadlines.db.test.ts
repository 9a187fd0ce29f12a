/**
 * What each deadline of a case does: until its moment it lies on the desk of whoever answers, a second later the post above hears of it once,
 * and both are gone when it is done. The clock begins on the Thursday before the Spring Festival of 2026.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../test/support/cases.ts";
import { BRUISES, reportPublicly } from "../../../../test/support/reports.ts";
import { now, setClock } from "../../../kernel/clock.ts";
import { lateKeyOf } from "../../../platform/tasks/late-key.ts";
import { escalateLateTasks } from "../../../platform/tasks/late-tasks.service.ts";
import { tellLateClocks } from "../rings/late-clocks.service.ts";
import { taskKeyOf } from "./events.service.ts";
import type { RecordBody } from "./records/record-kinds.contract.ts";
import { tellStreetCases } from "./street-cases.service.ts";

let test: TestApp;
let owner: pg.Client;
const START = "2026-02-12T10:00:00+08:00";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: START });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});
beforeEach(() => test.moveTo(START));

interface Deadline {
  readonly name: string;
  readonly code: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly before: readonly RecordBody[];
  /** Asia/Shanghai. */
  readonly dueAt: string;
  readonly done: RecordBody;
}

const RED = { danger: "yes" };
const CRIME = { situations: ["MR5"], danger: "yes" };
const YELLOW = { situations: ["MR9"], danger: "no", injury: "none" };

const deadlines: readonly Deadline[] = [
  {
    ...{ name: "first contact, red, 1 hour", code: "firstContact", content: RED, before: [] },
    ...{ dueAt: "2026-02-12T11:00:00", done: records.contact },
  },
  {
    ...{ name: "field check with safety assessment, red, 2 hours", code: "visit", content: RED, before: [] },
    ...{ dueAt: "2026-02-12T12:00:00", done: records.safe },
  },
  {
    ...{ name: "field check, orange, 24 hours", code: "visit", content: { danger: "unsure" }, before: [] },
    ...{ dueAt: "2026-02-13T10:00:00", done: records.safe },
  },
  {
    ...{ name: "field check, yellow, 48 hours", code: "visit", content: YELLOW, before: [] },
    ...{ dueAt: "2026-02-14T10:00:00", done: records.safe },
  },
  {
    ...{ name: "transfer to the police, at once", code: "policeTransfer", content: CRIME, before: [] },
    ...{ dueAt: "2026-02-12T10:30:00", done: records.police },
  },
  {
    ...{
      name: "answer of the police, 3 days",
      code: "policeReply",
      content: CRIME,
      before: [records.police],
    },
    ...{ dueAt: "2026-02-24T23:59:59", done: records.policeReply },
  },
  {
    ...{
      name: "police explain, 5 working days",
      code: "policeExplain",
      content: RED,
      before: [records.escort],
    },
    ...{ dueAt: "2026-02-26T23:59:59", done: records.explained },
  },
  {
    ...{ name: "decision on placement, 24 hours", code: "placement", content: RED, before: [records.unsafe] },
    ...{ dueAt: "2026-02-13T10:00:00", done: records.placed },
  },
  {
    ...{ name: "full assessment, 10 working days", code: "assess", content: YELLOW, before: [records.safe] },
    ...{ dueAt: "2026-03-04T23:59:59", done: records.assessed },
  },
  {
    ...{ name: "joint conference, 10 working days", code: "confer", content: YELLOW, before: [records.safe] },
    ...{ dueAt: "2026-03-04T23:59:59", done: records.conferred },
  },
  {
    ...{ name: "plan, 5 working days", code: "plan", content: YELLOW, before: [records.conferred] },
    ...{ dueAt: "2026-02-26T23:59:59", done: records.planned },
  },
  {
    ...{ name: "first follow-up, 1 month", code: "followUp1", content: YELLOW, before: [records.planned] },
    ...{ dueAt: "2026-03-12T23:59:59", done: records.calm },
  },
  {
    ...{ name: "second follow-up, 3 months", code: "followUp2", content: YELLOW, before: visitedTimes(1) },
    ...{ dueAt: "2026-05-12T23:59:59", done: records.calm },
  },
  {
    ...{ name: "third follow-up, 6 months", code: "followUp3", content: YELLOW, before: visitedTimes(2) },
    ...{ dueAt: "2026-08-12T23:59:59", done: records.calm },
  },
  {
    ...{ name: "fourth follow-up, 12 months", code: "followUp4", content: YELLOW, before: visitedTimes(3) },
    ...{ dueAt: "2027-02-12T23:59:59", done: records.calm },
  },
];

function visitedTimes(count: number): RecordBody[] {
  return [records.planned, ...Array.from({ length: count }, () => records.calm)];
}

/** Open tasks about this clock: of whoever answers, and of the post above. */
async function onDesks({ id }: Pick<CaseDesk, "id">, code: string): Promise<{ due: string; role: string }[]> {
  const key = taskKeyOf(code, id);
  const { rows } = await owner.query<{ at: Date; role: string }>(
    "select due_at as at, role from platform.task where key = any ($1) and done_at is null order by role",
    [[key, lateKeyOf(key)]],
  );
  return rows.map(({ at, role }) => ({ due: at.toISOString(), role }));
}

describe("the deadline of a case", () => {
  it.each(deadlines)("$name: is told above a second late, once, and is gone when done", async (one) => {
    // Without a name: a second report about the same child would raise the colour.
    const desk = await openTestCase(test, "supervisor", { content: { ...one.content, children: [] } });
    for (const record of one.before) await desk.write("supervisor", record, now());
    const due = new Date(`${one.dueAt}+08:00`);
    const own = { due: due.toISOString(), role: "townshipSupervisor" };
    expect(await onDesks(desk, one.code)).toEqual([own]);

    test.moveTo(due.toISOString());
    await tellLateClocks(test.app);
    expect(await onDesks(desk, one.code)).toEqual([own]);

    test.moveTo(new Date(due.getTime() + 1000).toISOString());
    await tellLateClocks(test.app);
    expect(await tellLateClocks(test.app)).toBe(0);
    expect(await onDesks(desk, one.code)).toEqual([{ ...own, role: "districtOfficer" }, own]);
    expect((await desk.get("supervisor")).isLate).toBe(true);

    expect((await desk.write("supervisor", one.done, now())).statusCode).toBe(200);
    expect(await onDesks(desk, one.code)).toEqual([]);
  });
});

describe("a child that lived in the street", () => {
  const begging = { situations: ["MR8"], danger: "no", injury: "none", children: [] };

  it("is visited again each quarter until the case is closed, and each quarter is told above anew", async () => {
    const desk = await openTestCase(test, "supervisor", { content: begging });
    expect(await onDesks(desk, "followUpStreet")).toEqual([]);
    await desk.write("supervisor", records.planned, now());
    for (const [dueAt, visitAt] of [
      ["2026-05-12T15:59:59.000Z", "2026-05-20T10:00:00+08:00"],
      ["2026-08-20T15:59:59.000Z", "2026-08-21T10:00:00+08:00"],
    ] as const) {
      const own = { due: dueAt, role: "townshipSupervisor" };
      test.moveTo(dueAt);
      await tellLateClocks(test.app);
      expect(await onDesks(desk, "followUpStreet")).toEqual([own]);
      test.moveTo(visitAt);
      await tellLateClocks(test.app);
      expect(await onDesks(desk, "followUpStreet")).toEqual([{ ...own, role: "districtOfficer" }, own]);
      expect((await desk.write("supervisor", records.calm, now())).statusCode).toBe(200);
    }
    const next = { due: "2026-11-23T15:59:59.000Z", role: "townshipSupervisor" };
    expect(await onDesks(desk, "followUpStreet")).toEqual([next]);
    const [clock] = (await desk.get("supervisor")).clocks.filter(({ code }) => code === "followUpStreet");
    expect(clock).toMatchObject({ title: "流浪孩子的回访", document: "民发〔2019〕62号", unchecked: false });
  });

  it("is one also where it was placed because nobody knows whose it is, and no other child is", async () => {
    const other = await openTestCase(test, "supervisor", { content: { ...YELLOW, children: [] } });
    await other.write("supervisor", records.planned, now());
    expect(await onDesks(other, "followUpStreet")).toEqual([]);
    const unknown = { kind: "placement", content: { ...records.placed.content, ground: "T1" } } as const;
    expect((await other.write("supervisor", unknown, now())).statusCode).toBe(200);
    expect(await onDesks(other, "followUpStreet")).toHaveLength(1);
  });

  it("is one also where only a report that joins the case says so, from that day on", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { ...YELLOW, children: [] } });
    await desk.write("supervisor", records.planned, now());
    test.moveTo("2026-04-20T10:00:00+08:00");
    const { id } = await reportPublicly(test, { content: begging });
    const agent = await test.as("supervisor");
    const { version } = (await agent.post(`/api/reports/${id}/take-up`, {})).json<{ version: number }>();
    const decision = { outcome: "join", caseId: desk.id, why: "同一个孩子" };
    expect((await agent.post(`/api/reports/${id}/decisions`, decision, { version })).statusCode).toBe(200);
    expect(await onDesks(desk, "followUpStreet")).toEqual([
      { due: "2026-07-20T15:59:59.000Z", role: "townshipSupervisor" },
    ]);
    expect(await tellStreetCases(test.app)).toBe(0);
  });

  it("is one also where the case was opened before that was asked: the night lets its clock begin, once", async () => {
    const desk = await openTestCase(test, "supervisor", { content: begging });
    await owner.query("update protection.event set data = data - 'isStreet' where holder_id = $1", [desk.id]);
    await desk.write("supervisor", records.planned, now());
    expect(await onDesks(desk, "followUpStreet")).toEqual([]);
    test.moveTo("2026-03-02T03:25:00+08:00");
    expect(await tellStreetCases(test.app)).toBe(1);
    expect(await tellStreetCases(test.app)).toBe(0);
    expect(await onDesks(desk, "followUpStreet")).toEqual([
      { due: "2026-06-02T15:59:59.000Z", role: "townshipSupervisor" },
    ]);
  });
});

describe("the answer to an advice of court or procuratorate, one month", () => {
  it.each([
    ["of a unit with an account", "education", "education", "partnerLiaison"],
    [
      "of a unit without one, which the lead looks after",
      "womensFederation",
      "supervisor",
      "townshipSupervisor",
    ],
  ] as const)(
    "%s: is told above a day late, once, and is gone when answered",
    async (_, unit, name, role) => {
      const desk = await openTestCase(test, "supervisor", { content: { ...YELLOW, children: [] } });
      const advice = { by: "procuratorate", unit, what: "加强宿舍管理" } as const;
      await desk.write("supervisor", { kind: "advice", content: advice }, now());
      const [given] = (await desk.get("supervisor")).assignments;
      const key = `protection.assignment/${given?.id ?? ""}`;
      const lying = async () => {
        const { rows } = await owner.query<{ on: string; role: string }>(
          "select due_on::text as on, role from platform.task where key = any ($1) and done_at is null order by role",
          [[key, lateKeyOf(key)]],
        );
        return rows;
      };
      const own = { on: "2026-03-12", role };
      test.moveTo("2026-03-12T23:59:59+08:00");
      await escalateLateTasks(test.app);
      expect(await lying()).toEqual([own]);
      expect((await desk.get("supervisor")).assignments[0]?.isLate).toBe(false);

      test.moveTo("2026-03-13T00:00:00+08:00");
      await escalateLateTasks(test.app);
      expect(await escalateLateTasks(test.app)).toBe(0);
      expect(await lying()).toEqual([{ ...own, role: "districtOfficer" }, own]);
      expect((await desk.get("supervisor")).assignments[0]?.isLate).toBe(true);
      const above = await Promise.all(
        (["district", "district2"] as const).map(
          async (one) => (await (await test.as(one)).get("/api/desk")).body,
        ),
      );
      expect(above.join()).toContain("督办逾期：协办单");

      const path = `/api/cases/${desk.id}/assignments/${given?.id ?? ""}`;
      const answer = { answer: "done", words: "已书面回复检察院" };
      const done = await (await test.as(name)).post(path, answer, { version: given?.version ?? 0 });
      expect(done.statusCode, done.body).toBe(200);
      expect(await lying()).toEqual([]);
    },
  );
});

describe("the deadline of a report", () => {
  it.each([
    ["red, 30 minutes", RED, "2026-02-12T10:30:00"],
    ["orange, 2 hours", { danger: "unsure" }, "2026-02-12T12:00:00"],
    ["yellow, 1 working day", YELLOW, "2026-02-13T23:59:59"],
  ])(
    "to be taken up, %s: is told above a second late, once, and is gone when signed for",
    async (_, content, dueAt) => {
      const { id } = await reportPublicly(test, { content: { ...content, children: [] } });
      const due = new Date(`${dueAt}+08:00`);
      const own = { due: due.toISOString(), role: "townshipSupervisor" };
      test.moveTo(due.toISOString());
      await tellLateClocks(test.app);
      expect(await onDesks({ id }, "takeUp")).toEqual([own]);
      test.moveTo(new Date(due.getTime() + 1000).toISOString());
      await tellLateClocks(test.app);
      expect(await onDesks({ id }, "takeUp")).toEqual([{ ...own, role: "districtOfficer" }, own]);
      await (await test.as("supervisor")).post(`/api/reports/${id}/take-up`, {});
      expect(await onDesks({ id }, "takeUp")).toEqual([]);
    },
  );

  it("to be answered, 3 working days after something was done: is gone when whoever reported was told", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { ...YELLOW, children: [] } });
    const report = { id: desk.reportId };
    expect(await onDesks(report, "feedback")).toEqual([]);
    await desk.write("supervisor", records.safe, now());
    // 13, 14 (worked), 24: the festival lies between.
    const own = { due: "2026-02-24T15:59:59.000Z", role: "townshipSupervisor" };
    expect(await onDesks(report, "feedback")).toEqual([own]);
    test.moveTo("2026-02-25T00:00:00+08:00");
    await tellLateClocks(test.app);
    expect(await onDesks(report, "feedback")).toEqual([{ ...own, role: "districtOfficer" }, own]);
    const words = { way: "code", words: "孩子安全，谢谢您。" };
    const told = await (await test.as("supervisor")).post(`/api/reports/${desk.reportId}/answers`, words);
    expect(told.statusCode, told.body).toBe(200);
    expect(await onDesks(report, "feedback")).toEqual([]);
  });

  it.each([
    ["24 hours", "2026-02-11T10:00:00+08:00", false],
    ["24 hours and a second", "2026-02-11T09:59:59+08:00", true],
  ])("a unit reports %s after it has seen it: marked late or not", async (_, seenAt, isLate) => {
    const id = randomUUID();
    const content = { ...BRUISES, children: [], seenAt };
    const sent = await (await test.as("police")).post("/api/reports", {
      id,
      channel: "partner",
      content,
      reporter: {},
    });
    expect(sent.statusCode, sent.body).toBe(200);
    const seen = (await (await test.as("supervisor")).get(`/api/reports/${id}`)).json<{
      isLateReport: boolean;
    }>();
    expect(seen.isLateReport).toBe(isLate);
  });
});
