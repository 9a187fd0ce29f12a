/** The feed that phones read from: filled by triggers that a room adds with one line, whoever writes. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";

const one = "0197f1a0-0000-7000-8000-000000000001";
const two = "0197f1a0-0000-7000-8000-000000000002";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query(`
    create table public.followed (id int primary key, about uuid, place text);
    call platform.follow_field_changes('public.followed', 'about', 'place');`);
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

/** What this statement put into the feed. */
async function noted(statement: string): Promise<string[]> {
  await owner.query("begin");
  await owner.query(statement);
  const { rows } = await owner.query<{ line: string }>(`
    select scope_code || ' ' || right(child_id::text, 1) as line from platform.field_change
    where xact = pg_current_xact_id() order by 1`);
  await owner.query("commit");
  return rows.map(({ line }) => line);
}

describe("the feed of changes", () => {
  it("notes each child of a statement once, and rows about nobody not at all", async () => {
    const added = `insert into public.followed values
      (1, '${one}', '500117104204'), (2, '${one}', '500117104204'), (3, '${two}', '500117104206'), (4, null, '500117104204')`;
    expect(await noted(added)).toEqual(["500117104204 1", "500117104206 2"]);
  });

  it("notes a child that moves in the place that it leaves and in the one where it arrives", async () => {
    const moved = "update public.followed set place = '500117101202' where id = 3";
    expect(await noted(moved)).toEqual(["500117101202 2", "500117104206 2"]);
  });

  it("notes what was deleted", async () => {
    expect(await noted("delete from public.followed where id in (2, 3)")).toEqual([
      "500117101202 2",
      "500117104204 1",
    ]);
  });

  it("notes nothing where no row was touched", async () => {
    expect(await noted("update public.followed set place = '' where id = 99")).toEqual([]);
  });

  it("cannot be written by the application", async () => {
    const written = owner.query(`
      begin; set local role tongan_app;
      insert into platform.field_change (scope_code, child_id) values ('500117104204', '${one}')`);
    await expect(written).rejects.toThrow(/permission denied/);
    await owner.query("rollback");
  });
});
