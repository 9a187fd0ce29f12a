/** Who sends what in the tests that try every declared operation: a sound request's ids and words, and the person's session. */
import type { LightMyRequestResponse } from "fastify";
import type { Operation } from "../../src/kernel/operation.ts";
import { reportProblems } from "../../src/modules/protection/reports/report-problems.contract.ts";
import { openDueQuarters } from "../../src/modules/registry/quarters/open-quarters.service.ts";
import { declaredVerbs } from "../../src/platform/access/policy.ts";
import { identityProblems } from "../../src/platform/identity/identity-problems.contract.ts";
import { syncProblems } from "../../src/platform/sync/sync-problems.contract.ts";
import { allRoutes } from "../../src/serve.ts";
import { type CastName, cast } from "../support/app.ts";
import { changedTables, type FaultWorld, openFaultWorld, secrets, VILLAGE } from "./fault-world.ts";
import { multipart, type Shot } from "./fuzz-shots.ts";
import type { Known } from "./sample-of.ts";

let world: FaultWorld;
const fixed: Record<string, string> = {};

export const operations = allRoutes.map(({ operation }) => operation);

/** A world in which a sound request of every operation finds what it names. */
export async function openFuzzWorld(): Promise<FaultWorld> {
  world = await openFaultWorld();
  await world.work((tx) => openDueQuarters(tx, world.test.app, "2026-11-24"));
  const supervisor = await world.test.as("supervisor");
  const sheet =
    "姓名,性别,出生日期,身份证号,现住村（社区）,父亲姓名,母亲姓名\n童一一,男,2015-06-01,,沙嘴村,童父,童母\n";
  const upload = await supervisor.request({
    method: "POST",
    url: "/api/imports",
    ...multipart({ ledger: "leftBehind" }, sheet),
  });
  fixed["batch"] = upload.json<{ id?: string }>().id ?? upload.body;
  const unit = await (await world.test.as("district")).post("/api/member-units", { name: "区教委" });
  fixed["unitId"] = unit.json<{ id?: string }>().id ?? unit.body;
  for (const [name, id] of Object.entries(fixed))
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`${name} was not made: ${id}`);
  return world;
}

export function mayDo(who: CastName | "nobody", verb: string): boolean {
  if (verb === "public") return true;
  return who !== "nobody" && (verb === "session" || declaredVerbs().get(verb)?.has(cast[who].role) === true);
}

/** Tables that an operation has changed between two looks, though it refused. */
export function changedBy(
  operation: Operation,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): string[] {
  return changedTables(before, after).filter((table) => !countsGuesses(operation, table));
}

/** A refused log-in leaves its trace on purpose, and a wrong password or follow-up code is counted wherever it is asked for. */
function countsGuesses({ name, problems }: Operation, table: string): boolean {
  const guessed = [identityProblems.badLogin, reportProblems.code, syncProblems.deviceUnknown];
  if (table === "platform.login_guess") return guessed.some((one) => problems?.includes(one) === true);
  return name === "identity.session.begin" && table === "audit.entry";
}

export async function fire(
  who: CastName | "nobody",
  operation: Operation,
  { name: _name, ...shot }: Shot,
): Promise<LightMyRequestResponse> {
  const { server } = world.test;
  if (who === "nobody") return server.inject(shot);
  const session = await sessionOf(who, operation.name === "identity.session.end");
  const version = operation.versioned ? await versionOf(shot.url) : 0;
  const cookie = `tongan_session=${session.cookie}`;
  const headers = {
    cookie,
    "x-csrf-token": session.csrf,
    ...(operation.versioned ? { "if-match": `"${version}"` } : {}),
  };
  return server.inject({ ...shot, headers: { ...headers, ...shot.headers } });
}

const sessions = new Map<CastName, Promise<{ cookie: string; csrf: string }>>();

/** A session without the cost of a password; a fresh one for what ends it. */
function sessionOf(who: CastName, fresh: boolean): Promise<{ cookie: string; csrf: string }> {
  const known = sessions.get(who);
  if (known !== undefined && !fresh) return known;
  const begun = beginSession(who);
  if (!fresh) sessions.set(who, begun);
  return begun;
}

