import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

let dataDir: string;
let logged: string[] = [];
let stops: (() => Promise<void>)[] = [];

async function start(options: { join?: boolean } = {}): Promise<EmbeddedPostgres> {
  const log = (message: string) => logged.push(message);
  const postgres = await startEmbeddedPostgres({ dataDir, log, durable: false, ...options });
  stops.push(() => postgres.stop());
  return postgres;
}

/** Another process that owns the data folder until it is killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const module = new URL("./embedded-postgres.ts", import.meta.url).href;
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {}, durable: false });
    console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.push(async () => {
    if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
  });
  await once(child.stdout, "data");
  return child;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmaster(): number {
  return Number(readFileSync(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
}

describe("the embedded PostgreSQL", () => {
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), "tongan-embedded-"));
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    stops = [];
    logged = [];
  });
  afterAll(() => {
    rmSync(dataDir, { recursive: true });
  });

  it("is made with UTF-8 letters and keeps its data over a restart", async () => {
    const first = await start();
    await query(first.url, "create table kept as select '沔' as name");
    await first.stop();
    expect(existsSync(join(dataDir, "postgres/cluster/postmaster.pid"))).toBe(false);
    const second = await start();
    expect(await query(second.url, "select name, lower('É') as lower from kept")).toEqual([
      { name: "沔", lower: "é" },
    ]);
    expect(await query(second.url, "select datctype from pg_database where datname = 'tongan'")).toEqual([
      { datctype: expect.stringMatching(/utf-?8/i) as string },
    ]);
  });

  it("knows Chinese in trigrams and sorts it by pinyin", async () => {
    const { url } = await start();
    await query(url, "create extension pg_trgm");
    expect(await query(url, "select similarity('小沔镇', '小沔') > 0 as alike")).toEqual([{ alike: true }]);
    expect(await query(url, `select '安' < '重' collate "zh-x-icu" as before`)).toEqual([{ before: true }]);
  });

  it("refuses a second server on the same folder and names the first", async () => {
    const { pid } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      code: "database.alreadyRunning",
      detail: expect.stringContaining(`进程 ${pid ?? ""}`) as string,
    });
  });

  it("lets the command line join a running server and leaves it running", async () => {
    await startElsewhere();
    const joined = await start({ join: true });
    await joined.stop();
    expect(await query(joined.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("ends by itself when its owner is killed, and starts again with the data", async () => {
    const owner = await startElsewhere();
    owner.kill("SIGKILL");
    await once(owner, "exit");
    const { url } = await start();
    expect(await query(url, "select name from kept")).toEqual([{ name: "沔" }]);
  });

  it("takes over when PostgreSQL was killed together with its owner", async () => {
    const owner = await startElsewhere();
    process.kill(postmaster(), "SIGKILL");
    owner.kill("SIGKILL");
    await once(owner, "exit");
    const { url } = await start();
    expect(await query(url, "select name from kept")).toEqual([{ name: "沔" }]);
  });

  it("is not held up by a lock file that names some other living program", async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, "postgres/cluster/postmaster.pid"), `${process.pid}\n`, { mode: 0o600 });
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("comes back on the same address when it dies under a running server", async () => {
    const { url } = await start();
    process.kill(postmaster(), "SIGKILL");
    await expect
      .poll(() => query(url, "select name from kept").catch(() => "down"), { timeout: 10_000, interval: 100 })
      .toEqual([{ name: "沔" }]);
    // PostgreSQL writes beside it, about those who knocked while it was recovering; a slow machine may need a second try.
    expect(logged[0]).toContain("意外停止");
    expect(logged.join("\n")).not.toContain("无法重新启动");
  });

  it("writes no statement, parameter or detail into its log", async () => {
    const { url } = await start();
    const names = ["log_min_messages", "log_min_error_statement", "log_statement", "log_error_verbosity"];
    const shown = await Promise.all(
      names.map((name) => query(url, `select current_setting('${name}') as value`)),
    );
    expect(shown.flat()).toEqual([
      { value: "log" },
      { value: "panic" },
      { value: "none" },
      { value: "terse" },
    ]);
  });
});
