import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { inEveryPlace, type Tx, unitOfWork } from "../../platform/db/database.ts";
import { holdVisitedFile, recordVisitFact } from "./record-visit.service.ts";
import { reprojectStanding } from "./refresh-standing.service.ts";

let test: TestApp;
let childId: string;

beforeAll(async () => {
  test = await createTestApp();
  const director = await test.as("director");
  const opened = await director.post("/api/children", {
    person: { name: "王小虎", sex: "1", birthDate: "2015-06-01" },
    ...{ villageCode: "500117104204", on: "2021-01-05", kin: [] },
    facts: [
      { kind: "category", from: "2021-01-05", value: { category: "ruralLeftBehind" } },
      { kind: "schooling", from: "2021-01-05", to: "2022-09-01", value: { stage: "primary" } },
      { kind: "schooling", from: "2022-09-01", value: { stage: "junior" } },
    ],
  });
  expect(opened.statusCode, opened.body).toBe(200);
  childId = opened.json<{ id: string }>().id;
});
afterAll(() => test.close());

function work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const how = { operation: "test", effect: "write", audited: false } as const;
  return unitOfWork(test.app.database, systemActor("test"), how, (tx) => inEveryPlace(tx, () => use(tx)));
}

const standing = (tx: Tx) =>
  sql<{ from: string; last: string | null }>`
    select valid_from as from, last_visit as last from registry.standing where child_id = ${childId} order by valid_from`
    .execute(tx.sql)
    .then(({ rows }) => rows);

describe("a visit as the register's fact", () => {
  it("lays the last visit as the whole projection would, in whatever order visits are told", async () => {
    // Out of order, twice on a day, on the day that a period begins, before all periods.
    for (const on of ["2023-05-01", "2021-03-01", "2023-05-01", "2022-09-01", "2022-08-31", "2020-12-31"]) {
      const [laid, rebuilt] = await work(async (tx) => {
        const file = await holdVisitedFile(tx, childId);
        await recordVisitFact(tx, file, on, `看过 ${on}`);
        const before = await standing(tx);
        await reprojectStanding(tx, [childId]);
        return [before, await standing(tx)];
      });
      expect(laid.length).toBeGreaterThan(1);
      expect(laid).toStrictEqual(rebuilt);
    }
  });

  it("is of the file: its version goes on", async () => {
    await work(async (tx) => {
      const file = await holdVisitedFile(tx, childId);
      await recordVisitFact(tx, file, "2023-06-01", "看过");
      expect((await holdVisitedFile(tx, childId)).version).toBe(file.version + 1);
    });
  });
});
