/** Whose turn it is, as a list. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CastName, TestApp } from "../../../test/support/app.ts";
import { openSampleApp, sampleDesk } from "../../../test/support/sample-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { MatterLine } from "./matter-view.contract.ts";

let test: TestApp;
const { start } = sampleDesk(() => test);

beforeAll(async () => {
  test = await openSampleApp();
  for (const day of [25, 20, 24, 23, 20, 24, 18]) await start({ receivedOn: `2026-11-${day}` });
});
afterAll(async () => {
  await test.close();
  setClock("");
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
    expect(new Set(days).size).toBe(5);
    expect(days).toEqual([...days].sort());
    expect((await lines("director", "whose=mine")).items.map(({ id }) => id)).not.toContain(matter.id);
    expect((await lines("director", `subjectId=${matter.subjectId ?? ""}`)).items).toHaveLength(1);
    expect((await lines("otherSupervisor", "limit=200")).items).toEqual([]);
  });

  it("is known to be all that a post can see where nothing is ever its turn", async () => {
    const hasTurns = async (name: CastName) =>
      (await (await test.as(name)).get("/api/procedures")).json<{ hasTurns: boolean }>().hasTurns;
    expect(await hasTurns("supervisor")).toBe(true);
    expect(await hasTurns("district")).toBe(true);
    expect(await hasTurns("leader")).toBe(false);
    expect((await lines("leader", "whose=mine")).items).toEqual([]);
    expect((await lines("leader", "whose=all")).items).not.toEqual([]);
  });

  it("pages without losing or doubling a line", async () => {
    const all = (await lines("district", "limit=200")).items.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(6);
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
