/**
 * The server is killed in the middle of work, again and again: what was answered is there, nothing is there by half, and whoever
 * got no answer sends the same again and has it once.
 */
import { randomInt, randomUUID } from "node:crypto";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealEntries, verifyChain } from "../../src/platform/audit/chain.service.ts";
import { openDatabase } from "../../src/platform/db/database.ts";
import { processesIn } from "../../src/platform/db/embedded/processes.ts";
import { startEmbeddedPostgres } from "../../src/platform/db/embedded-postgres.ts";
import { cast, insertCast } from "../support/app.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { secrets, VILLAGE } from "./fault-world.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

const ROUNDS = 4;
const WRITERS = 4;
const FAMILY_NAMES = Array.from("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨");
const GIVEN = Array.from("明红伟怡涵泽萱诺雨欣梓辰安宁子轩浩然");

/** One thing that somebody wants done once, with all that is needed to ask for it again. */
interface Wish {
  readonly name: string;
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
  /** The file that it is about, as far as it is known. */
  childId?: string;
}

let database: TestDatabase;
let owner: pg.Client;
let dataDir: string | undefined;
const opened: Wish[] = [];
const recorded: Wish[] = [];
const unanswered: Wish[] = [];
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function start(): Promise<TestServer> {
  const env = { DATABASE_URL: database.url, TONGAN_DEMO: "0" };
  const server = await startServer({ env, ...(dataDir === undefined ? {} : { dataDir }) });
  dataDir = server.dataDir;
  return server;
}

function newChild(): Wish {
  count += 1;
  const letters = [count, Math.floor(count / GIVEN.length)].map((n) => GIVEN[n % GIVEN.length]);
  const name =
    `${FAMILY_NAMES[count % FAMILY_NAMES.length]}${letters.join("")}${GIVEN[count % 7]}${count}`.replace(
      /\d/g,
      (digit) => String("甲乙丙丁戊己庚辛壬癸"[Number(digit)]),
    );
  const key = randomUUID();
  return {
    name,
    key,
    path: "/api/children",
    headers: { "idempotency-key": key },
    body: {
      person: { name, sex: "1", birthDate: "2015-06-01" },
      villageCode: VILLAGE,
      on: "2021-01-05",
      facts: [{ kind: "category", from: "2021-01-05", value: { category: "ruralLeftBehind" } }],
      kin: [{ relation: "51", person: { name: `${name}父` } }],
      notADouble: true,
    },
  };
}

function schoolingOf({ name, childId }: Wish, version: number): Wish {
  const key = randomUUID();
  return {
    name,
    key,
    path: `/api/children/${childId}/facts`,
    headers: { "idempotency-key": key, "if-match": `"${version}"` },
    body: { kind: "schooling", from: "2021-09-01", value: { stage: "primary", school: `${name}的学校` } },
    ...(childId === undefined ? {} : { childId }),
  };
}

/** The answer, or nothing if the server was gone before it came whole. */
async function ask(visitor: Visitor, wish: Wish): Promise<{ id?: string; factId?: string } | undefined> {
  try {
    const answer = await visitor.post(wish.path, wish.body, wish.headers);
    const body = (await answer.json()) as { id?: string; factId?: string; code?: string };
    if (answer.status !== 200) throw new Error(`${wish.path} answered ${answer.status} ${body.code}`);
    return body;
  } catch (error) {
    if (error instanceof TypeError || (error as { name?: string }).name === "AbortError") return undefined;
    throw error;
  }
}

/** Opens files and records facts in turn, until the server is gone. */
async function writeUntilGone(visitor: Visitor): Promise<void> {
  for (;;) {
    const child = newChild();
    const file = await ask(visitor, child);
    if (file === undefined) return void unanswered.push(child);
    opened.push(Object.assign(child, { childId: file.id }));
    const fact = schoolingOf(child, 1);
    if ((await ask(visitor, fact)) === undefined) return void unanswered.push(fact);
    recorded.push(fact);
  }
}

async function numbersOf(query: string, ...values: unknown[]): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ key: string; count: string }>(query, values);
  return new Map(rows.map((row) => [row.key, Number(row.count)]));
}

const FILES =
  "select p.name as key, count(*) as count from registry.child c join registry.person p on p.id = c.id group by 1";
const SCHOOLINGS =
  "select person_id::text as key, count(*) as count from registry.fact where kind = 'schooling' and superseded_at is null group by 1";

