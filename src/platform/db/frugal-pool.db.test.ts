import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, openDatabase, unitOfWork } from "./database.ts";
import { keptPlan, setting } from "./frugal-pool.ts";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  // One connection, so that what one transaction leaves behind meets the next.
  database = openDatabase({ url: test.url, max: 1 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const entries = async () => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit.entry`.execute(
    database.kysely,
  );
  return rows[0]?.count;
};
const isInTransaction = sql<{ inside: boolean }>`
  select now() <> statement_timestamp() or pg_current_xact_id_if_assigned() is not null as inside`;
const addOne = sql`insert into audit.entry (at, actor, role, operation, effect, scope_code)
  values (now(), '测试', 'auditor', 'test', 'read', '500117')`;
const refused = sql`select 1 / 0`;

describe("a transaction", () => {
  it("begins with its first statement, with values or without, and is undone when it fails", async () => {
    const before = await entries();
    for (const first of [sql`select 1`, sql`select ${1}::int`]) {
      const failing = database.kysely.transaction().execute(async (tx) => {
        await first.execute(tx);
        await addOne.execute(tx);
        await refused.execute(tx);
      });
      await expect(failing).rejects.toMatchObject({ code: "22012" });
    }
    expect(await entries()).toBe(before);
  });

  it("is undone too when its very first statement is refused", async () => {
    const failing = database.kysely.transaction().execute((tx) => refused.execute(tx));
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    const { rows } = await isInTransaction.execute(database.kysely);
    expect(rows[0]?.inside).toBe(false);
  });

  it("that asks nothing leaves nothing behind", async () => {
    await database.kysely.transaction().execute(() => Promise.resolve());
    const before = await entries();
    await addOne.execute(database.kysely);
    expect(await entries()).toBe((before ?? 0) + 1);
  });

  it("keeps what it wrote", async () => {
    const before = await entries();
    await database.kysely.transaction().execute((tx) => addOne.execute(tx));
    expect(await entries()).toBe((before ?? 0) + 1);
  });
});

describe("a setting", () => {
  const word = (value: string) => setting(sql`select set_config('tongan.test', ${sql.lit(value)}, true)`);
  const read = sql<{ word: string | null }>`select current_setting('tongan.test', true) as word`;
  const kept = keptPlan(
    sql<{ word: string | null }>`select current_setting('tongan.test', true) || ${"!"} as word`,
  );
  const wrong = setting(sql`select set_config('work_mem', 'plenty', true)`);

  it("holds for whatever statement follows in its transaction, and for none after it", async () => {
    const seen = await database.kysely.transaction().execute(async (tx) => {
      await word("甲").execute(tx);
      const plain = await read.execute(tx);
      await word("乙").execute(tx);
      const valued = await sql<{
        word: string;
      }>`select current_setting('tongan.test') || ${"?"} as word`.execute(tx);
      await word("丙").execute(tx);
      return [plain, valued, await kept.execute(tx), await read.execute(tx)].map(({ rows }) => rows[0]?.word);
    });
    expect(seen).toEqual(["甲", "乙?", "丙!", "丙"]);
    expect((await read.execute(database.kysely)).rows[0]?.word ?? "").toBe("");
  });

  it("that is refused fails the statement it travels with, and undoes the transaction", async () => {
    const before = await entries();
    for (const next of [read, kept, sql`select ${1}::int`]) {
      const failing = database.kysely.transaction().execute(async (tx) => {
        await addOne.execute(tx);
        await wrong.execute(tx);
        await next.execute(tx);
      });
      await expect(failing).rejects.toMatchObject({ code: "22023" });
      const first = database.kysely.transaction().execute(async (tx) => {
        await wrong.execute(tx);
        await next.execute(tx);
      });
      await expect(first).rejects.toMatchObject({ code: "22023" });
    }
    expect(await entries()).toBe(before);
    expect((await isInTransaction.execute(database.kysely)).rows[0]?.inside).toBe(false);
  });

  it("that is refused does not spoil the kept statement that was first asked behind it", async () => {
    const fresh = keptPlan(sql<{ sum: number }>`select ${1}::int + 41 as sum`);
    const failing = database.kysely.transaction().execute(async (tx) => {
      await wrong.execute(tx);
      await fresh.execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: "22023" });
    const again = await database.kysely.transaction().execute((tx) => fresh.execute(tx));
    expect(again.rows).toEqual([{ sum: 42 }]);
    expect((await fresh.execute(database.kysely)).rows).toEqual([{ sum: 42 }]);
  });

  it("that nothing follows is as if it had not been said", async () => {
    await database.kysely.transaction().execute((tx) => wrong.execute(tx));
    expect((await isInTransaction.execute(database.kysely)).rows[0]?.inside).toBe(false);
  });
});

describe("a kept plan", () => {
  const plans = async () => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from pg_prepared_statements`.execute(database.kysely);
    return rows[0]?.count ?? 0;
  };

  it("is made once a connection for one wording, whatever the values", async () => {
    const before = await plans();
    const ask = async (value: number) => {
      const { rows } = await keptPlan(sql<{ sum: number }>`select ${value}::int + 1 as sum`).execute(
        database.kysely,
      );
      return rows[0]?.sum;
    };
    expect([await ask(1), await ask(2), await ask(40)]).toEqual([2, 3, 41]);
    expect(await plans()).toBe(before + 1);
  });

  it("whose values the database refuses says so, and leaves the connection usable", async () => {
    const asked = keptPlan(sql<{ nth: number }>`select ${"vierzehn"}::int as nth`);
    const failing = database.kysely.transaction().execute((tx) => asked.execute(tx));
    await expect(failing).rejects.toMatchObject({ code: "22P02" });
    expect((await isInTransaction.execute(database.kysely)).rows[0]?.inside).toBe(false);
  });

  it("is refused to no wording, but only so many are held", async () => {
    for (let nth = 0; nth < 70; nth += 1) {
      const { rows } = await keptPlan(
        sql<{ nth: number }>`select ${nth}::int as nth, ${sql.lit(nth)}`,
      ).execute(database.kysely);
      expect(rows[0]?.nth).toBe(nth);
    }
    expect(await plans()).toBeLessThanOrEqual(64);
  });
});

describe("reading", () => {
  const read = (subject: string) =>
    unitOfWork(database, systemActor("test"), { operation: "test.read", effect: "read" }, (tx) => {
      tx.note({ detail: { subject } });
      return Promise.resolve(subject);
    });
  const logged = async () => {
    const { rows } = await sql<{ subject: string }>`
      select detail ->> 'subject' as subject from audit.entry where operation = 'test.read' order by id`.execute(
      database.kysely,
    );
    return rows.map(({ subject }) => subject);
  };

  it("is in the log before the answer is given, for each of many at once", async () => {
    const names = Array.from({ length: 50 }, (_, nth) => `第${nth}个`);
    await Promise.all(
      names.map(async (name) => {
        await read(name);
        expect(await logged()).toContain(name);
      }),
    );
    expect((await logged()).sort()).toEqual(names.sort());
  });

  it("is answered to nobody whose entry cannot be written, and to everybody else", async () => {
    // No text in the database holds this character.
    const results = await Promise.allSettled(["甲", "乙\u0000", "丙"].map(read));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await logged()).toEqual(expect.arrayContaining(["甲", "丙"]));
  });
});
