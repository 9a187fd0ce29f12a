import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, openDatabase, unitOfWork } from "./database.ts";

let place: TestDatabase;
let owner: pg.Client;
let database: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  owner = new pg.Client({ connectionString: place.url });
  await owner.connect();
  database = openDatabase({ url: place.url });
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await place.drop();
});

describe("a unit of work", () => {
  it("fails alone when its connection is cut between two statements: the process and the next one go on", async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException").on("uncaughtException", note);
    const work = { operation: "test.cut", effect: "write", audited: false } as const;
    const cut = unitOfWork(database, systemActor("test"), work, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.sql);
      await owner.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
      await pause(100);
      return sql`select 1`.execute(tx.sql);
    });
    await expect(cut).rejects.toThrow();
    process.off("uncaughtException", note);
    for (const other of others) process.on("uncaughtException", other);
    expect(uncaught).toEqual([]);
    const next = await unitOfWork(database, systemActor("test"), work, (tx) =>
      sql<{ one: number }>`select 1 as one`.execute(tx.sql),
    );
    expect(next.rows).toEqual([{ one: 1 }]);
  });
});
