import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import "../../declared-parameters.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, openDatabase, type Tx, unitOfWork } from "../db/database.ts";
import { createLog } from "../log.ts";
import { checkStoredParameters } from "./parameters.service.ts";
import { listParameterPeriods, listParameters, parametersFrom } from "./parameters.store.ts";

let test: TestDatabase;
let database: Database;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url, max: 3 });
  owner = new pg.Client({ connectionString: test.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await test.drop();
});

function work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(database, systemActor("test"), { operation: "parameters.test", effect: "write" }, use);
}

const insert =
  "insert into platform.parameter (key, valid_from, valid_to, value, document, certainty) values ($1, $2, $3, $4, '测试文件', 'verified')";

describe("the seeded parameters", () => {
  it("are all declared and of their type", async () => {
    expect(await checkStoredParameters({ database, log: createLog("error") })).toEqual([]);
  });

  // Yuan a month; 机构孤儿, 散居孤儿, 机构事实无人抚养, 散居事实无人抚养, 艾滋病病毒感染, 城市低保, 农村低保, 特困.
  it.each([
    ["2021-09-15", [1477, 1277, 1225, 1225, 1277, 636, 515, 827], "渝民〔2021〕143号"],
    ["2025-06-30", [1825, 1625, 1825, 1625, 1625, 750, 610, 975], "2023—2024 年调标文件（文号未见）"],
    ["2025-07-01", [1851, 1651, 1851, 1651, 1651, 770, 630, 1001], "渝民规〔2025〕6号"],
    ["2026-01-01", [2000, 1651, 2000, 1651, 1651, 770, 630, 1001], "渝民规〔2025〕15号"],
  ])("give the standards of %s", async (day, yuan, document) => {
    const held = await work((tx) => listParameters(tx, day));
    const keys = [
      "orphan.institution",
      "orphan.community",
      "defacto.institution",
      "defacto.community",
      "hiv",
      "dibao.urban",
      "dibao.rural",
      "tekun",
    ];
    expect(keys.map((key) => Number(held.get(`benefits.standard.${key}`)?.value) / 100)).toEqual(yuan);
    expect(held.get("benefits.standard.orphan.institution")?.document).toBe(document);
  });

  it("are the same read day by day and ahead in one go", async () => {
    const days = ["2024-12-31", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01", "2040-01-01"];
    await work(async (tx) => {
      const ahead = await parametersFrom(tx, "2024-12-31");
      for (const day of days) expect(ahead(day), day).toEqual(await listParameters(tx, day));
    });
  });

  it("mark the amounts of 2011, 2022 and 2023 as uncertain", async () => {
    for (const day of ["2012-01-01", "2022-10-01", "2024-01-01"]) {
      const held = await work((tx) => listParameters(tx, day));
      expect(held.get("benefits.standard.orphan.community")?.certainty, day).toBe("uncertain");
    }
  });
});

describe("periods of a key", () => {
  it("never share a day, whoever writes them", async () => {
    await owner.query(insert, ["test.overlap", "2021-01-01", "2022-01-01", "1"]);
    await owner.query(insert, ["test.overlap", "2022-01-01", null, "2"]);
    for (const [from, to] of [
      ["2021-06-01", "2021-07-01"],
      ["2020-01-01", "2021-01-02"],
      ["2025-01-01", null],
    ]) {
      await expect(owner.query(insert, ["test.overlap", from, to, "3"])).rejects.toMatchObject({
        code: "23P01",
        constraint: "parameter_no_overlap",
        message: expect.stringContaining("test.overlap") as string,
      });
    }
    const periods = await work((tx) => listParameterPeriods(tx, ["test.overlap"]));
    expect(periods.map(({ value }) => value)).toEqual([1, 2]);
  });

  it("stay readable as they were believed before", async () => {
    await owner.query(insert, ["test.belief", "2021-01-01", null, "1"]);
    await owner.query(
      "update platform.parameter set superseded_at = '2026-03-01T00:00:00Z' where key = 'test.belief'",
    );
    await owner.query(
      `insert into platform.parameter (key, valid_from, value, document, certainty, recorded_at)
       values ('test.belief', '2021-01-01', '2', '更正', 'verified', '2026-03-01T00:00:00Z')`,
    );
    const believed = async (knownAt?: string) => {
      const held = await work((tx) =>
        listParameters(tx, "2025-01-01", knownAt === undefined ? undefined : new Date(knownAt)),
      );
      return held.get("test.belief")?.value;
    };
    expect(await believed("2026-02-28T00:00:00Z")).toBe(1);
    expect(await believed("2026-03-01T00:00:00Z")).toBe(2);
    expect(await believed()).toBe(2);
  });

  it("cannot be rewritten by the application", async () => {
    await expect(
      work((tx) => sql`update platform.parameter set value = '1'`.execute(tx.sql)),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
