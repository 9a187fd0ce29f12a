/**
 * 419 phones come back to the line within the same minutes, each with what it has done meanwhile, while officers work: none is refused,
 * and each request is answered soon. `--minutes N` (5) within which they come; `--visits N` (20) that each brings.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { addDays } from "../src/kernel/calendar-date.ts";
import { today } from "../src/kernel/clock.ts";
import { VACANT_VILLAGE } from "../src/modules/workforce/demo/vacant-village.ts";
import { readDivisions } from "../src/platform/places/seed-places.ts";
import { logInOverHttp } from "../test/support/http-caller.ts";
import { connectPhone, type PhoneLine } from "../test/support/phone-line.ts";
import { startServer } from "../test/support/server.ts";
import { round } from "./support/load.ts";

const TARGET_P95 = 500;
const DESK_TARGET_P95 = 300;

const given = process.argv.slice(2);
const numberOf = (name: string, otherwise: number) => {
  const at = given.indexOf(name);
  return at < 0 ? otherwise : Number(given[at + 1]);
};
const minutes = numberOf("--minutes", 5);
const visits = numberOf("--visits", 20);

const { townships } = await readDivisions();
/** One has nobody; another one's director has two phones instead. */
const peopled = townships
  .flatMap((township) => township.villages.map(([code]) => code))
  .filter((code) => code !== VACANT_VILLAGE);
const villages = [...peopled, ...peopled.slice(0, 1)];
const server = await startServer();
const times = { push: [] as number[], pull: [] as number[], idle: [] as number[], desk: [] as number[] };
const idleBytes: number[] = [];
let refused = 0;
let delivered = 0;
try {
  const phones: PhoneLine[] = [];
  for (const code of villages) phones.push(await connectPhone(server.url, code));
  let isOver = false;
  const officers = work(() => isOver);
  const began = performance.now();
  await Promise.all(
    phones.map(async (phone, nth) => {
      await pause((nth / phones.length) * minutes * 60_000);
      await comeBack(phone);
    }),
  );
  const took = performance.now() - began;
  isOver = true;
  await officers;
  const all = [...times.push, ...times.pull, ...times.idle].sort((a, b) => a - b);
  const results = {
    name: "field-sync",
    phones: phones.length,
    minutes,
    visitsEach: visits,
    tookSeconds: round(took / 1000),
    delivered,
    refused,
    requests: all.length,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    pushP95: percentile(times.push, 0.95),
    pullP95: percentile(times.pull, 0.95),
    idleP95: percentile(times.idle, 0.95),
    idleBytesMost: Math.max(...idleBytes),
    deskP95: percentile(times.desk, 0.95),
    targets: { p95: TARGET_P95, deskP95: DESK_TARGET_P95, idleBytes: 1024 },
    met: {
      p95: percentile(all, 0.95) <= TARGET_P95,
      noneRefused: refused === 0,
      desk: percentile(times.desk, 0.95) <= DESK_TARGET_P95,
      idleBytes: Math.max(...idleBytes) <= 1024,
    },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(
    new URL("./results/field-sync.json", import.meta.url),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  console.log(results);
} finally {
  await server.remove();
}

/** A phone sends what it has, reads what is new, and asks once more when nothing is. */
async function comeBack(phone: PhoneLine): Promise<void> {
  const read = await timed(times.pull, () => phone.pull());
  const children = phone.childIds;
  if (children.length === 0) return;
  // A day's round after another, so that each visit tells the register something new.
  const mutations = Array.from({ length: visits }, (_, nth) =>
    phone.visitOf(children[nth % children.length] ?? "", {
      on: addDays(today(), -Math.floor(nth / children.length)),
      note: `第 ${nth + 1} 次`,
    }),
  );
  const receipts = await timed(times.push, () => phone.push(mutations));
  refused += receipts.filter(({ state }) => state !== "applied").length;
  delivered += receipts.filter(({ state }) => state === "applied").length;
  await readToTheEnd(phone);
  const { bytes } = await timed(times.idle, () => phone.pull());
  idleBytes.push(bytes);
  if (read.documents > 500) throw new Error("more files than a phone may hold");
}

/** What follows from a visit (the plan, what is asked of the township) comes a moment later, as on a phone that stays open. */
async function readToTheEnd(phone: PhoneLine): Promise<void> {
  for (let isNew = true; isNew; ) {
    const { documents, gone } = await timed(times.pull, () => phone.pull());
    isNew = documents + gone > 0;
    await pause(isNew ? 1_000 : 0);
  }
}

/** Officers who look at visits and files meanwhile. */
async function work(isOver: () => boolean): Promise<void> {
  const officer = await logInOverHttp(server.url, "district");
  const addresses = ["/api/visits", "/api/due-visits", "/api/desk", "/api/ledgers/leftBehind?limit=50"];
  for (let n = 0; !isOver(); n++) {
    await timed(times.desk, () => officer.get(addresses[n % addresses.length] ?? ""));
    await pause(250);
  }
}

async function timed<Result>(into: number[], act: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await act();
  into.push(performance.now() - began);
  return result;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
