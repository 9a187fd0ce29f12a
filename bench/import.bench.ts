/**
 * A ledger file of 100,000 rows × 30 columns through the importing page's own way: uploaded, pre-checked and committed over HTTP by
 * a district officer, into an empty register on a durable PostgreSQL. The peer reads the same file cell by cell with exceljs's
 * streaming reader, in a process of its own, in the same run. `--rows N` for a smaller file.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { composeCitizenId } from "../src/kernel/citizen-id.ts";
import { hashPassword } from "../src/platform/crypto/password.ts";
import { startEmbeddedPostgres } from "../src/platform/db/embedded-postgres.ts";
import { migrate } from "../src/platform/db/migrate.ts";
import type { Cell } from "../src/platform/excel/sheet.ts";
import { writeWorkbook } from "../src/platform/excel/write-workbook.ts";
import { readDivisions, seedPlaces, shortPlaceName } from "../src/platform/places/seed-places.ts";
import { round } from "./support/load.ts";

const PASSWORD = "bench-password-1";
const USERNAME = "bench-import";
const TARGETS = { ratio: 2.5, peakMegabytes: 500 };
const POLL_MS = 100;

const COLUMNS = (
  "序号 镇街 村（社区） 姓名 性别 出生日期 身份证号 户籍性质 现住址 父亲姓名 父亲身份证号 父亲务工地 父亲电话 父亲外出时间 母亲姓名 " +
  "母亲身份证号 母亲务工地 母亲电话 母亲外出时间 委托照料原因 监护人姓名 与儿童关系 监护人联系电话 是否签委托监护确认书 学段 学校 年级 " +
  "健康状况 走访日期 备注"
).split(" ");

interface Village {
  readonly township: string;
  readonly name: string;
}

const FAMILY = Array.from("王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗");
const GIVEN = Array.from("子涵欣怡梓轩雨桐浩宇思远嘉诺俊杰若曦伟芳娜秀英敏静丽强磊军洋勇艳");
const CITIES = ["广东省深圳市", "浙江省温州市", "重庆市渝北区", "福建省泉州市", "江苏省昆山市", "四川成都"];

/** Brothers and sisters stand one below the other, as in a real ledger: two rows share their parents. */
function childRow(row: number, villages: readonly Village[]): Cell[] {
  const family = row >> 1;
  const pick = <T>(list: readonly T[], seed: number) => list[seed % list.length] as T;
  const village = pick(villages, Math.floor(family / 4));
  const surname = pick(FAMILY, family);
  const given = (seed: number) => pick(GIVEN, seed * 7) + pick(GIVEN, seed * 11 + (seed >> 5));
  const pad = (value: number) => String(value).padStart(2, "0");
  const born = `${2006 + (row % 14)}-${pad((Math.floor(row / 14) % 12) + 1)}-${pad((Math.floor(row / 168) % 28) + 1)}`;
  const adultBorn = `${1976 + (family % 15)}-${pad((Math.floor(family / 15) % 12) + 1)}-${pad((Math.floor(family / 180) % 28) + 1)}`;
  const sequence = Math.floor(row / 4704);
  const man = composeCitizenId("500199", adultBorn, (Math.floor(family / 5040) * 2 + 1) % 1000);
  const woman = composeCitizenId("500199", adultBorn, (Math.floor(family / 5040) * 2) % 1000);
  const isBoy = row % 3 !== 0;
  const phone = (seed: number) =>
    `16${String((family * 7919 + seed * 104_729) % 1_000_000_000).padStart(9, "0")}`;
  return [
    row + 1,
    village.township,
    village.name,
    surname + given(row),
    isBoy ? "男" : "女",
    born,
    composeCitizenId("500199", born, sequence * 2 + (isBoy ? 1 : 0)),
    "农村",
    `${village.name}${(family % 12) + 1}组${(family % 300) + 1}号`,
    surname + given(family + 3),
    man,
    pick(CITIES, family),
    phone(1),
    { date: `20${pad(10 + (family % 10))}-03-01` },
    pick(FAMILY, family + 9) + given(family + 5),
    woman,
    pick(CITIES, family + 1),
    phone(2),
    { date: `20${pad(10 + (family % 9))}-06-01` },
    "父母双方同时外出",
    surname + given(family + 8),
    family % 2 === 0 ? "祖父" : "外祖母",
    phone(3),
    "是",
    row % 2 === 0 ? "小学" : "初中",
    `${village.township}中心学校`,
    "四年级",
    "健康",
    { date: `2020-1${row % 3}-15` },
    row % 10 === 0 ? `家访记录第${row}号` : undefined,
  ];
}

