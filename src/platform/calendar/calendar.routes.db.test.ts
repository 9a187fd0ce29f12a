/** The calendar's pages through HTTP: who reads it, who keeps it, and what happens when two do. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { setClock } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import type { HolidayNotice, readHolidayNotices } from "./calendar.contract.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

type Answer = OutputOf<typeof readHolidayNotices>;

const made2027 = {
  document: "国办发明电〔2026〕0号（测试）",
  issuedOn: "2026-11-05",
  compared: true,
  days: [
    { date: "2027-01-01", kind: "rest", name: "元旦" },
    { date: "2027-01-02", kind: "work", name: "元旦" },
  ],
};

async function read(name: "director" | "district" | "admin"): Promise<Answer> {
  return (await (await test.as(name)).get("/api/holiday-notices")).json<Answer>();
}

async function save(
  name: "director" | "district" | "admin" | "supervisor",
  year: number,
  payload: object,
  { version, key }: { version: number; key?: string },
) {
  const agent = await test.as(name);
  return agent.request({
    method: "PUT",
    url: `/api/holiday-notices/${year}`,
    payload,
    version,
    ...(key === undefined ? {} : { key }),
  });
}

describe("the holiday notices", () => {
  it("are read by every post, with the year that is wanting and who may enter it", async () => {
    const village = await read("director");
    expect(village.items.map(({ year }) => year)).toContain(2026);
    expect(village).toMatchObject({ today: "2026-11-27", missingYears: [2027], can: [] });
    expect((await read("district")).can).toEqual(["save"]);
    expect((await read("admin")).can).toEqual(["save"]);
  });

  it("warn of a far deadline whichever post asks, the administrator without a place included", async () => {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(
      `insert into platform.task (id, kind, key, title, why, link, role, scope_code, due_on, created_at)
       values (gen_random_uuid(), 'test', 'far', 't', 'w', '/', 'districtOfficer', '500117', '2028-03-01', now())`,
    );
    expect(await read("admin")).toMatchObject({ missingYears: [2027, 2028], lastDueOn: "2028-03-01" });
    await client.query("update platform.task set done_at = now() where key = 'far'");
    await client.end();
    expect(await read("admin")).toMatchObject({ missingYears: [2027], lastDueOn: null });
  });

  it("are entered by the district, once however often it is sent, under the enterer's name", async () => {
    const first = await save("district", 2027, made2027, { version: 0, key: "enter-2027" });
    expect(first.statusCode).toBe(200);
    expect(first.headers["etag"]).toBe('"1"');
    const again = await save("district", 2027, made2027, { version: 0, key: "enter-2027" });
    expect(again.json()).toEqual(first.json());
    const held = await read("director");
    expect(held.missingYears).toEqual([]);
    expect(held.items.find(({ year }) => year === 2027)).toMatchObject({
      changedBy: "王建国",
      certainty: "verified",
      version: 1,
    });
  });

  it("are refused to who does not keep them", async () => {
    expect((await save("supervisor", 2027, made2027, { version: 1 })).statusCode).toBe(403);
  });

  it("tell the second of two that the first has changed them, and keep the first's", async () => {
    const mine = { ...made2027, days: made2027.days.slice(0, 1) };
    expect((await save("admin", 2027, mine, { version: 1 })).json<HolidayNotice>().version).toBe(2);
    const stale = await save("district", 2027, made2027, { version: 1 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: "calendar.stale", seen: 1, held: 2 });
    const { items } = await read("district");
    expect(items.find(({ year }) => year === 2027)).toMatchObject({ changedBy: "孙磊", days: mine.days });
  });

  it("say which day is wrong", async () => {
    const payload = { ...made2027, days: [{ date: "2027-01-04", kind: "work", name: "元旦" }] };
    const answer = await save("district", 2027, payload, { version: 2 });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: "calendar.badNotice",
      errors: [{ path: "days" }, { path: "days.0.date", code: "notAWeekend" }],
    });
  });
});
