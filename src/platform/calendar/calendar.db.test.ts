import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, openDatabase, type Tx, unitOfWork } from "../db/database.ts";
import {
  getWorkCalendar,
  type HolidayNoticeDraft,
  readHolidayNotices,
  saveHolidayNotice,
  seedHolidayNotices,
} from "./calendar.service.ts";
import { seedCalendar } from "./holiday-notices.ts";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url, max: 3 });
  await work((tx) => seedHolidayNotices(tx));
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

function work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const options = { operation: "calendar.test", effect: "write" as const };
  return unitOfWork(database, systemActor("test"), options, use);
}

async function noticeOf(year: number) {
  const { items } = await work((tx) => readHolidayNotices(tx));
  return items.find((notice) => notice.year === year);
}

/** A made-up notice for a year that has none. */
const draft2027: HolidayNoticeDraft = {
  year: 2027,
  document: "国办发明电〔2026〕0号（测试）",
  issuedOn: "2026-11-05",
  certainty: "design",
  days: [
    { date: "2026-12-31", kind: "rest", name: "元旦" },
    { date: "2027-01-01", kind: "rest", name: "元旦" },
    { date: "2027-01-02", kind: "work", name: "元旦" },
  ],
};

describe("the calendar in the database", () => {
  it("is the seed's to begin with, and seeding again changes nothing", async () => {
    expect(await work((tx) => getWorkCalendar(tx))).toEqual(seedCalendar());
    expect(await work((tx) => seedHolidayNotices(tx))).toBe(0);
  });

  it("settles a term as soon as the missing notice is entered", async () => {
    const before = await work((tx) => getWorkCalendar(tx));
    expect(addWorkingDays(before, "2026-12-28", 4).verdict).toBe("cannotTell");
    expect(await work((tx) => saveHolidayNotice(tx, draft2027, 0))).toMatchObject({ version: 1 });
    const after = await work((tx) => getWorkCalendar(tx));
    // 29 and 30 December, Saturday 2 January worked, Monday 4 January.
    expect(addWorkingDays(after, "2026-12-28", 4)).toEqual({ verdict: "known", value: "2027-01-04" });
  });

  it("replaces a year as a whole, by who has seen its newest version only", async () => {
    const corrected = { ...draft2027, days: draft2027.days.slice(0, 2) };
    await expect(work((tx) => saveHolidayNotice(tx, corrected, 0))).rejects.toMatchObject({
      code: "calendar.stale",
    });
    const saved = await work((tx) => saveHolidayNotice(tx, corrected, 1));
    expect(saved).toMatchObject({ ...corrected, version: 2 });
    expect(await noticeOf(2027)).toEqual({ ...saved, changedBy: null });
  });

  it("lets one of two people win who enter the same new year at once", async () => {
    const draft = {
      ...draft2027,
      year: 2028,
      days: [{ date: "2028-01-01", kind: "rest" as const, name: "元旦" }],
    };
    const both = await Promise.allSettled(
      [0, 0].map((seen) => work((tx) => saveHolidayNotice(tx, draft, seen))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "calendar.stale" },
    });
  });

  it("refuses days that no notice can hold and says which, leaving the year as it was", async () => {
    const wrong: HolidayNoticeDraft = {
      ...draft2027,
      document: " ",
      days: [
        { date: "2027-03-01", kind: "work", name: "春节" },
        { date: "2028-01-01", kind: "rest", name: "元旦" },
        { date: "2027-02-30", kind: "rest", name: "春节" },
        { date: "2027-05-01", kind: "rest", name: "劳动节" },
        { date: "2027-05-01", kind: "rest", name: "劳动节" },
      ],
    };
    await expect(work((tx) => saveHolidayNotice(tx, wrong, 2))).rejects.toMatchObject({
      code: "calendar.badNotice",
      errors: [
        { path: "document", code: "missing" },
        { path: "days.0.date", code: "notAWeekend" },
        { path: "days.1.date", code: "otherYear" },
        { path: "days.2.date", code: "notADate" },
        { path: "days.4.date", code: "twice" },
      ],
    });
    expect((await noticeOf(2027))?.version).toBe(2);
  });

  it("refuses a day that another year's notice has set already", async () => {
    const taken = { ...draft2027, year: 2026, days: draft2027.days.slice(0, 1) };
    const held = await noticeOf(2026);
    await expect(work((tx) => saveHolidayNotice(tx, taken, 1))).rejects.toMatchObject({
      code: "calendar.badNotice",
      errors: [{ path: "days.0.date", code: "otherNotice" }],
    });
    expect(await noticeOf(2026)).toEqual(held);
  });

  it("leaves an audit entry with the document's number", async () => {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from audit.entry where detail ->> 'document' = $1",
      [draft2027.document],
    );
    await client.end();
    expect(rows[0]?.count).toBe(3);
  });
});