describe("a server that is killed in the middle of work", () => {
  it("has all that it answered, and nothing by half", async () => {
    let visitors: Visitor[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start();
      if (visitors.length === 0) {
        await insertCast(database.url);
        const visitor = await openVisitor(server.url, cast.director.username);
        visitors = Array.from({ length: WRITERS }, () => visitor);
      }
      const work = Promise.all(visitors.map((visitor) => writeUntilGone(visitor.at(server.url))));
      await pause(randomInt(300, 1_200));
      await server.stop("SIGKILL");
      await work;
    }
    expect(opened.length, "files that were answered").toBeGreaterThan(ROUNDS);
    const files = await numbersOf(FILES);
    const schoolings = await numbersOf(SCHOOLINGS);
    for (const { name } of opened) expect(files.get(name), name).toBe(1);
    for (const { childId } of recorded) expect(schoolings.get(childId ?? "")).toBe(1);
    // A file is its person, its category and home, its father, its standing and its entry in the log, or it is not.
    const { rows } = await owner.query(`
      select c.id from registry.child c
      where not exists (select from registry.person p where p.id = c.id)
        or (select count(*) from registry.fact f where f.person_id = c.id and f.kind in ('category', 'residence')) <> 2
        or (select count(*) from registry.kin k where k.child_id = c.id) <> 1
        or not exists (select from registry.standing s where s.child_id = c.id)
        or (select count(*) from audit.entry e where e.operation = 'registry.child.open' and c.id = any (e.subject_ids)) <> 1`);
    expect(rows).toEqual([]);
  }, 60_000);

  it("does once what is asked again because no answer came, and has an entry for each thing done", async () => {
    const server = await start();
    const visitor = await openVisitor(server.url, cast.director.username);
    expect(unanswered.length).toBeGreaterThan(0);
    for (const wish of unanswered) {
      const first = await ask(visitor, wish);
      const again = await ask(visitor, wish);
      expect(first).toBeDefined();
      expect(again).toEqual(first);
      if (wish.childId === undefined) wish.childId = first?.id ?? "";
    }
    // What was answered before the power went is answered the same now.
    for (const wish of opened.slice(0, 5)) expect((await ask(visitor, wish))?.id).toBe(wish.childId);
    await server.stop();

    const all = [...opened, ...unanswered.filter(({ path }) => path === "/api/children")];
    const facts = [...recorded, ...unanswered.filter(({ path }) => path !== "/api/children")];
    const files = await numbersOf(FILES);
    expect(files.size).toBe(all.length);
    for (const { name } of all) expect(files.get(name), name).toBe(1);
    const schoolings = await numbersOf(SCHOOLINGS);
    expect(schoolings.size).toBe(facts.length);
    for (const { childId } of facts) expect(schoolings.get(childId ?? "")).toBe(1);
    const entries = await numbersOf(
      "select operation as key, count(*) as count from audit.entry where effect = 'write' group by 1",
    );
    expect(entries.get("registry.child.open")).toBe(all.length);
    expect(entries.get("registry.fact.record")).toBe(facts.length);
  }, 60_000);

  it("has an audit chain that fits, and the heads that were noted beside it", async () => {
    const watcher = openDatabase({ url: database.url });
    await sealEntries(watcher);
    expect(await verifyChain(watcher)).toMatchObject({ ok: true, unlinked: 0 });
    await watcher.close();
    const server = await start();
    const auditor = await openVisitor(server.url, cast.auditor.username);
    const answer = await auditor.get("/api/audit/verification");
    expect(await answer.json()).toMatchObject({ ok: true });
    await server.remove();
  }, 30_000);
});

describe("a database that is killed right after a number was revealed", () => {
  it("comes back with the entry of who looked, when and why", async () => {
    const server = await startServer({ env: { TONGAN_DEMO: "0" } });
    const { url } = await startEmbeddedPostgres({
      dataDir: server.dataDir,
      log: () => undefined,
      join: true,
    });
    await insertCast(url);
    const visitor = await openVisitor(server.url, cast.district.username);
    const person = { name: "童小河", sex: "1", birthDate: "2014-03-09", citizenNo: secrets.citizenNo };
    const opened = await visitor.post("/api/children", { person, villageCode: VILLAGE, on: "2021-01-05" });
    const { id } = (await opened.json()) as { id: string };
    const reasons = Array.from({ length: 2 }, (_, nth) => `核对身份证第 ${nth} 次`);
    for (const reason of reasons) {
      const body = { personId: id, field: "citizenNo", reason };
      const answer = await visitor.post(`/api/children/${id}/reveals`, body);
      expect(answer.status).toBe(200);
      // All of it at once: nobody is left to write down what was still in memory.
      for (const pid of processesIn(realpathSync(join(server.dataDir, "postgres/cluster"))))
        process.kill(pid, "SIGKILL");
      await expect
        .poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 20_000 })
        .toBe(200);
    }
    const after = new pg.Client({ connectionString: url });
    await after.connect();
    const { rows } = await after.query<{ purpose: string }>(
      "select purpose from audit.entry where operation = 'registry.number.reveal' order by id",
    );
    await after.end();
    await server.remove();
    expect(rows.map(({ purpose }) => purpose)).toEqual(reasons);
  }, 60_000);
});
