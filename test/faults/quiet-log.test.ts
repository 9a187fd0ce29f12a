/** A server that goes through all that names persons, and breaks at it, says nothing of them in its whole output. */

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, insertCast, TEST_PASSWORD } from "../support/app.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { secrets, VILLAGE } from "./fault-world.ts";
import { multipart } from "./fuzz-shots.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

const PASSWORD_TYPED = "plum-tree-at-the-well";

let database: TestDatabase;
let owner: pg.Client;
let server: TestServer;
let director: Visitor;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  server = await startServer({ env: { DATABASE_URL: database.url, TONGAN_DEMO: "0" } });
  await insertCast(database.url);
  director = await openVisitor(server.url, cast.director.username);
});
afterAll(async () => {
  await server.remove();
  await owner.end();
  await database.drop();
});

const child = {
  person: { name: secrets.name, sex: "1", birthDate: "2014-03-09", citizenNo: secrets.citizenNo },
  villageCode: VILLAGE,
  on: "2021-01-01",
};

/** The database refuses from now on, and quotes the row at it, as constraints and triggers do. */
async function breakTable(table: string): Promise<void> {
  await owner.query(`
    create or replace function public.quote_row() returns trigger language plpgsql as $$ begin
      raise exception 'cannot keep %', new using errcode = 'data_exception', detail = new::text, hint = new::text;
    end $$;
    create trigger quote before insert or update on ${table} for each row execute function public.quote_row()`);
}

describe("the server's output", () => {
  it("tells of failures", async () => {
    for (const username of [cast.director.username, secrets.name, secrets.phone])
      await fetch(`${server.url}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username, password: PASSWORD_TYPED }),
      });
    for (const q of [secrets.name, secrets.citizenNo])
      expect((await director.get(`/api/children?q=${encodeURIComponent(q)}`)).status).toBe(200);
    await director.post("/api/children", {
      ...child,
      person: { ...child.person, citizenNo: `${secrets.citizenNo}9` },
    });

    await breakTable("registry.person");
    expect((await director.post("/api/children", child)).status).toBe(500);

    const supervisor = await openVisitor(server.url, cast.supervisor.username);
    await breakTable("registry.import_row");
    const sheet = `姓名,性别,出生日期,身份证号,现住村（社区）,父亲姓名,父亲联系电话\n${secrets.name},男,2014-13-09,${secrets.citizenNo},沙嘴村,${secrets.name},${secrets.phone}\n`;
    const { payload, headers } = multipart(
      { ledger: "leftBehind", asOf: "2026-11-01" },
      sheet,
      `${secrets.name}.csv`,
    );
    const uploaded = await supervisor.send("POST", "/api/imports", payload, headers);
    const { id } = (await uploaded.json()) as { id: string };
    const checked = await supervisor.post(`/api/imports/${id}/check`, {});
    expect(checked.status, await checked.text()).toBe(200);
    await expect.poll(() => server.output(), { timeout: 20_000 }).toContain("job failed");

    expect(server.output()).toContain("request failed");
    expect(server.output()).toMatch(/"code":"22000"/);
  }, 60_000);

  it("names nobody, no number and no password", async () => {
    await server.stop();
    const output = server.output();
    for (const [what, secret] of Object.entries({
      ...secrets,
      typed: PASSWORD_TYPED,
      password: TEST_PASSWORD,
    }))
      expect(output.includes(secret), what).toBe(false);
    for (const { name } of Object.values(cast)) expect(output).not.toContain(name);
  });

  it("has no warning of what is out of date", () => {
    expect(server.output()).not.toMatch(/deprecat|warning/i);
  });
});