async function writeLedger(path: string, rows: number): Promise<void> {
  const { townships } = await readDivisions();
  const villages = townships.flatMap((township) =>
    township.villages.map(([, name]) => ({ township: township.name, name: shortPlaceName(name) })),
  );
  function* batches(): Generator<Cell[][]> {
    for (let at = 0; at < rows; at += 1000) {
      yield Array.from({ length: Math.min(1000, rows - at) }, (_, index) => childRow(at + index, villages));
    }
  }
  const columns = COLUMNS.map((heading) => ({ heading }));
  const sheet = {
    name: "留守儿童",
    title: "合川区农村留守儿童名册（2020年第四季度）",
    columns,
    rows: batches(),
  };
  await pipeline(writeWorkbook({ sheets: [sheet] }), createWriteStream(path));
}

/** `node bench/import.bench.ts --peer FILE`: reads every cell and says how many there are. */
async function readWithExceljs(path: string): Promise<void> {
  const { default: ExcelJS } = await import("exceljs");
  const options = { entries: "emit", sharedStrings: "cache", styles: "cache", worksheets: "emit" } as const;
  let cells = 0;
  const began = performance.now();
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      row.eachCell((cell) => {
        if (cell.value !== null) cells++;
      });
    }
  }
  console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, cells }));
}

function measurePeer(path: string): { seconds: number; cells: number } {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--peer", path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error("exceljs could not read the file");
  return JSON.parse(stdout) as { seconds: number; cells: number };
}

interface Server {
  readonly origin: string;
  readonly process: ChildProcess;
}

async function startServer(url: string, dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../src/main.ts", import.meta.url))], {
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: url,
      TONGAN_DATA: dataDir,
      TONGAN_DEMO: "0",
      PORT: "0",
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /(http:\/\/[\d.]+:\d+)\//.exec(line);
    if (match?.[1] === undefined) continue;
    child.stdout.resume();
    return { origin: match[1], process: child };
  }
  throw new Error("the server ended before it was ready");
}

/** Peak resident memory of a process, in megabytes. */
function peakOf({ pid }: ChildProcess): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1] ?? 0) / 1024);
}

async function insertOfficer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const accountId = randomUUID();
  await client.query(
    "insert into platform.account (id, username, display_name, password_hash, created_at) values ($1, $2, '测量员', $3, now())",
    [accountId, USERNAME, await hashPassword(PASSWORD)],
  );
  await client.query(
    `insert into platform.post (id, account_id, role, place_code, title, valid_from)
     values ($1, $2, 'districtOfficer', '500117', '测量', '2016-01-01')`,
    [randomUUID(), accountId],
  );
  await client.end();
}

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly progress: unknown;
  readonly failure: { readonly detail: string } | null;
  readonly counts: { readonly rows: number; readonly ready: number; readonly reject: number } | null;
  readonly committed: { readonly opened: number } | null;
}

/** A person at the importing page. */
class Officer {
  readonly #origin: string;
  #headers: Record<string, string> = {};

  constructor(origin: string) {
    this.#origin = origin;
  }

  async logIn(): Promise<void> {
    const response = await fetch(`${this.#origin}/api/session`, {
      method: "POST",
      body: JSON.stringify({ username: USERNAME, password: PASSWORD }),
      headers: { "content-type": "application/json" },
    });
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    this.#headers = {
      cookie: (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "",
      "x-csrf-token": csrfToken,
    };
  }

