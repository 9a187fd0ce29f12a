/** Who receives reports, when: one at a time, set by the township for itself and by the district for all. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { reportPublicly } from "../../../../test/support/reports.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { ReportView } from "../reports/report-view.contract.ts";
import type { Roster } from "./roster.contract.ts";

let test: TestApp;
const TOWNSHIP = "500117104";

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(async () => {
  setClock("");
  await test.close();
});

const HOUR_MS = 3_600_000;
const begun = Date.now();
const hour = (count: number) => new Date(begun + count * HOUR_MS).toISOString();
const path = (place = TOWNSHIP) => `/api/report-rosters/${place}`;
const roster = async (name: CastName, place?: string) =>
  (await (await test.as(name)).get(path(place))).json<Roster>();
const personIn = async (words: string, place?: string) =>
  (await roster("district", place)).people.find(({ name }) => name === words)?.accountId ?? "";
const set = async (name: CastName, body: object, place?: string) =>
  (await test.as(name)).post(path(place), { id: randomUUID(), ...body });
const codeOf = (answer: Awaited<ReturnType<typeof set>>) => answer.json<{ code?: string }>().code;
const receiverOf = async (id: string) =>
  (await (await test.as("district")).get(`/api/reports/${id}`)).json<ReportView>().receiverName;

describe("a roster", () => {
  it("without an entry says who receives by the post", async () => {
    const seen = await roster("supervisor");
    expect(seen).toMatchObject({ entries: [], now: { name: "张国强", byRoster: false }, fallback: "张国强" });
    expect(seen.gaps).toHaveLength(1);
    expect(seen.people.map(({ name }) => name)).toEqual(["张国强", "王建国", "赵敏"]);
  });

  it("sends a report to whoever it names, and in a gap to the post", async () => {
    const accountId = await personIn("赵敏");
    const span = { from: hour(-1), to: hour(0.4) };
    const answer = await set("supervisor", { accountId, ...span });
    expect(answer.json<Roster>().now).toEqual({ name: "赵敏", byRoster: true });
    expect(await receiverOf((await reportPublicly(test)).id)).toBe("赵敏");
    setClock(hour(0.41));
    expect(await receiverOf((await reportPublicly(test)).id)).toBe("张国强");
    setClock("");
  });

  it("names one at a time: what overlaps is refused with the name, what touches is not", async () => {
    const accountId = await personIn("张国强");
    expect((await set("supervisor", { accountId, from: hour(100), to: hour(110) })).statusCode).toBe(200);
    for (const [from, to] of [
      [99, 101],
      [101, 102],
      [109, 120],
      [90, 130],
    ] as const) {
      const refused = await set("supervisor", { accountId, from: hour(from), to: hour(to) });
      expect(codeOf(refused)).toBe("protection.roster.overlap");
      expect(refused.json<{ detail: string }>().detail).toContain("张国强");
    }
    expect(codeOf(await set("supervisor", { accountId, from: hour(90) }))).toBe("protection.roster.overlap");
    expect((await set("supervisor", { accountId, from: hour(110), to: hour(112) })).statusCode).toBe(200);
    expect((await set("supervisor", { accountId, from: hour(98), to: hour(100) })).statusCode).toBe(200);
  });

  it("is set once by two at the same moment", async () => {
    const accountId = await personIn("张国强");
    const body = { accountId, from: hour(200), to: hour(210) };
    const answers = await Promise.all([set("supervisor", body), set("district", body)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it("and once by the same request sent twice", async () => {
    const body = { id: randomUUID(), accountId: await personIn("张国强"), from: hour(250), to: hour(251) };
    expect((await set("supervisor", body)).statusCode).toBe(200);
    expect((await set("supervisor", body)).statusCode).toBe(200);
    const { entries } = await roster("supervisor");
    expect(entries.filter(({ id }) => id === body.id)).toHaveLength(1);
  });

  it("gives an entry back: its time is free again, and names nobody", async () => {
    const body = { id: randomUUID(), accountId: await personIn("王建国"), from: hour(300), to: hour(310) };
    await set("supervisor", body);
    const agent = await test.as("supervisor");
    const answer = await agent.post(`${path()}/entries/${body.id}/withdrawals`, {});
    expect(answer.json<Roster>().entries.map(({ id }) => id)).not.toContain(body.id);
    expect((await set("supervisor", { ...body, id: randomUUID() })).statusCode).toBe(200);
  });

  it("says what is wrong with a time, a person, a place", async () => {
    const accountId = await personIn("张国强");
    expect(codeOf(await set("supervisor", { accountId, from: hour(402), to: hour(401) }))).toBe(
      "protection.roster.order",
    );
    expect(codeOf(await set("supervisor", { accountId, from: hour(-9), to: hour(-8) }))).toBe(
      "protection.roster.order",
    );
    expect(codeOf(await set("supervisor", { accountId: randomUUID(), from: hour(400) }))).toBe(
      "protection.roster.person",
    );
    expect((await set("supervisor", { accountId, from: hour(400) }, "500117999")).statusCode).toBe(404);
  });
});

describe("who sees and sets a roster", () => {
  it.each<[CastName, number, number]>([
    ["director", 403, 403],
    ["supervisor", 200, 422],
    ["otherSupervisor", 404, 404],
    ["district", 200, 422],
    ["leader", 200, 403],
    ["finance", 403, 403],
    ["auditor", 403, 403],
    ["security", 403, 403],
    ["admin", 403, 403],
    ["institution", 403, 403],
    ["police", 403, 403],
  ])("%s: read %i, set %i", async (name, reads, sets) => {
    expect((await (await test.as(name)).get(path())).statusCode).toBe(reads);
    expect((await set(name, { accountId: randomUUID(), from: hour(500) })).statusCode).toBe(sets);
  });
});
