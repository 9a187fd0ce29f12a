/** The board's figures, the file of it, and a child's own cases: over HTTP, as several posts. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { openTestCase, records } from "../../../../test/support/cases.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { CSV_TYPE, XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import type { countOpenCases } from "./case-counts.contract.ts";
import type { listCases } from "./cases.contract.ts";
import type { listChildCases } from "./child-cases.contract.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const board = async (name: CastName, query = "") =>
  (await (await test.as(name)).get(`/api/cases${query}`)).json<OutputOf<typeof listCases>>();
const exported = async (name: CastName, accept: string, query = "") =>
  (await test.as(name)).request({ method: "GET", url: `/api/cases${query}`, headers: { accept } });

describe("the board", () => {
  it("counts what there is to choose from, whatever is chosen, and says how many are listed", async () => {
    await openTestCase(test, "supervisor", { content: { danger: "yes" } });
    const calm = await openTestCase(test, "supervisor", { content: { danger: "no" } });
    await calm.write("supervisor", records.safe);
    const all = await board("supervisor");
    const { colour } = await calm.get("supervisor");
    const chosen = await board("supervisor", `?link=assessAssist&colour=${colour}`);
    expect(chosen.items.map(({ id }) => id)).toContain(calm.id);
    expect(chosen.total).toBe(chosen.items.length);
    expect(chosen.total).toBeLessThan(all.total);
    expect(chosen.counts).toEqual(all.counts);
    expect((await board("supervisor", "?late=true")).total).toBe(0);
  });
});

describe("whoever comes after somebody", () => {
  it("takes over many cases at once, and reads of each that stayed why (R-254)", async () => {
    const open = [await openTestCase(test), await openTestCase(test)];
    const sealed = await openTestCase(test);
    await sealed.send("supervisor", "/seal", { sealed: true, why: "涉及隐私" });
    const own = await openTestCase(test, "district");
    const nobodys = randomUUID();
    const caseIds = [...open, sealed, own].map(({ id }) => id).concat(nobodys, open[0]?.id ?? "");
    const take = async (name: CastName) =>
      (await test.as(name)).post("/api/cases/take-overs", { caseIds, why: "督导员调离" });
    const answer = await take("district");
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual({
      taken: 2,
      kept: [
        { id: sealed.id, number: null, why: "unseen" },
        { id: own.id, number: (await own.get("district")).number, why: "yours" },
        { id: nobodys, number: null, why: "unseen" },
      ],
    });
    for (const one of open) {
      const { leadName, events } = await one.get("district");
      expect(leadName).toBe("王建国");
      expect(events.at(-1)?.words).toBe("换了负责人，已签收接手");
      // The clock's task has gone along.
      const tasks = (await (await test.as("district")).get("/api/desk")).body;
      expect(tasks).toContain(one.id);
    }
    expect((await take("otherSupervisor")).json()).toMatchObject({ taken: 0 });
    for (const name of ["director", "leader", "police"] as const)
      expect((await take(name)).statusCode, name).toBe(403);
  });
});

describe("whoever looks for a case", () => {
  it("finds it by a part of its number or of the child's name, a sealed one by its number alone", async () => {
    const plain = await openTestCase(test, "supervisor", {
      content: { children: [{ name: "欧阳小满", sex: "2", age: 7 }] },
    });
    const found = async (words: string, more = "") =>
      (await board("supervisor", `?words=${encodeURIComponent(words)}${more}`)).items.map(({ id }) => id);
    const { number } = await plain.get("supervisor");
    expect(await found("小满")).toEqual([plain.id]);
    expect(await found(number.toLowerCase())).toEqual([plain.id]);
    expect(await found("没有这个人")).toEqual([]);
    expect((await board("supervisor", `?words=${encodeURIComponent("小满")}`)).total).toBe(1);
    await plain.send("supervisor", "/seal", { sealed: true, why: "涉及隐私" });
    expect(await found("小满")).toEqual([]);
    expect(await found(number.slice(2))).toEqual([plain.id]);
  });
});

describe("the figures of the home page", () => {
  it("are each as long as the list that they open, for whoever answers for a place and for nobody else", async () => {
    await openTestCase(test, "supervisor", { content: { danger: "yes" } });
    for (const name of ["supervisor", "district", "leader", "otherSupervisor"] as const) {
      const figures = (await (await test.as(name)).get("/api/case-counts")).json<
        OutputOf<typeof countOpenCases>
      >();
      expect(figures, name).toEqual({
        open: (await board(name)).total,
        red: (await board(name, "?colour=red")).total,
        late: (await board(name, "?late=true")).total,
      });
      expect(figures.red > 0, name).toBe(name !== "otherSupervisor");
    }
    for (const name of ["director", "police", "finance", "auditor"] as const)
      expect((await (await test.as(name)).get("/api/case-counts")).statusCode, name).toBe(403);
  });
});

describe("a unit that takes part", () => {
  it("reads in its list what lies with it and by when, and nothing of how the case goes besides", async () => {
    const desk = await openTestCase(test, "supervisor", { content: { danger: "yes" } });
    await desk.write("supervisor", records.unsafe);
    expect((await board("police")).items.map(({ id }) => id)).not.toContain(desk.id);
    await desk.write("supervisor", records.conferred);
    const { items, counts } = await board("police");
    const line = items.find(({ id }) => id === desk.id);
    expect(line).toMatchObject({ state: null, link: null, safety: null, own: "1 张协办单等签收" });
    expect(line?.nextDueAt).toBe("2099-01-01T15:59:59.000Z");
    expect(line?.isLate).toBe(false);
    expect(counts).toEqual([]);
    expect((await board("police", "?late=true")).items).toEqual([]);
    const office = (await board("supervisor")).items.find(({ id }) => id === desk.id);
    expect(office).toMatchObject({ own: null, state: "emergency" });
  });
});

describe("the file of the board", () => {
  it("holds what is seen, without the names of sealed ones and without a word of what was said", async () => {
    const open = await openTestCase(test, "district", { content: { children: [{ name: "露名儿" }] } });
    const sealed = await openTestCase(test, "district", {
      content: { situations: ["MR2"], children: [{ name: "涉密儿" }] },
    });
    const csv = (await exported("district", CSV_TYPE)).payload;
    expect(csv).toContain("露名儿");
    expect(csv).not.toContain("涉密儿");
    expect(csv).not.toContain("青紫");
    const { number } = await sealed.get("district");
    expect(csv).toContain(`涉密个案 ${number}`);
    const others = (await exported("district2", CSV_TYPE)).payload;
    expect(others).toContain((await open.get("district2")).number);
    expect(others).not.toContain(number);
    expect((await exported("district", XLSX_TYPE)).headers["content-type"]).toContain(XLSX_TYPE);
  });

  it.each<CastName>(["leader", "director", "police", "socialworker"])("is not for %s", async (name) => {
    const answer = await exported(name, CSV_TYPE);
    expect(answer.statusCode).toBe(403);
    expect(answer.json<{ code: string }>().code).toBe("access.forbidden");
  });
});

describe("a child's own cases", () => {
  it("are told to who sees them, and to nobody else that there is one", async () => {
    const director = await test.as("director");
    const made = await director.post("/api/children", {
      person: { name: "有案儿", sex: "1", birthDate: "2016-01-01" },
      villageCode: cast.director.place,
      on: "2021-01-01",
      facts: [{ kind: "category", from: "2021-01-01", value: { category: "ruralLeftBehind" } }],
    });
    const childId = made.json<{ id: string }>().id;
    const desk = await openTestCase(test);
    await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: "有案儿", childId });
    const seen = async (name: CastName) =>
      (await (await test.as(name)).get(`/api/children/${childId}/cases`))
        .json<OutputOf<typeof listChildCases>>()
        .items.map(({ id }) => id);
    expect(await seen("supervisor")).toEqual([desk.id]);
    expect(await seen("leader")).toEqual([desk.id]);
    expect(await seen("director")).toEqual([]);
    await desk.send("supervisor", "/seal", { sealed: true, why: "涉及未成年人犯罪" });
    expect(await seen("leader")).toEqual([]);
    expect(await seen("supervisor")).toEqual([desk.id]);
    const elsewhere = await (await test.as("otherSupervisor")).get(`/api/children/${childId}/cases`);
    expect(elsewhere.statusCode).toBe(404);
  });
});
