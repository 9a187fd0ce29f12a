import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import type { Actor } from "../../kernel/actor.ts";
import { scopeBelow } from "../access/scope.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Database, inEveryPlace, openDatabase, type Tx, unitOfWork } from "../db/database.ts";
import {
  changeTask,
  closeTask,
  escalateTask,
  listOpenTasks,
  openTask,
  reassignTask,
  type TaskDraft,
} from "./tasks.service.ts";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url, max: 3 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const VILLAGE = "500117104204";

function actor(role: Actor["role"], placeCode: string, accountId = systemActor("x").accountId): Actor {
  return { ...systemActor("test"), role, placeCode, accountId, scope: scopeBelow(placeCode) };
}
const director = actor("villageDirector", VILLAGE);
const supervisor = actor("townshipSupervisor", VILLAGE.slice(0, 9));
const district = actor("districtOfficer", VILLAGE.slice(0, 6));

function as<Result>(who: Actor, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(database, who, { operation: "tasks.test", effect: "write", audited: false }, use);
}

const draft = (key: string, more: Partial<TaskDraft> = {}): TaskDraft => ({
  kind: "test",
  key,
  title: key,
  why: "因为",
  link: "/",
  role: "townshipSupervisor",
  scopeCode: supervisor.placeCode,
  ...more,
});

async function newAccount(): Promise<string> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into platform.account (id, username, display_name, password_hash, created_at)
     values (gen_random_uuid(), 'one', '张国强', '', now()) returning id`,
  );
  await client.end();
  return rows[0]?.id ?? "";
}

async function keys(who: Actor): Promise<string[]> {
  return (await as(who, (tx) => listOpenTasks(tx, 100))).map(({ key }) => key);
}

describe("a task", () => {
  it("reaches the post above whoever causes it, lies there once, and goes when it is closed", async () => {
    await as(director, (tx) => openTask(tx, draft("up")));
    await as(director, (tx) => openTask(tx, draft("up", { title: "again" })));
    expect(await keys(supervisor)).toEqual(["up"]);
    expect(await keys(director)).toEqual([]);
    await as(director, (tx) => closeTask(tx, "up", "办好了"));
    expect(await keys(supervisor)).toEqual([]);
    await as(director, (tx) => openTask(tx, draft("up")));
    expect(await keys(supervisor)).toEqual(["up"]);
    await as(director, (tx) => closeTask(tx, "up", "办好了"));
  });

  it("is sorted by its day, which may change or go", async () => {
    await as(district, async (tx) => {
      await openTask(tx, draft("b", { dueOn: "2026-12-02" }));
      await openTask(tx, draft("a", { dueOn: "2026-12-01" }));
    });
    expect(await keys(supervisor)).toEqual(["a", "b"]);
    await as(district, (tx) => changeTask(tx, "a", { dueOn: null }));
    expect(await keys(supervisor)).toEqual(["b", "a"]);
    await as(district, (tx) => changeTask(tx, "a", { why: "现在急了", dueOn: "2026-12-01" }));
    expect((await as(supervisor, (tx) => listOpenTasks(tx, 1)))[0]).toMatchObject({
      key: "a",
      why: "现在急了",
    });
  });

  it("lies on one person's desk when it is given to one", async () => {
    const one = { ...supervisor, accountId: await newAccount() };
    await as(district, (tx) => openTask(tx, draft("mine", { accountId: one.accountId })));
    expect(await keys(one)).toContain("mine");
    expect(await keys(supervisor)).not.toContain("mine");
    await as(district, (tx) => reassignTask(tx, "mine", null));
    expect(await keys(supervisor)).toContain("mine");
  });

  it("tells the post above that it is late, once", async () => {
    const above = draft("late/x", { role: "districtOfficer", scopeCode: district.placeCode });
    await as(supervisor, (tx) => openTask(tx, draft("x")));
    expect(await as(supervisor, (tx) => escalateTask(tx, "x", above))).toBe(true);
    await as(district, (tx) => closeTask(tx, "late/x", "已督办"));
    expect(await as(supervisor, (tx) => escalateTask(tx, "x", above))).toBe(false);
    expect(await keys(district)).toEqual([]);
  });
});

describe("work in every place", () => {
  it("stays there until whoever opened it is done, whatever opens and closes within", async () => {
    await as(director, async (tx) => {
      await inEveryPlace(tx, async () => {
        await closeTask(tx, "nothing", "");
        expect((await listAll(tx)).length).toBeGreaterThan(0);
      });
      expect(await listAll(tx)).toEqual([]);
    });
  });

  /** As the director of a village, under row security alone. */
  async function listAll(tx: Tx): Promise<unknown[]> {
    const wide = { ...tx, actor: supervisor, scope: supervisor.scope };
    return listOpenTasks(wide, 100);
  }
});
