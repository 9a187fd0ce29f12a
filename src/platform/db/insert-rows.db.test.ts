import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, openDatabase, unitOfWork } from "./database.ts";
import { type Column, type ColumnValue, insertRows } from "./insert-rows.ts";

const COLUMNS = {
  id: "uuid",
  name: "text",
  names: "text[]",
  day: "date",
  at: "timestamptz",
  bytes: "bytea",
  whole: "int",
  yes: "bool",
  value: "jsonb",
};

const ID = "01900000-0000-7000-8000-00000000000a";
const odd = 'a "b" \\c, {d} 王·\u{20000}\n';
const full = [
  ID,
  odd,
  [odd, "", "NULL"],
  "2020-02-29",
  new Date("2020-12-31T16:00:00Z"),
  Buffer.from([0, 255, 92]),
  -7,
  true,
  { key: odd, none: null },
];
const other = [
  ID.replace("a", "b"),
  "NULL",
  [],
  "infinity",
  new Date(0),
  Buffer.alloc(0),
  2_000_000_000,
  false,
  {},
];
const nothing = Object.keys(COLUMNS).map(() => null);

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase({ url: place.url });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

/** What stands in a table after the rows went in. */
function written(rows: readonly (readonly ColumnValue[])[]): Promise<unknown[][]> {
  const options = { operation: "test.rows", effect: "write", audited: false } as const;
  return unitOfWork(database, systemActor("test"), options, async (tx) => {
    const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);
    await sql.raw(`create temporary table written (${columns.join(", ")}) on commit drop`).execute(tx.sql);
    const told = Object.entries(COLUMNS).map(([name, type], at): [string, Column<readonly ColumnValue[]>] => [
      name,
      [type, (row) => row[at]],
    ]);
    await insertRows(tx, "written", Object.fromEntries(told), rows);
    const answer = await sql<Record<string, unknown>>`select * from written order by whole`.execute(tx.sql);
    return answer.rows.map((row) => Object.values(row));
  });
}

describe("rows in one statement", () => {
  it("arrive as they were sent, whatever stands in them", async () => {
    expect(await written([full, other, nothing])).toEqual([full, other, nothing]);
  });

  it("arrive also where columns are the same in all rows", async () => {
    expect(await written([full])).toEqual([full]);
    expect(await written([full, [ID.replace("a", "c"), ...full.slice(1)]])).toHaveLength(2);
    expect(await written([nothing, nothing])).toEqual([nothing, nothing]);
  });

  it("arrive with what is told once for all of them", async () => {
    const options = { operation: "test.rows", effect: "write", audited: false } as const;
    const answer = await unitOfWork(database, systemActor("test"), options, async (tx) => {
      await sql`create temporary table told (nth int, word text, at timestamptz, bytes bytea, list text[]) on commit drop`.execute(
        tx.sql,
      );
      const at = new Date("2020-12-31T16:00:00Z");
      const [bytes, list] = [Buffer.from([1]), [odd]];
      await insertRows(
        tx,
        "told",
        {
          nth: ["int", (nth) => nth],
          word: ["text", null],
          at: ["timestamptz", at],
          bytes: ["bytea", bytes],
          list: ["text[]", list],
        },
        [1, 2],
      );
      return (await sql<Record<string, unknown>>`select * from told order by nth`.execute(tx.sql)).rows;
    });
    const at = new Date("2020-12-31T16:00:00Z");
    expect(answer).toEqual(
      [1, 2].map((nth) => ({ nth, word: null, at, bytes: Buffer.from([1]), list: [odd] })),
    );
  });

  it("arrive in thousands, long texts too", async () => {
    const long = Array.from({ length: 3000 }, (_, at) => [
      ID,
      "长".repeat(at % 50),
      ...other.slice(2, 6),
      at,
      true,
      full[8],
    ]);
    expect(await written(long)).toEqual(long);
  });
});
