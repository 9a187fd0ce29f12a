/** Figures of guardianship and the names behind them; what is late; orders to guardians; all through HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type {
  ChildGuardianship,
  GuardedChild,
  OrderView,
  readGuardianshipFigures,
} from "./guardianship.contract.ts";
import { guardianshipKindCodes, layerCodes } from "./guardianship-codes.contract.ts";
import { remindGuardianship } from "./remind-guardianship.service.ts";
import { readWatch } from "./watch.service.ts";

let test: TestApp;
const desk = guardianshipDesk(() => test);
const START = "2026-11-27T09:00:00+08:00";
type Figures = OutputOf<typeof readGuardianshipFigures>;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: START });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function get<Answer>(name: CastName, url: string): Promise<Answer> {
  const answer = await (await test.as(name)).get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
}
const figures = (name: CastName = "district", query = "") => get<Figures>(name, `/api/guardianship${query}`);
const sum = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0);

describe("the figures of guardianship (R-069, R-284)", () => {
  it("add up to the children on file by kind, by layer and by place, and each opens its names", async () => {
    await desk.openChild("瞿一");
    await desk.openChild("瞿二", {
      father: { condition: "deceased", from: "2024-01-01" },
      mother: undefined,
    });
    await desk.underState(await desk.openChild("瞿三"));
    await desk.openChild("瞿四", {
      facts: [
        {
          kind: "guardianship",
          from: "2025-01-01",
          value: { form: "longTerm", organisation: "合川区民政局" },
        },
      ],
    });
    const all = await figures();
    expect(all.total).toBe(4);
    expect(sum(all.kinds)).toBe(all.total);
    expect(sum(all.layers)).toBe(all.total);
    expect(all.rows.reduce((total, row) => total + row.total, 0)).toBe(all.total);
    expect(all.kinds).toMatchObject({ parents: 1, temporary: 1, longTerm: 1, unknown: 1 });
    for (const kind of guardianshipKindCodes.codes) {
      const names = await get<{ total: number }>("district", `/api/guardianship/children?kind=${kind}`);
      expect(names.total, kind).toBe(all.kinds[kind]);
    }
    for (const layer of layerCodes.codes) {
      const names = await get<{ total: number }>("district", `/api/guardianship/children?layer=${layer}`);
      expect(names.total, layer).toBe(all.layers[layer]);
    }
  });

  it("say of whom they cannot tell what is missing, and of whom a decision is (R-063)", async () => {
    const unknown = await get<{ items: GuardedChild[] }>(
      "district",
      "/api/guardianship/children?kind=unknown",
    );
    expect(unknown.items).toMatchObject([{ name: "瞿二", missing: ["母亲是谁、现在怎样"] }]);
    const { items } = await get<{ items: GuardedChild[] }>(
      "district",
      "/api/guardianship/children?lacksDecision=true",
    );
    expect(items.map(({ name }) => name)).toEqual(["瞿四"]);
    expect((await figures()).lacksDecision).toBe(1);
  });

  it("are those of any day, and of the asker's own place", async () => {
    const before = await figures("district", "?on=2026-11-26");
    expect(before.kinds).toMatchObject({ parents: 2, temporary: 0, longTerm: 1 });
    expect((await figures("otherSupervisor")).total).toBe(0);
    const village = await figures("director");
    expect(village).toMatchObject({ total: 4, beds: null, lacksDecision: null });
    // The village knows the form from the file, though not the decision.
    expect(village.kinds).toMatchObject({ temporary: 1 });
  });

  it("set whoever is in a centre or institution against the beds there are (R-283)", async () => {
    expect(await figures()).toMatchObject({ beds: 70, inFacilities: 1 });
  });

  it("count signed letters of responsibility among the children in difficulty (R-049)", async () => {
    const childId = await desk.openChild("瞿五", {
      facts: [
        { kind: "category", from: "2025-01-01", value: { category: "inDifficulty" } },
        { kind: "difficulty", from: "2025-01-01", value: { type: "L2" } },
      ],
    });
    expect((await figures()).letters).toEqual({ signed: 0, wanted: 1 });
    const director = await test.as("director");
    const letter = {
      kind: "responsibilityLetter",
      organ: "镇民政办",
      personName: "王桂英",
      issuedOn: "2026-11-27",
    };
    const unsigned = await director.post(`/api/children/${childId}/guardian-orders`, {
      ...letter,
      detail: {},
    });
    expect(unsigned.statusCode, unsigned.body).toBe(200);
    expect((await figures()).letters.signed).toBe(0);
    await director.post(`/api/children/${childId}/guardian-orders`, {
      ...letter,
      detail: { signedOn: "2026-11-27" },
    });
    expect((await figures()).letters).toEqual({ signed: 1, wanted: 1 });
  });

  it("take a decision made on paper before the system, once and from the bureau only (R-063)", async () => {
    const childId = await desk.openChild("瞿六", {
      facts: [{ kind: "guardianship", from: "2025-03-01", value: { form: "longTerm" } }],
    });
    const enter = async (name: CastName, body: object) =>
      (await test.as(name)).post(`/api/children/${childId}/guardianship-decisions`, body);
    const paper = {
      kind: "longTerm",
      ground: "L2",
      document: "合川民监〔2025〕3号",
      holder: "合川区民政局",
      from: "2025-03-01",
    };
    const read = () => get<ChildGuardianship>("district", `/api/children/${childId}/guardianship`);
    expect((await read()).can).toContain("enterDecision");
    expect((await enter("supervisor", paper)).statusCode).toBe(403);
    expect((await enter("district", { ...paper, ground: "T1" })).statusCode).toBe(422);
    expect((await enter("district", { ...paper, from: "2026-12-01" })).statusCode).toBe(422);
    expect((await figures()).lacksDecision).toBe(2);
    expect((await enter("district", paper)).statusCode).toBe(200);
    expect((await enter("district", paper)).json()).toMatchObject({
      code: "protection.guardianship.decided",
    });
    expect((await figures()).lacksDecision).toBe(1);
    expect(await read()).toMatchObject({
      now: { kind: "longTerm", by: "decision", document: paper.document, lacksDecision: false },
      custodies: [{ matterId: null, termEndsOn: null }],
    });
  });

  it("let a decision on paper tell the file what it did not know yet", async () => {
    const childId = await desk.openChild("瞿七");
    const district = await test.as("district");
    const entered = await district.post(`/api/children/${childId}/guardianship-decisions`, {
      kind: "temporary",
      ground: "T3",
      document: "合川民临〔2026〕8号",
      holder: "合川区民政局",
      from: "2026-11-01",
    });
    expect(entered.statusCode, entered.body).toBe(200);
    const now = await get<ChildGuardianship>("district", `/api/children/${childId}/guardianship`);
    expect(now.custodies).toMatchObject([{ kind: "temporary", termEndsOn: "2027-11-01" }]);
    // The village reads the form in the file.
    expect((await get<ChildGuardianship>("director", `/api/children/${childId}/guardianship`)).now.kind).toBe(
      "temporary",
    );
  });
});

describe("orders to guardians", () => {
  const ordersOf = async (childId: string, name: CastName = "supervisor") =>
    (await get<ChildGuardianship>(name, `/api/children/${childId}/guardianship`)).orders;
  const issue = async (childId: string, order: object, name: CastName = "supervisor") =>
    (await test.as(name)).post(`/api/children/${childId}/guardian-orders`, {
      organ: "区公安局",
      personName: "父亲",
      issuedOn: "2026-11-27",
      ...order,
    });
  const record = async (id: string, entry: object) =>
    (await test.as("supervisor")).post(`/api/guardian-orders/${id}/entries`, {
      on: "2026-11-27",
      said: "情况如下",
      ...entry,
    });
  const education = {
    kind: "familyEducation",
    detail: { reason: "多次打骂孩子", sessions: 2, minutesEach: 40, organiser: "指导中心" },
  };

  it("of family education count hours, and an absence calls anew by itself (R-218)", async () => {
    const childId = await desk.openChild("覃一");
    const { id } = (await issue(childId, education)).json<{ id: string }>();
    expect((await ordersOf(childId))[0]).toMatchObject({ validUntil: "2027-05-27" });
    expect((await record(id, { kind: "session" })).json()).toMatchObject({
      code: "protection.guardianship.entryKind",
    });
    expect((await record(id, { kind: "report" })).json()).toMatchObject({
      code: "protection.guardianship.entryKind",
    });
    expect((await record(id, { kind: "session", minutes: 45 })).statusCode).toBe(200);
    expect((await record(id, { kind: "missed" })).statusCode).toBe(200);
    const [order] = await ordersOf(childId);
    expect(order?.entries.map(({ kind }) => kind)).toEqual(["session", "missed", "notice"]);
    expect(order?.clock.says).toContain("已参加 1/2 次、45/80 分钟，缺席 1 次");
    const { tasks } = await get<{ tasks: { title: string }[] }>("supervisor", "/api/desk");
    expect(tasks.map(({ title }) => title)).toContain("送达再次通知：父亲 · 家庭教育指导");
  });

  it("are concluded once, by version, and take no more entries", async () => {
    const childId = await desk.openChild("覃二");
    const { id } = (await issue(childId, education)).json<{ id: string }>();
    const supervisor = await test.as("supervisor");
    const conclude = (version: number) =>
      supervisor.post(
        `/api/guardian-orders/${id}/conclusion`,
        { on: "2026-11-27", conclusion: "完成指导" },
        { version },
      );
    expect((await conclude(7)).statusCode).toBe(412);
    expect((await conclude(1)).statusCode).toBe(200);
    expect((await conclude(2)).json()).toMatchObject({ code: "protection.guardianship.orderClosed" });
    expect((await record(id, { kind: "missed" })).json()).toMatchObject({
      code: "protection.guardianship.orderClosed",
    });
  });

  it("of protection last no longer than the law lets them, and may be prolonged", async () => {
    const childId = await desk.openChild("覃三");
    const order = { kind: "protectionOrder", organ: "区人民法院", detail: { measures: "禁止接触孩子" } };
    expect((await issue(childId, { ...order, validUntil: "2027-06-01" })).json()).toMatchObject({
      code: "protection.guardianship.tooLong",
    });
    const { id } = (await issue(childId, { ...order, validUntil: "2027-02-27" })).json<{ id: string }>();
    expect((await record(id, { kind: "renewal", until: "2027-12-01" })).json()).toMatchObject({
      code: "protection.guardianship.tooLong",
    });
    expect((await record(id, { kind: "renewal", until: "2027-06-27" })).statusCode).toBe(200);
    expect((await ordersOf(childId))[0]?.validUntil).toBe("2027-06-27");
    expect(await ordersOf(childId, "director")).toEqual([]);
    expect((await issue(childId, order, "director")).statusCode).toBe(404);
    expect((await record(id, { kind: "renewal", until: "2028-01-01" })).statusCode).toBe(422);
  });

  it("remind by the clock: a report that is due, an order that runs out, a term that ends, each once", async () => {
    const childId = await desk.openChild("覃四");
    await issue(childId, {
      kind: "supervision",
      organ: "区民政局",
      detail: { supervisor: "村民委员会", tasks: "按月走访" },
    });
    await issue(childId, education);
    await desk.underState(childId);
    const later = async <Result>(day: string, use: (tx: Tx) => Promise<Result>) => {
      setClock(`${day}T09:00:00+08:00`);
      try {
        return await systemWork(test.app, use);
      } finally {
        setClock(START);
      }
    };
    const titlesAt = async (day: string, name: CastName) => {
      await later(day, remindGuardianship);
      await later(day, remindGuardianship);
      const { tasks } = await get<{ tasks: { title: string }[] }>(name, "/api/desk");
      return tasks.map(({ title }) => title).filter((title) => title.includes("覃四"));
    };
    expect(await titlesAt("2026-12-01", "supervisor")).toEqual([]);
    expect(await titlesAt("2027-02-20", "supervisor")).toEqual(["监护监督计划：覃四"]);
    expect(await titlesAt("2027-08-27", "district")).toContain("临时监护（国家）评估去向：覃四");
    expect(await titlesAt("2027-10-27", "district")).toContain("临时监护（国家）尽快定下去向：覃四");
    expect(await titlesAt("2027-11-28", "district")).toContain("临时监护（国家）超过期限：覃四");
    const [late] = (await ordersOf(childId)).filter(({ kind }: OrderView) => kind === "familyEducation");
    expect(late?.entries.filter(({ kind }) => kind === "notice")).toHaveLength(1);
    const { items } = await later("2027-11-28", (tx) => readWatch(tx, test.app, undefined));
    expect(items.filter((one) => one.childName === "覃四").map(({ tone }) => tone)).toEqual([
      "late",
      "late",
      "late",
    ]);
  });
});
