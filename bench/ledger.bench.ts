/**
 * A township's ledger page of 50, and a search across the district, through HTTP with row-level security on, on a register of a
 * million children; and the same statements driven straight through `pg` from one process in the same run.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Actor } from "../src/kernel/actor.ts";
import { LedgerQuery } from "../src/modules/registry/ledgers/ledgers.contract.ts";
import { readLedger } from "../src/modules/registry/ledgers/read-ledger.service.ts";
import { scopeBelow } from "../src/platform/access/scope.ts";
import { systemActor } from "../src/platform/access/system-actor.ts";
import { createFieldCipher } from "../src/platform/crypto/cipher.ts";
import { openKeyRing } from "../src/platform/crypto/key-store.ts";
import { type Database, openDatabase, unitOfWork } from "../src/platform/db/database.ts";
import type { Tables } from "../src/platform/db/sql.ts";
import { loadPlaces } from "../src/platform/places/places.store.ts";
import { drive, round } from "./support/load.ts";
import { BENCH_MASTER_KEY, type BenchRegister, openBenchRegister } from "./support/register.ts";
import { Connection, startBenchServer } from "./support/server-process.ts";

const CONNECTIONS = 16;
const args = process.argv.slice(2);
const SECONDS = args.includes("--seconds") ? Number(args[args.indexOf("--seconds") + 1]) : 10;
const TOWNSHIPS = ["500117104", "500117101", "500117001", "500117126"];
const PAGES = 10;
const SEARCHES = ["王伟", "张芳", "小红", "明超", "文辉", "李", "wx", "zm", "lxm", "hy", "cj", "zq"].filter(
  (q) => q.length > 1,
);

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const register = await openBenchRegister(args);
const server = await startBenchServer(register);
try {
  const supervisors = await Promise.all(
    TOWNSHIPS.map((code) => new Connection(server.origin).logIn(`bench-${code}`)),
  );
  const paths = await Promise.all(
    supervisors.map((one) => pagesOf(one, "/api/ledgers/leftBehind?limit=50", PAGES)),
  );
  const connections = Array.from({ length: CONNECTIONS }, (_, index) =>
    supervisors[index % supervisors.length]?.another(),
  );
  const page = await drive(CONNECTIONS, SECONDS, async (worker, n) => {
    const path = paths[worker % TOWNSHIPS.length]?.[n % PAGES] ?? "";
    await ask(connections[worker], path);
  });
  const statements = await recordStatements(register);
  const peer = await driveDirectly(register.url, statements);
  const ratio = round((page.perSecond / peer.perSecond) * 1000) / 1000;

  const officer = await new Connection(server.origin).logIn("bench-500117");
  const seekers = Array.from({ length: CONNECTIONS }, () => officer.another());
  const seek = (workers: number) =>
    drive(workers, SECONDS, async (worker, n) => {
      const q = SEARCHES[(worker + n) % SEARCHES.length] ?? "";
      await ask(seekers[worker], `/api/ledgers/all?limit=50&q=${encodeURIComponent(q)}`);
    });
  const search = await seek(CONNECTIONS);
  const searchAlone = await seek(1);

  const results = {
    name: "ledger",
    children: register.children,
    connections: CONNECTIONS,
    seconds: SECONDS,
    page,
    sameSqlThroughPg: peer,
    ratio,
    search,
    searchAlone,
    targets: { pageP95: 40, ratio: 0.35, searchP95: 60 },
    met: { pageP95: page.p95 <= 40, ratio: ratio >= 0.35, searchP95: search.p95 <= 60 },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/ledger.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.table({ "page of 50": page, "same SQL, pg": peer, "search, 16": search, "search, 1": searchAlone });
  console.log(`ratio ${ratio}`, results.met);
  for (const one of [...supervisors, ...connections, ...seekers, officer]) one?.close();
} finally {
  await server.stop();
  await register.stop();
}

async function ask(connection: Connection | undefined, path: string): Promise<void> {
  const answer = await connection?.get(path);
  if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status} ${answer?.body.slice(0, 300)}`);
}

/** The paths of the first pages of a list, each with its position. */
async function pagesOf(connection: Connection, path: string, pages: number): Promise<string[]> {
  const paths = [path];
  while (paths.length < pages) {
    const answer = await connection.get(paths.at(-1) ?? path);
    const { nextCursor } = JSON.parse(answer.body) as { nextCursor: string | null };
    if (nextCursor === null) throw new Error("the list is too short to page through");
    paths.push(`${path}&cursor=${nextCursor}`);
  }
  return paths;
}

/** The very statements that those pages cost, taken down while the use case runs. */
async function recordStatements({ url, dataDir }: BenchRegister): Promise<Statement[][]> {
  const database = openDatabase({ url });
  const cipher = createFieldCipher(openKeyRing({ dataDir, masterKey: BENCH_MASTER_KEY }));
  const places = await loadPlaces(database);
  const recorded: Statement[][] = [];
  for (const code of TOWNSHIPS) {
    const actor: Actor = {
      ...systemActor("bench"),
      role: "townshipSupervisor",
      placeCode: code,
      scope: scopeBelow(code),
    };
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const statements: Statement[] = [];
      const taking: Database = {
        ...database,
        kysely: new Kysely<Tables>({
          dialect: new PostgresDialect({ pool: database.pool }),
          log: ({ query }) => void statements.push({ text: query.sql, values: query.parameters }),
        }),
      };
      const query = LedgerQuery.parse({ limit: 50, cursor });
      const answer = await unitOfWork(taking, actor, { operation: "ledger.read", effect: "read" }, (tx) =>
        readLedger(tx, { cipher, places }, "leftBehind", query),
      );
      cursor = answer.nextCursor ?? undefined;
      recorded.push(statements.filter(({ text }) => !/^(begin|commit)/i.test(text)));
    }
  }
  await database.close();
  return recorded;
}

/** The same transactions without our server: one process, as many connections. */
async function driveDirectly(url: string, recorded: readonly Statement[][]) {
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({
        connectionString: url,
        options: "-c role=tongan_app -c timezone=Asia/Shanghai",
      });
      await client.connect();
      return client;
    }),
  );
  const load = await drive(CONNECTIONS, SECONDS, async (worker, n) => {
    const client = clients[worker];
    await client?.query("begin");
    for (const { text, values } of recorded[(worker * PAGES + n) % recorded.length] ?? []) {
      await client?.query(text, [...values]);
    }
    await client?.query("commit");
  });
  await Promise.all(clients.map((client) => client.end()));
  return load;
}