async function beginSession(who: CastName): Promise<{ cookie: string; csrf: string }> {
  const { rows } = await world.owner.query<{ account: string; post: string }>(
    "select a.id as account, p.id as post from platform.account a join platform.post p on p.account_id = a.id where a.username = $1",
    [cast[who].username],
  );
  const cookie = await world.test.app.sessions.begin(
    rows[0]?.account ?? "",
    rows[0]?.post ?? "",
    "127.0.0.1",
    "fuzz",
  );
  const session = await world.test.app.sessions.find(cookie);
  return { cookie, csrf: session?.csrfToken ?? "" };
}

async function versionOf(url: string): Promise<number> {
  const [, kind, id] = /^\/api\/(children|imports)\/([0-9a-f-]{36})/.exec(url) ?? [];
  if (kind === "children") return world.version(id ?? "");
  const { rows } = await world.owner.query<{ version: number }>(
    "select version from registry.import_batch where id = $1",
    [id ?? fixed["batch"]],
  );
  return rows[0]?.version ?? 1;
}

const noFilters = Object.fromEntries(
  "sex category hukou stage boarding health disabilityClass disabilityLevel risk careQuality actualCare entrustReason orphanType careMode dimension difficulty relief father mother"
    .split(" ")
    .map((name) => [name, ""]),
);

/** A preference, a parameter and a fact are all called a value. */
function soundValueOf({ name }: Operation): Known[string] {
  if (name.includes("preference")) return { columns: ["name"] };
  return name.includes("parameter") ? 165_100 : { stage: "junior", school: "古楼中学" };
}

let family: Awaited<ReturnType<FaultWorld["openFamily"]>> | undefined;

/** Ids and words of a sound request; a fresh child for each operation and after each thing done with one. */
export async function knownOf(operation: Operation): Promise<Known> {
  const changesOne = operation.effect === "write" && /^\/api\/(children|merges)/.test(operation.path);
  if (family === undefined || changesOne) family = await world.openFamily();
  const { childId, fatherId, kinId, factId } = family;
  const other = operation.name === "registry.children.merge" ? (await world.openFamily()).childId : childId;
  return {
    id: operation.path.startsWith("/api/imports") ? (fixed["batch"] ?? "") : childId,
    unitId: fixed["unitId"] ?? "",
    personId: fatherId,
    guardianId: fatherId,
    keptId: childId,
    mergedId: other,
    childId,
    kinId,
    factId,
    fileId: childId,
    seq: "1",
    key: "fuzz.key",
    quarter: "2026Q3",
    month: "2026-10",
    fromMonth: "2026-10",
    firstMonth: "2026-10",
    all: "false",
    mine: "true",
    late: "true",
    lacksDecision: "true",
    fraudOnly: "false",
    about: "programme:B03",
    villageCode: VILLAGE,
    place:
      operation.name === "workforce.visit.record"
        ? { latitude: 30, longitude: 106, accuracyMetres: 9 }
        : VILLAGE,
    check: operation.name === "sync.changes" ? "false" : (undefined as never),
    name: "童安安",
    username: "nobody-of-this-name",
    password: "wrong-password-1",
    current: "wrong-password-1",
    citizenNo: "",
    phone: "16012345678",
    value: soundValueOf(operation),
    kind: operation.name === "registry.fact.record" ? "schooling" : (undefined as never),
    from: operation.name.startsWith("audit") ? "2024-05-01" : "2024-05-01",
    to: "2025-05-01",
    cells: { name: "童二二" },
    action: "unlock",
    field: operation.name === "registry.number.reveal" ? "phone" : "name",
    ...(operation.path.startsWith("/api/ledgers") ? noFilters : {}),
    ...(operation.path.startsWith("/api/open/") ? { code: "222222222222" } : {}),
    problems: "false",
    sealed: operation.effect === "read" ? "false" : false,
    excluded: operation.effect === "read" ? "false" : false,
    withTotal: "true",
    decided: "false",
    noNumber: "false",
    q: secrets.name.slice(0, 2),
    sort: "name",
    columns: "name",
    cell: "total",
    cursor: "",
    facts: [{ kind: "schooling", from: "2024-05-01", value: { stage: "junior" } }],
  };
}
