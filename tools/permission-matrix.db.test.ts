/** Who may do what: every operation for every role, and every operation on a child from inside and outside its place. Enumerated. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../src/kernel/operation.ts";
import { declaredVerbs } from "../src/platform/access/policy.ts";
import { allRoutes } from "../src/serve.ts";
import { type Agent, type CastName, cast, createTestApp, type TestApp } from "../test/support/app.ts";

let test: TestApp;
let childId: string;

beforeAll(async () => {
  test = await createTestApp();
  const director = await test.as("director");
  const answer = await director.post("/api/children", {
    person: { name: "矩阵儿", sex: "1", birthDate: "2016-01-01" },
    villageCode: cast.director.place,
    on: "2021-01-01",
    facts: [{ kind: "category", from: "2021-01-01", value: { category: "ruralLeftBehind" } }],
  });
  childId = answer.json<{ id: string }>().id;
});
afterAll(() => test.close());

const NOBODY = "00000000-0000-4000-8000-000000000000";
const operations = allRoutes.map((route) => route.operation);
const closed = operations.filter((operation) => operation.verb !== "public");
const guarded = closed.filter((operation) => operation.verb !== "session");
const names = Object.keys(cast) as CastName[];

function urlOf(operation: Operation, id: string): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === "id" ? id : name.endsWith("Id") ? NOBODY : "x",
  );
}

async function send(agent: Agent, operation: Operation, id: string): Promise<number> {
  // Ending one's own session would send the rest of the test home.
  const answer = await agent.request({
    method: operation.method,
    url: urlOf(operation, id),
    ...(operation.method === "GET" ? {} : { payload: {} }),
  });
  return answer.statusCode;
}

describe("without a session", () => {
  it.each(closed.map((operation) => [operation.name, operation] as const))(
    "%s asks for a log-in",
    async (_, operation) => {
      const answer = await test.server.inject({
        method: operation.method,
        url: urlOf(operation, NOBODY),
        payload: {},
      });
      expect(answer.statusCode).toBe(401);
      expect(answer.json<{ code: string }>().code).toBe("http.unauthenticated");
    },
  );
});

describe("with another's token", () => {
  it.each(
    closed
      .filter((operation) => operation.method !== "GET")
      .map((operation) => [operation.name, operation] as const),
  )("%s is refused", async (_, operation) => {
    const agent = await test.as("district");
    const answer = await agent.request({
      method: operation.method,
      url: urlOf(operation, NOBODY),
      payload: {},
      headers: { "x-csrf-token": "somebody-else" },
    });
    expect(answer.json<{ code: string }>().code).toBe("http.csrf");
  });
});

describe.each(names)("as %s", (name) => {
  it.each(guarded.map((operation) => [operation.name, operation] as const))(
    "%s is open exactly if its verb is",
    async (_, operation) => {
      const may = declaredVerbs().get(operation.verb)?.has(cast[name].role) ?? false;
      const status = await send(await test.as(name), operation, NOBODY);
      if (may) expect(status).not.toBe(403);
      else expect(status).toBe(403);
      expect(status).toBeLessThan(500);
    },
  );
});

describe("a child's file", () => {
  const reads = guarded.filter(
    (operation) => operation.path.startsWith("/api/children/{id}") && operation.method === "GET",
  );
  const inside: CastName[] = ["director", "supervisor", "district", "leader"];
  const outside: CastName[] = ["neighbour", "otherSupervisor"];
  it.each(reads.map((operation) => [operation.name, operation] as const))(
    "%s answers inside its place only",
    async (_, operation) => {
      const named = /\{(?!id\})\w+\}/.test(operation.path);
      for (const name of inside)
        expect(await send(await test.as(name), operation, childId), name).toBe(named ? 404 : 200);
      for (const name of outside) expect(await send(await test.as(name), operation, childId), name).toBe(404);
    },
  );
});
