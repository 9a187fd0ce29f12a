/** The whole server on a fresh copy of the test database, with a small cast that can log in; requests go through `inject`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { openApp } from "../../src/compose.ts";
import { setClock } from "../../src/kernel/clock.ts";
import { purposeFirst } from "../../src/platform/access/sealed.contract.ts";
import type { App } from "../../src/platform/http/app.ts";
import { createLog } from "../../src/platform/log.ts";
import { readSettings } from "../../src/platform/settings.ts";
import { buildServer } from "../../src/serve.ts";
import { cheapHash } from "./cheap-hash.ts";
import { createTestDatabase } from "./database.ts";

/** 小沔镇's neighbours at work: two villages of 古楼镇, one of 官渡镇, and the people of the district. */
export const cast = {
  director: { username: "director", role: "villageDirector", place: "500117104204", name: "陈秀英" },
  neighbour: { username: "neighbour", role: "villageDirector", place: "500117104206", name: "刘桂芳" },
  supervisor: { username: "supervisor", role: "townshipSupervisor", place: "500117104", name: "张国强" },
  otherSupervisor: {
    username: "other-supervisor",
    role: "townshipSupervisor",
    place: "500117101",
    name: "李明华",
  },
  district: { username: "district", role: "districtOfficer", place: "500117", name: "王建国" },
  district2: { username: "district2", role: "districtOfficer", place: "500117", name: "赵敏" },
  leader: { username: "leader", role: "districtLeader", place: "500117", name: "周志远" },
  finance: { username: "finance", role: "finance", place: "500117", name: "吴芳" },
  auditor: { username: "auditor", role: "auditor", place: "500117", name: "郑海" },
  security: { username: "security", role: "securityAdmin", place: "500117", name: "冯涛" },
  admin: { username: "admin", role: "systemAdmin", place: "500117", name: "孙磊" },
  institution: { username: "institution", role: "institutionStaff", place: "500117", name: "何静" },
  registrar: { username: "registrar", role: "adoptionRegistrar", place: "500117", name: "罗兰" },
  assessor: { username: "assessor", role: "assessor", place: "500117", name: "高洁" },
  socialworker: { username: "socialworker", role: "socialWorker", place: "500117", name: "林晓" },
  police: { username: "police", role: "partnerLiaison", place: "500117", name: "马军", department: "police" },
  education: {
    username: "education",
    role: "partnerLiaison",
    place: "500117",
    name: "唐老师",
    department: "education",
  },
} as const;
export type CastName = keyof typeof cast;

export const TEST_PASSWORD = "test-password-1";

export interface Agent {
  /** Sends a request as this person; writes carry the token. */
  request(options: InjectOptions & { version?: number; key?: string }): Promise<LightMyRequestResponse>;
  get(url: string): Promise<LightMyRequestResponse>;
  post(
    url: string,
    payload: object,
    more?: { version?: number; key?: string },
  ): Promise<LightMyRequestResponse>;
  readonly csrfToken: string;
  readonly cookie: string;
}

/** As the desk does it: before a sealed matter says what for, then asks once more. */
async function readSaying(request: Agent["request"], url: string): Promise<LightMyRequestResponse> {
  const answer = await request({ method: "GET", url });
  if (answer.statusCode !== purposeFirst.status) return answer;
  const { code, matter } = answer.json<{ code: string; matter?: string }>();
  if (code !== purposeFirst.code) return answer;
  await request({ method: "POST", url: `/api/sealed/${matter}/purpose`, payload: { purpose: "办理本件" } });
  return request({ method: "GET", url });
}

export interface TestApp {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly databaseUrl: string;
  as(name: CastName): Promise<Agent>;
  /** In a session of its own. */
  anew(name: CastName): Promise<Agent>;
  /** Moves the clock; a session ends while it jumps, so everybody logs in anew. */
  moveTo(moment: string): void;
  close(): Promise<void>;
}

export async function createTestApp(env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "tongan-app-"));
  const settings = readSettings({
    DATABASE_URL: database.url,
    TONGAN_DATA: dataDir,
    TONGAN_DEMO: "0",
    ...env,
  });
  const opened = await openApp({ settings, log: createLog("error") });
  await insertCast(database.url);
  const server = await buildServer(opened.app, { logLevel: "error" });
  await server.ready();
  const agents = new Map<CastName, Promise<Agent>>();
  return {
    app: opened.app,
    server,
    databaseUrl: database.url,
    as(name) {
      let agent = agents.get(name);
      if (agent === undefined) {
        agent = logIn(server, cast[name].username);
        agents.set(name, agent);
      }
      return agent;
    },
    anew: (name) => logIn(server, cast[name].username),
    moveTo(moment) {
      setClock(moment);
      agents.clear();
    },
    async close() {
      await server.close();
      await opened.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everybody of the cast, with an account and a post; for a server that a test starts itself. */
export async function insertCast(url: string): Promise<void> {
  const hash = cheapHash(TEST_PASSWORD);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const people = Object.values(cast).map((person) => ({
    ...{ id: uuid(), postId: uuid(), username: person.username, name: person.name, role: person.role },
    ...{ place: person.place, department: "department" in person ? person.department : null },
  }));
  await client.query(
    `with people as (select * from jsonb_to_recordset($1)
       as one(id uuid, "postId" uuid, username text, name text, role text, place text, department text)),
     accounts as (insert into platform.account (id, username, display_name, password_hash, created_at)
       select id, username, name, $2, now() from people)
     insert into platform.post (id, account_id, role, place_code, title, department, valid_from)
       select "postId", id, role, place, role, department, '2016-01-01' from people`,
    [JSON.stringify(people), hash],
  );
  await client.end();
}

async function logIn(server: FastifyInstance, username: string): Promise<Agent> {
  const answer = await server.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password: TEST_PASSWORD },
  });
  if (answer.statusCode !== 200) throw new Error(`log-in of ${username} failed: ${answer.body}`);
  const { csrfToken } = answer.json<{ csrfToken: string }>();
  const cookie = answer.cookies.find((one) => one.name === "tongan_session")?.value ?? "";
  const request: Agent["request"] = ({ version, key, headers, ...options }) =>
    server.inject({
      ...options,
      cookies: { tongan_session: cookie },
      headers: {
        "x-csrf-token": csrfToken,
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...headers,
      },
    });
  return {
    request,
    csrfToken,
    cookie,
    get: (url) => readSaying(request, url),
    post: (url, payload, more = {}) => request({ method: "POST", url, payload, ...more }),
  };
}
