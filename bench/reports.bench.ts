/**
 * 200 public reports a minute with a photo of 2 MB each, for five minutes, while officers work: none lost, and the officers' pages
 * stay quick. `--minutes N` shortens it.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { findNonce } from "../src/modules/protection/reports/proof-of-work.ts";
import { round } from "./support/load.ts";
import { openBenchRegister } from "./support/register.ts";
import { Connection, startBenchServer } from "./support/server-process.ts";

const PER_MINUTE = 200;
const PHOTO_BYTES = 2 * 1024 * 1024;
const TARGET_P95 = 300;
const OFFICERS = 4;
/** Between two pages somebody reads. */
const READING_MS = 250;

const given = process.argv.slice(2);
const at = given.indexOf("--minutes");
const minutes = at < 0 ? 5 : Number(given[at + 1]);
const register = await openBenchRegister(given.includes("--children") ? given : ["--children", "3000"]);
const owner = new pg.Client({ connectionString: register.url });
await owner.connect();
const count = async (sql: string) => Number((await owner.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
const before = {
  reports: await count("select count(*) as n from protection.report"),
  papers: await count("select count(*) as n from protection.paper"),
};
const server = await startBenchServer(register);
try {
  const until = performance.now() + minutes * 60_000;
  const total = Math.round(PER_MINUTE * minutes);
  const sent: Promise<number>[] = [];
  const pages = work(until);
  for (let n = 0; n < total; n++) {
    const due = n * (60_000 / PER_MINUTE) - (performance.now() - (until - minutes * 60_000));
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    sent.push(report(n));
  }
  const times = (await Promise.all(sent)).sort((a, b) => a - b);
  const officers = await pages;
  const kept = {
    reports: (await count("select count(*) as n from protection.report")) - before.reports,
    papers: (await count("select count(*) as n from protection.paper")) - before.papers,
  };
  const results = {
    name: "reports",
    minutes,
    sent: total,
    kept,
    reporterP95: percentile(times, 0.95),
    officers: {
      pages: officers.length,
      p50: percentile(officers, 0.5),
      p95: percentile(officers, 0.95),
      p99: percentile(officers, 0.99),
    },
    targets: { officersP95: TARGET_P95 },
    met: {
      noneLost: kept.reports === total && kept.papers === total,
      officers: percentile(officers, 0.95) <= TARGET_P95,
    },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/reports.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(results);
} finally {
  await server.stop();
  await owner.end();
  await register.stop();
}

/** As the page does it: challenge, work, report, then the photo with the code. Each phone has an address of its own. */
async function report(n: number): Promise<number> {
  const began = performance.now();
  const from = { "x-forwarded-for": `198.18.${n >> 8}.${n & 255}` };
  const { challenge, difficulty } = await json<{ challenge: string; difficulty: number }>(
    "/api/open/challenge",
    { headers: from },
  );
  const nonce = findNonce(challenge, difficulty, 0, 10_000_000) ?? "";
  const { code } = await json<{ code: string }>("/api/open/reports", {
    method: "POST",
    headers: { ...from, "content-type": "application/json" },
    body: JSON.stringify({
      id: randomUUID(),
      proof: { challenge, nonce },
      content: {
        situations: ["MR4"],
        statement: `第 ${n} 份：孩子身上有伤`,
        danger: "unsure",
        placeCode: "500117104204",
      },
    }),
  });
  const form = new FormData();
  form.set("id", randomUUID());
  form.set("code", code);
  form.set("file", new Blob([photo()], { type: "image/jpeg" }), "IMG_0001.jpg");
  await json("/api/open/report-files", { method: "POST", headers: from, body: form });
  return performance.now() - began;
}

/** Officers who look through reports, cases and their desks. */
async function work(until: number): Promise<number[]> {
  const times: number[] = [];
  const addresses = ["/api/reports", "/api/desk", "/api/cases", "/api/reports?open=all&limit=100"];
  await Promise.all(
    Array.from({ length: OFFICERS }, async () => {
      const officer = await new Connection(server.origin).logIn("bench-500117");
      for (let n = 0; performance.now() < until; n++) {
        const list = await timed(officer, addresses[n % addresses.length] ?? "", times);
        const id = /"id":"([0-9a-f-]{36})"/.exec(list)?.[1];
        if (n % addresses.length === 0 && id !== undefined) await timed(officer, `/api/reports/${id}`, times);
        await new Promise((resolve) => setTimeout(resolve, READING_MS));
      }
      officer.close();
    }),
  );
  return times.sort((a, b) => a - b);
}

async function timed(officer: Connection, path: string, times: number[]): Promise<string> {
  const began = performance.now();
  const { status, body } = await officer.get(path);
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  times.push(performance.now() - began);
  return body;
}

async function json<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${server.origin}${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** A sound JPEG of two megabytes: one segment of notes, one scan of noise that holds no marker. */
function photo(): Buffer<ArrayBuffer> {
  const noise = randomBytes(PHOTO_BYTES).map((byte) => (byte === 0xff ? 0xfe : byte));
  const notes = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 0x12]), Buffer.from("Exif\0\0GPSGPSGPS!")]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    notes,
    Buffer.from([0xff, 0xda, 0x00, 0x02]),
    noise,
    Buffer.from([0xff, 0xd9]),
  ]);
}

function percentile(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