  async #ask(method: string, path: string, body?: FormData): Promise<Batch> {
    const response = await fetch(`${this.#origin}${path}`, {
      method,
      headers: this.#headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text) as Batch;
  }

  async upload(path: string): Promise<Batch> {
    const form = new FormData();
    form.set("ledger", "leftBehind");
    form.set("file", await openAsBlob(path), "留守儿童.xlsx");
    return this.#ask("POST", "/api/imports", form);
  }

  /** Presses the button and waits; the longest answer while the job runs tells whether the server stayed with the people. */
  async step(id: string, step: string): Promise<{ batch: Batch; slowestAnswer: number }> {
    await this.#ask("POST", `/api/imports/${id}/${step}`);
    let slowestAnswer = 0;
    for (;;) {
      const began = performance.now();
      const batch = await this.#ask("GET", `/api/imports/${id}`);
      slowestAnswer = Math.max(slowestAnswer, performance.now() - began);
      if (batch.failure !== null) throw new Error(batch.failure.detail);
      if (batch.progress === null) return { batch, slowestAnswer: Math.round(slowestAnswer) };
      await pause(POLL_MS);
    }
  }
}

async function measure(rows: number): Promise<void> {
  const bench = fileURLToPath(new URL("../.data/bench/", import.meta.url));
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, "import-"));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const path = join(folder, "ledger.xlsx");
  await writeLedger(path, rows);
  const postgres = await startEmbeddedPostgres({ dataDir, log: console.error });
  try {
    await migrate(postgres.url);
    await seedPlaces(postgres.url);
    await insertOfficer(postgres.url);
    const peer = measurePeer(path);
    const server = await startServer(postgres.url, dataDir);
    const officer = new Officer(server.origin);
    await officer.logIn();
    const idle = peakOf(server.process);
    const began = performance.now();
    const lap = () => round((performance.now() - began) / 1000);
    const { id } = await officer.upload(path);
    const uploaded = lap();
    const check = await officer.step(id, "check");
    const checked = lap();
    const commit = await officer.step(id, "commit");
    const committed = lap();
    const peak = peakOf(server.process);
    await new Promise((resolve) => {
      server.process.once("exit", resolve);
      server.process.kill("SIGTERM");
    });
    const ratio = Math.round((committed / peer.seconds) * 1000) / 1000;
    const results = {
      name: "import",
      rows,
      columns: COLUMNS.length,
      fileMegabytes: round(statSync(path).size / 1e6),
      seconds: {
        upload: uploaded,
        check: round(checked - uploaded),
        commit: round(committed - checked),
        all: committed,
      },
      rowsPerSecond: Math.round(rows / committed),
      exceljs: { seconds: round(peer.seconds), cells: peer.cells },
      ratio,
      slowestAnswerMilliseconds: { check: check.slowestAnswer, commit: commit.slowestAnswer },
      serverMegabytes: { idle, peak },
      counts: check.batch.counts,
      committed: commit.batch.committed,
      targets: TARGETS,
      met: { ratio: ratio <= TARGETS.ratio, memory: peak <= TARGETS.peakMegabytes },
    };
    mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
    writeFileSync(new URL("./results/import.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
    console.table({
      "upload and survey": { seconds: results.seconds.upload },
      "pre-check": { seconds: results.seconds.check },
      commit: { seconds: results.seconds.commit },
      "all three": { seconds: results.seconds.all },
      "exceljs reads the cells": { seconds: results.exceljs.seconds },
    });
    const { opened } = commit.batch.committed ?? { opened: 0 };
    console.log(
      `${opened} of ${rows} rows opened a file; ratio ${ratio}, server's peak ${peak} MB`,
      results.met,
    );
  } finally {
    await postgres.stop();
    // As root the database's own account keeps its files elsewhere, behind a link.
    rmSync(realpathSync(join(dataDir, "postgres")), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
const peerAt = args.indexOf("--peer");
const rowsAt = args.indexOf("--rows");
if (peerAt >= 0) await readWithExceljs(args[peerAt + 1] ?? "");
else await measure(rowsAt >= 0 ? Number(args[rowsAt + 1]) : 100_000);
